import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import type { SpawnSyncReturns } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import * as path from "node:path";
import { buildSync } from "esbuild";
import { UserError } from "../../shared/errors";
import { existingLayers } from "../../tools/engine/projects";
import { committed, withFolder } from "./support/folder";
import type { Config } from "./support/folder";
import { set } from "./support/mistakes";
import { inProgram } from "./support/program";

const repository = path.resolve(__dirname, "../..");

/** Loads an entry point as Pulumi's language host does; one that throws is loaded anew the next time. */
const load = createRequire(__filename);

/** What is broken in dev's file, and the one line that says so (after the file's name). */
const mistakes: readonly (readonly [title: string, edit: (config: Config) => void, line: string | RegExp])[] =
  [
    [
      "a block too small for the six subnets",
      set(["tradai:network", "cidr"], "10.0.0.0/24"),
      'tradai:network.cidr: address block of the VPC; found "10.0.0.0/24", allowed: a prefix of /16 to /20',
    ],
    [
      "a block too small to be divided into the six subnets",
      set(["tradai:network", "cidr"], "10.0.0.0/19"),
      'tradai:network.cidr: address block of the VPC; found "10.0.0.0/19", allowed: a prefix of /16 to /18, or tiers stated; derived subnets would be too small',
    ],
    [
      "overlapping tiers",
      set(["tradai:network", "tiers"], {
        public: ["10.0.1.0/24", "10.0.2.0/24"],
        private: ["10.0.11.0/24", "10.0.12.0/24"],
        database: ["10.0.21.0/24", "10.0.12.128/25"],
      }),
      'tradai:network.tiers.database[1]: one database subnet; found "10.0.12.128/25", allowed: a block that does not overlap private[1], 10.0.12.0/24',
    ],
    [
      "one zone",
      set("tradai:zones", ["eu-central-1a"]),
      'tradai:zones: availability zones of the subnets; found ["eu-central-1a"], allowed: at least two zones of the region, each once, for example [eu-central-1a, eu-central-1b]',
    ],
    [
      "a zone of another region",
      set("tradai:zones", ["eu-central-1a", "eu-west-1b"]),
      'tradai:zones[1]: one availability zone; found "eu-west-1b", allowed: a zone of eu-central-1, for example eu-central-1a',
    ],
    [
      "an alert address that is neither e-mail nor https",
      set(["tradai:alerts", "subscribers", 0, "endpoint"], "ftp://alerts.tradai.io"),
      'tradai:alerts.subscribers[0].endpoint: where the alert is delivered; found "ftp://alerts.tradai.io", allowed: an e-mail address, because protocol is email',
    ],
    [
      "an on-call address that is neither e-mail nor https",
      set(["tradai:alerts", "escalation"], [{ protocol: "https", endpoint: "+49 69 0000000" }]),
      'tradai:alerts.escalation[0].endpoint: where the alert is delivered; found "+49 69 0000000", allowed: an https URL, because protocol is https',
    ],
    [
      "no subscriber",
      set(["tradai:alerts", "subscribers"], []),
      "tradai:alerts.subscribers: who is told when an alarm goes off, and when a service registers; found [], allowed: at least one subscriber, each once",
    ],
    [
      "a version of the database past its date",
      set(["tradai:database", "engineVersion"], "13"),
      // Judged on the day of the run, so the versions that are allowed grow fewer.
      /^tradai:database\.engineVersion: major version of PostgreSQL; .+; found "13", allowed: in quotes, one of [\d, ]+; standard support of 13 ended on 2026-02-28$/,
    ],
  ];

function assertOneLine(told: string, line: string | RegExp): void {
  const start = "Pulumi.dev.yaml: ";
  assert.ok(told.startsWith(start), told);
  assert.doesNotMatch(told, /\n/);
  const rest = told.slice(start.length);
  if (typeof line === "string") assert.equal(rest, line);
  else assert.match(rest, line);
}

describe("a program with bad settings", () => {
  for (const entry of ["index", ...existingLayers().map((layer) => `${layer}/index`)]) {
    for (const [title, edit, line] of mistakes) {
      it(`registers resources, or breaks off without one clear line: ${entry}: ${title}`, async () => {
        const config = committed("dev");
        edit(config);
        const start = { project: "tradai", stack: "dev", config, preview: true };
        const { result, registered } = await inProgram(start, () => {
          try {
            load(path.join(repository, entry));
            return undefined;
          } catch (error) {
            return error;
          }
        });
        assert.deepEqual(registered, []);
        assert.ok(result instanceof UserError, String(result));
        assertOneLine(result.message, line);
      });
    }
  }
});

describe("npm run preview -- dev with bad settings", () => {
  const bundle = path.join(mkdtempSync(path.join(tmpdir(), "tradai-bad-input-")), "preview.cjs");
  before("the command is made as the set-up makes it", () => {
    buildSync({
      entryPoints: [path.join(repository, "tools/preview/main.ts")],
      outfile: bundle,
      bundle: true,
      packages: "external",
      platform: "node",
      target: "node20",
    });
  });
  after(() => {
    rmSync(path.dirname(bundle), { recursive: true });
  });

  /** Puts what the command looks for beside the configuration files: with them, `folder` is a repository. */
  function preview(folder: string): SpawnSyncReturns<string> {
    for (const file of ["package.json", "Pulumi.yaml"]) {
      copyFileSync(path.join(repository, file), path.join(folder, file));
    }
    mkdirSync(path.join(folder, "policy-pack"));
    symlinkSync(path.join(repository, "node_modules"), path.join(folder, "node_modules"));
    const command = path.join(folder, "preview.cjs");
    copyFileSync(bundle, command);
    return spawnSync(process.execPath, [command, "dev"], { cwd: folder, encoding: "utf8" });
  }

  for (const [title, edit, line] of mistakes) {
    it(`begins a preview, or says more than one clear line: ${title}`, () => {
      const { status, stdout, stderr } = withFolder({ dev: edit }, preview);
      assert.equal(status, 1);
      assert.equal(stdout, "");
      assert.match(stderr, /^error: .+\n$/);
      assertOneLine(stderr.slice("error: ".length).trimEnd(), line);
    });
  }
});
