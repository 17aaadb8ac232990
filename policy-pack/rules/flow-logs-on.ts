import { deliveryProblems } from "../checks/flow-log-delivery";
import { policy } from "../examples/bucket";
import { trustService } from "../examples/iam";
import { inVpc, referring, vpc } from "../examples/network";
import type { ResourceGraph } from "../graph/graph";
import { required } from "../graph/lists";
import { OpenQuestions } from "../graph/open-questions";
import { UnknownRead } from "../graph/reader";
import { companionsOf, mayHaveCompanion, targetOf } from "../graph/references";
import type { Resource } from "../graph/resource";
import { vpcType } from "../graph/routes";
import { show } from "../graph/values";
import type { Check, Fixture, Rule, RuleContext } from "../rule";

const flowLogType = "aws:ec2/flowLog:FlowLog";
const logGroupType = "aws:cloudwatch/logGroup:LogGroup";

/** The flow logs of a VPC; throws where one may be there that cannot be told. */
function flowLogsOf(graph: ResourceGraph, subject: Resource): readonly Resource[] {
  const found = companionsOf(graph, subject, flowLogType, "vpcId");
  if (mayHaveCompanion(graph, subject, flowLogType, "vpcId")) {
    throw new UnknownRead("vpcId of a flow log");
  }
  return found;
}

function into(logs: readonly Resource[], kind: string): readonly Resource[] {
  return logs.filter(({ inputs }) => (inputs.text("logDestinationType") ?? "cloud-watch-logs") === kind);
}

/** Days that the group behind a flow log keeps; Infinity where it forgets nothing. */
function daysOf(log: Resource, { graph, requireWhole }: RuleContext): number {
  const target = [
    targetOf(graph, log, "logDestination", [logGroupType]),
    targetOf(graph, log, "logGroupName", [logGroupType]),
  ].find(({ kind }) => kind !== "absent");
  if (target?.kind === "undeclared") {
    requireWhole("the log group may be declared in another layer");
  }
  const group = required(target ?? { kind: "absent" }, "logDestination");
  const days = group.inputs.number("retentionInDays") ?? 0;
  return days === 0 ? Infinity : days;
}

const logged: Check = function* (subject, context) {
  const logs = into(flowLogsOf(context.graph, subject), "cloud-watch-logs");
  if (logs.length === 0) {
    yield { found: "no flow log of the VPC goes to a log group", expected: "a FlowLog of all traffic" };
    return;
  }
  const floor = context.settings.flowLogDays;
  const open = new OpenQuestions();
  const most = Math.max(...logs.map((log) => open.ask(() => daysOf(log, context)) ?? 0));
  if (most >= floor) {
    return;
  }
  open.settle();
  yield {
    found: `the flow logs are kept for ${most} days`,
    expected: `a log group with a retention of ${floor} days or more`,
    fix: "Raise retentionInDays of the flow log's group.",
  };
};

const copied: Check = function* (subject, { graph, settings }) {
  if (settings.flowLogsInBucket && into(flowLogsOf(graph, subject), "s3").length === 0) {
    yield {
      found: "no flow log of the VPC goes to a bucket",
      expected: 'a second FlowLog with `logDestinationType: "s3"`',
    };
  }
};

/** Half the traffic leaves half the questions unanswered: who was let in, or who tried. */
const everything: Check = function* (subject, { graph }) {
  for (const log of flowLogsOf(graph, subject)) {
    const kind = log.inputs.value("trafficType");
    if (kind !== "ALL") {
      yield {
        found: `the flow log records ${show(kind)} alone`,
        expected: '`trafficType: "ALL"`',
        resource: log,
      };
    }
  }
};

/** What is recorded arrives. */
const delivered: Check = function* (subject, context) {
  for (const log of flowLogsOf(context.graph, subject)) {
    yield* deliveryProblems(log, context);
  }
};

const group: Fixture = {
  type: logGroupType,
  name: "flow-log-group",
  inputs: { name: "/aws/vpc/tradai-prod/flow-logs", retentionInDays: 90 },
};
const log = referring(
  inVpc(flowLogType, "flow-log", { trafficType: "ALL", logDestinationType: "cloud-watch-logs" }),
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
const copy = inVpc(flowLogType, "flow-log-bucket", {
  trafficType: "ALL",
  logDestinationType: "s3",
  logDestination: "arn:aws:s3:::tradai-logs-prod/vpc",
});
const withInputs = (fixture: Fixture, inputs: Fixture["inputs"]): Fixture => ({
  ...fixture,
  inputs: { ...fixture.inputs, ...inputs },
});

const rule: Rule = {
  name: "flow-logs-on",
  title: "Every VPC records its traffic",
  description:
    "Every VPC has a flow log of all traffic into a log group that is kept as long as the environment demands, by a role that may write there, in prod with a copy in a bucket.",
  rationale:
    "Without flow logs nobody can tell after a break-in which machine was reached from where, and what it sent away.",
  remediation:
    "Declare a FlowLog for the VPC with trafficType ALL, a log group, and in prod a second one into S3.",
  severity: "high",
  kind: "stack",
  catalogue: { securityHub: ["EC2.6"], cis: ["3.7"], cdkNag: ["VPC7"], checkov: ["CKV2_AWS_11"] },
  findings: ["TRADAI-S-33", "EDGAR-47"],
  types: [vpcType],
  checks: [logged, copied, everything, delivered],
  examples: {
    compliant: [
      { title: "All traffic, 90 days and a copy in prod", resources: [vpc, group, log, copy, ...role] },
      {
        title: "A week and no copy in dev",
        environment: "dev",
        resources: [vpc, withInputs(group, { retentionInDays: 7 }), log, ...role],
      },
    ],
    violating: [
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
        { title: "A flow log without role", change: { iamRoleArn: undefined }, says: "has no role" },
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
    ],
  },
};

export default rule;
