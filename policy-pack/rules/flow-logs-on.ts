import { deliveryProblems } from "../checks/flow-log-delivery";
import { compliantFlowLogs, undecidedFlowLogs, violatingFlowLogs } from "../examples/flow-logs";
import type { ResourceGraph } from "../graph/graph";
import { required } from "../graph/lists";
import { OpenQuestions } from "../graph/open-questions";
import { UnknownRead } from "../graph/reader";
import { companionsOf, mayHaveCompanion, targetOf } from "../graph/references";
import type { Resource } from "../graph/resource";
import { vpcType } from "../graph/routes";
import { show } from "../graph/values";
import type { Check, Rule, RuleContext } from "../rule";

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
  const target = targetOf(graph, log, "logDestination", [logGroupType]);
  if (target.kind === "undeclared") {
    requireWhole("the log group may be declared in another layer");
  }
  const days = required(target, "logDestination").inputs.number("retentionInDays") ?? 0;
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
    compliant: compliantFlowLogs,
    violating: violatingFlowLogs,
    undecided: undecidedFlowLogs,
  },
};

export default rule;
