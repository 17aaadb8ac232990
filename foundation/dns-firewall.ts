import * as aws from "@pulumi/aws";
import type { LayerContext } from "../shared/components";
import type { Network } from "./vpc";

/** Names that every environment resolves: AWS's own, the VPC's, service discovery's, and the API's. */
function ownDomains({ names, settings }: LayerContext): string[] {
  return [
    "*.amazonaws.com",
    // The sign-in pages, which also hand out tokens.
    "*.amazoncognito.com",
    "*.compute.internal",
    `*.${names.namespace()}`,
    ...(settings.domain === undefined ? [] : [settings.domain.name]),
  ];
}

/** Route 53 answers with the root's dot; a name without it would differ in every preview. */
const rooted = (domain: string): string => `${domain}.`;

/**
 * The VPC resolves the names of a list and no others, so that code which should not be there finds nobody to send data to
 * (TRADAI-S-34, EDGAR-30). A failure of the firewall itself closes the way: prod would rather stop than leak.
 */
export function createDnsFirewall(context: LayerContext, { vpc }: Network): void {
  const { names, settings } = context;
  const { on, domains } = settings.network.dnsFirewall;
  if (!on) return;
  const list = (part: "allowed" | "others", listed: string[]): aws.route53.ResolverFirewallDomainList =>
    new aws.route53.ResolverFirewallDomainList(
      `dns-firewall-${part}`,
      { name: names.firewall(part), domains: listed.map(rooted), tags: context.tags(names.firewall(part)) },
      context.options(),
    );
  const allowed = list("allowed", [...ownDomains(context), ...domains]);
  const others = list("others", ["*"]);
  const name = names.firewall("egress");
  const group = new aws.route53.ResolverFirewallRuleGroup(
    "dns-firewall",
    { name, tags: context.tags(name) },
    context.options(),
  );
  const allow = new aws.route53.ResolverFirewallRule(
    "dns-firewall-allow",
    {
      name: names.firewall("allowed"),
      firewallRuleGroupId: group.id,
      firewallDomainListId: allowed.id,
      priority: 100,
      action: "ALLOW",
      // Exchanges stand behind the names of delivery networks, which change.
      firewallDomainRedirectionAction: "TRUST_REDIRECTION_DOMAIN",
    },
    context.options(),
  );
  const block = new aws.route53.ResolverFirewallRule(
    "dns-firewall-block",
    {
      name: names.firewall("others"),
      firewallRuleGroupId: group.id,
      firewallDomainListId: others.id,
      priority: 200,
      action: "BLOCK",
      blockResponse: "NODATA",
    },
    context.options(),
  );
  new aws.route53.ResolverFirewallRuleGroupAssociation(
    "dns-firewall-association",
    {
      name,
      firewallRuleGroupId: group.id,
      vpcId: vpc.id,
      priority: 101,
      tags: context.tags(name),
    },
    // With one of them alone, everything is resolved, or nothing.
    context.options({ dependsOn: [allow, block] }),
  );
  new aws.route53.ResolverFirewallConfig(
    "dns-firewall-config",
    { resourceId: vpc.id, firewallFailOpen: "DISABLED" },
    context.options(),
  );
}
