import assert from "node:assert/strict";
import { toValue, UNKNOWN } from "../../policy-pack/graph/values";

/** The signatures of `sdk/go/common/resource/properties.go` in pulumi/pulumi. */
const signature = "4dabf18193072939515e22adb298388d";
const secret = "1b47061264138c4ac30d75fd1eb44270";
const output = "d0e6a833031e9bbcd3f4e8bde6ca49a4";
const reference = "5cf8f73096256a8f31e491e813e4eb8e";
const asset = "c44067f5952c0a294b673a41bacd8c17";
const unknownText = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
const urn = "urn:pulumi:prod::tradai::aws:s3/bucket:Bucket::results";

describe("envelopes of the engine", () => {
  for (const [title, envelope, expected] of [
    ["a secret's text, or it is read as an object", { [signature]: secret, value: "x" }, "x"],
    ["a secret in a secret", { [signature]: secret, value: { [signature]: secret, value: "x" } }, "x"],
    ["a secret that is not known yet", { [signature]: secret, value: unknownText }, UNKNOWN],
    ["an output that is known", { [signature]: output, value: [1] }, [1]],
    ["an output that is nothing", { [signature]: output, value: null }, null],
    ["an output that is not known yet", { [signature]: output, secret: false }, UNKNOWN],
    [
      "a resource by its id",
      { [signature]: reference, urn, id: "tradai-results-prod" },
      "tradai-results-prod",
    ],
    ["a resource whose id is not known yet", { [signature]: reference, urn, id: "" }, UNKNOWN],
    ["a component, which has no id", { [signature]: reference, urn }, urn],
    ["a file, without the signature", { [signature]: asset, path: "handler.zip" }, { path: "handler.zip" }],
  ] as const) {
    it(`are opened for rules: ${title}`, () => {
      assert.deepEqual(toValue({ given: envelope }), { given: expected });
    });
  }
});
