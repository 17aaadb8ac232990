import { UNKNOWN } from "../graph/values";
import type { Example, Fixture, UndecidedExample, ViolatingExample } from "../rule";
import { groupRule, pair, referring, route, routeTable, securityGroup } from "./network";
import { acl, block, complete, row, without } from "./network-acls";

export const group = (name: string): Fixture => securityGroup(`group-${name}`);

/** A function in one private subnet. */
export const member = (name: string, zone: "a" | "b"): Fixture => ({
  type: "aws:lambda/function:Function",
  name,
  inputs: { vpcConfig: { subnetIds: [UNKNOWN], securityGroupIds: [UNKNOWN] } },
  references: { vpcConfig: [`subnet-private-${zone}`, `group-${name}`] },
});

const fromAddresses = (block: string, port: number): Fixture =>
  groupRule("Ingress", "ingress", "group-answers", port, { inputs: { cidrIpv4: block } });
export const toInternet = (inputs: Fixture["inputs"]): Fixture =>
  groupRule("Egress", "egress", "group-asks", 443, { inputs: { cidrIpv4: "0.0.0.0/0", ...inputs } });

export const asking = [group("asks"), member("asks", "a")];
export const answering = [group("answers"), member("answers", "b")];
const members = [...asking, ...answering];
const toGroup = groupRule("Egress", "egress", "group-asks", 80, { peer: "group-answers" });
export const fromGroup = groupRule("Ingress", "ingress", "group-answers", 80, { peer: "group-asks" });
const [a, b, vpcBlock, world] = ["10.0.11.0/24", "10.0.12.0/24", "10.0.0.0/16", "0.0.0.0/0"];
const http = [80, 80] as const;
const answers = [1024, 65_535] as const;
export const out = row("private", "egress", 120, http, b);
export const into = row("private", "ingress", 120, http, a);

const gateway = referring(
  { type: "aws:ec2/natGateway:NatGateway", name: "nat-gateway", inputs: {} },
  { subnetId: "subnet-public-a" },
);
const admitted = row("public", "ingress", 100, [443, 443], vpcBlock);
const sentOn = row("public", "egress", 100, [443, 443], world);
/** A NAT gateway in a public tier, and the table that leads to it. */
const throughGateway: readonly Fixture[] = [
  ...[...pair("public"), acl("public"), gateway],
  row("public", "ingress", 200, answers, world),
  row("public", "egress", 200, answers, vpcBlock),
  ...routeTable("routes-private", ["subnet-private-a"]),
  route("route-internet", "routes-private", { natGatewayId: "nat-gateway" }),
  ...[...asking, toInternet({})],
];

export const flowsThatPass: readonly Example[] = [
  {
    title: "A flow between groups in two subnets, with a row for each way",
    resources: [...complete, ...members, toGroup, fromGroup, out, into],
  },
  {
    title: "A flow between groups in two subnets, let in by a block of the list",
    resources: [
      ...without("network-acl-private"),
      acl("private", { ingress: [block(120, http, a)] }),
      ...[...members, fromGroup, out],
    ],
  },
  {
    title: "A flow within one subnet, which no list sees",
    resources: [...complete, ...asking, group("answers"), member("answers", "a"), fromGroup],
  },
  {
    title: "A flow to the internet on the port that the list lets out, while it refuses others",
    resources: [
      ...[...complete, ...asking, toInternet({})],
      row("private", "egress", 90, [40_000, 50_000], "172.16.0.0/12", { ruleAction: "deny" }),
    ],
  },
  {
    title: "A flow through a NAT gateway whose subnet lets it in and on",
    resources: [...complete, ...throughGateway, admitted, sentOn],
  },
  {
    title: "A flow through a NAT gateway in a subnet of another stack",
    resources: [
      ...complete,
      ...throughGateway.map((each) =>
        each.name === "nat-gateway" ? { ...each, inputs: { subnetId: "subnet-0" }, references: {} } : each,
      ),
    ],
  },
  {
    title: "Flows that end outside the subnets, datagrams, and a group of another stack",
    resources: [
      ...[...complete, ...members],
      groupRule("Egress", "to-partner", "group-asks", 22, { inputs: { cidrIpv4: "10.9.0.0/16" } }),
      groupRule("Egress", "to-clocks", "group-asks", 123, {
        inputs: { ipProtocol: "udp", cidrIpv4: world },
      }),
      fromAddresses(world, 80),
      {
        type: "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule",
        name: "of-another-stack",
        inputs: { securityGroupId: "sg-0", ipProtocol: "tcp", fromPort: 22, toPort: 22, cidrIpv4: world },
      },
    ],
  },
  {
    title: "Routes past the NAT gateway, and a default route that ends at no declared gateway",
    resources: [
      ...[...complete, ...pair("public"), acl("public"), gateway, ...asking, toInternet({})],
      row("public", "ingress", 200, answers, vpcBlock),
      row("public", "egress", 200, answers, vpcBlock),
      ...routeTable("routes-private", ["subnet-private-a"]),
      route(
        "route-partner",
        "routes-private",
        { natGatewayId: "nat-gateway" },
        { destinationCidrBlock: "10.9.0.0/16" },
      ),
      route(
        "route-internet",
        "routes-private",
        {},
        { destinationCidrBlock: world, transitGatewayId: "tgw-1" },
      ),
    ],
  },
];

const shut = (title: string, says: string, ...resources: readonly Fixture[]): ViolatingExample => ({
  title,
  resources: [...complete, ...resources],
  resource: "network-acl-private",
  says: `it does not let ${says} what the security groups do`,
});

export const flowsThatStop: readonly ViolatingExample[] = [
  shut("A flow that is not let out", `out to ${b} on tcp 80`, ...members, fromGroup, into),
  shut("A flow that is not let in", `in from ${a} on tcp 80`, ...members, fromGroup, out),
  shut(
    "A flow from addresses that is not let in",
    `in from ${a} on tcp 80`,
    ...[...answering, fromAddresses(a, 80), out],
  ),
  shut(
    "A port to the internet that is not let out",
    "out to 0.0.0.0/0 on tcp 22",
    ...[...asking, toInternet({ fromPort: 22, toPort: 22 })],
  ),
  {
    ...shut(
      "A NAT gateway whose subnet does not let in what it is to send on",
      `in from ${a} on tcp 443`,
      ...[...throughGateway, sentOn],
    ),
    resource: "network-acl-public",
  },
  {
    ...shut(
      "A NAT gateway whose subnet does not let out what it sends on",
      "out to 0.0.0.0/0 on tcp 443",
      ...[...throughGateway, admitted],
    ),
    resource: "network-acl-public",
  },
];

/** Subnets whose blocks AWS takes out of a pool of addresses. */
const chosenByAws = [...pair("public"), acl("public")].map(({ inputs, ...each }) => ({
  ...each,
  inputs: { ...inputs, cidrBlock: undefined },
}));
const open = (title: string, says: string, ...resources: readonly Fixture[]): UndecidedExample => ({
  title,
  resources: [...complete, ...resources],
  resource: "network-acl-private",
  says,
});

export const flowsUntold: readonly UndecidedExample[] = [
  open(
    "A group whose rules are not known",
    "group-asks: `ingress` is known only",
    ...[member("asks", "a"), securityGroup("group-asks", { ingress: UNKNOWN })],
  ),
  open(
    "A rule whose port is not known",
    "egress: `fromPort` is known only",
    ...[...asking, toInternet({ fromPort: UNKNOWN })],
  ),
  open(
    "A subnet whose addresses AWS chooses",
    "ingress: the addresses of subnet subnet-public-a are not known",
    ...[...answering, fromAddresses(a, 80), out, into, ...chosenByAws],
  ),
  open(
    "A NAT gateway whose subnet is not known",
    "egress: `subnetId` is known only",
    ...throughGateway.map((each) =>
      each.name === "nat-gateway" ? { ...each, inputs: { subnetId: UNKNOWN }, references: {} } : each,
    ),
  ),
];
