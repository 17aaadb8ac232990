import { problemOfKey } from "../checks/customer-key";
import { ofType } from "../checks/of-type";
import { functionCanRotate, rotationType } from "../checks/rotation-function";
import { shortestInterval } from "../checks/schedule-interval";
import { key } from "../examples/key";
import { compliantRotations, undecidedRotations, violatingRotations } from "../examples/rotation-function";
import { monthly, rotation, secret } from "../examples/secret";
import { knownCompanions } from "../graph/lists";
import type { Reader } from "../graph/reader";
import { show } from "../graph/values";
import type { Check, Rule } from "../rule";

const secretType = "aws:secretsmanager/secret:Secret";
/** https://docs.aws.amazon.com/securityhub/latest/userguide/secretsmanager-controls.html#secretsmanager-4 */
const most = 90;

/** True for a rate of that many days, and for a `cron(...)` of every third month at most. AWS refuses what is neither. */
function isOften(expression: string): boolean {
  const [, , , month] = expression.split(" ");
  return month === undefined
    ? (shortestInterval(expression) ?? Infinity) <= most * 86_400
    : month === "*" || /\/[1-3]$/.test(month);
}

/** What is wrong with how often a secret is renewed; undefined where it is renewed often enough. */
function problemOfRules(rules: Reader): string | undefined {
  if (rules.flag("rotationEnabled") === false) {
    return "its rotation is switched off";
  }
  const days = rules.number("rotationRules.automaticallyAfterDays");
  if (days !== undefined) {
    return days > most ? `it is renewed every ${days} days` : undefined;
  }
  const expression = rules.text("rotationRules.scheduleExpression") ?? "";
  return isOften(expression) ? undefined : `it is renewed by ${show(expression)}`;
}

const rotated: Check = function* (subject, { graph, requireWhole }) {
  const rotations = knownCompanions(graph, subject, rotationType, "secretId");
  if (rotations.length === 0) {
    requireWhole("its rotation may be declared in another layer");
    yield {
      found: "nothing renews it: whoever read it once can use it for ever",
      expected: `a SecretRotation of at most ${most} days, or an exemption that says who renews it until when`,
    };
  }
  for (const { inputs } of rotations) {
    const problem = problemOfRules(inputs);
    if (problem !== undefined) {
      yield { found: problem, expected: `a rotation of at most ${most} days` };
    }
  }
};

const underKey: Check = function* (subject, context) {
  const problem = context.settings.customerKeys ? problemOfKey(context, subject, "kmsKeyId") : undefined;
  if (problem !== undefined) {
    yield {
      found: `the secret has no customer key: ${problem}`,
      expected: "`kmsKeyId` of a key of this account",
      fix: "Set `kmsKeyId`: reading the secret then takes the right to its key as well.",
    };
  }
};

const rule: Rule = {
  name: "secrets-rotated",
  title: "Secrets are renewed",
  description:
    "Every secret is renewed by a rotation within 90 days whose function may be called, may write the new version and reaches Secrets Manager, and is encrypted with a customer key where the environment has them.",
  rationale: "A secret that leaked stays good until it is renewed, and nobody knows that it leaked.",
  remediation:
    "Declare a SecretRotation with a function that renews the secret; where its issuer offers no way to, exempt it with the person who renews it and a date.",
  severity: "medium",
  kind: "stack",
  catalogue: {
    securityHub: ["SecretsManager.1", "SecretsManager.4"],
    cdkNag: ["SMG4"],
    checkov: ["CKV_AWS_149", "CKV2_AWS_57"],
  },
  relations: [59],
  findings: ["TRADAI-S-41"],
  types: [secretType, rotationType],
  checks: [
    ofType([secretType], rotated),
    ofType([secretType], underKey),
    ofType([rotationType], functionCanRotate),
  ],
  examples: {
    compliant: [
      ...compliantRotations,
      { title: "A secret that is renewed each month", resources: [...key(), secret(), monthly] },
      {
        title: "A secret that is renewed each quarter",
        resources: [...key(), secret(), rotation({ automaticallyAfterDays: 90 })],
      },
      ...[
        ...["rate(90 days)", "rate(12 hours)", "cron(0 4 1 * ? *)", "cron(0 4 1 */1 ? *)"],
        ...["cron(0 4 1 1/2 ? *)", "cron(0 4 1 1/3 ? *)"],
      ].map((expression) => ({
        title: `A secret that is renewed by ${expression}`,
        resources: [...key(), secret(), rotation({ scheduleExpression: expression })],
      })),
      {
        title: "The key that AWS manages where the environment has none of its own",
        environment: "dev",
        resources: [secret({ kmsKeyId: undefined }), monthly],
      },
    ],
    violating: [
      ...violatingRotations,
      {
        title: "A secret that nothing renews",
        resources: [...key(), secret()],
        resource: "secret",
        says: "nothing renews it",
      },
      {
        title: "Twice a year",
        resources: [...key(), secret(), rotation({ automaticallyAfterDays: 180 })],
        resource: "secret",
        says: "every 180 days",
      },
      ...["rate(91 days)", "cron(0 4 1 1 ? *)", "cron(0 4 1 1/6 ? *)", "cron(0 4 1 1/12 ? *)"].map(
        (expression) => ({
          title: `A secret that is renewed by ${expression}`,
          resources: [...key(), secret(), rotation({ scheduleExpression: expression })],
          resource: "secret",
          says: `it is renewed by "${expression}"`,
        }),
      ),
      {
        title: "A rotation that does not say how often",
        resources: [...key(), secret(), rotation({})],
        resource: "secret",
        says: 'it is renewed by ""',
      },
      {
        title: "A rotation that is switched off",
        resources: [...key(), secret(), rotation({ automaticallyAfterDays: 30 }, { rotationEnabled: false })],
        resource: "secret",
        says: "switched off",
      },
      {
        title: "The key that AWS manages, in prod",
        resources: [secret({ kmsKeyId: undefined }), monthly],
        resource: "secret",
        says: "no customer key",
      },
    ],
    undecided: [
      ...undecidedRotations,
      {
        title: "A rotation that another layer may declare",
        scope: "layer",
        resources: [...key(), secret()],
        resource: "secret",
        says: "its rotation may be declared in another layer",
      },
      {
        title: "A rotation whose secret is known after the update",
        resources: [...key(), secret(), { ...monthly, references: {} }],
        resource: "secret",
        says: "secretId of some SecretRotation",
      },
    ],
  },
};

export default rule;
