import { UNKNOWN } from "../graph/values";
import type { Example, Fixture, UndecidedExample, ViolatingExample } from "../rule";
import { account, region } from "./bucket";
import { privateNetwork, whole } from "./endpoints";
import { permission, worker, workerRole } from "./function";
import { key } from "./key";

const secretArn = `arn:aws:secretsmanager:${region}:${account}:secret:tradai/prod/exchange-keys`;
const secret: Fixture = {
  type: "aws:secretsmanager/secret:Secret",
  name: "secret",
  inputs: { name: "tradai/prod/exchange-keys", kmsKeyId: "alias/tradai-logs-prod" },
};
const rotation: Fixture = {
  type: "aws:secretsmanager/secretRotation:SecretRotation",
  name: "rotation",
  inputs: {
    secretId: UNKNOWN,
    rotationLambdaArn: `arn:aws:lambda:${region}:${account}:function:tradai-worker-prod`,
    rotationRules: { automaticallyAfterDays: 30 },
  },
  references: { secretId: ["secret"] },
};
const steps = [
  ...["secretsmanager:DescribeSecret", "secretsmanager:GetSecretValue", "secretsmanager:PutSecretValue"],
  "secretsmanager:UpdateSecretVersionStage",
];
const may = (actions: readonly string[], on = `${secretArn}-??????`): readonly Fixture[] =>
  workerRole({ Effect: "Allow", Action: actions, Resource: on });
const admits = (inputs: Fixture["inputs"]): Fixture =>
  permission({ principal: "secretsmanager.amazonaws.com", sourceArn: undefined, ...inputs });
const own = admits({ sourceAccount: account });
const parts = [...key(), secret, rotation];
const inside = {
  ...worker({ vpcConfig: { subnetIds: [UNKNOWN] } }),
  references: { vpcConfig: ["subnet-private-a"] },
};

const fine = (title: string, ...resources: readonly Fixture[]): Example => ({
  title,
  resources: [...parts, ...resources],
});
export const compliantRotations: readonly Example[] = [
  fine("A function that renews a secret", worker(), own, ...may(steps)),
  fine(
    "A function that Secrets Manager calls for this secret",
    worker(),
    admits({ sourceArn: `${secretArn}-a1B2c3` }),
    ...may(["secretsmanager:*"], `${secretArn}*`),
  ),
  fine(
    "A source that AWS names",
    worker(),
    { ...admits({ sourceArn: UNKNOWN }), references: { sourceArn: ["secret"] } },
    ...may(steps),
  ),
  fine("A function in the VPC, which has the endpoint", ...whole, inside, own, ...may(steps)),
  fine("A function of another program"),
  fine("A function whose role another program declares", worker(), own),
];

const wrong = (title: string, says: string, ...resources: readonly Fixture[]): ViolatingExample => ({
  title,
  resources: [...parts, ...resources],
  resource: "rotation",
  says,
});
export const violatingRotations: readonly ViolatingExample[] = [
  wrong(
    "A function that Secrets Manager may not call",
    "worker does not admit Secrets Manager",
    worker(),
    ...may(steps),
  ),
  wrong(
    "A permission for another service",
    "does not admit Secrets Manager",
    worker(),
    permission({ sourceAccount: account }),
    ...may(steps),
  ),
  wrong(
    "A permission for something else",
    "does not admit Secrets Manager",
    worker(),
    admits({ sourceAccount: account, action: "lambda:GetFunction" }),
    ...may(steps),
  ),
  wrong(
    "A permission for another function",
    "does not admit Secrets Manager",
    worker(),
    admits({ sourceAccount: account, function: "tradai-other-prod" }),
    ...may(steps),
  ),
  wrong("A permission for every account", "for any account", worker(), admits({}), ...may(steps)),
  wrong(
    "A permission for another account",
    "for any account",
    worker(),
    admits({ sourceAccount: "111122223333" }),
    ...may(steps),
  ),
  wrong(
    "A permission for another secret",
    "for any account",
    worker(),
    admits({ sourceArn: `${secretArn}s-a1B2c3` }),
    ...may(steps),
  ),
  {
    ...wrong("A permission for every account, where nobody tells the own one", "for any account"),
    resources: [
      ...[...key(), { ...secret, outputs: { arn: `${secretArn}-a1B2c3` } }],
      ...[worker(), admits({}), ...may(steps)],
      {
        ...rotation,
        inputs: { ...rotation.inputs, rotationLambdaArn: UNKNOWN },
        references: { ...rotation.references, rotationLambdaArn: ["worker"] },
      },
    ].map((each) => ({ ...each, provider: { region } })),
  },
  ...steps.map((step) =>
    wrong(
      `A role without ${step}`,
      `worker-role of worker does not grant ${step}:`,
      worker(),
      own,
      ...may(steps.filter((each) => each !== step)),
    ),
  ),
  wrong(
    "A role that may renew another secret",
    "does not grant secretsmanager:DescribeSecret, secretsmanager:GetSecretValue",
    worker(),
    own,
    ...may(steps, `${secretArn}s-??????`),
  ),
  wrong(
    "A function in a VPC without a way out",
    "worker renews it, and from subnet-private-a it reaches neither NAT nor an endpoint for secretsmanager",
    ...privateNetwork,
    inside,
    own,
    ...may(steps),
  ),
];

const open = (title: string, says: string, ...resources: readonly Fixture[]): UndecidedExample => ({
  title,
  resources,
  resource: "rotation",
  says,
});
export const undecidedRotations: readonly UndecidedExample[] = [
  open(
    "A function that is known after the update",
    "`rotationLambdaArn` is known only after the update",
    { ...rotation, inputs: { ...rotation.inputs, rotationLambdaArn: UNKNOWN } },
    ...[...key(), secret, worker(), own, ...may(steps)],
  ),
  open(
    "A permission for a function that is known after the update",
    "function of permission",
    ...[...parts, worker(), { ...own, inputs: { ...own.inputs, function: UNKNOWN } }, ...may(steps)],
  ),
  open(
    "A secret of another program",
    "what `secretId` names is not declared here",
    { ...rotation, inputs: { ...rotation.inputs, secretId: `${secretArn}s-a1B2c3` }, references: {} },
    ...[worker(), admits({ sourceArn: `${secretArn}s-a1B2c3` }), ...may(steps)],
  ),
  open(
    "A secret that is known after the update, renewed under a role that may",
    "`secretId` is known only after the update",
    { ...rotation, references: {} },
    ...[...key(), worker(), own, ...may(steps)],
  ),
  open(
    "A role that is known after the update",
    "`role` is known only after the update",
    ...[...parts, worker({ role: UNKNOWN }), own],
  ),
];
