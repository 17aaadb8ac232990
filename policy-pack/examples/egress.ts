import { UNKNOWN } from "../graph/values";
import type { Example, Fixture, UndecidedExample, ViolatingExample } from "../rule";
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
  list("everything", "example.com", "*"),
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
    title: "TLS, packages, time and a wide rule towards the VPC, no firewall in dev",
    environment: "dev",
    resources: [
      vpc,
      securityGroup("group-nat", {
        egress: [
          { protocol: "tcp", fromPort: 80, toPort: 80, cidrBlocks: ["0.0.0.0/0"], description: "Packages" },
          { protocol: "udp", fromPort: 123, toPort: 123, cidrBlocks: ["0.0.0.0/0"], description: "Time" },
          { protocol: "-1", fromPort: 0, toPort: 0, cidrBlocks: ["10.0.0.0/16"], description: "The VPC" },
        ],
      }),
    ],
  },
  {
    title: "A way in from everywhere, and names of the VPC's own, in two groups of which the last one blocks",
    resources: [
      ...[vpc, ...without("exchanges", "everything"), service],
      groupRule("Ingress", "in", "group-backend-api", 8000, { inputs: { cidrIpv4: "0.0.0.0/0" } }),
      list("exchanges", "binance.com", "*.internal", "*.LOCAL."),
      list("everything", "*."),
      route53("RuleGroup", "first", { name: "tradai-first-prod" }),
      {
        ...association,
        name: "first-association",
        references: { ...association.references, firewallRuleGroupId: ["first"] },
      },
      referring(route53("Config", "config", { firewallFailOpen: "DISABLED" }), { resourceId: "vpc" }),
    ],
  },
  {
    title: "A firewall in dev, where none is asked for, that opens when it fails",
    environment: "dev",
    resources: [
      vpc,
      referring(route53("Config", "config", { firewallFailOpen: "ENABLED" }), { resourceId: "vpc" }),
    ],
  },
];

export const violatingEgress: readonly ViolatingExample[] = [
  ...[
    { title: "Every protocol to the internet", inputs: { ipProtocol: "-1" }, says: "every protocol" },
    { title: "Every port to the internet", inputs: { fromPort: 0, toPort: 65_535 }, says: "tcp 0-65535" },
    { title: "TLS over UDP", inputs: { ipProtocol: "udp" }, says: "udp 443" },
    { title: "A login on the internet", inputs: { fromPort: 22, toPort: 22 }, says: "tcp 22" },
    { title: "Time over TCP", inputs: { fromPort: 123, toPort: 123 }, says: "tcp 123" },
    { title: "A range that begins with TLS", inputs: { toPort: 444 }, says: "tcp 443-444" },
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
    title: "A VPC whose firewall guards another VPC",
    resources: [
      vpc,
      {
        ...association,
        inputs: { vpcId: "vpc-0", firewallRuleGroupId: "rslvr-frg-0", priority: 101 },
        references: {},
      },
    ],
    resource: "vpc",
    says: "any name is resolved",
  },
  {
    title: "A firewall whose rules only allow",
    resources: [vpc, ...without("block")],
    resource: "firewall",
    says: "the rule group firewall ends with ALLOW (allow)",
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
    says: "blocks a list (block) and lets every other name through",
  },
  {
    title: "A firewall that allows every name first",
    resources: [vpc, ...firewall, firewallRule("wide", 50, "ALLOW", "everything")],
    resource: "firewall",
    says: "lets every name through (wide) before it blocks any",
  },
  {
    title: "A firewall that only reports every name before it blocks any",
    resources: [vpc, ...firewall, firewallRule("report", 150, "ALERT", "everything")],
    resource: "firewall",
    says: "lets every name through (report) before it blocks any",
  },
  {
    title: "A firewall whose last rule says not what it does",
    resources: [
      vpc,
      ...firewall.map((each) =>
        each.name === "block" ? { ...each, inputs: { ...each.inputs, action: undefined } } : each,
      ),
    ],
    resource: "firewall",
    says: "ends with no action (block)",
  },
  {
    title: "A firewall that allows whatever ends with com, written with its last dot",
    resources: [vpc, ...without("exchanges"), list("exchanges", "*.com.")],
    resource: "firewall",
    says: "lets every name of *.com. through (allow)",
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

const open = (title: string, says: string, ...resources: readonly Fixture[]): UndecidedExample => ({
  ...{ title, resource: "vpc", says },
  resources: [vpc, ...resources],
});
/** One fixture that names something of another stack. */
const naming = (name: string, property: string, id: string): readonly Fixture[] =>
  firewall.map((each) =>
    each.name === name
      ? {
          ...each,
          inputs: { ...each.inputs, [property]: id },
          references: { ...each.references, [property]: [] },
        }
      : each,
  );

export const undecidedEgress: readonly UndecidedExample[] = [
  open(
    "A rule whose group is not known",
    "firewallRuleGroupId of a firewall rule",
    ...[
      ...firewall,
      route53("Rule", "open", { firewallRuleGroupId: UNKNOWN, priority: 10, action: "ALLOW" }),
    ],
  ),
  open(
    "A list of AWS's own",
    "what `firewallDomainListId` names is not declared here",
    ...naming("block", "firewallDomainListId", "rslvr-fdl-aws"),
  ),
  open(
    "A rule group of another stack",
    "what `firewallRuleGroupId` names is not declared here",
    ...naming("firewall-association", "firewallRuleGroupId", "rslvr-frg-0"),
  ),
  open("An association whose VPC is not known", "vpcId of a firewall association", {
    ...association,
    inputs: { vpcId: UNKNOWN, firewallRuleGroupId: "rslvr-frg-0" },
    references: {},
  }),
  {
    title: "A VPC of a layer, whose firewall another one may declare",
    scope: "layer",
    resources: [vpc],
    resource: "vpc",
    says: "the association may be declared in another layer",
  },
];
