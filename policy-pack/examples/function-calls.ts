import { UNKNOWN } from "../graph/values";
import type { Example, Fixture, UndecidedExample, ViolatingExample } from "../rule";
import { eventTarget, functionArn, permission } from "./function";
import { alias, deployedFunction, gatedService, workflow } from "./function-deployment";
import { queueArn } from "./queue";

type Inputs = Readonly<Record<string, unknown>>;

const live = `${functionArn}:live`;
const jobs = queueArn("tradai-jobs-prod.fifo");

/** Calls of what a queue holds. */
export const mapping = (inputs: Inputs = {}): Fixture => ({
  type: "aws:lambda/eventSourceMapping:EventSourceMapping",
  name: "mapping",
  inputs: { functionName: live, eventSourceArn: jobs, ...inputs },
});

/** What becomes of calls for whose answer nobody waits. */
export const invokeConfig = (inputs: Inputs = {}): Fixture => ({
  type: "aws:lambda/functionEventInvokeConfig:FunctionEventInvokeConfig",
  name: "invoke-config",
  inputs: { functionName: "tradai-worker-prod", qualifier: "live", ...inputs },
});

/** Instances that wait for calls. */
export const waiting = (inputs: Inputs = {}): Fixture => ({
  type: "aws:lambda/provisionedConcurrencyConfig:ProvisionedConcurrencyConfig",
  name: "waiting",
  inputs: {
    functionName: "tradai-worker-prod",
    qualifier: "live",
    provisionedConcurrentExecutions: 2,
    ...inputs,
  },
});

/** A rule's target that names a function. */
export const target = (arn: unknown): Fixture => eventTarget(queueArn("tradai-events-dlq-prod"), { arn });

/** One place in which a function can be named. */
interface Place {
  readonly by: Fixture;
  readonly path: string;
}

/** The places where nothing but a function can stand. */
const functionPlaces = (value: unknown): readonly Place[] => [
  { by: permission({ function: value }), path: "function" },
  { by: mapping({ functionName: value }), path: "functionName" },
  { by: invokeConfig({ functionName: value, qualifier: undefined }), path: "functionName" },
  { by: waiting({ functionName: value, qualifier: undefined }), path: "functionName" },
  {
    by: {
      type: "aws:secretsmanager/secretRotation:SecretRotation",
      name: "rotation",
      inputs: { secretId: "tradai-exchange-prod", rotationLambdaArn: value },
    },
    path: "rotationLambdaArn",
  },
  {
    by: {
      type: "aws:s3/bucketNotification:BucketNotification",
      name: "notification",
      inputs: {
        bucket: "tradai-results-prod",
        lambdaFunctions: { lambdaFunctionArn: value, events: ["s3:ObjectCreated:*"] },
      },
    },
    path: "lambdaFunctionArn",
  },
  {
    by: {
      type: "aws:apigateway/authorizer:Authorizer",
      name: "authorizer",
      inputs: { authorizerUri: value },
    },
    path: "authorizerUri",
  },
  { by: gatedService(value), path: "hookTargetArn" },
];

/** The places where something else can stand as well. */
const otherPlaces = (value: unknown): readonly Place[] => [
  { by: target(value), path: "arn" },
  {
    by: {
      type: "aws:scheduler/schedule:Schedule",
      name: "schedule",
      inputs: { scheduleExpression: "rate(1 hour)", target: { arn: value } },
    },
    path: "target.arn",
  },
  {
    by: {
      type: "aws:sns/topicSubscription:TopicSubscription",
      name: "subscription",
      inputs: { topic: "tradai-alerts-prod", protocol: "lambda", endpoint: value },
    },
    path: "endpoint",
  },
  {
    by: {
      type: "aws:cloudwatch/logSubscriptionFilter:LogSubscriptionFilter",
      name: "log-filter",
      inputs: { logGroup: "/ecs/tradai-prod", filterPattern: "ERROR", destinationArn: value },
    },
    path: "destinationArn",
  },
  {
    by: { type: "aws:apigateway/integration:Integration", name: "integration", inputs: { uri: value } },
    path: "uri",
  },
];

const hooks = (...lifecycleHooks: readonly Inputs[]): Fixture =>
  gatedService(live, { deploymentConfiguration: { strategy: "BLUE_GREEN", lifecycleHooks } });
const secondAlias = { ...alias({ name: "canary" }), name: "canary" };
const unboundAlias = { ...alias({ name: "canary", functionName: UNKNOWN }), name: "canary" };
const queue: Fixture = { type: "aws:sqs/queue:Queue", name: "queue", inputs: {} };
const unread = (...on: readonly string[]): Fixture => ({
  ...workflow(live),
  inputs: { name: "tradai-retraining-workflow-prod", definition: UNKNOWN },
  references: { definition: on },
});
/** A workflow of steps that an earlier form of the language describes: the ARN itself is what runs. */
const direct = (arn: string, comment = ""): Fixture => ({
  ...workflow(live),
  inputs: {
    name: "tradai-retraining-workflow-prod",
    definition: JSON.stringify({
      Comment: comment,
      StartAt: "First",
      States: {
        First: { Type: "Task", Resource: arn, Next: "Second" },
        Second: { Type: "Task", Resource: arn, End: true },
      },
    }),
  },
});

const compliant: readonly Example[] = [
  {
    title: "A function that everything calls by its alias",
    resources: [
      ...deployedFunction,
      ...[...functionPlaces(live), ...otherPlaces(live)].map(({ by }) => by),
      direct(live, "tradai-worker-prod"),
    ],
  },
  {
    title: "The same before AWS has given anything its ARN",
    resources: [
      ...deployedFunction.filter(({ name }) => name !== "alias"),
      alias({ functionName: UNKNOWN }, { references: { functionName: ["worker"] } }),
      { ...target(UNKNOWN), references: { arn: ["alias"] } },
      { ...mapping({ functionName: UNKNOWN }), references: { functionName: ["alias"] } },
      unread("alias", "worker", "queue"),
      { ...gatedService(UNKNOWN), references: { deploymentConfiguration: ["alias"] } },
      queue,
    ],
  },
  {
    title: "Hooks of two aliases whose ARNs are not known yet, beside one whose ARN is",
    resources: [
      ...deployedFunction,
      secondAlias,
      queue,
      {
        ...hooks(...[live, UNKNOWN, UNKNOWN].map((hookTargetArn) => ({ hookTargetArn })), {
          lifecycleStages: ["POST_TEST_TRAFFIC_SHIFT"],
        }),
        references: { deploymentConfiguration: ["alias", "canary", "queue"] },
      },
    ],
  },
  {
    title: "A permission and settings that name the alias beside its function",
    resources: [...deployedFunction, permission({ qualifier: "live" }), invokeConfig(), waiting()],
  },
  {
    title: "Hooks of which nothing but the alias that they ask is known",
    resources: [
      ...deployedFunction,
      {
        ...gatedService(live, {
          deploymentConfiguration: { strategy: "BLUE_GREEN", lifecycleHooks: UNKNOWN },
        }),
        references: { deploymentConfiguration: ["alias"] },
      },
    ],
  },
  { title: "A target that is no function", resources: [target(jobs)] },
  {
    title: "Targets of which nothing is known, which need be no functions",
    resources: otherPlaces(UNKNOWN).map(({ by }) => by),
  },
  {
    title: "A workflow whose definition nobody can read",
    resources: [{ ...workflow(live), inputs: { definition: "{" } }],
  },
];

const wrong = (
  title: string,
  resource: string,
  says: string,
  ...by: readonly Fixture[]
): ViolatingExample => ({
  title,
  resource,
  says,
  resources: [...deployedFunction, ...by],
});

const violating: readonly ViolatingExample[] = [
  ...[...functionPlaces(functionArn), ...otherPlaces(functionArn)].map(({ by, path }) =>
    wrong(
      `The function itself, named by the ${by.name}`,
      by.name,
      `\`${path}\` names worker itself: what was uploaded last`,
      by,
    ),
  ),
  wrong(
    "A rule that calls an alias which is gone",
    "target",
    "`arn` names beta of worker, and no such alias is declared",
    target(`${functionArn}:beta`),
  ),
  wrong(
    "A mapping to the function itself, by a text that its alias had a part in",
    "mapping",
    "`functionName` names worker itself",
    {
      ...mapping({ functionName: functionArn }),
      references: { functionName: ["alias"] },
    },
  ),
  wrong("A permission by the function's name", "permission", "`function` names worker itself", permission()),
  wrong(
    "Failures kept for what was uploaded last",
    "invoke-config",
    "`functionName` names worker itself",
    invokeConfig({ qualifier: "$LATEST" }),
  ),
  wrong(
    "A mapping of a version",
    "mapping",
    "names 7 of worker",
    mapping({ functionName: `${functionArn}:7` }),
  ),
  wrong(
    "A mapping of what was uploaded last",
    "mapping",
    "`functionName` names worker itself",
    mapping({ functionName: `${functionArn}:$LATEST` }),
  ),
  wrong(
    "A workflow that calls the function by its name",
    "workflow",
    "`definition` names worker itself",
    workflow("tradai-worker-prod"),
  ),
  wrong(
    "A workflow two of whose steps are the function itself",
    "workflow",
    "`definition` names worker itself",
    direct(functionArn),
  ),
  wrong(
    "A workflow made from the function's ARN",
    "workflow",
    "`definition` names worker itself",
    unread("worker", "queue"),
    queue,
  ),
];

const unclear = (
  title: string,
  says: string,
  by: Fixture,
  ...more: readonly Fixture[]
): UndecidedExample => ({
  title,
  resource: by.name,
  says: `\`${says}\``,
  resources: [...deployedFunction, by, ...more],
});

const undecided: readonly UndecidedExample[] = [
  ...functionPlaces(UNKNOWN).map(({ by, path }) =>
    unclear(`A function that the ${by.name} names, known only after the update`, path, by),
  ),
  unclear("A permission for an alias that is not known yet", "qualifier", permission({ qualifier: UNKNOWN })),
  unclear(
    "An alias that may be the one whose name is not known yet",
    "name of canary",
    target(`${functionArn}:beta`),
    { ...secondAlias, inputs: { ...secondAlias.inputs, name: UNKNOWN } },
  ),
  unclear(
    "An alias that may be the one whose function is not known yet",
    "functionName of an Alias",
    target(`${functionArn}:canary`),
    unboundAlias,
  ),
  unclear("A workflow made from a queue's ARN", "definition", unread("queue"), queue),
  unclear(
    "One hook, and two aliases that it may ask",
    "hookTargetArn",
    { ...hooks({ hookTargetArn: UNKNOWN }), references: { deploymentConfiguration: ["alias", "canary"] } },
    secondAlias,
  ),
  {
    title: "An alias that may be that of the function",
    resources: [...deployedFunction.filter(({ name }) => name !== "alias"), unboundAlias],
    resource: "worker",
    says: "`functionName of an Alias`",
  },
];

/** What `lambda-aliased` says of whatever calls a function. */
export const callExamples = { compliant, violating, undecided };
