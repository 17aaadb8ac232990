import type { Row } from "../row";

/** Document 002: how people and programs sign in. */
export const tradaiSecurityIdentity: readonly Row[] = [
  {
    id: "TRADAI-S-03",
    finding: "Sign-in returned to http addresses of a developer's machine, in whatever environment.",
    state: "closed",
    answer:
      "The addresses come from the environment's configuration. Http to localhost is accepted in dev alone; anything else stops the program before the first resource.",
    evidence: {
      resources: [{ are: ["aws.cognito.UserPoolClient client-api"] }],
      rules: ["cognito-urls", "no-localhost", "no-dangling-reference"],
      tests: [
        {
          file: "test/unit/persistent/identity.test.ts",
          title: "sends people back to an address the documents do not allow",
        },
        { file: "test/mutations/persistent.test.ts", title: "a sign-in that returns to http in prod" },
      ],
    },
  },
  {
    id: "TRADAI-S-04",
    finding: "The user pool told neither organisation nor role of a user.",
    state: "partly",
    answer:
      "Three groups stand for roles and come with every token of people. No custom attributes are added, because they can never be taken away again.",
    rest: "That a service asks for the group is its own code, and who belongs to which group is decided by people.",
    evidence: {
      resources: [
        {
          are: [
            "aws.cognito.UserGroup users-group-admins",
            "aws.cognito.UserGroup users-group-traders",
            "aws.cognito.UserGroup users-group-viewers",
          ],
        },
      ],
      tests: [
        {
          file: "test/unit/persistent/identity.test.ts",
          title: "loses a group that stands for a role, or ranks a weaker one first",
        },
      ],
    },
  },
  {
    id: "TRADAI-S-05",
    finding: "Sign-in had no adaptive authentication and accepted passwords known to be stolen.",
    state: "closed",
    answer:
      "Prod's pool is on the Plus tier with threat protection enforced: stolen passwords and grave risks are blocked. Dev and staging are on the cheaper tier, which has none.",
    evidence: {
      resources: [{ are: ["aws.cognito.RiskConfiguration users-risk"], in: ["prod"] }],
      rules: ["cognito-hardened"],
      tests: [
        {
          file: "test/unit/persistent/identity.test.ts",
          title:
            "gives the pool another tier, threat protection or deletion protection than the environment's",
        },
      ],
    },
  },
  {
    id: "TRADAI-S-20",
    finding: "The secret of the machines' client was stored in prod alone.",
    state: "closed",
    answer:
      "In every environment the secret of each machines' client goes into Secrets Manager as Cognito gives it, and nowhere else.",
    evidence: {
      resources: [
        {
          are: [
            "aws.secretsmanager.SecretVersion secret-m2m-client-version",
            "aws.secretsmanager.SecretVersion secret-ci-client-version",
          ],
        },
      ],
      rules: ["m2m-secret-managed"],
      tests: [
        {
          file: "test/unit/persistent/secrets.test.ts",
          title: "writes a value into the exchange keys, or stores no app client's secret",
        },
      ],
    },
  },
  {
    id: "TRADAI-S-21",
    finding: "The client of the pipelines might read, write and administer.",
    state: "partly",
    answer:
      "Pipelines and the canary have a client of their own that may read and write, and the routes that administer ask for the scope that it lacks.",
    rest: "The documented client keeps its three scopes for operators. Pipelines that still use it have to be given the new one by those who run them.",
    evidence: {
      resources: [
        {
          are: [
            "aws.cognito.UserPoolClient client-ci",
            "aws.apigateway.Method api-method-post-api-v1-models-name-promote",
          ],
        },
      ],
      rules: ["m2m-secret-managed", "api-authorised", "no-dangling-reference"],
      tests: [
        {
          file: "test/unit/persistent/identity.test.ts",
          title: "gives a client other scopes, flows, lifetimes or a secret it should not have",
        },
        {
          file: "test/unit/edge/api.test.ts",
          title: "one too many, one too few, or one with another scope than the documents give",
        },
        {
          file: "test/unit/edge/canary-handler/handler.test.ts",
          title: "asks for a token that may administer, or for none of the scopes that it needs",
        },
      ],
    },
  },
  {
    id: "TRADAI-S-22",
    finding: "Outside prod a slip could delete the user pool with everybody in it.",
    state: "closed",
    answer:
      "AWS refuses to delete the pool in prod, and Pulumi refuses to delete or replace it in every environment.",
    evidence: {
      resources: [{ are: ["aws.cognito.UserPool users"] }],
      rules: ["cognito-hardened", "no-dangling-reference"],
      tests: [
        {
          file: "test/unit/persistent/identity.test.ts",
          title:
            "gives the pool another tier, threat protection or deletion protection than the environment's",
        },
        { file: "test/golden/golden.test.ts", title: "is planned as its golden file says" },
      ],
    },
  },
  {
    id: "TRADAI-S-23",
    finding: "Cognito's own mail has a small daily quota.",
    state: "declined",
    answer:
      "The pool mails through Cognito. Users sign in with a password and a code of their app, strangers cannot register, so that mail is rare.",
    decision:
      "Decision 11: no sending through SES. Codes come from an app and users are few; the quota is raised, or SES taken, when it is reached.",
    evidence: {
      tests: [
        {
          file: "test/unit/persistent/identity.test.ts",
          title: "weakens sign-in: registration, second factor, password, recovery, case or mail",
        },
      ],
    },
  },
];
