import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { join } from "node:path";

const root = join(__dirname, "..", "..");

/** What a fresh process tells that loads `@pulumi/policy` as the pack does; `tell` is the code that tells it. */
function told(tell: string): unknown {
  const code = `
    require("ts-node/register/transpile-only");
    require("./policy-pack/light-sdk");
    const { deserializeProperties } = require("@pulumi/policy/deserialize");
    const { Struct } = require("google-protobuf/google/protobuf/struct_pb");
    const loaded = () => Object.keys(require.cache).some((file) => file.includes("/automation/"));
    console.log(JSON.stringify(${tell}));`;
  const { stdout, stderr } = spawnSync(process.execPath, ["-e", code], { cwd: root, encoding: "utf8" });
  assert.notEqual(stdout, "", stderr);
  return JSON.parse(stdout);
}

describe("the SDK behind the policy pack", function () {
  this.timeout(180_000);

  it("is loaded whole at the start of the pack, which takes longer than all rules", () => {
    assert.equal(told("loaded()"), false);
  });

  it("does not know an asset that a resource holds, nor what it is an instance of", () => {
    // The engine's mark of an asset with a text: sdk/go/common/resource/asset of the engine.
    const asset = {
      "4dabf18193072939515e22adb298388d": "c44067f5952c0a294b673a41bacd8c17",
      text: "content",
    };
    const tell = `(() => {
      const { code } = deserializeProperties(Struct.fromJavaScript({ code: ${JSON.stringify(asset)} }), false);
      const isAsset = code instanceof require("@pulumi/pulumi/asset").StringAsset;
      return { isAsset, isWhole: loaded() };
    })()`;
    assert.deepEqual(told(tell), { isAsset: true, isWhole: false });
  });

  it("lacks what another version of the framework may ask it for", () => {
    const tell = `(() => {
      const sdk = require("@pulumi/pulumi");
      const { Output } = sdk;
      return [sdk.output(1) instanceof Output, "Config" in sdk, sdk.asset === require("@pulumi/pulumi/asset"), loaded()];
    })()`;
    assert.deepEqual(told(tell), [true, true, true, true]);
  });
});
