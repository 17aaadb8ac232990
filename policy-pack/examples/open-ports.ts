import { UNKNOWN } from "../graph/values";
import type { Example, Fixture, ViolatingExample } from "../rule";
import { alb, at443, at80, balancer, defaultGroup, listener } from "./ingress";
import { oldRule, open, publicSide, service, world } from "./ingress";
import { groupRule, inVpc, securityGroup, vpc } from "./network";

const office = { cidrIpv4: "203.0.113.0/24" };
const into = (name: string, port: number, inputs: Fixture["inputs"], group = "group-backend-api"): Fixture =>
  groupRule("Ingress", name, group, port, { inputs });
export const ofAnotherStack = (inputs: Fixture["inputs"]): Fixture => ({
  type: "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule",
  name: "elsewhere",
  inputs: { securityGroupId: "sg-0", ipProtocol: "tcp", description: "A flow", ...inputs },
});
const prefixList: Fixture = {
  type: "aws:ec2/managedPrefixList:ManagedPrefixList",
  name: "offices",
  inputs: { name: "tradai-offices-prod", addressFamily: "IPv4", maxEntries: 5 },
};
const referringTo = (fixture: Fixture, property: string): Fixture => ({
  ...fixture,
  references: { ...fixture.references, [property]: ["offices"] },
});
const group = (inputs: Fixture["inputs"]): Fixture => securityGroup("group-backend-api", inputs);
const block = (inputs: Fixture["inputs"]): object => ({
  ...{ protocol: "tcp", fromPort: 22, toPort: 22, description: "A flow" },
  ...inputs,
});

/** Ports and addresses that a rule opens. */
export const compliantPorts: readonly Example[] = [
  {
    title: "Ports between those of databases and shells for an office, datagrams, and what leaves",
    resources: [
      ...[vpc, defaultGroup, service],
      into("range", 8000, { ...office, toPort: 8100 }),
      into("datagrams", 22, { ...office, ipProtocol: "udp" }),
      into("wide", 8443, { cidrIpv4: "10.0.0.0/8" }),
      into("wide-of-ipv6", 8443, { cidrIpv4: undefined, cidrIpv6: "2001:db8::/16" }),
      into("from-aws", 22, { prefixListId: "pl-0" }),
      groupRule("Egress", "out", "group-backend-api", 22, { inputs: world }),
      oldRule("out-of-the-older-kind", "group-backend-api", {
        ...{ type: "egress", fromPort: 22, toPort: 22, cidrBlocks: ["0.0.0.0/0"] },
      }),
    ],
  },
  {
    title: "A layer with a public load balancer and what may belong to it",
    scope: "layer",
    resources: [
      ...[vpc, defaultGroup, ...publicSide],
      { ...listener("forward"), name: "open-listener", references: {} },
    ],
  },
  {
    title: "Plain http that leads on, beside a listener that serves",
    resources: [
      ...[vpc, defaultGroup, alb, balancer(false), at443, at80],
      {
        ...listener("forward"),
        name: "https-listener",
        inputs: { ...listener("forward").inputs, port: 443, protocol: "HTTPS" },
      },
      listener("redirect"),
    ],
  },
  {
    title: "A load balancer that leaves its kind and side to AWS, beside an internal one",
    resources: [
      ...[vpc, defaultGroup, alb, at443, securityGroup("group-inner")],
      balancer(false, { internal: undefined, loadBalancerType: undefined }),
      {
        ...balancer(true, { name: "tradai-inner-prod", securityGroups: UNKNOWN }),
        name: "inner",
        references: {},
      },
    ],
  },
];

const only443 = "only 443, and 80 to redirect there, are for everybody";
const secondBalancer: Fixture = { ...balancer(false, { name: "tradai-second-prod" }), name: "second" };

export const violatingPorts: readonly ViolatingExample[] = [
  ...[
    { port: 22, title: "A login for an office" },
    { port: 3389, title: "A desktop for an office" },
    { port: 5985, title: "Management of Windows for an office" },
    { port: 5986, title: "Management of Windows over TLS for an office" },
  ].map(({ port, title }) =>
    open(
      title,
      [service, into("in", port, office)],
      "in",
      `tcp ${port} is open to 203.0.113.0/24, with the administration port ${port}`,
    ),
  ),
  open(
    "A login for two offices into a group of another stack, by the older rule",
    [
      {
        type: "aws:ec2/securityGroupRule:SecurityGroupRule",
        name: "in",
        inputs: {
          ...{ type: "ingress", securityGroupId: "sg-0", protocol: "tcp", description: "A flow" },
          ...{ fromPort: 22, toPort: 22, cidrBlocks: ["203.0.113.0/24", "198.51.100.0/24"] },
        },
      },
    ],
    "in",
    "tcp 22 is open to 203.0.113.0/24, 198.51.100.0/24, with the administration port 22",
  ),
  open(
    "Every protocol for an office",
    [service, into("in", 0, { ...office, ipProtocol: "-1" })],
    "in",
    "every protocol is open to 203.0.113.0/24, with the administration port 22, 3389, 5985, 5986",
  ),
  ...[
    { protocol: "-1", shown: "every protocol", title: "Every protocol for the world" },
    { protocol: undefined, shown: "every protocol", title: "A rule for the world that names no protocol" },
    { protocol: "ALL", shown: "every protocol", title: "All protocols for the world" },
    { protocol: "6", shown: "tcp 8000", title: "A port for the world, of a protocol by its number" },
    { protocol: "17", shown: "udp 8000", title: "Datagrams of the world, by the number of their protocol" },
    { protocol: "1", shown: "icmp 8000", title: "Messages of the world, by the number of their protocol" },
  ].map(({ protocol, shown, title }) =>
    open(
      title,
      [service, into("in", 8000, { ...world, ipProtocol: protocol })],
      "in",
      `${shown} is open to 0.0.0.0/0: no public load balancer stands in the group`,
    ),
  ),
  open(
    "A rule for the world that names no port",
    [service, into("in", 0, { ...world, fromPort: undefined, toPort: undefined })],
    "in",
    "tcp 0-65535 is open to 0.0.0.0/0",
  ),
  open(
    "A port for the world over IPv6",
    [service, into("in", 8000, { cidrIpv6: "::/0" })],
    "in",
    "tcp 8000 is open to ::/0",
  ),
  open(
    "A port for the world in a group of another stack",
    [ofAnotherStack({ fromPort: 8000, toPort: 8000, ...world })],
    "elsewhere",
    "tcp 8000 is open to 0.0.0.0/0: the group is not declared here",
  ),
  open(
    "443 of a network load balancer",
    [alb, balancer(false, { loadBalancerType: "network" }), at443],
    "alb-https",
    "no public load balancer stands in the group",
  ),
  open(
    "443 beside a public load balancer of another group",
    [...publicSide, service, into("in", 443, world)],
    "in",
    "no public load balancer stands in the group",
  ),
  ...[
    { title: "A range from 443 on", port: 443, inputs: { toPort: 444 } },
    { title: "443 for datagrams", port: 443, inputs: { ipProtocol: "udp" } },
    { title: "A range from 80 on", port: 80, inputs: { toPort: 81 } },
  ].map(({ title, port, inputs }) =>
    open(
      `${title} of a public load balancer`,
      [...publicSide, into("in", port, { ...world, ...inputs }, "group-alb")],
      "in",
      only443,
    ),
  ),
  open(
    "Plain http on which nobody listens",
    [
      ...[alb, balancer(false), at443, at80],
      {
        ...listener("redirect"),
        inputs: { ...listener("redirect").inputs, loadBalancerArn: "arn:aws:elasticloadbalancing:elsewhere" },
        references: {},
      },
    ],
    "alb-http",
    only443,
  ),
  open(
    "Plain http of a listener that does nothing",
    [
      ...[alb, balancer(false), at443, at80],
      { ...listener("redirect"), inputs: { ...listener("redirect").inputs, defaultActions: [] } },
    ],
    "alb-http",
    only443,
  ),
  open(
    "Plain http that leads to plain http",
    [alb, balancer(false), listener("redirect", "HTTP"), at443, at80],
    "alb-http",
    only443,
  ),
  open(
    "Plain http that one of two load balancers serves",
    [
      ...[...publicSide, secondBalancer],
      { ...listener("forward"), name: "second-listener", references: { loadBalancerArn: ["second"] } },
    ],
    "alb-http",
    only443,
  ),
  ...[
    {
      title: "A login for the addresses of a list",
      resources: [service, referringTo(into("in", 22, { prefixListId: UNKNOWN }), "prefixListId")],
    },
    {
      title: "A login for the addresses of a list, by the older rule",
      resources: [
        service,
        referringTo(
          oldRule("in", "group-backend-api", { fromPort: 22, toPort: 22, prefixListIds: [UNKNOWN] }),
          "prefixListIds",
        ),
      ],
    },
  ].map(({ title, resources }) =>
    open(
      title,
      [prefixList, ...resources],
      "in",
      "tcp 22 is open to a prefix list, with the administration port 22",
    ),
  ),
  open(
    "A login for the addresses of a list, by a block",
    [prefixList, referringTo(group({ ingress: [block({ prefixListIds: [UNKNOWN] })] }), "ingress")],
    "group-backend-api",
    "tcp 22 is open to a prefix list",
  ),
  open(
    "A block without description",
    [group({ egress: [block({ cidrBlocks: ["10.0.0.0/16"], description: "" })] })],
    "group-backend-api",
    "the egress rule egress[0] has no description",
  ),
  open(
    "A group without description",
    [group({ description: undefined })],
    "group-backend-api",
    "the group does not say what its members are",
  ),
  {
    title: "A default group with two rules",
    resources: [
      vpc,
      inVpc("aws:ec2/defaultSecurityGroup:DefaultSecurityGroup", "default-group", {
        ingress: [block({ self: true }), block({ self: true, fromPort: 80, toPort: 80 })],
      }),
    ],
    resource: "default-group",
    says: "the default group has 2 ingress rules",
  },
];
