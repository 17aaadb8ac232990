import { ofType } from "../checks/of-type";
import { compliantEgress, undecidedEgress, violatingEgress } from "../examples/egress";
import { isWorld } from "../graph/address-blocks";
import type { ResourceGraph } from "../graph/graph";
import { required } from "../graph/lists";
import { UnknownRead } from "../graph/reader";
import { companionsOf, mayHaveCompanion, targetOf } from "../graph/references";
import type { Resource } from "../graph/resource";
import { vpcType } from "../graph/routes";
import { addressesOf, portsOf, ruleHolders, rulesHeldBy, showPorts } from "../graph/security-groups";
import type { Ports } from "../graph/security-groups";
import type { Check, Rule } from "../rule";

const associationType =
  "aws:route53/resolverFirewallRuleGroupAssociation:ResolverFirewallRuleGroupAssociation";
const configType = "aws:route53/resolverFirewallConfig:ResolverFirewallConfig";
const ruleGroupType = "aws:route53/resolverFirewallRuleGroup:ResolverFirewallRuleGroup";
const firewallRuleType = "aws:route53/resolverFirewallRule:ResolverFirewallRule";
const domainListType = "aws:route53/resolverFirewallDomainList:ResolverFirewallDomainList";

/** What may leave for the internet: TLS, package mirrors, time. */
function mayLeave({ protocol, from, to }: Ports): boolean {
  return (
    from === to &&
    ((protocol === "tcp" && (from === 443 || from === 80)) || (protocol === "udp" && from === 123))
  );
}

const narrow: Check = function* (holder, { graph }) {
  for (const rule of rulesHeldBy(graph, holder).filter(({ direction }) => direction === "egress")) {
    const world = addressesOf(rule).filter(isWorld);
    const ports = world.length > 0 ? portsOf(rule) : undefined;
    if (ports && !mayLeave(ports)) {
      yield {
        found: `${showPorts(ports)} may leave for ${world.join(", ")}`,
        expected: "tcp 443 (80 and udp 123 where needed); anything else to a named group",
        fix: "Narrow the rule to the port that is needed, and to a group where the other side is one.",
      };
    }
  }
};

/** What is wrong with a rule group as a list of names that may be resolved; undefined where it ends with a refusal. */
function problemOf(graph: ResourceGraph, group: Resource): string | undefined {
  const rules = companionsOf(graph, group, firewallRuleType, "firewallRuleGroupId");
  if (mayHaveCompanion(graph, group, firewallRuleType, "firewallRuleGroupId")) {
    throw new UnknownRead("firewallRuleGroupId of a firewall rule");
  }
  const ordered = rules
    .map((each) => ({ each, priority: each.inputs.number("priority") ?? 0 }))
    .sort((a, b) => a.priority - b.priority);
  const last = ordered.at(-1)?.each;
  if (!last) {
    return "has no rule";
  }
  const action = last.inputs.text("action") ?? "no action";
  if (action !== "BLOCK") {
    return `ends with ${action} (${last.name})`;
  }
  if (!domainsOf(graph, last).some(isEveryName)) {
    return `blocks a list (${last.name}) and lets every other name through`;
  }
  // A rule that only alerts lets the name through and ends the search too.
  const passed = ordered
    .filter(({ each }) => each.inputs.text("action") !== "BLOCK")
    .flatMap(({ each }) => domainsOf(graph, each).map((domain) => ({ each, domain })));
  const open = passed.find(({ domain }) => isEveryName(domain));
  if (open) {
    return `lets every name through (${open.each.name}) before it blocks any`;
  }
  const wide = passed.find(({ domain }) => isWholeTopLevel(domain));
  return wide && `lets every name of ${wide.domain} through (${wide.each.name})`;
}

const isEveryName = (domain: string): boolean => ["*", "*."].includes(domain);

/** Names of the VPC's own are nobody's to buy. */
const ownNames: readonly string[] = ["*.internal", "*.local"];

/** True for `*.com`: whoever wants a name there buys one. */
function isWholeTopLevel(domain: string): boolean {
  const labels = domain
    .toLowerCase()
    .split(".")
    .filter((label) => label !== "");
  return labels.length === 2 && labels[0] === "*" && !ownNames.includes(labels.join("."));
}

function domainsOf(graph: ResourceGraph, firewallRule: Resource): readonly string[] {
  const list = targetOf(graph, firewallRule, "firewallDomainListId", [domainListType]);
  return required(list, "firewallDomainListId").inputs.texts("domains");
}

const filtered: Check = function* (vpc, { graph, settings, requireWhole }) {
  if (!settings.dnsFirewall) {
    return;
  }
  const associations = companionsOf(graph, vpc, associationType, "vpcId");
  if (associations.length === 0) {
    if (mayHaveCompanion(graph, vpc, associationType, "vpcId")) {
      throw new UnknownRead("vpcId of a firewall association");
    }
    requireWhole("the association may be declared in another layer");
    yield {
      found: "no DNS firewall is associated with the VPC: any name is resolved",
      expected: "a ResolverFirewallRuleGroupAssociation whose group ends with a BLOCK of every name",
    };
    return;
  }
  // The groups are asked by priority, and a name that one does not decide goes to the next.
  const problems = associations.flatMap((each) => {
    const target = targetOf(graph, each, "firewallRuleGroupId", [ruleGroupType]);
    const group = required(target, "firewallRuleGroupId");
    const problem = problemOf(graph, group);
    return problem === undefined ? [] : [{ group, problem }];
  });
  if (problems.length < associations.length) {
    return;
  }
  for (const { group, problem } of problems) {
    yield {
      found: `the rule group ${group.name} ${problem}`,
      expected: "a last rule that blocks `*`: a name that nobody listed is not resolved",
      resource: group,
    };
  }
};

/** What the firewall cannot judge is not resolved: whoever floods it must not open it. */
const failsClosed: Check = function* (vpc, { graph, settings }) {
  for (const config of settings.dnsFirewall ? companionsOf(graph, vpc, configType, "resourceId") : []) {
    if (config.inputs.text("firewallFailOpen") === "ENABLED") {
      yield {
        found: "the DNS firewall lets every name through where it fails",
        expected: '`firewallFailOpen: "DISABLED"`',
        resource: config,
      };
    }
  }
};

const rule: Rule = {
  name: "egress-controlled",
  title: "What leaves the VPC is named",
  description:
    "No security group lets more than TLS (80 and time, where needed) leave for the internet, and where the environment has a DNS firewall every VPC resolves listed names alone.",
  rationale:
    "Whoever takes over a container calls home with whatever port and name is left open, and takes the keys of an exchange along.",
  remediation: "Open only tcp 443 to the internet, and associate a DNS firewall that ends with BLOCK.",
  severity: "high",
  kind: "stack",
  catalogue: { checkov: ["CKV_AWS_382"] },
  findings: ["TRADAI-S-34", "EDGAR-30"],
  types: [vpcType, ...ruleHolders],
  checks: [ofType(ruleHolders, narrow), ofType([vpcType], filtered), ofType([vpcType], failsClosed)],
  examples: { compliant: compliantEgress, violating: violatingEgress, undecided: undecidedEgress },
};

export default rule;
