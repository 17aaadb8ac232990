import { gzipSync } from "node:zlib";
import { UNKNOWN } from "../graph/values";
import type { Example, Fixture, ViolatingExample } from "../rule";
import { wrongWith } from "./wrong";

type Inputs = Readonly<Record<string, unknown>>;

/** A function with an environment. */
export function withEnvironment(variables: Inputs, name = "backtest"): Fixture {
  return {
    type: "aws:lambda/function:Function",
    name,
    inputs: { name: `tradai-${name}-prod`, environment: { variables } },
  };
}

const taskWith = (entry: Inputs): Fixture => ({
  type: "aws:ecs/taskDefinition:TaskDefinition",
  name: "backend",
  inputs: { containerDefinitions: JSON.stringify([{ name: "backend", environment: [entry] }]) },
});
const build = (...environmentVariables: readonly Inputs[]): Fixture => ({
  type: "aws:codebuild/project:Project",
  name: "build",
  inputs: { name: "tradai-build-prod", environment: { environmentVariables } },
});
const parameter = (inputs: Inputs): Fixture => ({
  type: "aws:ssm/parameter:Parameter",
  name: "parameter",
  inputs: { name: "/tradai/prod/database/password", type: "String", ...inputs },
});
/** A host whose user data is as a program writes it. */
const scripted = (script: string, type = "aws:ec2/instance:Instance"): Fixture => ({
  type,
  name: "host",
  inputs: { userData: script },
});
const exported = "#!/bin/sh\nexport DB_PASSWORD=x1y2z3\n";
const password: Fixture = {
  type: "random:index/randomPassword:RandomPassword",
  name: "password",
  inputs: { length: 32 },
};
const topic: Fixture = {
  type: "aws:sns/topic:Topic",
  name: "alerts",
  inputs: { name: "tradai-alerts-prod" },
};
const from = (each: Fixture, property: string, source: string): Fixture => ({
  ...each,
  references: { [property]: [source] },
});

/** Beginnings that are a secret's, put together here so that no scanner takes the examples for one. */
const credentials: Readonly<Record<string, string>> = {
  "a key of AWS": `AKIA${"IOSFODNN7EXAMPLE"}`,
  "a token of GitHub": `ghp_${"a1B2".repeat(9)}`,
  "an address of Slack": `https://hooks.slack.com/services/${"T00000000"}`,
  "a JSON Web Token": `${"eyJ"}hbGciOi.${"eyJ"}zdWIiOi.c2ln`,
  "a private key": `-----BEGIN RSA ${"PRIVATE"} KEY-----`,
  "a token of six characters": `token=${"abc123"}`,
  "a password with a space": `password = ${"hunter22"}`,
};

export const compliantSettings: readonly Example[] = [
  {
    title: "Names that point at a secret, and values that are none",
    resources: [
      withEnvironment({
        SECRET_ARN: "x",
        PASSWORD_LENGTH: "32",
        DB_PASSWORD: "arn:aws:secretsmanager:eu-central-1:600802701449:secret:tradai/prod/db-a1b2c3",
        API_KEY: "{{resolve:secretsmanager:tradai/prod/exchange}}",
        ACCESS_KEY: "/tradai/prod/exchange",
        USE_TOKEN: "false",
        EMPTY_TOKEN: "",
        DB_PASSIVE: "1",
        PASS_RATE: "0.5",
      }),
    ],
  },
  {
    title: "Values that almost look like credentials",
    resources: [
      withEnvironment({
        A: "AKIASHORT",
        B: "ghp_short",
        C: "eyJ.eyJ.x",
        D: "password=abc",
        E: "token: tradai/prod/token",
        F: "ghx_a1B2",
        G: "-----BEGIN CERTIFICATE-----",
      }),
    ],
  },
  {
    title: "A script that tells who reads it what to set",
    resources: [scripted("#!/bin/sh\necho give DB_PASSWORD=of-your-own at the first start\n")],
  },
  {
    title: "A password that the provider keeps out of what one may read",
    resources: [parameter({ type: "SecureString", value: "hunter22" })],
  },
  {
    title: "A build that takes its secret by reference",
    resources: [build({ name: "DB_PASSWORD", value: "tradai-prod-db", type: "SECRETS_MANAGER" })],
  },
  {
    title: "A value that is known only after the update and of no secret",
    resources: [from(withEnvironment({ TOPIC: UNKNOWN }), "environment", "alerts"), topic],
  },
  {
    title: "A known value beside one that is made from a secret's name",
    resources: [from(withEnvironment({ LOG_LEVEL: "info" }), "environment", "password"), password],
  },
  {
    title: "Settings without names or values, which AWS refuses by itself",
    resources: [taskWith({}), { ...build({}), name: "other-build" }, parameter({ name: undefined })],
  },
];

export const violatingSettings: readonly ViolatingExample[] = [
  ...Object.entries(credentials).map(([what, value]) =>
    wrongWith(
      `The value of a setting is ${what}`,
      "backtest",
      "the value of `SETTING` in environment is a credential",
      withEnvironment({ SETTING: value }),
    ),
  ),
  wrongWith(
    "A secret behind the ARN of another thing",
    "backtest",
    "the value of `SETTING` in environment is a credential",
    withEnvironment({ SETTING: "arn:aws:s3:::bucket password=hunter22" }),
  ),
  wrongWith(
    "A secret in front of an ARN",
    "backtest",
    "the value of `SETTING` in environment is a credential",
    withEnvironment({ SETTING: "password=hunter22 for arn:aws:s3:::bucket" }),
  ),
  ...["DB_PWD", "SIGNING_KEY", "SIGNINGKEY", "PASSPHRASE", "CREDENTIAL", "accessToken", "URL_PASSWORD"].map(
    (name) =>
      wrongWith(
        `A setting named ${name}`,
        "backtest",
        `environment holds \`${name}\` in clear text`,
        withEnvironment({ [name]: "a value of tradai/ and arn:aws:" }),
      ),
  ),
  wrongWith(
    "A secret in a container's environment",
    "backend",
    "environment holds `DB_PASSWORD` in clear text",
    taskWith({ name: "DB_PASSWORD", value: "hunter22" }),
  ),
  wrongWith(
    "A credential in a container's environment under a harmless name",
    "backend",
    "the value of `SETTING` in containerDefinitions[0].environment is a credential",
    taskWith({ name: "SETTING", value: "password=hunter22" }),
  ),
  wrongWith(
    "A password among known settings of a task that depends on another one",
    "backend",
    "environment holds `DB_PASSWORD` in clear text",
    from(taskWith({ name: "DB_PASSWORD", value: "hunter22" }), "containerDefinitions", "password"),
    password,
  ),
  ...[{}, { type: "PLAINTEXT" }].map((type) =>
    wrongWith(
      `A password in a build (${JSON.stringify(type)})`,
      "build",
      "environment holds `DB_PASSWORD` in clear text",
      build({ name: "DB_PASSWORD", value: "hunter22", ...type }),
    ),
  ),
  wrongWith(
    "A value of a build that is made from a password",
    "build",
    "`SETTING` in environment takes its value from the secret password",
    from(build({ name: "SETTING", value: UNKNOWN }), "environment", "password"),
    password,
  ),
  ...["value", "insecureValue"].map((property) =>
    wrongWith(
      `A plain parameter with a credential as its ${property}`,
      "parameter",
      "the value of `settings` in parameter is a credential",
      parameter({ name: "/tradai/prod/settings", [property]: "password=hunter22" }),
    ),
  ),
  wrongWith(
    "A plain parameter whose name is a password's with a hyphen",
    "parameter",
    "parameter holds `db-pwd` in clear text",
    parameter({ name: "/tradai/prod/db-pwd", value: "a value" }),
  ),
  wrongWith(
    "A parameter that is made from a password",
    "parameter",
    "`settings` in parameter takes its value from the secret password",
    from(parameter({ name: "/tradai/prod/settings", value: UNKNOWN }), "value", "password"),
    password,
  ),
  wrongWith(
    "A secret whose value is known only after the update",
    "backtest",
    "environment holds `DB_PASSWORD` in clear text",
    from(withEnvironment({ DB_PASSWORD: UNKNOWN }), "environment", "password"),
    password,
  ),
  wrongWith(
    "A key of a user in a setting",
    "backtest",
    "`SETTING` in environment takes its value from the secret key",
    from(withEnvironment({ SETTING: UNKNOWN }), "environment", "key"),
    { type: "aws:iam/accessKey:AccessKey", name: "key", inputs: { user: "tradai-prod" } },
  ),
  wrongWith(
    "A host's script with a credential",
    "host",
    "user data holds a credential",
    scripted("#!/bin/sh\ncurl postgresql://mlflow:hunter22@db.internal/mlflow\n"),
  ),
  ...[
    { how: "base64", encoded: Buffer.from(exported).toString("base64") },
    { how: "lines of base64", encoded: Buffer.from(exported).toString("base64").replace(/.{20}/, "$&\n") },
    { how: "compressed base64", encoded: gzipSync(exported).toString("base64") },
  ].map(({ how, encoded }) =>
    wrongWith(
      `A script with a password, in ${how}`,
      "host",
      "user data sets `DB_PASSWORD`",
      scripted(encoded),
    ),
  ),
  ...[
    '  Environment="DB_PASSWORD=x1y2z3"',
    "Environment=DB_PASSWORD=x1y2z3",
    "systemd-run -p Environment=DB_PASSWORD=x1y2z3 backtest",
    "  export   DB_PASSWORD=x1y2z3",
  ].map((line) =>
    wrongWith(
      `A script with the line ${line}`,
      "host",
      "user data sets `DB_PASSWORD`",
      scripted(`#!\n${line}\n`),
    ),
  ),
];
