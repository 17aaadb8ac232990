import assert from "node:assert/strict";
import { cpSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { stringify } from "yaml";
import { loadEnvironment } from "../../shared/config";
import type { OperationResult } from "../../tools/engine/operation";
import type { Program } from "../../tools/engine/language-host";
import { repositoryRoot } from "../../tools/engine/repository";
import { EngineSession } from "../../tools/engine/session";
import { summaryText } from "../../tools/preview/summary";
import { needsEngine } from "../preview/engine-needed";

const settings = loadEnvironment("dev");

/** A bucket that nobody needs, which breaks rules, below the component of a layer. */
const bucketProgram =
  (isEncrypted: boolean): Program =>
  () => {
    const parent = new pulumi.ComponentResource("tradai:layer:Persistent", "persistent");
    const { bucket } = new aws.s3.Bucket("results", { bucket: "tradai-results-dev" }, { parent });
    if (isEncrypted) {
      const rules = [{ applyServerSideEncryptionByDefault: { sseAlgorithm: "AES256" } }];
      new aws.s3.BucketServerSideEncryptionConfiguration("results-sse", { bucket, rules }, { parent });
    }
    return Promise.resolve({});
  };

interface Entry {
  readonly policy: string;
  readonly resource?: string;
  readonly expires?: string;
}

const day = 24 * 60 * 60 * 1000;
const inDays = (days: number): string => new Date(Date.now() + days * day).toISOString().slice(0, 10);

/** Entries of an exemptions file; what a test does not say is right. */
const fileOf = (entries: readonly Entry[]): string =>
  stringify({
    exemptions: entries.map((entry) => ({
      layer: "persistent",
      resource: "results",
      environment: "dev",
      reason: "the bucket of this test has no other purpose",
      owner: "the-test",
      expires: inDays(30),
      ...entry,
    })),
  });

describe("exemptions under the real engine", function () {
  this.timeout(180_000);
  needsEngine();
  // A copy of the compiled pack: the pack reads the exemptions beside its own code and nowhere else.
  let pack: string;
  before(() => {
    pack = mkdtempSync(join(tmpdir(), "tradai-exemptions-"));
    for (const part of ["bin", "package.json", "PulumiPolicy.yaml"]) {
      cpSync(join(repositoryRoot, "policy-pack", part), join(pack, part), { recursive: true });
    }
    symlinkSync(join(repositoryRoot, "node_modules"), join(pack, "node_modules"));
  });
  after(() => rmSync(pack, { recursive: true }));

  /** A preview and what the command prints of it; the command's exit code is 0 where the preview is `ok`. */
  const previewWith = async (
    entries: readonly Entry[],
    isEncrypted = true,
  ): Promise<{ readonly result: OperationResult; readonly text: string }> => {
    writeFileSync(join(pack, "exemptions.yaml"), fileOf(entries));
    const session = await EngineSession.open({
      environment: "dev",
      settings,
      outputs: "unknown",
      policies: true,
      policyPack: pack,
    });
    try {
      const load = (): Program => bucketProgram(isEncrypted);
      const result = await session.run("preview", { name: "tradai", folder: "", load });
      const request = { environment: "dev", predict: false, diff: false, policies: true } as const;
      return { result, text: summaryText(result, request, 1) };
    } finally {
      await session.close();
    }
  };

  /** The rules that a preview calls violated. */
  const violated = ({ policies }: OperationResult): string[] => {
    const found = policies.reports.filter(({ mandatory }) => mandatory).map(({ policy }) => policy);
    return [...new Set(found)].sort();
  };

  it("accept what they name, and are printed with reason, owner and end", async () => {
    const before = await previewWith([]);
    assert.equal(before.result.ok, false);
    const rules = violated(before.result);
    assert.ok(rules.includes("s3-versioned") && !rules.includes("s3-encrypted"), rules.join());
    assert.match(before.text, /^ {2}violation {2}s3-versioned: aws\.s3\.Bucket results \(persistent\)$/m);

    const { result, text } = await previewWith(rules.map((policy) => ({ policy })));
    assert.deepEqual(violated(result), []);
    assert.equal(result.ok, true);
    assert.match(text, /^Policies: 0 violations, .* \d+ exemptions used$/m);
    assert.doesNotMatch(text, /violation {2}/);
    const used = `: results (s3/bucket, layer persistent, dev): the bucket of this test has no other purpose (the-test, until ${inDays(30)})\n`;
    for (const rule of rules) assert.ok(text.includes(`\n  ${rule}${used}`), `${rule}\n${text}`);
  });

  it("accept no violation of a control of the mission, and are unused then", async () => {
    const { result, text } = await previewWith([{ policy: "s3-encrypted" }], false);
    assert.equal(result.ok, false);
    assert.match(text, /^ {2}violation {2}s3-encrypted: aws\.s3\.Bucket results \(persistent\)$/m);
    assert.match(text, /^ {6}control: +encryption at rest; mandatory in every environment/m);
    assert.match(text, /^ {6}entry: +s3-encrypted, layer persistent,/m);
  });

  it("that are expired, unused, misspelt or run for longer than a year fail the preview, each with its remedy", async () => {
    const { result, text } = await previewWith([
      { policy: "s3-versioned", expires: inDays(-1) },
      { policy: "kms-rotated" },
      { policy: "s3-version" },
      { policy: "s3-tls-only", resource: "result" },
      { policy: "s3-public-access-blocked", expires: inDays(400) },
    ]);
    assert.equal(result.ok, false);
    assert.match(text, /^Policies: .*, 0 exemptions used$/m);
    const entry = (policy: string, resource = "results"): string =>
      `      entry:    ${policy}, layer persistent, resource ${resource}, environment dev\n`;
    const expected = [
      `${entry("s3-versioned")}      found:    it expired on ${inDays(-1)}\n`,
      `${entry("kms-rotated")}      found:    nothing uses it: the violation is gone\n      expected: the entry removed\n`,
      `${entry("s3-version")}      found:    \`policy: s3-version\` does not exist\n      expected: did you mean "s3-versioned"?`,
      `${entry("s3-tls-only", "result")}      found:    no resource of layer persistent is named "result"\n      expected: did you mean "results"?`,
      `${entry("s3-public-access-blocked")}      found:    it runs until ${inDays(400)}\n      expected: at most one year ahead`,
    ];
    for (const lines of expected) assert.ok(text.includes(lines), `${lines}\nis not in\n${text}`);
    assert.equal(text.split("  violation  exemptions-valid\n").length - 1, expected.length);
    for (const policy of ["s3-versioned", "s3-tls-only", "s3-public-access-blocked"]) {
      assert.match(text, new RegExp(`  violation  ${policy}: aws\\.s3\\.Bucket results \\(persistent\\)\\n`));
    }
  });
});
