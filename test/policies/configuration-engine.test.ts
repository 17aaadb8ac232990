import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as aws from "@pulumi/aws";
import { parseMessage } from "../../policy-pack/analysis/message";
import { loadEnvironment } from "../../shared/config";
import type { OperationResult } from "../../tools/engine/operation";
import type { Program } from "../../tools/engine/language-host";
import { EngineSession } from "../../tools/engine/session";
import { needsEngine } from "../preview/engine-needed";

const settings = loadEnvironment("dev");

/** Breaks three of the four controls (nothing guards the pool's sign-in), and rules that hold none. */
const program: Program = () => {
  new aws.s3.Bucket("results", { bucket: "tradai-results-dev" });
  new aws.cognito.UserPool("users", { name: "tradai-users-dev", mfaConfiguration: "OFF" });
  return Promise.resolve({});
};

describe("configuration of the policy pack under the real engine", function () {
  this.timeout(180_000);
  needsEngine();
  const folder = mkdtempSync(join(tmpdir(), "tradai-pack-config-"));
  after(() => rmSync(folder, { recursive: true }));

  const previewWith = async (config: object): Promise<OperationResult> => {
    const packConfig = join(folder, "config.json");
    writeFileSync(packConfig, JSON.stringify(config));
    const options = { environment: "dev", settings, outputs: "unknown", policies: true, packConfig } as const;
    const session = await EngineSession.open(options);
    try {
      return await session.run("preview", { name: "tradai", folder: "", load: () => program });
    } finally {
      await session.close();
    }
  };
  const mandatory = ({ policies }: OperationResult): string[] => {
    const found = policies.reports.filter((report) => report.mandatory).map(({ policy }) => policy);
    return [...new Set(found)].sort();
  };
  const settingsTold = ({ policies }: OperationResult): string[] =>
    policies.reports
      .filter(({ policy }) => policy === "configuration-used")
      .map(({ message }) => parseMessage(message).fields.setting ?? "?");

  it("disables everything but the mission's controls, and says what it disabled", async () => {
    const result = await previewWith({
      all: "disabled",
      "pack-settings": { enforcementLevel: "disabled" },
      "s3-encrypted": "disabled",
      "cognito-hardened": "advisory",
    });
    assert.equal(result.ok, false);
    assert.deepEqual(mandatory(result), ["cognito-hardened", "s3-encrypted", "waf-attached"]);
    const [told, ...more] = settingsTold(result);
    assert.deepEqual(more, []);
    assert.match(told ?? "", /^level of pack-settings, .*s3-versioned/);
  });

  it("lowers a rule in the environment that it names, with a trace", async () => {
    const result = await previewWith({
      "pack-settings": { environments: { dev: { enforcement: { "s3-versioned": "advisory" } } } },
    });
    const versioned = result.policies.reports.filter(({ policy }) => policy === "s3-versioned");
    assert.deepEqual(
      versioned.map((report) => report.mandatory),
      [false],
    );
    assert.deepEqual(settingsTold(result), ["level of s3-versioned in dev"]);
    assert.ok(mandatory(result).includes("s3-public-access-blocked"));
  });

  it("is refused by the engine before anything runs where it would lower a control", async () => {
    const result = await previewWith({
      "pack-settings": { environments: { prod: { localhostAllowed: true } } },
    });
    assert.equal(result.ok, false);
    assert.deepEqual(result.steps, []);
    const said = [...result.diagnostics.map(({ message }) => message), result.stderr].join("\n");
    assert.match(said, /pack-settings: environments\.prod\.localhostAllowed/);
  });
});
