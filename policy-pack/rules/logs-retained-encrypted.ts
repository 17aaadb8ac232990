import type { ResourceGraph } from "../graph/graph";
import { problemOfKey } from "../checks/customer-key";
import { imposedBy } from "../checks/imposed-log-groups";
import { targetOf } from "../graph/references";
import type { Resource } from "../graph/resource";
import { namesWord } from "../iam/patterns";
import type { Check, Fixture, Rule } from "../rule";

const groupType = "aws:cloudwatch/logGroup:LogGroup";
const key = "arn:aws:kms:eu-central-1:600802701449:key/3f0c0c1e-0000-4000-8000-000000000001";

type GroupRole = "audit" | "flow" | "application";

/** What a group is for: by the producer that names it, else by the prefix that AWS or the documents give it. */
function roleOf(graph: ResourceGraph, group: Resource): GroupRole {
  const feeds = (type: string, property: string): boolean =>
    graph.ofType(type).some((producer) => {
      const target = targetOf(graph, producer, property, [groupType]);
      return target.kind === "resource" && target.resource === group;
    });
  if (feeds("aws:cloudtrail/trail:Trail", "cloudWatchLogsGroupArn")) {
    return "audit";
  }
  if (feeds("aws:ec2/flowLog:FlowLog", "logDestination")) {
    return "flow";
  }
  const name = group.inputs.text("name") ?? "";
  if (name.startsWith("/aws/cloudtrail/")) {
    return "audit";
  }
  if (name.endsWith("/flow-logs")) {
    return "flow";
  }
  return "application";
}

function group(name: string, inputs: Readonly<Record<string, unknown>> = {}): Fixture {
  return {
    type: groupType,
    name: "group",
    inputs: { name, retentionInDays: 400, kmsKeyId: key, ...inputs },
  };
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
  if (name !== undefined && imposedBy(name) !== undefined) {
    return;
  }
  if (name === undefined || !namesWord(name, environment)) {
    yield {
      found: name === undefined ? "the group has no name of its own" : `the name ${name} has no environment`,
      expected: `a name that holds "${environment}"`,
    };
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
  examples: {
    compliant: [
      { title: "The trail's group in prod", resources: [group("/aws/cloudtrail/tradai-prod")] },
      {
        title: "Flow logs kept for a week in dev",
        environment: "dev",
        resources: [group("/aws/vpc/tradai-dev/flow-logs", { retentionInDays: 7, kmsKeyId: undefined })],
      },
      {
        title: "The account's group of enhanced monitoring, which AWS names",
        resources: [group("RDSOSMetrics")],
      },
    ],
    violating: [
      {
        title: "A class that forgets after two days, whatever its retention",
        environment: "dev",
        resources: [group("/tradai/dev/backend-api", { logGroupClass: "DELIVERY", kmsKeyId: undefined })],
        resource: "group",
        says: "of class DELIVERY",
      },
      {
        title: "A group without retention",
        resources: [group("/aws/lambda/tradai-prod", { retentionInDays: undefined })],
        resource: "group",
        says: "for ever",
      },
      {
        title: "An audit group kept as long as an application's",
        resources: [group("/aws/cloudtrail/tradai-prod", { retentionInDays: 90 })],
        resource: "group",
        says: "for 90 days",
      },
      {
        title: "An application's group below the floor",
        environment: "dev",
        resources: [group("/tradai/dev/backend-api", { retentionInDays: 14 })],
        resource: "group",
        says: "for 14 days",
      },
      {
        title: "Flow logs forgotten before the week is over",
        environment: "dev",
        resources: [group("/aws/vpc/tradai-dev/flow-logs", { retentionInDays: 5 })],
        resource: "group",
        says: "for 5 days",
      },
      {
        title: "The group of a trail, whatever its name",
        resources: [
          group("/tradai/prod/audit", { retentionInDays: 90 }),
          {
            type: "aws:cloudtrail/trail:Trail",
            name: "trail",
            inputs: { cloudWatchLogsGroupArn: Symbol("unknown") },
            references: { cloudWatchLogsGroupArn: ["group"] },
          },
        ],
        resource: "group",
        says: "for 90 days",
      },
      {
        title: "No customer key in prod",
        resources: [group("/tradai/prod/backend-api", { kmsKeyId: undefined })],
        resource: "group",
        says: "no customer key",
      },
      {
        title: "A key of another account",
        resources: [
          group("/tradai/prod/backend-api", { kmsKeyId: key.replace("600802701449", "111122223333") }),
        ],
        resource: "group",
        says: "belongs to another account",
      },
      {
        title: "A name without environment",
        resources: [group("/aws/cloudtrail/tradai")],
        resource: "group",
        says: "has no environment",
      },
    ],
  },
};

export default rule;
