import { UNKNOWN } from "../graph/values";
import type { Example, Fixture, UndecidedExample, ViolatingExample } from "../rule";
import { groupRule, pair, publicRoutes, referring, securityGroup, vpc } from "./network";

const forwards = Buffer.from("sysctl -w net.ipv4.ip_forward=1").toString("base64");

/** A NAT instance that a group launches in the public subnets. */
const nat: readonly Fixture[] = [
  ...[vpc, ...pair("public"), ...pair("private"), ...publicRoutes, securityGroup("group-nat")],
  referring(
    {
      type: "aws:ec2/launchTemplate:LaunchTemplate",
      name: "nat-template",
      inputs: { userData: forwards, networkInterfaces: [{ securityGroups: [UNKNOWN] }] },
      references: { networkInterfaces: ["group-nat"] },
    },
    {},
  ),
  {
    type: "aws:autoscaling/group:Group",
    name: "nat",
    inputs: { name: "tradai-nat-dev", launchTemplate: { id: UNKNOWN }, vpcZoneIdentifiers: [UNKNOWN] },
    references: { launchTemplate: ["nat-template"], vpcZoneIdentifiers: ["subnet-public-a"] },
  },
];
const admits = (block: string): Fixture =>
  groupRule("Ingress", `from-${block}`, "group-nat", 443, { inputs: { cidrIpv4: block } });

export const admittedByNat: readonly Example[] = [
  {
    title: "A NAT that admits every private subnet",
    environment: "dev",
    resources: [...nat, admits("10.0.11.0/24"), admits("10.0.12.0/24")],
  },
  {
    title: "A NAT that admits the whole VPC",
    environment: "dev",
    resources: [...nat, admits("10.0.0.0/16")],
  },
];

export const refusedByNat: readonly ViolatingExample[] = [
  {
    title: "A NAT that admits one private subnet of two",
    environment: "dev",
    resources: [...nat, admits("10.0.11.0/24")],
    resource: "nat",
    says: "does not admit 10.0.12.0/24 on tcp 443",
  },
  {
    title: "A NAT that admits the private subnets on another port",
    environment: "dev",
    resources: [
      ...nat,
      groupRule("Ingress", "plain", "group-nat", 80, { inputs: { cidrIpv4: "10.0.0.0/16" } }),
    ],
    resource: "nat",
    says: "group-nat does not admit 10.0.11.0/24, 10.0.12.0/24 on tcp 443",
  },
];

export const undecidedByNat: readonly UndecidedExample[] = [
  {
    title: "A NAT, while the group of a rule is not known",
    environment: "dev",
    resources: [
      ...[...nat, admits("10.0.11.0/24")],
      {
        type: "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule",
        name: "open",
        inputs: { securityGroupId: UNKNOWN, ipProtocol: "tcp", fromPort: 443, toPort: 443 },
      },
    ],
    resource: "nat",
    says: "`securityGroupId of an ingress rule` is known only",
  },
  {
    title: "A NAT of a layer, whose rules another one may declare",
    environment: "dev",
    scope: "layer",
    resources: [...nat, admits("10.0.11.0/24")],
    resource: "nat",
    says: "rules of the NAT's group may be declared in another layer",
  },
];
