import { UNKNOWN } from "../graph/values";
import type { Example, Fixture, UndecidedExample, ViolatingExample } from "../rule";
import { policy } from "./bucket";
import { trustService } from "./iam";
import { inVpc, referring, vpc } from "./network";

const group: Fixture = {
  type: "aws:cloudwatch/logGroup:LogGroup",
  name: "flow-log-group",
  inputs: { name: "/aws/vpc/tradai-prod/flow-logs", retentionInDays: 90 },
};
const log = referring(
  inVpc("aws:ec2/flowLog:FlowLog", "flow-log", {
    trafficType: "ALL",
    logDestinationType: "cloud-watch-logs",
  }),
  { logDestination: "flow-log-group", iamRoleArn: "flow-log-role" },
);
const arn = "arn:aws:logs:eu-central-1:600802701449:log-group:/aws/vpc/tradai-prod/flow-logs:*";
const role: readonly Fixture[] = [
  {
    type: "aws:iam/role:Role",
    name: "flow-log-role",
    inputs: {
      name: "tradai-flow-logs-prod",
      assumeRolePolicy: policy(trustService("vpc-flow-logs.amazonaws.com")),
    },
  },
  {
    type: "aws:iam/rolePolicy:RolePolicy",
    name: "flow-log-policy",
    inputs: {
      role: "tradai-flow-logs-prod",
      policy: policy({
        Effect: "Allow",
        Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
        Resource: arn,
      }),
    },
  },
];
const copy = inVpc("aws:ec2/flowLog:FlowLog", "flow-log-bucket", {
  trafficType: "ALL",
  logDestinationType: "s3",
  logDestination: "arn:aws:s3:::tradai-logs-prod/vpc",
});
const withInputs = (fixture: Fixture, inputs: Fixture["inputs"]): Fixture => ({
  ...fixture,
  inputs: { ...fixture.inputs, ...inputs },
});

const dev = { environment: "dev" } as const;
/** A format that holds every field but one. */
const formatWithout = (field: string): string =>
  ["srcaddr", "dstaddr", "dstport", "protocol", "action"]
    .filter((each) => each !== field)
    .map((each) => `\${${each}}`)
    .join(" ");
const complete = [vpc, group, log, copy, ...role];
/** A flow log into a group that nothing tells. */
const unread: Fixture = {
  ...withInputs(log, { logDestination: UNKNOWN }),
  name: "flow-log-open",
  references: { vpcId: ["vpc"], iamRoleArn: ["flow-log-role"] },
};
const trusting = (...statements: readonly object[]): readonly Fixture[] =>
  role.map((each) =>
    each.name === "flow-log-role" ? withInputs(each, { assumeRolePolicy: policy(...statements) }) : each,
  );

export const compliantFlowLogs: readonly Example[] = [
  { title: "All traffic, 90 days and a copy in prod", resources: [vpc, group, log, copy, ...role] },
  {
    title: "A week and no copy in dev",
    environment: "dev",
    resources: [vpc, withInputs(group, { retentionInDays: 7 }), log, ...role],
  },

  {
    title: "A group that forgets nothing, a format of its own, and a destination that needs no type",
    resources: [
      ...[vpc, withInputs(group, { retentionInDays: undefined }), copy],
      ...[withInputs(log, { logDestinationType: undefined, logFormat: formatWithout("") })],
      ...trusting(trustService("ec2.amazonaws.com"), {
        ...trustService("vpc-flow-logs.amazonaws.com"),
        Principal: { Service: ["vpc-flow-logs.amazonaws.com", "delivery.logs.amazonaws.com"] },
      }),
    ],
  },
  {
    title: "A layer with a group whose days are none, and with a role of another stack",
    scope: "layer",
    resources: [
      ...[vpc, withInputs(group, { retentionInDays: 0 }), copy],
      {
        ...withInputs(log, { iamRoleArn: "arn:aws:iam::600802701449:role/tradai-elsewhere-prod" }),
        references: { vpcId: ["vpc"], logDestination: ["flow-log-group"] },
      },
    ],
  },
  {
    title:
      "A second flow log into a group that is kept for a week, and a third one into a group not yet known",
    resources: [
      ...complete,
      {
        ...withInputs(group, { name: "/aws/vpc/tradai-prod/short", retentionInDays: 7 }),
        name: "short-group",
      },
      { ...log, name: "flow-log-short", references: { ...log.references, logDestination: ["short-group"] } },
      unread,
    ].map((each) =>
      each.name === "flow-log-policy"
        ? withInputs(each, {
            policy: policy({
              Effect: "Allow",
              Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
              Resource: [arn, arn.replace("flow-logs", "short")],
            }),
          })
        : each,
    ),
  },
];

export const violatingFlowLogs: readonly ViolatingExample[] = [
  {
    title: "A VPC that is not logged",
    environment: "dev",
    resources: [vpc],
    resource: "vpc",
    says: "no flow log",
  },
  {
    title: "Accepted traffic alone",
    resources: [vpc, group, withInputs(log, { trafficType: "ACCEPT" }), copy, ...role],
    resource: "flow-log",
    says: '"ACCEPT"',
  },
  {
    title: "A month in prod",
    resources: [vpc, withInputs(group, { retentionInDays: 30 }), log, copy, ...role],
    resource: "vpc",
    says: "for 30 days",
  },
  {
    title: "No copy in prod",
    resources: [vpc, group, log, ...role],
    resource: "vpc",
    says: "goes to a bucket",
  },
  ...[
    {
      title: "A flow log without role",
      change: { iamRoleArn: undefined, logDestinationType: undefined },
      says: "has no role",
    },
    {
      title: "Records that say nothing",
      change: { logFormat: "${version} ${srcaddr} ${dstaddr} ${dstport} ${protocol}" },
      says: "lack action",
    },
  ].map(({ title, change, says }) => ({
    title,
    environment: "dev",
    resources: [vpc, group, withInputs(log, change), ...role],
    resource: "flow-log",
    says,
  })),
  ...[
    {
      title: "A role that nobody assumes",
      name: "flow-log-role",
      inputs: { assumeRolePolicy: policy(trustService("ec2.amazonaws.com")) },
      says: "does not trust",
    },
    {
      title: "A role that may do nothing",
      name: "flow-log-policy",
      inputs: { policy: policy({ Effect: "Allow", Action: "logs:DescribeLogGroups", Resource: arn }) },
      says: "does not grant logs:CreateLogStream and logs:PutLogEvents",
    },
    {
      title: "A role that may not write",
      name: "flow-log-policy",
      inputs: { policy: policy({ Effect: "Allow", Action: "logs:CreateLogStream", Resource: arn }) },
      says: "does not grant logs:PutLogEvents",
    },
  ].map(({ title, name, inputs, says }) => ({
    title,
    environment: "dev",
    resources: [
      vpc,
      group,
      log,
      ...role.map((each) => (each.name === name ? withInputs(each, inputs) : each)),
    ],
    resource: "flow-log",
    says,
  })),
  {
    title: "A copy into no bucket",
    resources: [vpc, group, log, ...role, withInputs(copy, { logDestination: undefined })],
    resource: "flow-log-bucket",
    says: "no destination",
  },
  {
    title: "A flow log of one subnet, not of the VPC",
    environment: "dev",
    resources: [vpc, group, { ...log, inputs: { ...log.inputs, vpcId: undefined }, references: {} }],
    resource: "vpc",
    says: "no flow log",
  },

  ...["srcaddr", "dstaddr", "dstport", "protocol", "action"].map((field) => ({
    ...dev,
    title: `Records without ${field}`,
    resources: [vpc, group, withInputs(log, { logFormat: formatWithout(field) }), ...role],
    resource: "flow-log",
    says: `the records of the flow log lack ${field}`,
  })),
  {
    ...dev,
    title: "A role that refuses the service of flow logs",
    resources: [
      ...[vpc, group, log],
      ...trusting({ ...trustService("vpc-flow-logs.amazonaws.com"), Effect: "Deny" }),
    ],
    resource: "flow-log",
    says: "flow-log-role does not trust vpc-flow-logs.amazonaws.com",
  },
];

export const undecidedFlowLogs: readonly UndecidedExample[] = [
  {
    ...dev,
    title: "A VPC, while the VPC of a flow log is not known",
    resources: [vpc, { ...withInputs(log, { vpcId: UNKNOWN, logDestination: UNKNOWN }), references: {} }],
    resource: "vpc",
    says: "`vpcId of a flow log` is known only",
  },
  {
    ...dev,
    title: "A flow log into a group that is not known",
    resources: [vpc, unread, ...role],
    resource: "vpc",
    says: "`logDestination` is known only",
  },
  {
    ...dev,
    title: "A flow log into a group of another stack",
    resources: [
      vpc,
      { ...withInputs(unread, { logDestination: "arn:aws:logs:eu-central-1:600802701449:log-group:other" }) },
      ...role,
    ],
    resource: "vpc",
    says: "what `logDestination` names is not declared here",
  },
  {
    ...dev,
    scope: "layer",
    title: "A flow log of a layer into a group that another one may declare",
    resources: [
      vpc,
      { ...withInputs(unread, { logDestination: "arn:aws:logs:eu-central-1:600802701449:log-group:other" }) },
      ...role,
    ],
    resource: "vpc",
    says: "the log group may be declared in another layer",
  },
];
