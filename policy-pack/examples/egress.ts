import type { Example, Fixture, ViolatingExample } from "../rule";
import { groupRule, inVpc, referring, securityGroup, vpc } from "./network";

const route53 = (kind: string, name: string, inputs: Fixture["inputs"]): Fixture => ({
  type: `aws:route53/resolverFirewall${kind}:ResolverFirewall${kind}`,
  name,
  inputs,
});
const list = (name: string, ...domains: readonly string[]): Fixture =>
  route53("DomainList", name, { name: `tradai-${name}-prod`, domains });
const firewallRule = (name: string, priority: number, action: string, domains: string): Fixture =>
  referring(route53("Rule", name, { name: `tradai-${name}-prod`, priority, action }), {
    firewallRuleGroupId: "firewall",
    firewallDomainListId: domains,
  });
const association = referring(
  inVpc(
    "aws:route53/resolverFirewallRuleGroupAssociation:ResolverFirewallRuleGroupAssociation",
    "firewall-association",
    { priority: 101 },
  ),
  { firewallRuleGroupId: "firewall" },
);
const firewall: readonly Fixture[] = [
  route53("RuleGroup", "firewall", { name: "tradai-firewall-prod" }),
  list("exchanges", "*.binance.com"),
  list("everything", "*"),
  firewallRule("allow", 100, "ALLOW", "exchanges"),
  firewallRule("block", 200, "BLOCK", "everything"),
  association,
];
const without = (...names: readonly string[]): readonly Fixture[] =>
  firewall.filter(({ name }) => !names.includes(name));

const service = securityGroup("group-backend-api");
const out = (inputs: Fixture["inputs"]): Fixture =>
  groupRule("Egress", "out", "group-backend-api", 443, { inputs: { cidrIpv4: "0.0.0.0/0", ...inputs } });

export const compliantEgress: readonly Example[] = [
  { title: "TLS to the internet, names from a list", resources: [vpc, ...firewall, service, out({})] },
  {
    title: "TLS, time and a wide rule towards the VPC, no firewall in dev",
    environment: "dev",
    resources: [
      vpc,
      securityGroup("group-nat", {
        egress: [
          { protocol: "udp", fromPort: 123, toPort: 123, cidrBlocks: ["0.0.0.0/0"], description: "Time" },
          { protocol: "-1", fromPort: 0, toPort: 0, cidrBlocks: ["10.0.0.0/16"], description: "The VPC" },
        ],
      }),
    ],
  },
];

export const violatingEgress: readonly ViolatingExample[] = [
  ...[
    { title: "Every protocol to the internet", inputs: { ipProtocol: "-1" }, says: "every protocol" },
    { title: "Every port to the internet", inputs: { fromPort: 0, toPort: 65_535 }, says: "tcp 0-65535" },
    { title: "TLS over UDP", inputs: { ipProtocol: "udp" }, says: "udp 443" },
    {
      title: "Every port to the internet over IPv6",
      inputs: { cidrIpv4: undefined, cidrIpv6: "::/0", fromPort: 1024, toPort: 65_535 },
      says: "::/0",
    },
  ].map(({ title, inputs, says }) => ({
    title,
    environment: "dev",
    resources: [vpc, service, out(inputs)],
    resource: "out",
    says,
  })),
  {
    title: "Every protocol to the internet, by a block",
    environment: "dev",
    resources: [
      vpc,
      securityGroup("group-backend-api", {
        egress: [{ protocol: "-1", fromPort: 0, toPort: 0, cidrBlocks: ["0.0.0.0/0"] }],
      }),
    ],
    resource: "group-backend-api",
    says: "every protocol",
  },
  {
    title: "A VPC without DNS firewall in staging",
    environment: "staging",
    resources: [vpc],
    resource: "vpc",
    says: "any name is resolved",
  },
  {
    title: "A firewall whose rules only allow",
    resources: [vpc, ...without("block")],
    resource: "firewall",
    says: "ends with ALLOW",
  },
  {
    title: "A firewall that blocks a list of bad names and lets the rest through",
    resources: [
      vpc,
      ...without("block"),
      list("bad", "*.example.com"),
      firewallRule("block", 200, "BLOCK", "bad"),
    ],
    resource: "firewall",
    says: "lets every other name through",
  },
  {
    title: "A firewall that allows every name first",
    resources: [vpc, ...firewall, firewallRule("wide", 50, "ALLOW", "everything")],
    resource: "firewall",
    says: "allows every name (wide)",
  },
  {
    title: "A firewall that only reports",
    resources: [vpc, ...without("block"), firewallRule("block", 200, "ALERT", "everything")],
    resource: "firewall",
    says: "ends with ALERT",
  },
  {
    title: "A rule group without rules",
    resources: [vpc, ...without("block", "allow")],
    resource: "firewall",
    says: "has no rule",
  },
  {
    title: "A firewall that allows whatever ends with com",
    resources: [vpc, ...without("exchanges"), list("exchanges", "*.binance.com", "*.com")],
    resource: "firewall",
    says: "lets every name of *.com through (allow)",
  },
  {
    title: "A firewall that opens when it fails",
    resources: [
      vpc,
      ...firewall,
      referring(route53("Config", "config", { firewallFailOpen: "ENABLED" }), { resourceId: "vpc" }),
    ],
    resource: "config",
    says: "where it fails",
  },
];
