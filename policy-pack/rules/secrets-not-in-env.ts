import { secretChecks } from "../checks/secrets";
import { compliantSettings, violatingSettings, withEnvironment } from "../examples/secret-settings";
import type { Rule } from "../rule";

const rule: Rule = {
  name: "secrets-not-in-env",
  title: "Secrets are given by reference",
  description:
    "No environment variable, container definition, user data or plain parameter holds a secret or a value made from one.",
  rationale:
    "Whoever may describe a function or task reads its environment, and it stays in every old version.",
  remediation:
    "Give the name or ARN of the secret: `secrets` in a container definition, a lookup at run time in a function, SecureString in Parameter Store.",
  severity: "critical",
  kind: "stack",
  relations: [51],
  findings: [
    ...[
      "TRADAI-S-12",
      "USDCOP-06",
      "USDCOP-10",
      "USDCOP-12",
      "USDCOP-28",
      "USDCOP-29",
      "USDCOP-32",
      "USDCOP-43",
    ],
    ...["USDCOP-50", "USDCOP-51", "ORION-05", "ORION-06", "ORION-17", "ORION-48"],
  ],
  catalogue: { securityHub: ["ECS.8"], cdkNag: ["ECS2"], checkov: ["CKV_AWS_45", "CKV_AWS_46"] },
  types: [
    "aws:lambda/function:Function",
    "aws:ecs/taskDefinition:TaskDefinition",
    "aws:codebuild/project:Project",
    "aws:ssm/parameter:Parameter",
    "aws:ec2/launchTemplate:LaunchTemplate",
    "aws:ec2/instance:Instance",
  ],
  checks: secretChecks,
  examples: {
    compliant: [
      {
        title: "The ARN of a secret that RDS named",
        resources: [
          {
            type: "aws:ssm/parameter:Parameter",
            name: "secret-arn",
            inputs: {
              name: "/tradai/prod/database/secret-arn",
              type: "String",
              insecureValue: "arn:aws:secretsmanager:eu-central-1:600802701449:secret:rds!db-0d9c5a4e-a1b2c3",
            },
          },
        ],
      },
      {
        title: "The secret's name and harmless values",
        resources: [
          withEnvironment({
            EXCHANGE_SECRET_ARN: "arn:aws:secretsmanager:…",
            LOG_LEVEL: "info",
            TOKEN_TTL: "3600",
          }),
          { ...withEnvironment({ TOKENIZER: "bpe", USE_SECRETS_MANAGER: "true" }), name: "settings" },
        ],
      },
      {
        title: "A host whose containers look their secrets up",
        resources: [
          {
            type: "aws:ec2/launchTemplate:LaunchTemplate",
            name: "host",
            inputs: {
              userData: Buffer.from(
                "#!/bin/sh\nSECRET_NAME_M2M_CLIENT=tradai/prod/m2m-client\ndocker run -e DB_PASSWORD=$password app\n",
              ).toString("base64"),
            },
          },
        ],
      },
      {
        title: "A container that takes its secret by reference",
        resources: [
          {
            type: "aws:ecs/taskDefinition:TaskDefinition",
            name: "backend",
            inputs: {
              family: "tradai-backend-api-prod",
              containerDefinitions: JSON.stringify([
                {
                  name: "backend",
                  environment: [{ name: "LOG_LEVEL", value: "info" }],
                  secrets: [{ name: "DB_PASSWORD", valueFrom: "arn:aws:secretsmanager:…" }],
                },
              ]),
            },
          },
        ],
      },
      ...compliantSettings,
    ],
    violating: [
      {
        title: "A key in a function's environment",
        resources: [withEnvironment({ EXCHANGE_API_KEY: "not-a-real-key" })],
        resource: "backtest",
        says: "`EXCHANGE_API_KEY`",
      },
      {
        title: "What a task takes by reference, given in clear text",
        resources: [withEnvironment({ EXCHANGE_KEYS: "not-real-keys" })],
        resource: "backtest",
        says: "`EXCHANGE_KEYS`",
      },
      {
        title: "A credential under a harmless name",
        resources: [withEnvironment({ DATABASE: "postgresql://mlflow:hunter22@db.internal/mlflow" })],
        resource: "backtest",
        says: "is a credential",
      },
      ...["host=db user=mlflow password=hunter22", '{"password": "hunter22"}', "ASIAIOSFODNN7EXAMPLE"].map(
        (value) => ({
          title: `The value ${value}`,
          resources: [withEnvironment({ DATABASE: value })],
          resource: "backtest",
          says: "is a credential",
        }),
      ),
      {
        title: "A value made from a secret",
        resources: [
          {
            ...withEnvironment({ SESSION: Symbol("unknown") }),
            references: { environment: ["value"] },
          },
          {
            type: "aws:secretsmanager/secretVersion:SecretVersion",
            name: "value",
            inputs: { secretId: "tradai/prod/exchange-keys" },
          },
        ],
        resource: "backtest",
        says: "from the secret value",
      },
      {
        title: "A password in a container definition",
        resources: [
          {
            type: "aws:ecs/taskDefinition:TaskDefinition",
            name: "backend",
            inputs: {
              containerDefinitions: JSON.stringify([
                { name: "backend", environment: [{ name: "DB_PASSWORD", value: "hunter22" }] },
              ]),
            },
          },
        ],
        resource: "backend",
        says: "`DB_PASSWORD`",
      },
      {
        title: "A plain parameter with a password",
        resources: [
          {
            type: "aws:ssm/parameter:Parameter",
            name: "password",
            inputs: { name: "/tradai/prod/database/password", type: "String", value: "hunter22" },
          },
        ],
        resource: "password",
        says: "`password`",
      },
      {
        title: "Container definitions made from a password",
        resources: [
          {
            type: "aws:ecs/taskDefinition:TaskDefinition",
            name: "backend",
            inputs: { family: "tradai-backend-api-prod", containerDefinitions: Symbol("unknown") },
            references: { containerDefinitions: ["password"] },
          },
          { type: "random:index/randomPassword:RandomPassword", name: "password", inputs: { length: 32 } },
        ],
        resource: "backend",
        says: "`containerDefinitions` is made from the secret password",
      },
      ...[
        { title: "A password for a container of a host", line: "docker run -d -e DB_PASSWORD=hunter22 app" },
        { title: "A password in a unit of a host", line: 'Environment="DB_PASSWORD=hunter22"' },
        { title: "A password in a file of settings", line: "cat > app.env <<ENV\nDB_PASSWORD=hunter22\nENV" },
      ].map(({ title, line }) => ({
        title,
        resources: [
          {
            type: "aws:ec2/launchTemplate:LaunchTemplate",
            name: "host",
            inputs: { userData: Buffer.from(`#!/bin/sh\n${line}\n`).toString("base64") },
          },
        ],
        resource: "host",
        says: "`DB_PASSWORD`",
      })),
      {
        title: "A token in user data",
        resources: [
          {
            type: "aws:ec2/launchTemplate:LaunchTemplate",
            name: "host",
            inputs: {
              userData: Buffer.from("#!/bin/sh\nexport API_TOKEN=abcdef123456\n").toString("base64"),
            },
          },
        ],
        resource: "host",
        says: "`API_TOKEN`",
      },
      ...violatingSettings,
    ],
  },
};

export default rule;
