import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { join } from "node:path";

const root = join(__dirname, "..", "..");

/** What a fresh process tells in which the calls are lightened for a pack with one policy; `tell` tells it. */
function told(policy: string, tell: string): unknown {
  const code = `
    require("ts-node/register/transpile-only");
    require("./policy-pack/light-sdk");
    require("@pulumi/policy");
    const { AnalyzerService } = require("@pulumi/pulumi/proto/analyzer_grpc_pb");
    const { AnalyzeRequest } = require("@pulumi/pulumi/proto/analyzer_pb");
    const framework = require("@pulumi/policy/deserialize");
    const { Struct } = require("google-protobuf/google/protobuf/struct_pb");
    require("./policy-pack/light-calls").lightenCalls([${policy}]);
    const struct = Struct.fromJavaScript({ acl: "private" });
    const bytes = Buffer.from(new AnalyzeRequest().setUrn("urn").setProperties(struct).serializeBinary());
    console.log(JSON.stringify(${tell}));`;
  const { stdout, stderr } = spawnSync(process.execPath, ["-e", code], { cwd: root, encoding: "utf8" });
  assert.notEqual(stdout, "", stderr);
  return JSON.parse(stdout);
}

const judging = '{ name: "judging", validateResource: () => undefined }';
const mending = '{ name: "mending", remediateResource: () => undefined }';

describe("the calls of the engine to the policy pack", function () {
  this.timeout(180_000);

  it("take a resource apart that no policy mends", () => {
    const tell = `[AnalyzerService.remediate.requestDeserialize(bytes).getUrn(), AnalyzerService.analyze.requestDeserialize(bytes).getUrn()]`;
    assert.deepEqual(told(judging, tell), ["", "urn"]);
  });

  it("hide a resource from a policy that mends it", () => {
    assert.equal(told(mending, "AnalyzerService.remediate.requestDeserialize(bytes).getUrn()"), "urn");
  });

  it("are answered with a failure where nothing is mended", () => {
    const tell = `(() => {
      let answer;
      const { makeRemediateRpcFun } = require("@pulumi/policy/server");
      const request = AnalyzerService.remediate.requestDeserialize(bytes);
      makeRemediateRpcFun("pack", "1", "mandatory", [${judging}])({ request }, (error, found) => {
        answer = [error ?? null, found.getRemediationsList().length];
      });
      return answer;
    })()`;
    assert.deepEqual(told(judging, tell), [null, 0]);
  });

  it("rebuild a resource for each policy, or give one resource for another", () => {
    const tell = `(() => {
      const built = framework.deserializeProperties(struct, false);
      const other = framework.deserializeProperties(Struct.fromJavaScript({ acl: "log" }), false);
      return [built, built === framework.deserializeProperties(struct, false), other];
    })()`;
    assert.deepEqual(told(judging, tell), [{ acl: "private" }, true, { acl: "log" }]);
  });
});
