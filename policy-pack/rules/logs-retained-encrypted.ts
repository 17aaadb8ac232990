import { problemOfKey } from "../checks/customer-key";
import { isImposed } from "../checks/imposed-log-groups";
import { compliantRetention, violatingRetention } from "../examples/log-retention";
import type { ResourceGraph } from "../graph/graph";
import { companionsOf } from "../graph/references";
import type { Resource } from "../graph/resource";
import { namesWord } from "../iam/patterns";
import type { Check, Rule } from "../rule";

const groupType = "aws:cloudwatch/logGroup:LogGroup";

type GroupRole = "audit" | "flow" | "application";

/** What a group is for: by the producer that names it, else by the prefix that AWS or the documents give it. */
function roleOf(graph: ResourceGraph, group: Resource): GroupRole {
  if (companionsOf(graph, group, "aws:cloudtrail/trail:Trail", "cloudWatchLogsGroupArn").length > 0) {
    return "audit";
  }
  if (companionsOf(graph, group, "aws:ec2/flowLog:FlowLog", "logDestination").length > 0) {
    return "flow";
  }
  const name = String(group.inputs.text("name"));
  if (name.startsWith("/aws/cloudtrail/")) {
    return "audit";
  }
  return name.endsWith("/flow-logs") ? "flow" : "application";
}

const retained: Check = function* (subject, { graph, settings }) {
  const floors = {
    audit: settings.auditLogDays,
    flow: settings.flowLogDays,
    application: settings.logDays,
  };
  const role = roleOf(graph, subject);
  if (subject.inputs.text("logGroupClass") === "DELIVERY") {
    yield {
      found: "the group is of class DELIVERY: it forgets after two days, whatever its retention",
      expected: "the standard class",
    };
  }
  const days = subject.inputs.number("retentionInDays") ?? 0;
  if (days === 0) {
    yield { found: "the group keeps its events for ever", expected: `${floors[role]} days or more` };
  } else if (days < floors[role]) {
    yield {
      found: `the group keeps its events for ${days} days`,
      expected: `at least ${floors[role]} days for a group of role ${role}`,
    };
  }
};

const customerKey: Check = function* (subject, context) {
  const problem = context.settings.customerKeys ? problemOfKey(context, subject, "kmsKeyId") : undefined;
  if (problem !== undefined) {
    yield { found: `the group has no customer key: ${problem}`, expected: "`kmsKeyId` set" };
  }
};

const namesEnvironment: Check = function* ({ inputs }, { environment }) {
  const name = inputs.text("name");
  if (name === undefined) {
    yield { found: "the group has no name of its own", expected: `one that holds "${environment}"` };
  } else if (!isImposed(name) && !namesWord(name, environment)) {
    yield { found: `the name ${name} has no environment`, expected: `a name that holds "${environment}"` };
  }
};

const rule: Rule = {
  name: "logs-retained-encrypted",
  title: "Logs are kept long enough and no longer for ever",
  description:
    "Every log group names its environment and sets a retention of at least the environment's floor, with a customer key where the environment has them.",
  rationale:
    "A group without retention is paid for for ever; one that forgets too soon leaves nothing to investigate; two environments in one group hide each other.",
  remediation: "Set retentionInDays and kmsKeyId, and end the name with the environment.",
  severity: "medium",
  kind: "stack",
  catalogue: { securityHub: ["CloudWatch.16"], checkov: ["CKV_AWS_66", "CKV_AWS_158", "CKV_AWS_338"] },
  findings: ["TRADAI-H-22", "TRADAI-S-32", "TRADAI-S-40", "ORION-09", "TRADAI-H-10"],
  types: [groupType],
  checks: [retained, customerKey, namesEnvironment],
  examples: { compliant: compliantRetention, violating: violatingRetention },
};

export default rule;
