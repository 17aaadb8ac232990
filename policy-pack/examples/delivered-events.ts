import type { Example, Fixture, ViolatingExample } from "../rule";
import { account, policy, region } from "./bucket";
import { eventRule, eventTarget, functionArn, permission, ruleArn, worker } from "./function";
import { key, rootDelegation } from "./key";
import { admitToQueue, queue, queueArn } from "./queue";
import { useKey } from "./topic";

export const service = "events.amazonaws.com";
export const failures = "tradai-events-dlq-prod";
export const fifo = "tradai-jobs-prod.fifo";
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
export const complete: readonly Fixture[] = [
  eventRule(),
  eventTarget(queueArn(failures)),
  permission(),
  worker(),
  queue("failures", failures),
  guard,
];
export const replaced = (...changed: readonly Fixture[]): readonly Fixture[] =>
  complete.map((each) => changed.find(({ name }) => name === each.name) ?? each);
export const without = (name: string): readonly Fixture[] => complete.filter((each) => each.name !== name);
export const encrypted = queue("failures", failures, { kmsMasterKeyId: "alias/tradai-logs-prod" });
export const toQueue = (inputs: object, statement: object): readonly Fixture[] => [
  ...replaced(eventTarget(queueArn(failures), { arn: queueArn(fifo), ...inputs })),
  queue("jobs", fifo),
  queuePolicy(fifo, statement, "jobs-policy"),
];
const group = { sqsTarget: { messageGroupId: "nightly" } };
const alias: Fixture = {
  type: "aws:lambda/alias:Alias",
  name: "alias",
  inputs: { name: "live", functionName: "tradai-worker-prod" },
};
export const machineArn = `arn:aws:states:${region}:${account}:stateMachine:tradai-retraining-prod`;
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
export const eventsRole = `arn:aws:iam::${account}:role/tradai-events-prod`;
const startExecution = "states:StartExecution";

/** Events that reach their targets. */
export const deliveredEvents: readonly Example[] = [
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
  ...[{ qualifier: "live" }, { function: `${functionArn}:live` }].map((named) => ({
    title: `An alias with its own permission, named by its ${Object.keys(named).join()}`,
    resources: [
      ...replaced(eventTarget(queueArn(failures), { arn: `${functionArn}:live` }), permission(named)),
      alias,
    ],
  })),
];

/** Events that are dropped on the way. */
export const droppedEvents: readonly ViolatingExample[] = [
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
    resources: [...replaced(eventTarget(queueArn(failures), { arn: `${functionArn}:live` })), alias],
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
];
