import { ofType } from "../checks/of-type";
import { eventRuleChecks, eventRuleType, eventTargetChecks, eventTargetType } from "../checks/rule-delivery";
import { account, policy, region } from "../examples/bucket";
import { eventRule, eventTarget, functionArn, permission, ruleArn, worker } from "../examples/function";
import { key, rootDelegation } from "../examples/key";
import { admitToQueue, queue, queueArn } from "../examples/queue";
import { useKey } from "../examples/topic";
import type { Fixture, Rule } from "../rule";

const service = "events.amazonaws.com";
const failures = "tradai-events-dlq-prod";
const fifo = "tradai-jobs-prod.fifo";
const fromRule = { ArnEquals: { "aws:SourceArn": ruleArn } };
const queuePolicy = (physical: string, statement: object, name: string): Fixture => ({
  type: "aws:sqs/queuePolicy:QueuePolicy",
  name,
  inputs: {
    queueUrl: `https://sqs.${region}.amazonaws.com/${account}/${physical}`,
    policy: policy(statement),
  },
});
const guard = queuePolicy(failures, admitToQueue(service, failures, fromRule), "failures-policy");
const complete: readonly Fixture[] = [
  eventRule(),
  eventTarget(queueArn(failures)),
  permission(),
  worker(),
  queue("failures", failures),
  guard,
];
const replaced = (...changed: readonly Fixture[]): readonly Fixture[] =>
  complete.map((each) => changed.find(({ name }) => name === each.name) ?? each);
const without = (name: string): readonly Fixture[] => complete.filter((each) => each.name !== name);
const encrypted = queue("failures", failures, { kmsMasterKeyId: "alias/tradai-logs-prod" });
const toQueue = (inputs: object, statement: object): readonly Fixture[] => [
  ...replaced(eventTarget(queueArn(failures), { arn: queueArn(fifo), ...inputs })),
  queue("jobs", fifo),
  queuePolicy(fifo, statement, "jobs-policy"),
];
const group = { sqsTarget: { messageGroupId: "nightly" } };
const machineArn = `arn:aws:states:${region}:${account}:stateMachine:tradai-retraining-prod`;
const toMachine = (trusted: string, action: string, roleArn: string | undefined): readonly Fixture[] => [
  ...replaced(eventTarget(queueArn(failures), { arn: machineArn, roleArn })),
  {
    type: "aws:sfn/stateMachine:StateMachine",
    name: "machine",
    inputs: { name: "tradai-retraining-prod" },
  },
  {
    type: "aws:iam/role:Role",
    name: "events-role",
    inputs: {
      name: "tradai-events-prod",
      assumeRolePolicy: policy({
        Effect: "Allow",
        Principal: { Service: trusted },
        Action: "sts:AssumeRole",
      }),
    },
  },
  {
    type: "aws:iam/rolePolicy:RolePolicy",
    name: "events-policy",
    inputs: {
      role: "tradai-events-prod",
      policy: policy({ Effect: "Allow", Action: action, Resource: machineArn }),
    },
  },
];
const eventsRole = `arn:aws:iam::${account}:role/tradai-events-prod`;
const startExecution = "states:StartExecution";

const rule: Rule = {
  name: "event-rule-complete",
  title: "Event rules reach their targets",
  description:
    "Every event rule has a target, and each target, with its dead-letter queue and their keys, admits the rule or is called with a role that may.",
  rationale:
    "EventBridge drops what it may not deliver: a launch whose routes are never set or a nightly job that never starts shows in no log of the program.",
  remediation:
    "Give the rule a target, a function a Permission with the rule's ARN, a queue and its key a statement for events.amazonaws.com, and a state machine or task a role.",
  severity: "high",
  kind: "stack",
  catalogue: { checkov: ["CKV_AWS_364"] },
  relations: [14, 15, 16, 17, 55],
  findings: ["TRADAI-S-29", "ORION-22"],
  types: [eventRuleType, eventTargetType],
  checks: [
    ...eventRuleChecks.map((check) => ofType([eventRuleType], check)),
    ...eventTargetChecks.map((check) => ofType([eventTargetType], check)),
  ],
  examples: {
    compliant: [
      { title: "A function and a queue for its failures", environment: "dev", resources: complete },
      {
        title: "A queue on a customer key that admits EventBridge",
        resources: [...replaced(encrypted), ...key({}, rootDelegation, useKey(service))],
      },
      {
        title: "A FIFO queue with its message group",
        resources: toQueue(group, admitToQueue(service, fifo, fromRule)),
      },
      {
        title: "A state machine with its role",
        resources: toMachine(service, startExecution, eventsRole),
      },
      {
        title: "An alias with its own permission",
        resources: [
          ...replaced(
            eventTarget(queueArn(failures), { arn: `${functionArn}:live` }),
            permission({ qualifier: "live" }),
          ),
          {
            type: "aws:lambda/alias:Alias",
            name: "alias",
            inputs: { name: "live", functionName: "tradai-worker-prod" },
          },
        ],
      },
    ],
    violating: [
      {
        title: "A rule without target",
        environment: "dev",
        resources: without("target"),
        resource: "rule",
        says: "no target",
      },
      {
        title: "A function that the rule may not call",
        environment: "dev",
        resources: without("permission"),
        resource: "target",
        says: "rule calls worker, and no permission lets it",
      },
      {
        title: "A permission for another rule",
        resources: replaced(permission({ sourceArn: ruleArn.replace("worker", "others") })),
        resource: "target",
        says: "no permission",
      },
      {
        title: "A permission of the function where the rule calls its alias",
        resources: [
          ...replaced(eventTarget(queueArn(failures), { arn: `${functionArn}:live` })),
          {
            type: "aws:lambda/alias:Alias",
            name: "alias",
            inputs: { name: "live", functionName: "tradai-worker-prod" },
          },
        ],
        resource: "target",
        says: "by its alias live",
      },
      {
        title: "A queue for failures that does not admit EventBridge",
        environment: "dev",
        resources: without("failures-policy"),
        resource: "target",
        says: "leaves failures in failures, whose policy",
      },
      {
        title: "A queue for failures that admits another rule",
        resources: replaced(
          queuePolicy(
            failures,
            admitToQueue(service, failures, {
              ArnEquals: { "aws:SourceArn": ruleArn.replace("worker", "others") },
            }),
            "failures-policy",
          ),
        ),
        resource: "target",
        says: "leaves failures in failures, whose policy",
      },
      {
        title: "A key under which EventBridge may not send",
        resources: [...replaced(encrypted), ...key()],
        resource: "target",
        says: "its key logs does not admit events.amazonaws.com",
      },
      {
        title: "A target queue that does not admit EventBridge",
        resources: toQueue(group, admitToQueue("sns.amazonaws.com", fifo)),
        resource: "target",
        says: "sends to jobs, whose policy",
      },
      {
        title: "A FIFO queue without message group",
        resources: toQueue({}, admitToQueue(service, fifo, fromRule)),
        resource: "target",
        says: "no message group",
      },
      {
        title: "A state machine without role",
        resources: toMachine(service, startExecution, undefined),
        resource: "target",
        says: "called without a role",
      },
      {
        title: "A role that EventBridge may not assume",
        resources: toMachine("scheduler.amazonaws.com", startExecution, eventsRole),
        resource: "target",
        says: "does not trust events.amazonaws.com",
      },
      {
        title: "A role that may not start the machine",
        resources: toMachine(service, "states:DescribeExecution", eventsRole),
        resource: "target",
        says: "does not grant states:StartExecution",
      },
    ],
  },
};

export default rule;
