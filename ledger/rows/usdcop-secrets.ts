import type { Evidence, Row } from "../row";

/** The one secret that services read, and what keeps values out of variables. */
const secretByReference: Evidence = {
  resources: [{ are: ["aws.secretsmanager.Secret secret-exchange-keys"] }],
  rules: ["secrets-not-in-env", "no-dangling-arn"],
  tests: [
    {
      file: "test/mutations/compute-services.test.ts",
      title: "a secret literal in a container's environment",
    },
    {
      file: "test/unit/compute/wiring.test.ts",
      title: "is started with a secret that is not its own, or without one",
    },
  ],
};

/** USDCOP: keys and passwords that are read past the vault. */
export const usdcopSecrets: readonly Row[] = [
  {
    id: "USDCOP-06",
    finding: "API keys are read from the environment although a vault client exists.",
    state: "partly",
    answer:
      "The exchange keys are a secret of Secrets Manager. ECS hands it to the three services that trade or collect data, each by a grant on that secret alone; a literal in a variable fails the preview.",
    rest: "An operator puts the keys in and renews them; on the shared host of dev and staging the services' code reads the secret by its name.",
    evidence: secretByReference,
  },
  {
    id: "USDCOP-10",
    finding: "Security controls exist, but the code does not use them.",
    state: "partly",
    answer:
      "As USDCOP-06: a task definition, function or start script that holds a secret fails the preview.",
    rest: "The services' code uses the secret that it is given.",
    evidence: secretByReference,
  },
  {
    id: "USDCOP-12",
    finding: "The data acquisition loads its API keys past the vault.",
    state: "partly",
    answer: "As USDCOP-06: data collection gets the exchange keys by reference.",
    rest: "The services' code takes the keys from there and from nowhere else.",
    evidence: secretByReference,
  },
  {
    id: "USDCOP-28",
    finding: "The data acquisition has no vault client.",
    state: "partly",
    answer: "As USDCOP-06: it needs none on ECS, which resolves the reference when the task starts.",
    rest: "On the shared host of dev and staging the services' code reads the secret by its name.",
    evidence: secretByReference,
  },
  {
    id: "USDCOP-29",
    finding: "The feature pipeline has no vault client.",
    state: "partly",
    answer:
      "Strategies get no secret at all: they work with buckets, tables and MLflow through their roles. A secret in one of their variables fails the preview.",
    rest: "The strategies' code uses its role and keeps no keys of its own.",
    evidence: {
      rules: ["secrets-not-in-env"],
      tests: [
        {
          file: "test/unit/compute/tasks.test.ts",
          title: "is told of this machine, of nothing, or of a secret's value",
        },
        {
          file: "test/unit/compute/wiring.test.ts",
          title: "is started with a secret that is not its own, or without one",
        },
      ],
    },
  },
  {
    id: "USDCOP-31",
    finding: "The inference step reads the address of its cache from the environment.",
    state: "declined",
    answer:
      "Whatever cache is declared later has to be private, encrypted and ask for a token, and the token may not stand in a variable: two rules refuse anything else.",
    decision:
      "Decision 11: no Redis cache is built, because nobody would run it; the rule with its examples stands in for it.",
    evidence: { rules: ["cache-private", "secrets-not-in-env"] },
  },
  {
    id: "USDCOP-32",
    finding: "The secret that signs tokens is read from the environment.",
    state: "closed",
    answer:
      "Cognito signs the tokens, so no shared secret exists. 27 of the 28 routes ask its authorizer and a scope.",
    evidence: {
      resources: [{ are: ["aws.cognito.UserPool users", "aws.apigateway.Authorizer api-authorizer"] }],
      rules: ["no-dangling-reference", "api-authorised", "secrets-not-in-env"],
      tests: [
        { file: "test/mutations/edge.test.ts", title: "a route without authorizer" },
        {
          file: "test/unit/edge/api.test.ts",
          title: "more than one that lets everybody in, or one whose tokens nobody checks",
        },
      ],
    },
  },
  {
    id: "USDCOP-33",
    finding: "The vault has a method for data keys that nobody calls.",
    state: "partly",
    answer:
      "A secret that no declared role reads fails the preview, or needs an exemption with an owner and an end.",
    rest: "Whether the services' code really reads its secret shows in the audit trail alone; no alarm watches when it was last read.",
    evidence: {
      resources: [{ are: ["aws.secretsmanager.Secret secret-exchange-keys"] }],
      rules: ["no-orphans", "no-dangling-arn"],
      tests: [{ file: "test/unit/inventory/secrets.test.ts", title: "is stored for nobody" }],
    },
  },
  {
    id: "USDCOP-34",
    finding: "The vault has a method for database passwords that nobody calls.",
    state: "closed",
    answer:
      "RDS makes and renews the database's password, and no program ever holds it. MLflow's role may read that secret of that database alone.",
    evidence: {
      resources: [{ are: ["aws.rds.Instance database"] }],
      rules: ["rds-hardened", "alarm-target-exists"],
      tests: [
        {
          file: "test/unit/foundation/database.test.ts",
          title: "has a password in the program, or a user that a grant could not name",
        },
        {
          file: "test/unit/foundation/database.test.ts",
          title: "cannot be found by MLflow, or its secret is handed on by value",
        },
      ],
    },
  },
  {
    id: "USDCOP-43",
    finding: "The remediation asks the pipelines to use the vault.",
    state: "partly",
    answer: "As USDCOP-06.",
    rest: "The services' code uses the secret that it is given.",
    evidence: secretByReference,
  },
  {
    id: "USDCOP-50",
    finding: "The remediation asks to move the other services to container secrets.",
    state: "partly",
    answer:
      "As USDCOP-06: a container takes secrets by reference, and a literal in its variables fails the preview.",
    rest: "The services' code reads the variable that ECS fills, or on the shared host the secret itself.",
    evidence: secretByReference,
  },
  {
    id: "USDCOP-51",
    finding: "The file of the data acquisition reads its keys past the vault.",
    state: "partly",
    answer: "As USDCOP-06.",
    rest: "That file is the services' code.",
    evidence: secretByReference,
  },
];
