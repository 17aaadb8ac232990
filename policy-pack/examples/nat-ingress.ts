import { UNKNOWN } from "../graph/values";
import type { Example, Fixture, UndecidedExample, ViolatingExample } from "../rule";
import { groupRule, inVpc, pair, publicRoutes, referring, securityGroup, vpc } from "./network";

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

/** The NAT instance in two groups. */
const inTwo = (spare: Fixture): readonly Fixture[] => [
  ...nat.map((each) =>
    each.name === "nat-template"
      ? {
          ...each,
          inputs: { ...each.inputs, networkInterfaces: [{ securityGroups: [UNKNOWN, UNKNOWN] }] },
          references: { networkInterfaces: ["group-nat", "group-spare"] },
        }
      : each,
  ),
  spare,
];

/** The NAT instance in other subnets. */
const nowIn = (vpcZoneIdentifiers: unknown, ...subnets: readonly string[]): readonly Fixture[] =>
  nat.map((each) =>
    each.name === "nat"
      ? {
          ...each,
          inputs: { ...each.inputs, vpcZoneIdentifiers },
          references: { ...each.references, vpcZoneIdentifiers: subnets },
        }
      : each,
  );

export const admittedByNat: readonly Example[] = [
  {
    title: "Machines that forward in a private subnet too",
    environment: "dev",
    resources: nowIn([UNKNOWN, UNKNOWN], "subnet-public-a", "subnet-private-a"),
  },
  {
    title: "Machines that forward in no subnet of the program",
    environment: "dev",
    resources: nowIn(undefined),
  },
  {
    title: "Groups of machines that are no NAT, one without a declared template",
    environment: "dev",
    resources: [
      ...nat.map((each) =>
        each.name === "nat" ? referring(each, { vpcZoneIdentifiers: ["subnet-private-a"] }) : each,
      ),
      {
        type: "aws:autoscaling/group:Group",
        name: "workers",
        inputs: { name: "tradai-workers-dev", launchTemplate: { id: "lt-0" }, vpcZoneIdentifiers: [UNKNOWN] },
        references: { vpcZoneIdentifiers: ["subnet-private-a"] },
      },
    ],
  },
  {
    title: "A NAT in a group of a VPC that another stack declares",
    environment: "dev",
    resources: nat.map((each) =>
      each.name === "group-nat"
        ? { ...each, inputs: { ...each.inputs, vpcId: "vpc-0" }, references: {} }
        : each,
    ),
  },
  {
    title: "A NAT in two groups, each of which admits a private subnet",
    environment: "dev",
    resources: [
      ...inTwo(securityGroup("group-spare")),
      admits("10.0.11.0/24"),
      groupRule("Ingress", "spare", "group-spare", 443, { inputs: { cidrIpv4: "10.0.12.0/24" } }),
    ],
  },
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
    title: "A NAT beside a group of others, which admits the private subnets",
    environment: "dev",
    resources: [
      ...[...nat, securityGroup("group-spare")],
      groupRule("Ingress", "spare", "group-spare", 443, { inputs: { cidrIpv4: "10.0.0.0/16" } }),
      referring(
        inVpc("aws:ec2/vpcEndpoint:VpcEndpoint", "endpoint-sqs", {
          serviceName: "com.amazonaws.eu-central-1.sqs",
          vpcEndpointType: "Interface",
        }),
        { securityGroupIds: ["group-spare"] },
      ),
    ],
    resource: "nat",
    says: "group-nat does not admit 10.0.11.0/24, 10.0.12.0/24 on tcp 443",
  },
  {
    title: "A NAT in two groups, neither of which admits the private subnets",
    environment: "dev",
    resources: inTwo(securityGroup("group-spare")),
    resource: "nat",
    says: "group-nat, group-spare does not admit 10.0.11.0/24, 10.0.12.0/24 on tcp 443",
  },
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
  ...[
    {
      where: "in two public subnets and one of another layer",
      resources: nowIn([UNKNOWN, UNKNOWN, "subnet-0"], "subnet-public-a", "subnet-public-b"),
    },
    { where: "whose subnets are those of another layer", resources: nowIn(undefined) },
  ].map(({ where, resources }) => ({
    title: `A NAT of a layer ${where}`,
    environment: "dev",
    scope: "layer" as const,
    resources,
    resource: "nat",
    says: "the subnets of the scaling group may be declared in another layer",
  })),
  {
    title: "A NAT, while the rules of one of its groups are not known",
    environment: "dev",
    resources: inTwo(securityGroup("group-spare", { ingress: UNKNOWN })),
    resource: "nat",
    says: "`securityGroupId of an ingress rule` is known only",
  },
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
