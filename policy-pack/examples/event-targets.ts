import type { Example, Fixture, UndecidedExample, ViolatingExample } from "../rule";
import { account, policy, region } from "./bucket";
import { complete, eventsRole, failures, machineArn, replaced, service, without } from "./delivered-events";
import { eventRule, eventTarget, permission, worker } from "./function";
import { trustService } from "./iam";
import { key, rootDelegation } from "./key";
import { queue, queueArn } from "./queue";
import { useKey } from "./topic";

const unknown = Symbol("unknown");
const of = (type: string, name: string, inputs: Fixture["inputs"]): Fixture => ({
  type: `aws:${type}`,
  name,
  inputs,
});
/** The role with which EventBridge calls. */
const caller = (action: string, resource: string): readonly Fixture[] => [
  of("iam/role:Role", "events-role", {
    name: "tradai-events-prod",
    assumeRolePolicy: policy(trustService("scheduler.amazonaws.com"), {
      ...trustService(service),
      Principal: { Service: ["pipes.amazonaws.com", service] },
    }),
  }),
  of("iam/rolePolicy:RolePolicy", "events-policy", {
    role: "tradai-events-prod",
    policy: policy({ Effect: "Allow", Action: action, Resource: resource }),
  }),
];
const to = (inputs: Fixture["inputs"]): readonly Fixture[] =>
  replaced(eventTarget(queueArn(failures), { roleArn: eventsRole, ...inputs }));
const clusterArn = `arn:aws:ecs:${region}:${account}:cluster/tradai-prod`;
const taskArn = `arn:aws:ecs:${region}:${account}:task-definition/tradai-nightly-prod`;
const task = [
  ...to({ arn: clusterArn, ecsTarget: { taskDefinitionArn: taskArn } }),
  of("ecs/cluster:Cluster", "cluster", { name: "tradai-prod" }),
  of("ecs/taskDefinition:TaskDefinition", "task", { family: "tradai-nightly-prod" }),
];
const otherArn = (arn: string): string => `${arn}-other`;
/** What EventBridge writes to, as AWS answers its ARN. */
const streams = (
  [
    ["kinesis/stream:Stream", "kinesis:PutRecord", `arn:aws:kinesis:${region}:${account}:stream/tradai-prod`],
    [
      "cloudwatch/eventBus:EventBus",
      "events:PutEvents",
      `arn:aws:events:${region}:${account}:event-bus/tradai-prod`,
    ],
  ] as const
).map(([type, action, arn]) => ({
  action,
  arn,
  resources: [
    ...to({ arn }),
    { ...of(type, "stream", { name: "tradai-prod" }), outputs: { name: "tradai-prod", arn } },
  ],
}));

/** Targets besides functions and queues, and what need not be said. */
export const admittedEvents: readonly Example[] = [
  { title: "A task with its role", resources: [...task, ...caller("ecs:RunTask", taskArn)] },
  ...streams.map(({ action, arn, resources }) => ({
    title: `A role that may ${action}`,
    resources: [...resources, ...caller(action, arn)],
  })),
  {
    title: "A task definition of another program",
    resources: [
      ...task.filter(({ name }) => name !== "task"),
      ...caller("ecs:RunTask", "arn:aws:ecs:*:*:task-definition/other"),
    ],
  },
  {
    title: "A role of another program",
    resources: task,
  },
  {
    title: "A target of another program's rule",
    resources: without("rule").filter(({ name }) => name !== "permission"),
  },
];

const refused = (title: string, says: string, ...resources: readonly Fixture[]): ViolatingExample => ({
  title,
  resources,
  resource: "target",
  says,
});

/** What looks as if it let the rule in and does not. */
export const refusedEvents: readonly ViolatingExample[] = [
  {
    title: "A rule without target, next to the target of another program's rule",
    resources: [eventRule(), eventTarget("", { rule: "tradai-others-prod", arn: machineArn })],
    resource: "rule",
    says: "no target",
  },
  ...[
    { principal: "sns.amazonaws.com" },
    { action: "lambda:GetFunction" },
    { function: "tradai-others-prod" },
  ].map((changes) =>
    refused(
      `A permission with ${JSON.stringify(changes)}`,
      "rule calls worker, and no permission lets it",
      ...replaced(permission(changes)),
    ),
  ),
  refused(
    "A key that wants the rule's ARN, which EventBridge does not send",
    "its key logs does not admit events.amazonaws.com",
    ...replaced(queue("failures", failures, { kmsMasterKeyId: "alias/tradai-logs-prod" })),
    ...key({}, rootDelegation, useKey(service, { StringEquals: { "aws:SourceAccount": account } })),
  ),
  refused(
    "A task that the role may not run",
    "does not grant ecs:RunTask on cluster",
    ...task,
    ...caller("ecs:RunTask", clusterArn),
  ),
  ...streams.map(({ action, arn, resources }) =>
    refused(
      `A role that may ${action} elsewhere`,
      `does not grant ${action} on stream`,
      ...resources,
      ...caller(action, otherArn(arn)),
    ),
  ),
];

/** Events of which it cannot be told where they go. */
export const unclearEvents: readonly UndecidedExample[] = [
  {
    title: "A rule without target in its layer",
    scope: "layer",
    resources: [eventRule()],
    resource: "rule",
    says: "targets may be declared in another layer",
  },
  {
    title: "A target that may be any rule's",
    resources: [
      eventRule(),
      eventTarget("", { rule: unknown, arn: machineArn, deadLetterConfig: undefined }),
    ],
    resource: "rule",
    says: "rule of an EventTarget",
  },
  {
    title: "A function that any rule may call",
    resources: [worker(), eventTarget("", { rule: unknown })],
    resource: "target",
    says: "`rule`",
  },
  {
    title: "A target that may be any function",
    resources: [eventRule(), eventTarget("", { arn: unknown })],
    resource: "target",
    says: "`arn`",
  },
  {
    title: "A target that may be either of two functions, or a topic",
    resources: [
      eventRule(),
      ...["worker", "other"].map((name) => ({ ...worker({ name: `tradai-${name}-prod` }), name })),
      of("sns/topic:Topic", "alerts", { name: "tradai-alerts-prod" }),
      { ...eventTarget("", { arn: unknown }), references: { arn: ["worker", "other", "alerts"] } },
    ],
    resource: "target",
    says: "`arn`",
  },
  {
    title: "A permission of an alias whose function is known only after the update",
    resources: replaced(permission({ function: unknown, qualifier: "live" })),
    resource: "target",
    says: "function or sourceArn of permission",
  },
  ...["function", "sourceArn"].map((property) => ({
    title: `A permission whose ${property} is known only after the update`,
    resources: replaced(permission({ [property]: unknown })),
    resource: "target",
    says: "function or sourceArn of permission",
  })),
  {
    title: "A policy that may be of any queue",
    resources: complete.map((each) =>
      each.name === "failures-policy" ? { ...each, inputs: { ...each.inputs, queueUrl: unknown } } : each,
    ),
    resource: "target",
    says: "queueUrl of a QueuePolicy",
  },
];
