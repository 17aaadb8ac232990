import assert from "node:assert/strict";
import { UNKNOWN, type Plan, type PlanResource } from "../../tools/engine/plan";
import { goldenText } from "../../tools/golden/layout";
import { planOfGolden } from "../../tools/golden/reading";

const prefix = "urn:pulumi:dev::tradai-persistent::";
const document = JSON.stringify({ Statement: [{ Action: ["s3:GetObject"], Effect: "Allow" }], Version: "2012-10-17" });

function resource(type: string, name: string, more: Partial<PlanResource> = {}): PlanResource {
  return {
    ...{ urn: `${prefix}${type}::${name}`, type, name, parent: null, protect: false, provider: null },
    ...{ custom: true, dependencies: [], propertyDependencies: {}, inputs: {} },
    ...more,
  };
}

const bucket = resource("aws:s3/bucketObjectv2:BucketObjectv2", "results", { protect: true });
const policy = resource("aws:s3/bucketPolicy:BucketPolicy", "results", {
  dependencies: [bucket.urn],
  propertyDependencies: { bucket: [bucket.urn], policy: [bucket.urn] },
  inputs: { bucket: "tradai-results-dev", policy: document, userData: Buffer.from("#!/bin/sh\nls\n").toString("base64") },
});
const plan: Plan = { environment: "dev", project: "tradai-persistent", resources: [bucket, policy] };
const read = (text: string): Plan => planOfGolden(text, "dev", "tradai-persistent", "persistent.yaml");

describe("reading a golden file", () => {
  it("makes another plan of it than was written: types, dependencies, documents, scripts", () => {
    assert.deepEqual(read(goldenText(plan)), plan);
  });

  it("takes an order of creation for a reference", () => {
    const after = { ...policy, propertyDependencies: {} };
    const [, found] = read(goldenText({ ...plan, resources: [bucket, after] })).resources;
    assert.deepEqual(found?.dependencies, [bucket.urn]);
    assert.deepEqual(found?.propertyDependencies, {});
  });

  it("reads a document within a document as text again", () => {
    const outer = JSON.stringify({ body: document });
    const [found] = read(goldenText({ ...plan, resources: [resource("aws:x/y:Y", "y", { inputs: { outer } })] })).resources;
    assert.equal(found?.inputs.outer, outer);
  });

  it("shows a value that is unknown as known", () => {
    const [found] = read(goldenText({ ...plan, resources: [resource("aws:x/y:Y", "y", { inputs: { id: UNKNOWN } })] })).resources;
    assert.equal(found?.inputs.id, UNKNOWN);
  });

  for (const [what, text] of [
    ["a list", "- a\n"],
    ["a resource without a name", "aws.s3.Bucket: results\n"],
    ["a key that is never written", "aws.s3.Bucket:\n  results:\n    outputs: {}\n"],
  ] as const) {
    it(`goes on with what is no golden file: ${what}`, () => {
      assert.throws(() => read(text), /^UserError: persistent\.yaml: not a golden file \(npm run golden writes it\)/);
    });
  }
});
