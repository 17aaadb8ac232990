import assert from "node:assert/strict";
import { loadEnvironment } from "../../shared/config";
import { failureText } from "../../tools/engine/failure";
import type { Mutation, ResourceKey } from "../../tools/engine/mutation";
import { layerProject } from "../../tools/engine/projects";
import { EngineSession } from "../../tools/engine/session";
import { readUrn } from "../../tools/engine/urn";
import { needsEngine } from "../preview/engine-needed";

const settings = loadEnvironment("dev");
const project = layerProject("persistent", settings);
const open = (): Promise<EngineSession> =>
  EngineSession.open({ environment: "dev", settings, outputs: "unknown", policies: false });

const table: ResourceKey = { type: "aws:dynamodb/table:Table", name: "table-workflow-state" };
const trail: ResourceKey = { type: "aws:cloudtrail/trail:Trail", name: "trail" };

function withProps(resource: ResourceKey, props: Readonly<Record<string, unknown>>): Mutation {
  return {
    resource,
    change: (given) => ({ ...given, props: { ...given.props, ...props } }),
  };
}

describe("a change after the deployment", function () {
  this.timeout(300_000);
  needsEngine();
  let session: EngineSession;

  before("the layer is deployed", async () => {
    session = await open();
    const up = await session.run("up", project);
    assert.ok(up.ok, failureText(up));
  });
  after(async () => {
    await session.close();
  });

  /** What the next preview would do, by logical name. */
  async function operationsAfter(mutation: Mutation): Promise<Record<string, string[]>> {
    const result = await session.run("preview", project, { mutations: [mutation] });
    assert.ok(result.ok, failureText(result));
    const operations: Record<string, string[]> = {};
    for (const { op, urn } of result.steps) {
      if (op !== "same" && op !== "read") (operations[readUrn(urn).name] ??= []).push(op);
    }
    return operations;
  }

  it("of one input is an update", async () => {
    assert.deepEqual(await operationsAfter(withProps(trail, { enableLogging: false })), {
      trail: ["update"],
    });
  });

  it("of one tag is an update", async () => {
    const tags = { layer: "persistent", Name: "tradai-trail-dev", note: "changed" };
    assert.deepEqual(await operationsAfter(withProps(trail, { tags })), { trail: ["update"] });
  });

  it("of a table's hash key is a replacement", async () => {
    const mutation = withProps(table, {
      hashKey: "other",
      attributes: [{ name: "other", type: "S" }],
    });
    const { "table-workflow-state": operations = [] } = await operationsAfter(mutation);
    assert.ok(operations.includes("replace"), operations.join(", "));
  });
});

describe("a mistake that AWS or its provider would refuse", function () {
  this.timeout(300_000);
  needsEngine();

  /** @returns what the engine said when the deployment failed */
  async function failureOf(operation: "preview" | "up", mutation: Mutation): Promise<string> {
    const session = await open();
    try {
      const result = await session.run(operation, project, { mutations: [mutation] });
      assert.equal(result.ok, false, "it was not refused");
      return failureText(result);
    } finally {
      await session.close();
    }
  }

  it("a property that the resource does not have is refused in the preview", async () => {
    const told = await failureOf("preview", withProps(trail, { enableLogFileValidaton: true }));
    assert.match(told, /enableLogFileValidaton/);
    assert.match(told, /trail/);
  });

  it("a trail that does not wait for its bucket's policy fails as it does at AWS", async () => {
    const told = await failureOf("up", {
      resource: trail,
      change: ({ props, opts }) => ({ props, opts: { ...opts, dependsOn: [] } }),
    });
    assert.match(told, /trail/);
    assert.match(told, /InsufficientS3BucketPolicyException|bucket policy|policy/i);
  });

  it("a bucket policy for a role that does not exist fails as it does at AWS", async () => {
    const policy = JSON.stringify({
      Version: "2012-10-17",
      Statement: [
        {
          Sid: "ForAForgottenRole",
          Effect: "Allow",
          Principal: { AWS: `arn:aws:iam::${settings.account}:role/tradai-forgotten-dev` },
          Action: "s3:GetObject",
          Resource: "arn:aws:s3:::tradai-results-dev/*",
        },
      ],
    });
    const resource = { type: "aws:s3/bucketPolicy:BucketPolicy", name: "bucket-results-policy" };
    const told = await failureOf("up", withProps(resource, { policy }));
    assert.match(told, /bucket-results-policy/);
    assert.match(told, /principal/i);
  });
});
