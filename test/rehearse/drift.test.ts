import assert from "node:assert/strict";
import { loadEnvironment } from "../../shared/config";
import { Progress } from "../../tools/engine/progress";
import { drifts, type Drift } from "../../tools/rehearse/drift/drifts";
import { ownersDrifts } from "../../tools/rehearse/drift/owned";
import { rehearseDrifts, type DriftOutcome } from "../../tools/rehearse/drift/rehearsal";
import { needsEngine } from "../preview/engine-needed";

const request = {
  settings: loadEnvironment("dev"),
  layers: ["persistent"],
  progress: new Progress(),
} as const;

describe("drift of the persistent layer", function () {
  this.timeout(600_000);
  needsEngine();
  after(() => request.progress.stop());

  /** The outcomes by what was done; what other layers hold is absent here. */
  const told = (outcomes: readonly DriftOutcome<Drift>[]): Record<string, readonly string[]> =>
    Object.fromEntries(
      outcomes
        .filter(({ urn }) => urn !== undefined)
        .map(({ drift, shown, did, now }) => [drift.done, [shown, did, now]] as const),
    );

  it("is shown by refresh and mended by up, and what others own stays, also on the same resource", async () => {
    const { mended, left, surprises } = await rehearseDrifts(request, drifts, ownersDrifts);
    assert.deepEqual(surprises, []);
    assert.deepEqual(told(mended), {
      "a tag removed": ["tags.layer, tagsAll.layer", "update", "as before"],
      "recovery to a point in time switched off": ["pointInTimeRecovery.enabled", "update", "as before"],
      "public access allowed": ["blockPublicPolicy, restrictPublicBuckets", "update", "as before"],
      "the block of public access deleted": ["deleted", "create", "as before"],
      "the bucket's policy opened to everybody": ["policy", "update", "as before"],
      "versions switched off": ["versioningConfiguration.status", "update", "as before"],
      "the sign-in's second factor made optional": ["mfaConfiguration", "update", "as before"],
      "the trail cut down to one region": ["isMultiRegionTrail", "update", "as before"],
    });
    assert.deepEqual(told(left), {
      "an attribute added": ["", "", "as changed"],
      "Inspector made the scanner": ["", "", "as changed"],
      "Inspector's own frequency": ["", "", "as changed"],
      "a type learned": ["", "", "as changed"],
      "the value rotated": ["", "", "as changed"],
    });
  });
});
