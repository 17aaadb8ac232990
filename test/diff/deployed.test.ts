import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { loadEnvironment } from "../../shared/config";
import type { Layer } from "../../shared/naming";
import { diffLayers } from "../../tools/diff/layer-diffs";
import { statesInFolder } from "../../tools/diff/state-folder";
import { changesWithCauses, tell } from "../../tools/diff/told";
import type { Mutation } from "../../tools/engine/mutation";
import { existingLayers } from "../../tools/engine/projects";
import { repositoryRoot } from "../../tools/engine/repository";
import { makeTemporaryFolder, removeTemporaryFolder } from "../../tools/engine/temporary-folder";
import { needsEngine } from "../preview/engine-needed";
import { withForeignIds, withProviderNotes } from "./support/as-at-aws";
import { exportDeployed } from "./support/deployed";

const settings = loadEnvironment("dev");

function withProps(type: string, name: string, props: Readonly<Record<string, unknown>>): Mutation {
  return {
    resource: { type, name },
    change: (given) => ({ ...given, props: { ...given.props, ...props } }),
  };
}

/** The report's lines before the full difference. */
function linesOf(text: string): readonly string[] {
  return (text.split("<details>")[0] ?? "").split("\n").filter((line) => line !== "");
}

describe("npm run diff of an environment that is deployed", function () {
  this.timeout(600_000);
  needsEngine();
  let folder = "";

  before("dev is deployed, with ids that AWS chose", async () => {
    folder = makeTemporaryFolder();
    await exportDeployed(settings, [{ folder }], (text) =>
      withProviderNotes(withForeignIds(text), { "aws:ec2/vpc:Vpc": { instanceTenancy: "default" } }),
    );
  });
  after(() => removeTemporaryFolder(folder));

  async function linesWith(
    mutations: Readonly<Partial<Record<Layer, readonly Mutation[]>>>,
    layers: readonly Layer[] = existingLayers(),
  ): Promise<readonly string[]> {
    const states = statesInFolder(folder, "dev", existingLayers());
    return linesOf(tell("dev", await diffLayers({ settings, layers, states, mutations }), []).text);
  }

  it("finds changes where nothing was changed", () => {
    const command = [join(repositoryRoot, "tools", "setup", "run.mjs"), "diff", "dev", "--state", folder];
    const before = readFileSync(join(folder, "persistent.json"), "utf8");
    const ran = spawnSync(process.execPath, [...command, "--fail-on", "data-loss,permission-widening"], {
      encoding: "utf8",
      // It must not look at AWS or at a backend.
      env: { ...process.env, AWS_PROFILE: "nobody", PULUMI_BACKEND_URL: "file:///nowhere" },
    });
    assert.deepEqual([ran.status, ran.stdout], [0, "**dev**: no changes\n"], ran.stderr);
    assert.match(ran.stderr, /dev: comparing edge/);
    assert.equal(readFileSync(join(folder, "persistent.json"), "utf8"), before);
  });

  it("does not begin with the table that would be emptied", async () => {
    const other = { hashKey: "other", attributes: [{ name: "other", type: "S" }] };
    const mutation = withProps("aws:dynamodb/table:Table", "table-workflow-state", other);
    assert.deepEqual((await linesWith({ persistent: [mutation] }, ["persistent"])).slice(0, 3), [
      "# dev against what is deployed: 2 replaced",
      "## Dangerous",
      "- data loss: **table-workflow-state** (`aws.dynamodb.Table`) is replaced, because `hashKey` goes from `job_id` to `other`: its items are lost",
    ]);
  });

  it("ends in persistent, and not in the layers that use what is replaced there", async () => {
    const lines = await linesWith({
      persistent: [
        withProps("aws:s3/bucket:Bucket", "bucket-logs", { bucket: "tradai-journal-dev" }),
        // AWS alone names a key.
        withProps("aws:kms/key:Key", "key-alerts", { multiRegion: true }),
        // Protected: `pulumi up` would end here.
        withProps("aws:cognito/userPool:UserPool", "users", { usernameAttributes: ["phone_number"] }),
      ],
    });
    const dangers = lines.slice(lines.indexOf("## Dangerous") + 1).slice(0, 3);
    assert.equal(lines.indexOf("## Dangerous"), 1);
    assert.deepEqual(dangers.map((line) => /^- data loss: \*\*([^*]+)\*\*/.exec(line)?.[1]).sort(), [
      "bucket-logs",
      "key-alerts",
      "users",
    ]);
    assert.match(
      dangers.find((line) => line.includes("**users**")) ?? "",
      /its users are lost; Pulumi refuses it as long as it is protected$/,
    );
    const section = (layer: Layer): readonly string[] => {
      const start = lines.findIndex((line) => line.startsWith(`## Layer ${layer}: `));
      const end = lines.findIndex((line, index) => index > start && line.startsWith("## "));
      return lines.slice(start + 1, end === -1 ? undefined : end);
    };
    const key = "`kmsMasterKeyId` (from persistent's `keys.alerts.arn`)";
    assert.deepEqual(section("foundation"), [
      `- changed: **topic-alerts** (\`aws.sns.Topic\`): ${key}`,
      `- changed: **topic-escalation** (\`aws.sns.Topic\`): ${key}`,
      `- changed: **topic-registration** (\`aws.sns.Topic\`): ${key}`,
      `- changed: **queue-events-dlq** (\`aws.sqs.Queue\`): ${key}`,
    ]);
    assert.deepEqual(section("compute"), [
      "- changed: **alb** (`aws.lb.LoadBalancer`): `accessLogs.bucket` (from persistent's `buckets.logs.name`)",
    ]);
    const edge = section("edge");
    assert.ok(
      edge.includes(
        "- changed: **api-authorizer** (`aws.apigateway.Authorizer`): `providerArns[0]` (from persistent's `userPool.arn`)",
      ),
      edge.join("\n"),
    );
  });

  it("loses the id of what is updated in place, so that all that uses it seems to change", async () => {
    const vpc = withProps("aws:ec2/vpc:Vpc", "vpc", {
      tags: { Name: "tradai-dev", layer: "foundation", note: "a" },
    });
    const lines = await linesWith({ foundation: [vpc] });
    assert.deepEqual(lines, [
      "# dev against what is deployed: 1 changed",
      "## Layer foundation: 1 changed",
      "- changed: **vpc** (`aws.ec2.Vpc`): `tags.note`",
    ]);
  });

  it("cannot show a layer that is not deployed yet", async () => {
    const states = statesInFolder(folder, "dev", ["persistent"]);
    const layers = ["persistent", "foundation", "compute"] as const;
    const diffs = await diffLayers({ settings, layers, states });
    const found = changesWithCauses(diffs).map(({ layer, operation }) => `${layer} ${operation}`);
    assert.deepEqual([...new Set(found)], ["foundation create", "compute create"]);
  });

  it("is refused where the layer below was deployed by an older program, though it is updated first", async () => {
    const older = makeTemporaryFolder();
    try {
      for (const layer of ["persistent", "foundation"] as const) {
        const state = JSON.parse(readFileSync(join(folder, `${layer}.json`), "utf8")) as {
          deployment: { resources: { type: string; outputs?: Record<string, unknown> }[] };
        };
        const stack = state.deployment.resources.find(({ type }) => type === "pulumi:pulumi:Stack");
        delete stack?.outputs?.recovery;
        writeFileSync(join(older, `${layer}.json`), JSON.stringify(state));
      }
      const layers = ["persistent", "foundation"] as const;
      const states = statesInFolder(older, "dev", layers);
      const { text } = tell("dev", await diffLayers({ settings, layers, states }), []);
      assert.deepEqual(linesOf(text), [
        "# dev against what is deployed: no resource changes",
        "## Outputs (ids that AWS is to choose are predicted)",
        "- persistent's `recovery.rpoHours`: nothing → `24`",
        "- persistent's `recovery.rtoHours`: nothing → `1`",
      ]);
    } finally {
      removeTemporaryFolder(older);
    }
  });
});
