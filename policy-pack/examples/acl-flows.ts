import { UNKNOWN } from "../graph/values";
import type { Example, Fixture, ViolatingExample } from "../rule";
import { inVpc, referring } from "./network";
import { complete, row } from "./network-acls";

const group = (name: string): Fixture => inVpc("aws:ec2/securityGroup:SecurityGroup", `group-${name}`);

/** A function in one private subnet. */
const member = (name: string, zone: "a" | "b"): Fixture => ({
  type: "aws:lambda/function:Function",
  name,
  inputs: { vpcConfig: { subnetIds: [UNKNOWN], securityGroupIds: [UNKNOWN] } },
  references: { vpcConfig: [`subnet-private-${zone}`, `group-${name}`] },
});

const ingress = (peer: object, port: number, ...references: readonly string[]): Fixture => ({
  ...referring(
    {
      type: "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule",
      name: "ingress",
      inputs: { ipProtocol: "tcp", fromPort: port, toPort: port, ...peer },
    },
    { securityGroupId: "group-answers" },
  ),
  references: {
    securityGroupId: ["group-answers"],
    ...(references.length > 0 && { referencedSecurityGroupId: references }),
  },
});

const toInternet = (port: number): Fixture =>
  referring(
    {
      type: "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule",
      name: "egress",
      inputs: { ipProtocol: "tcp", fromPort: port, toPort: port, cidrIpv4: "0.0.0.0/0" },
    },
    { securityGroupId: "group-asks" },
  );

const members = [group("asks"), group("answers"), member("asks", "a"), member("answers", "b")];
const fromGroup = ingress({ referencedSecurityGroupId: UNKNOWN }, 80, "group-asks");
const [a, b] = ["10.0.11.0/24", "10.0.12.0/24"];
const http = [80, 80] as const;
const out = row("private", "egress", 120, http, b);
const into = row("private", "ingress", 120, http, a);

export const flowsThatPass: readonly Example[] = [
  {
    title: "A flow between groups in two subnets, with a row for each way",
    resources: [...complete, ...members, fromGroup, out, into],
  },
  {
    title: "A flow within one subnet, which no list sees",
    resources: [
      ...complete,
      group("asks"),
      group("answers"),
      member("asks", "a"),
      member("answers", "a"),
      fromGroup,
    ],
  },
  {
    title: "A flow to the internet on the port that the list lets out",
    resources: [...complete, group("asks"), member("asks", "a"), toInternet(443)],
  },
];

const shut = (title: string, says: string, ...resources: readonly Fixture[]): ViolatingExample => ({
  title,
  resources: [...complete, ...resources],
  resource: "network-acl-private",
  says,
});

export const flowsThatStop: readonly ViolatingExample[] = [
  shut("A flow that is not let out", `out to ${b} on tcp 80`, ...members, fromGroup, into),
  shut("A flow that is not let in", `in from ${a} on tcp 80`, ...members, fromGroup, out),
  shut(
    "A flow from addresses that is not let in",
    `in from ${a} on tcp 80`,
    ...[group("answers"), member("answers", "b"), ingress({ cidrIpv4: a }, 80), out],
  ),
  shut(
    "A port to the internet that is not let out",
    "out to 0.0.0.0/0 on tcp 22",
    ...[group("asks"), member("asks", "a"), toInternet(22)],
  ),
];
