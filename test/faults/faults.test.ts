import assert from "node:assert/strict";
import { loadEnvironment } from "../../shared/config";
import { rehearseEveryFault, type Shown } from "../../tools/rehearse/faults/evidence";
import type { Outcome, Trial, TrialOperation, Trouble } from "../../tools/rehearse/faults/trial";
import { Progress } from "../../tools/engine/progress";
import { needsEngine } from "../preview/engine-needed";

/** One type of each kind: AWS refuses a second one, writes over it, makes a second one; and one that is protected. */
const types = {
  bucket: "aws:s3/bucket:Bucket",
  rolePolicy: "aws:iam/rolePolicy:RolePolicy",
  logging: "aws:s3/bucketLogging:BucketLogging",
  key: "aws:kms/key:Key",
  pool: "aws:cognito/userPool:UserPool",
  selection: "aws:backup/selection:Selection",
  parameter: "aws:ssm/parameter:Parameter",
} as const;

/** What AWS's API pages say of a creation whose answer is lost, and of one of a name that is taken. */
const expected: readonly (readonly [keyof typeof types, TrialOperation, Trouble, Outcome])[] = [
  ["bucket", "create", "throttle", "again"],
  ["bucket", "create", "denied", "again"],
  ["bucket", "create", "exists", "imported"],
  ["bucket", "create", "timeout", "imported"],
  ["bucket", "update", "timeout", "again"],
  ["bucket", "delete", "timeout", "again"],
  ["rolePolicy", "create", "exists", "impossible"],
  ["rolePolicy", "create", "timeout", "overwritten"],
  ["key", "create", "exists", "impossible"],
  ["key", "create", "timeout", "orphan"],
  ["logging", "replace", "throttle", "again"],
  // A put, as all settings of a bucket are.
  ["logging", "create", "exists", "impossible"],
  ["logging", "replace", "timeout", "overwritten"],
  ["rolePolicy", "replace", "throttle", "again"],
  ["rolePolicy", "replace", "timeout", "overwritten"],
  // With all that rests on it.
  ["bucket", "replace", "timeout", "unmarked"],
  ["key", "replace", "throttle", "again"],
  ["key", "replace", "timeout", "orphan"],
  ["parameter", "replace", "exists", "unmarked"],
  // Made again, it has another id than what it is in place of.
  ["selection", "replace", "timeout", "orphan"],
  ["pool", "delete", "throttle", "kept"],
  ["pool", "replace", "throttle", "kept"],
];

describe("a failure in the middle of a deployment", function () {
  // A deployment, twelve batches of three runs or so, and three interruptions.
  this.timeout(1_200_000);
  needsEngine();
  let shown: Shown;

  before("the persistent layer is deployed and made to fail", async () => {
    const progress = new Progress();
    shown = await rehearseEveryFault({
      settings: loadEnvironment("dev"),
      layers: ["persistent"],
      progress,
      types: new Set(Object.values(types)),
    }).finally(() => progress.stop());
  });

  const outcome = (type: string, operation: TrialOperation, trouble: Trouble): Trial | undefined =>
    shown.trials.find(
      (trial) => trial.type === type && trial.operation === operation && trial.trouble === trouble,
    );

  it("leaves nothing that is not as without it", () => {
    assert.deepEqual(shown.failures, []);
    assert.deepEqual(
      shown.trials.filter(({ outcome }) => outcome === "lost"),
      [],
    );
  });

  for (const [type, operation, trouble, result] of expected) {
    it(`${operation} of a ${type}, ${trouble}: ${result}`, () => {
      assert.equal(outcome(types[type], operation, trouble)?.outcome, result);
    });
  }

  it("prints a line that puts what AWS has where the program looks for it", () => {
    const line = shown.imports.find((candidate) => candidate.includes(types.bucket));
    assert.match(
      line ?? "",
      /^pulumi import aws:s3\/bucket:Bucket bucket-[\w-]+ tradai-[\w-]+-dev --parent parent=urn:\S+::persistent --provider provider=urn:\S+ --protect=false /,
    );
  });

  it("an interrupted engine, two at once and a truncated file cost nothing", () => {
    assert.deepEqual(
      shown.incidents.map(({ lost }) => lost),
      [undefined, undefined, undefined, undefined],
    );
  });
});
