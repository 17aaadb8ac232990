import assert from "node:assert/strict";
import type { LayerDiff } from "../../../tools/diff/layer-diffs";
import { outputChanges } from "../../../tools/diff/outputs";
import { tell } from "../../../tools/diff/told";
import type { Step } from "../../../tools/engine/event-collector";
import type { PlanResource } from "../../../tools/engine/plan";
import { urnOf } from "./exports";

type Layer = LayerDiff["layer"];
const bucketType = "aws:s3/bucket:Bucket";
const balancerType = "aws:lb/loadBalancer:LoadBalancer";
const tableType = "aws:dynamodb/table:Table";

function layerUrn(layer: Layer, type: string, name: string): string {
  const component = `tradai:layer:${layer.charAt(0).toUpperCase()}${layer.slice(1)}`;
  return urnOf(layer, type.startsWith("pulumi:") ? type : `${component}$${type}`, name);
}

function resource(
  layer: Layer,
  type: string,
  name: string,
  inputs: PlanResource["inputs"],
  more: Partial<PlanResource> = {},
): PlanResource {
  return {
    ...{ urn: layerUrn(layer, type, name), type, name, inputs, parent: null, protect: false, provider: null },
    ...{ custom: true, dependencies: [], propertyDependencies: {} },
    ...more,
  };
}

function step(
  op: string,
  { urn }: PlanResource,
  paths: Step["paths"] = {},
  keys: readonly string[] = [],
): Step {
  return { op, urn, diffs: Object.keys(paths), keys, paths };
}

/** What one layer's preview said; of what is the same, before and after. */
function diffOf(
  layer: Layer,
  before: readonly PlanResource[],
  after: readonly PlanResource[],
  steps: readonly Step[],
  more: Partial<LayerDiff> = {},
): LayerDiff {
  const plan = (resources: readonly PlanResource[]): LayerDiff["after"] => ({
    ...{ environment: "dev", project: `tradai-${layer}`, resources: [...resources] },
  });
  return { layer, steps, before: plan(before), after: plan(after), outputs: [], warnings: [], ...more };
}

function lines(...diffs: readonly LayerDiff[]): readonly string[] {
  const [head = ""] = tell("dev", diffs, []).text.split("<details>");
  return head.split("\n").filter((line) => line !== "");
}

const bucket = resource("persistent", bucketType, "bucket-logs", { bucket: "tradai-logs-dev" });
const renamed = { ...bucket, inputs: { bucket: "tradai-journal-dev" } };
const reference = urnOf("compute", "pulumi:pulumi:StackReference", "organization/tradai-persistent/dev");
const balancer = resource(
  "compute",
  balancerType,
  "alb",
  { accessLogs: { bucket: "tradai-logs-dev", prefix: "alb" }, idleTimeout: 60 },
  { propertyDependencies: { accessLogs: [reference] } },
);
const replaced = [
  step("create-replacement", bucket, { bucket: "update-replace" }, ["bucket"]),
  step("replace", bucket, { bucket: "update-replace" }, ["bucket"]),
  step("delete-replaced", bucket),
];
const outputs = outputChanges(
  "persistent",
  { buckets: { logs: { name: "tradai-logs-dev" } }, rtoHours: 1 },
  { buckets: { logs: { name: "tradai-journal-dev" } }, rtoHours: 1 },
);

describe("the report of npm run diff", () => {
  it("says more than one line where there is nothing to do", () => {
    const own = ["pulumi:providers:aws", "pulumi:pulumi:StackReference"].map((type) =>
      resource("persistent", type, "own", {}),
    );
    const component = resource("persistent", "tradai:layer:Persistent", "persistent", {}, { custom: false });
    const steps = [step("same", bucket), step("read", bucket), ...own.map((each) => step("create", each))];
    const diff = diffOf(
      "persistent",
      [bucket],
      [bucket, ...own, component],
      [...steps, step("create", component)],
    );
    assert.equal(tell("dev", [diff], ["data-loss", "permission-widening"]).text, "**dev**: no changes\n");
  });

  it("does not begin with the data that is lost, or hides what follows from it above", () => {
    const moved = {
      ...balancer,
      inputs: { ...balancer.inputs, accessLogs: { bucket: "tradai-journal-dev", prefix: "alb" } },
    };
    assert.deepEqual(
      lines(
        diffOf("persistent", [bucket], [renamed], replaced, { outputs }),
        diffOf("compute", [balancer], [moved], [step("update", balancer, { "accessLogs.bucket": "update" })]),
      ),
      [
        "# dev against what is deployed: 1 changed, 1 replaced",
        "## Dangerous",
        "- data loss: **bucket-logs** (`aws.s3.Bucket`) is replaced, because `bucket` goes from `tradai-logs-dev` to `tradai-journal-dev`: its objects are lost",
        "## Outputs (ids that AWS is to choose are predicted)",
        "- persistent's `buckets.logs.name`: `tradai-logs-dev` → `tradai-journal-dev`",
        "## Layer persistent: 1 replaced",
        "- replaced: **bucket-logs** (`aws.s3.Bucket`): `bucket`",
        "## Layer compute: 1 changed",
        "- changed: **alb** (`aws.lb.LoadBalancer`): `accessLogs.bucket` (from persistent's `buckets.logs.name`)",
      ],
    );
  });

  it("blames an output for a change that is the program's own", () => {
    const changed = {
      ...balancer,
      inputs: { accessLogs: { bucket: "tradai-logs-dev", prefix: "lb" }, idleTimeout: 120 },
    };
    const paths = { "accessLogs.prefix": "update", idleTimeout: "update" };
    const said = lines(
      diffOf("persistent", [bucket], [renamed], replaced, { outputs }),
      diffOf("compute", [balancer], [changed], [step("update", balancer, paths)]),
    );
    assert.equal(
      said.at(-1),
      "- changed: **alb** (`aws.lb.LoadBalancer`): `accessLogs.prefix`, `idleTimeout`",
    );
  });

  it("does not say which resource of the same layer a replacement comes from", () => {
    const policy = resource(
      "persistent",
      "aws:s3/bucketPolicy:BucketPolicy",
      "bucket-logs-policy",
      { bucket: "tradai-logs-dev" },
      { propertyDependencies: { bucket: [bucket.urn] } },
    );
    const said = lines(
      diffOf(
        "persistent",
        [bucket, policy],
        [renamed, policy],
        // The engine names what forces it, without a comparison.
        [...replaced, step("replace", policy, {}, ["bucket"])],
      ),
    );
    assert.equal(
      said.at(-1),
      "- replaced: **bucket-logs-policy** (`aws.s3.BucketPolicy`): `bucket` (from **bucket-logs**)",
    );
  });

  it("keeps quiet about a table that is deleted, and --fail-on with it", () => {
    const table = resource("persistent", tableType, "table-a", { name: "tradai-a-dev" }, { protect: true });
    const { text, failed } = tell(
      "dev",
      [diffOf("persistent", [table], [], [step("delete", table)])],
      ["data-loss"],
    );
    assert.match(
      text,
      /^# dev against what is deployed: 1 deleted\n\n## Dangerous\n\n- data loss: \*\*table-a\*\*/,
    );
    assert.match(text, /its items are lost; Pulumi refuses it as long as it is protected/);
    assert.deepEqual(failed, ["data-loss"]);
  });

  it("does not notice that something is no longer protected", () => {
    const table = resource("persistent", tableType, "table-a", { name: "tradai-a-dev" }, { protect: true });
    const bare = { ...table, protect: false };
    const said = lines(diffOf("persistent", [table], [bare], [step("same", table)]));
    assert.deepEqual(said.slice(0, 3), [
      "# dev against what is deployed: 1 changed",
      "## Dangerous",
      "- guard removed: **table-a** (`aws.dynamodb.Table`) is no longer protected: Pulumi may delete it",
    ]);
  });

  it("repeats a tag that is merged with the default ones, or hides default tags that change alone", () => {
    const tagged = (paths: Step["paths"]): string | undefined =>
      lines(diffOf("persistent", [bucket], [bucket], [step("update", bucket, paths)])).at(-1);
    assert.equal(
      tagged({ "tags.a": "add", "tagsAll.a": "add" }),
      "- changed: **bucket-logs** (`aws.s3.Bucket`): `tags.a`",
    );
    assert.equal(
      tagged({ "tagsAll.owner": "update" }),
      "- changed: **bucket-logs** (`aws.s3.Bucket`): `tagsAll.owner`",
    );
  });

  it("hides an output that changes alone", () => {
    assert.deepEqual(lines(diffOf("persistent", [bucket], [bucket], [step("same", bucket)], { outputs })), [
      "# dev against what is deployed: no resource changes",
      "## Outputs (ids that AWS is to choose are predicted)",
      "- persistent's `buckets.logs.name`: `tradai-logs-dev` → `tradai-journal-dev`",
    ]);
  });
});

describe("the outputs that npm run diff compares leave out", () => {
  it("one that comes, one that goes, and one in a list", () => {
    const changes = outputChanges("persistent", { a: "1", list: ["x", "y"] }, { b: 2, list: ["x", "z"] });
    assert.deepEqual(
      changes.map(({ path, before, after }) => [path, before, after]),
      [
        ["a", "1", undefined],
        ["b", undefined, "2"],
        ["list.1", "y", "z"],
      ],
    );
  });
});
