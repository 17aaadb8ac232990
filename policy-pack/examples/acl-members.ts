import { UNKNOWN } from "../graph/values";
import type { Example, Fixture, ViolatingExample } from "../rule";
import { answering, asking, fromGroup, group, into, member, out, toInternet } from "./acl-flows";
import { groupRule, referring, securityGroup } from "./network";
import { a, b, complete } from "./network-acls";

/** Machines of a template, which a group starts in the other private subnet. */
const machines: readonly Fixture[] = [
  group("answers"),
  {
    type: "aws:ec2/launchTemplate:LaunchTemplate",
    name: "host-template",
    inputs: { networkInterfaces: [{ securityGroups: [UNKNOWN] }] },
    references: { networkInterfaces: ["group-answers"] },
  },
  {
    type: "aws:autoscaling/group:Group",
    name: "host",
    inputs: { name: "tradai-host-prod", launchTemplate: { id: UNKNOWN }, vpcZoneIdentifiers: [UNKNOWN] },
    references: { launchTemplate: ["host-template"], vpcZoneIdentifiers: ["subnet-private-b"] },
  },
];

/** The database of the database subnets, in a group. */
const database: readonly Fixture[] = complete.map((each) =>
  each.name === "database" ? referring(each, { vpcSecurityGroupIds: ["group-database"] }) : each,
);

/** A rule for the addresses of a subnet, which it takes from the subnet itself. */
const ofSubnet = (
  direction: "Ingress" | "Egress",
  name: string,
  port: number,
  subnet: string,
  cidrIpv4: string,
): Fixture => {
  const rule = groupRule(direction, name, direction === "Egress" ? "group-asks" : "group-answers", port, {
    inputs: { cidrIpv4 },
  });
  return { ...rule, references: { ...rule.references, cidrIpv4: [subnet] } };
};

const http = { protocol: "tcp", fromPort: 80, toPort: 80, description: "Callers" };
/** A list of groups of which one is known, beside a list whose group is not. */
const partlyKnown: readonly Fixture[] = [
  ...asking.map((each) => (each.name === "group-asks" ? { ...each, outputs: { id: "sg-0a11" } } : each)),
  ...[group("first"), group("second")],
  ...answering.map((each) => {
    const ingress = [
      { ...http, securityGroups: ["sg-0a11", UNKNOWN] },
      { ...http, securityGroups: [UNKNOWN] },
    ];
    return each.name === "group-answers"
      ? {
          ...each,
          inputs: { ...each.inputs, ingress },
          references: { ...each.references, ingress: ["group-first", "group-second"] },
        }
      : each;
  }),
];

/** Flows of members by where these stand. */
export const membersThatPass: readonly Example[] = [
  {
    title: "A way out of a function that knows a cache in the database's subnets, and does not stand there",
    resources: [
      ...[...complete, group("asks"), toInternet({})],
      ...[member("asks", "a")].map((each) => ({
        ...each,
        inputs: { ...each.inputs, environment: { variables: { CACHE: UNKNOWN } } },
        references: { ...each.references, environment: ["cache"] },
      })),
      referring(
        { type: "aws:elasticache/serverlessCache:ServerlessCache", name: "cache", inputs: {} },
        { subnetIds: ["subnet-database-a", "subnet-database-b"] },
      ),
    ],
  },
  {
    title: "A way out to the addresses of a subnet, in which no member of the group stands for that",
    resources: [
      ...[...complete, ...asking, toInternet({})],
      ofSubnet("Egress", "to-database", 5432, "subnet-database-a", "10.0.21.0/24"),
    ],
  },
  {
    title: "A flow from a function in a subnet of another stack",
    resources: [
      ...[...complete, ...answering, group("asks"), fromGroup],
      {
        type: "aws:lambda/function:Function",
        name: "asks",
        inputs: { vpcConfig: { subnetIds: ["subnet-0"], securityGroupIds: [UNKNOWN] } },
        references: { vpcConfig: ["group-asks"] },
      },
    ],
  },
];

const stopped = (title: string, says: string, ...resources: readonly Fixture[]): ViolatingExample => ({
  title,
  resources,
  resource: "network-acl-private",
  says: `it does not let ${says} what the security groups do`,
});

export const membersThatStop: readonly ViolatingExample[] = [
  stopped(
    "A flow to machines of a template that is not let out",
    `out to ${b} on tcp 80`,
    ...[...complete, ...asking, ...machines, fromGroup, into],
  ),
  stopped(
    "A flow from a group that a block names beside an unknown one, which is not let in",
    `in from ${a} on tcp 80`,
    ...[...complete, ...partlyKnown, out],
  ),
  {
    ...stopped(
      "A flow to a database, on a port that the list of its subnets does not let in",
      `in from ${a} on tcp 5433`,
      ...[...database, securityGroup("group-database"), ...asking],
      groupRule("Ingress", "ingress", "group-database", 5433, { peer: "group-asks" }),
    ),
    resource: "network-acl-database",
  },
];
