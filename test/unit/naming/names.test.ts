import assert from "node:assert/strict";
import fc from "fast-check";
import { Arns, checkedName, environments, namePatterns } from "../../../shared/naming";
import type { NameKind, Scope } from "../../../shared/naming";
import { secrets } from "../../../shared/inventory";

const scope: Scope = {
  environment: "dev",
  account: "600802701449",
  region: "eu-central-1",
  recoveryRegion: "eu-west-1",
  globalSuffix: "",
};
const arns = new Arns(scope);
const { names } = arns;

/** Names and ARNs as architecture.md 1.1 and decisions.md section 5 spell them, for dev. */
const spelled: [what: string, found: string, expected: string][] = [
  ["bucket", names.bucket("arcticdb"), "tradai-arcticdb-dev"],
  ["table", names.table("shadow-test-state"), "tradai-shadow-test-state-dev"],
  ["repository of a function", names.functionRepository("health-check"), "tradai-lambda-health-check-dev"],
  ["repository of a service", names.serviceRepository("mlflow"), "tradai-mlflow-dev"],
  ["repository of a strategy", names.strategyRepository("momentum"), "tradai-strategy-momentum-dev"],
  ["user pool", names.userPool(), "tradai-users-dev"],
  ["web client", names.appClient("api"), "tradai-api-client-dev"],
  ["sign-in prefix", names.userPoolDomain(), "tradai-dev"],
  ["trail", names.trail(), "tradai-audit-trail-dev"],
  ["trail role", names.role("cloudtrail-role"), "tradai-cloudtrail-role-dev"],
  ["trail log group", names.trailLogGroup(), "/aws/cloudtrail/tradai-dev"],
  ["package domain", names.packageDomain(), "tradai-dev"],
  ["package repository", names.packageRepository("python"), "tradai-python-dev"],
  ["parameter", names.parameter("cognito/user-pool-id"), "/tradai/dev/cognito/user-pool-id"],
  ["key alias", names.keyAlias("alerts"), "alias/tradai-alerts-dev"],
  ["bucket ARN", arns.bucket("logs"), "arn:aws:s3:::tradai-logs-dev"],
  ["objects ARN", arns.objects("logs", "cloudtrail/"), "arn:aws:s3:::tradai-logs-dev/cloudtrail/*"],
  [
    "table ARN",
    arns.table("deployments"),
    "arn:aws:dynamodb:eu-central-1:600802701449:table/tradai-deployments-dev",
  ],
  ["role ARN", arns.role("backup-role"), "arn:aws:iam::600802701449:role/tradai-backup-role-dev"],
  ["trail ARN", arns.trail(), "arn:aws:cloudtrail:eu-central-1:600802701449:trail/tradai-audit-trail-dev"],
  [
    "recovery vault ARN",
    arns.backupVault("recovery"),
    "arn:aws:backup:eu-west-1:600802701449:backup-vault:tradai-backup-recovery-dev",
  ],
  [
    "secret ARN with AWS's suffix",
    arns.secret(secrets.exchangeKeys),
    "arn:aws:secretsmanager:eu-central-1:600802701449:secret:tradai/dev/exchange-keys-??????",
  ],
  [
    "functions of the environment",
    arns.functions(),
    "arn:aws:lambda:eu-central-1:600802701449:function:tradai-*-dev",
  ],
];

/** Names that AWS refuses, one per rule of its naming pages. */
const refused: [kind: NameKind, name: string, why: string][] = [
  ["bucket", "Tradai-configs-dev", "upper case"],
  ["bucket", "xn--tradai", "reserved prefix"],
  ["bucket", "tradai-s3alias", "reserved suffix"],
  ["bucket", "tradai-", "hyphen at the end"],
  ["bucket", "a".repeat(64), "64 characters"],
  ["table", "ab", "two characters"],
  ["table", "tradai/state", "slash"],
  ["repository", "tradai--x", "two separators"],
  ["role", "r".repeat(65), "65 characters"],
  ["keyAlias", "alias/aws/data", "AWS's own aliases"],
  ["keyAlias", "tradai-data", "no alias/"],
  ["userPoolDomain", "tradai-cognito-dev", "the word cognito"],
  ["secret", "tradai/dev/m2m-client", "a hyphen and six characters at the end"],
  ["parameter", "/aws/tradai/x", "below /aws"],
  ["parameter", "tradai/dev/x", "no slash in front"],
  ["trail", "ab", "two characters"],
  ["trail", "tradai--trail", "two hyphens"],
  ["backupVault", "v".repeat(51), "51 characters"],
  ["restoreTestingPlan", "tradai-restore-test", "hyphens"],
  ["packageDomain", "1tradai", "a digit in front"],
];

describe("names", () => {
  for (const [what, found, expected] of spelled) {
    it(`spells the ${what} otherwise than the documents`, () => assert.equal(found, expected));
  }

  for (const [kind, name, why] of refused) {
    it(`accepts a ${kind} name with ${why}, which AWS refuses at creation`, () => {
      assert.throws(() => checkedName(kind, name), {
        name: "UserError",
        message: new RegExp(
          `^${kind} name "${name}" \\(${name.length} characters\\) .*${namePatterns[kind].max}`,
        ),
      });
    });
  }

  it("lets two environments share a name", () => {
    const spell = (environment: Scope["environment"]): string[] => {
      const { names: own } = new Arns({ ...scope, environment });
      return [own.bucket("configs"), own.table("idempotency"), own.userPoolDomain(), own.trailLogGroup()];
    };
    const all = environments.flatMap(spell);
    assert.equal(new Set(all).size, all.length);
  });

  it("drops the suffix of globally unique names, or puts it on names that need none", () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z0-9]{1,8}$/), (globalSuffix) => {
        const { names: own } = new Arns({ ...scope, globalSuffix });
        assert.equal(own.bucket("configs"), `tradai-configs-dev-${globalSuffix}`);
        assert.equal(own.userPoolDomain(), `tradai-dev-${globalSuffix}`);
        assert.equal(own.table("idempotency"), "tradai-idempotency-dev");
      }),
    );
  });
});
