import { UNKNOWN } from "../graph/values";
import type { Example, Fixture, UndecidedExample, ViolatingExample } from "../rule";
import { account, policy, region } from "./bucket";
import { eventRule, functionArn, permission, worker, workerRole } from "./function";
import { invokeConfig, mapping, target, waiting } from "./function-calls";
import { alias as movedAlias, gatedService, workflow } from "./function-deployment";
import { queueArn } from "./queue";

const live = `${functionArn}:live`;
const gone = functionArn.replace("worker", "others");
const alias = movedAlias();
const starter: Fixture = {
  type: "aws:lambda/function:Function",
  name: "starter",
  inputs: { name: "tradai-starter-prod", role: "tradai-starter-role-prod" },
};
const starterRole: Fixture = {
  type: "aws:iam/role:Role",
  name: "starter-role",
  inputs: { name: "tradai-starter-role-prod" },
};
const mayInvoke = (arn: string, role = "tradai-starter-role-prod"): Fixture => ({
  type: "aws:iam/rolePolicy:RolePolicy",
  name: "starter-policy",
  inputs: { role, policy: policy({ Effect: "Allow", Action: "lambda:InvokeFunction", Resource: arn }) },
});
const attached = (policyArn: unknown): Fixture => ({
  type: "aws:iam/rolePolicyAttachment:RolePolicyAttachment",
  name: "attached",
  inputs: { role: "tradai-starter-role-prod", policyArn },
});
const starterCalled: Fixture = {
  ...permission({ function: "tradai-starter-prod" }),
  name: "starter-permission",
};
const starts = [starterRole, mayInvoke(live)];
const boundMapping: Fixture = {
  ...mapping({ functionName: UNKNOWN }),
  references: { functionName: ["worker"] },
};
const rotation = (rotationLambdaArn: unknown): Fixture => ({
  type: "aws:secretsmanager/secretRotation:SecretRotation",
  name: "rotation",
  inputs: { secretId: "tradai-exchange-prod", rotationLambdaArn },
});

const alerts: Fixture = {
  type: "aws:sns/topic:Topic",
  name: "alerts",
  inputs: { name: "tradai-alerts-prod" },
};
const method = (arn: string): Fixture => ({
  type: "aws:apigateway/integration:Integration",
  name: "integration",
  inputs: { uri: `arn:aws:apigateway:${region}:lambda:path/2015-03-31/functions/${arn}/invocations` },
});

const compliant: readonly Example[] = [
  { title: "A rule's function", resources: [worker(), eventRule(), target(functionArn), permission()] },
  { title: "A queue's consumer", resources: [worker(), alias, mapping()] },
  ...["", ":live", ":7", ":$LATEST"].flatMap((qualifier) =>
    [functionArn, "tradai-worker-prod", `${account}:function:tradai-worker-prod`].map((text) => ({
      title: `A queue's consumer by ${text}${qualifier}`,
      resources: [worker(), mapping({ functionName: `${text}${qualifier}` })],
    })),
  ),
  {
    title: "A method that calls the function",
    resources: [worker(), alias, { ...method(live), references: { uri: ["alias"] } }],
  },
  { title: "A step of a workflow", resources: [worker(), alias, workflow(live)] },
  { title: "A step by its name", resources: [worker(), workflow("tradai-worker-prod")] },
  { title: "A gate of deployments", resources: [worker(), alias, gatedService(live)] },
  {
    title: "A function whose alias another one calls",
    resources: [worker(), alias, starter, starterCalled, ...starts],
  },
  {
    title: "A function that another one calls, each with a role of its own",
    resources: [worker(), ...workerRole(), starter, starterCalled, starterRole, mayInvoke(functionArn)],
  },
  {
    title: "A function that a container calls",
    resources: [
      worker(),
      ...starts,
      alias,
      {
        type: "aws:ecs/taskDefinition:TaskDefinition",
        name: "task",
        inputs: {
          family: "tradai-starter-prod",
          taskRoleArn: `arn:aws:iam::${account}:role/tradai-starter-role-prod`,
        },
      },
    ],
  },
  {
    title: "A function that a host calls",
    resources: [
      worker(),
      ...starts,
      alias,
      {
        type: "aws:iam/instanceProfile:InstanceProfile",
        name: "profile",
        inputs: { role: "tradai-starter-role-prod" },
      },
    ],
  },
  {
    title: "A step and a gate that are gone, of which the rules on workflows and deployments tell",
    resources: [workflow(gone), gatedService(gone)],
  },
  {
    title: "A target that is no function",
    resources: [eventRule(), target(queueArn("tradai-jobs-prod.fifo"))],
  },
  {
    title: "Places in which no function stands",
    resources: [
      { ...rotation(undefined), inputs: { secretId: "tradai-exchange-prod" } },
      { type: "aws:apigateway/integration:Integration", name: "mock", inputs: { type: "MOCK" } },
      ...[{}, { lambdaFunctions: [{ events: ["s3:ObjectCreated:*"] }] }].map((inputs, index) => ({
        type: "aws:s3/bucketNotification:BucketNotification",
        name: `notification-${index}`,
        inputs,
      })),
    ],
  },
  {
    title: "A target whose name only holds a function's ARN",
    resources: [eventRule(), target(`mine:${gone}`)],
  },
];

const wrong = (
  title: string,
  resource: string,
  says: string,
  ...resources: readonly Fixture[]
): ViolatingExample => ({ title, resource, says, resources });

const violating: readonly ViolatingExample[] = [
  wrong(
    "A function of which it is only said how it is called",
    "worker",
    "it never runs",
    ...[worker(), alias, invokeConfig(), waiting()],
  ),
  wrong(
    "A function that only itself may call",
    "worker",
    "it never runs",
    worker(),
    {
      type: "aws:ecs/taskDefinition:TaskDefinition",
      name: "task",
      inputs: { family: "tradai-starter-prod" },
    },
    ...workerRole({ Effect: "Allow", Action: "lambda:InvokeFunction", Resource: functionArn }),
  ),
  wrong("A function that a role of nobody may call", "worker", "it never runs", worker(), alias, ...starts),
  wrong(
    "A function beside one that AWS lets into the VPC",
    "worker",
    "it never runs",
    ...[worker(), alias, starter, starterRole, starterCalled],
    attached("arn:aws:iam::aws:policy/service-role/AWSLambdaENIManagementAccess"),
  ),
  wrong(
    "A rule that calls what is gone",
    "target",
    `\`arn\` names ${gone}, which`,
    ...[eventRule(), target(gone), worker(), permission()],
  ),
  wrong(
    "A rule that calls what is gone, by a text that a topic had a part in",
    "target",
    `\`arn\` names ${gone}, which`,
    ...[eventRule(), worker(), permission(), alerts],
    { ...target(gone), references: { arn: ["alerts"] } },
  ),
  wrong(
    "A method that calls what is gone",
    "integration",
    `\`uri\` names ${gone}:live, which`,
    method(`${gone}:live`),
  ),
  ...[
    ...["999999999999:function:tradai-worker-prod", "999999999999:function:tradai-worker-prod:live"],
    ...[functionArn.replace(region, "us-east-1"), `${functionArn.replace(region, "us-east-1")}:live`],
    ...[
      `${functionArn}:\${stage}`,
      "function:tradai-worker-prod",
      "tradai-worker-prods",
      "tradai-worker-prod:",
    ],
  ].map((functionName) =>
    wrong(
      `A mapping to what only looks like the function: ${functionName}`,
      "mapping",
      `${functionName}, which nothing`,
      ...[worker(), eventRule(), target(functionArn), permission()],
      mapping({ functionName }),
    ),
  ),
  wrong(
    "A permission of what is gone",
    "permission",
    "`function` names tradai-worker-prod, which nothing",
    permission(),
  ),
  wrong(
    "A mapping to what is gone",
    "mapping",
    `${gone}:live, which nothing`,
    mapping({ functionName: `${gone}:live` }),
  ),
];

const undecided: readonly UndecidedExample[] = [
  {
    title: "A function that whatever is attached to a role may let somebody call",
    resources: [
      ...[worker(), alias, starter, starterRole, starterCalled],
      attached("arn:aws:iam::aws:policy/service-role/AWSLambdaRole"),
    ],
    resource: "worker",
    says: "attached attaches a policy that is not declared here",
  },
  {
    title: "A function that a container may call, whose role is known only after the update",
    resources: [
      ...[worker(), alias, starterRole],
      {
        type: "aws:ecs/taskDefinition:TaskDefinition",
        name: "task",
        inputs: { family: "tradai-starter-prod", taskRoleArn: UNKNOWN },
      },
    ],
    resource: "worker",
    says: "`taskRoleArn` is known only after the update",
  },
  {
    title: "A function that may be the one that is known only after the update",
    resources: [worker(), rotation(UNKNOWN)],
    resource: "worker",
    says: "`rotationLambdaArn`",
  },
  {
    title: "A rotation by a function that is known only after the update",
    resources: [rotation(UNKNOWN)],
    resource: "rotation",
    says: "`rotationLambdaArn`",
  },
  {
    title: "A rotation by a function that a parameter names",
    resources: [
      {
        type: "aws:ssm/parameter:Parameter",
        name: "parameter",
        inputs: { name: "/tradai/prod/rotation", value: UNKNOWN },
      },
      { ...rotation(UNKNOWN), references: { rotationLambdaArn: ["parameter"] } },
    ],
    resource: "rotation",
    says: "`rotationLambdaArn`",
  },
  {
    title: "A function that another layer may call",
    scope: "layer",
    resources: [worker()],
    resource: "worker",
    says: "a caller may be declared in another layer",
  },
  {
    title: "A function that another layer may declare",
    scope: "layer",
    resources: [eventRule(), target(gone)],
    resource: "target",
    says: "the function may be declared in another layer",
  },
  {
    title: "A rule's function that may be the one whose name is not known yet",
    resources: [eventRule(), target(gone), worker({ name: UNKNOWN }), boundMapping],
    resource: "target",
    says: "the name of worker is known only after the update",
  },
];

/** What `lambda-triggered` says of functions and of whatever calls them. */
export const callerExamples = { compliant, violating, undecided };
