import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Log } from "sarif";
import { planSchema, SECRET } from "../../tools/engine/plan";
import { repositoryRoot } from "../../tools/engine/repository";
import { needsEngine } from "./engine-needed";

interface Told {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs what `npm run <command> -- <args>` runs. */
function command(name: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): Told {
  const run = join("tools", "setup", "run.mjs");
  const { status, stdout, stderr } = spawnSync(process.execPath, [run, name, ...args], {
    cwd: repositoryRoot,
    encoding: "utf8",
    env: { ...process.env, ...env },
    // A plan of everything is some megabytes of text.
    maxBuffer: 64 * 2 ** 20,
  });
  return { code: status, stdout, stderr };
}

interface Mistake {
  readonly title: string;
  readonly args: readonly string[];
  readonly code: 1 | 2;
  readonly says: RegExp;
}

describe("a command line that cannot be obeyed", function () {
  this.timeout(180_000);
  needsEngine();
  const folder = mkdtempSync(join(tmpdir(), "tradai-command-line-"));
  const file = join(folder, "a-file");
  writeFileSync(file, "");
  after(() => rmSync(folder, { recursive: true }));

  const mistakes: Mistake[] = [
    {
      title: "unknown environment",
      args: ["prd"],
      code: 2,
      says: /unknown environment "prd": allowed are dev, staging, prod; did you mean prod\?/,
    },
    {
      title: "unknown layer",
      args: ["dev", "persistant"],
      code: 2,
      says: /unknown layer "persistant": allowed are bootstrap, persistent.*; did you mean persistent\?/,
    },
    {
      title: "unknown flag",
      args: ["--no-polices"],
      code: 2,
      says: /unknown option '--no-polices'\s+\(Did you mean --no-policy\?\)/,
    },
    {
      title: "a word too many",
      args: ["dev", "persistent", "now"],
      code: 2,
      says: /too many arguments.* Expected 2 arguments but got 3/,
    },
    {
      title: "--plan without a file",
      args: ["dev", "--plan"],
      code: 2,
      says: /option '--plan <file>' argument missing/,
    },
    {
      title: "a plan in a folder that is not there",
      args: ["dev", "--plan", join(folder, "missing", "plan.json")],
      code: 1,
      says: /--plan .*missing\/plan\.json: the folder .*missing does not exist/,
    },
    {
      title: "a plan in a folder that is a file",
      args: ["dev", "--plan", join(file, "plan.json")],
      code: 1,
      says: /--plan .*a-file\/plan\.json: .*a-file is not a folder/,
    },
    {
      title: "a plan in place of a folder",
      args: ["dev", "--plan", folder],
      code: 1,
      says: /--plan .*: not a file/,
    },
  ];
  const packConfig = (name: string, content: string): readonly string[] => {
    writeFileSync(join(folder, name), content);
    return ["dev", "--policy-pack-config", join(folder, name)];
  };
  mistakes.push(
    {
      title: "--sarif without policies",
      args: ["dev", "--no-policy", "--sarif", join(folder, "a.sarif")],
      code: 2,
      says: /--sarif needs the policies, which --no-policy leaves out/,
    },
    {
      title: "two documents for standard output",
      args: ["dev", "--plan", "-", "--sarif", "-"],
      code: 2,
      says: /--plan - and --sarif -: only one of them can have standard output/,
    },
    {
      title: "SARIF in a folder that is not there",
      args: ["dev", "--sarif", join(folder, "missing", "a.sarif")],
      code: 1,
      says: /--sarif .*missing\/a\.sarif: the folder .*missing does not exist/,
    },
    {
      title: "a configuration of the policies that is not there",
      args: ["dev", "--policy-pack-config", join(folder, "missing.json")],
      code: 2,
      says: /--policy-pack-config .*missing\.json: cannot be read: ENOENT/,
    },
    {
      title: "a configuration of the policies that is no JSON",
      args: packConfig("yaml.json", "all: advisory"),
      code: 2,
      says: /--policy-pack-config .*yaml\.json: not JSON: /,
    },
    {
      title: "a configuration of a policy that does not exist",
      args: packConfig("misspelt.json", '{"s3-version": "advisory"}'),
      code: 2,
      says: /misspelt\.json: nothing is named "s3-version"; did you mean "s3-versioned"\?/,
    },
    {
      title: "a level that does not exist, in an entry with parameters",
      args: packConfig("level.json", '{"s3-versioned": {"enforcementLevel": "off"}}'),
      code: 2,
      says: /s3-versioned\.enforcementLevel: .*"mandatory"\|"advisory"\|"disabled"/,
    },
    {
      title: "a configuration that lowers a control of the mission",
      args: packConfig("control.json", '{"waf-attached": "advisory"}'),
      code: 2,
      says: /the rule waf-attached holds the control "WAF association", which is mandatory in every environment/,
    },
  );
  for (const { title, args, code, says } of mistakes) {
    it(`${title}: exit code ${code}, one message, nothing previewed`, () => {
      const told = command("preview", args);
      assert.match(told.stderr, says);
      assert.equal(told.code, code);
      assert.equal(told.stdout, "");
      assert.doesNotMatch(told.stderr, /\n\s+at /);
      assert.doesNotMatch(told.stderr, /previewing/);
    });
  }

  it("rehearse names the environments too", () => {
    const told = command("rehearse", ["production"]);
    assert.equal(told.code, 2);
    assert.match(told.stderr, /unknown environment "production": allowed are dev, staging, prod/);
  });

  it("a folder for temporary files that is not there is told before the engine starts", () => {
    const told = command("preview", ["dev"], { TMPDIR: join(folder, "missing") });
    assert.equal(told.code, 1);
    assert.match(told.stderr, /tradai-command-line-\w+\/missing/);
    assert.doesNotMatch(told.stderr, /previewing/);
    assert.doesNotMatch(told.stderr, /\n\s+at /);
  });
});

describe("npm run preview", function () {
  this.timeout(120_000);
  needsEngine();

  it("writes the plan as documented, and shows that policies were left out", () => {
    const folder = mkdtempSync(join(tmpdir(), "tradai-plan-"));
    try {
      const file = join(folder, "plan.json");
      const told = command("preview", ["prod", "persistent", "--no-policy", "--predict", "--plan", file]);
      assert.equal(told.code, 0, told.stderr);
      assert.match(told.stdout, /Policies: not run \(--no-policy\)/);
      const plan = planSchema.parse(JSON.parse(readFileSync(file, "utf8")));
      assert.deepEqual([plan.environment, plan.project], ["prod", "tradai-persistent"]);
      const urns = plan.resources.map(({ urn }) => urn);
      assert.deepEqual(urns, [...urns].sort());
      const table = plan.resources.find(({ type }) => type === "aws:dynamodb/table:Table");
      assert.equal(table?.protect, true);
      const versions = plan.resources.filter(({ type }) => type.endsWith(":SecretVersion"));
      assert.ok(versions.length > 0);
      for (const { inputs } of versions) assert.equal(inputs.secretString, SECRET);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it("writes the violations as SARIF to a file or standard output, the same bytes, and exits with 1", () => {
    const folder = mkdtempSync(join(tmpdir(), "tradai-sarif-"));
    try {
      const config = join(folder, "strict.json");
      writeFileSync(config, '{"pack-settings": {"environments": {"dev": {"deletionProtection": true}}}}');
      const args = ["dev", "persistent", "--policy-pack-config", config, "--sarif"];
      const told = command("preview", [...args, "-"]);
      assert.equal(told.code, 1, told.stderr);
      const [run] = (JSON.parse(told.stdout) as Log).runs;
      const errors = run?.results?.filter(({ level, suppressions }) => level === "error" && !suppressions);
      assert.ok(errors && errors.length > 0);
      assert.ok(errors.some(({ ruleId }) => ruleId === "ddb-hardened"));
      assert.match(told.stderr, new RegExp(`^Policies: ${errors.length} violations?, `, "m"));
      assert.match(told.stderr, /^ {2}deletionProtection in dev: true instead of false$/m);
      const file = join(folder, "dev.sarif");
      const again = command("preview", [...args, file]);
      assert.equal(again.code, 1, again.stderr);
      assert.match(again.stdout, /^ {2}violation {2}ddb-hardened: /m);
      assert.equal(readFileSync(file, "utf8"), told.stdout);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it("keeps standard output for the plan when the plan goes there", () => {
    const told = command("preview", ["dev", "--no-policy", "--plan", "-"]);
    assert.equal(told.code, 0, told.stderr);
    assert.equal(planSchema.parse(JSON.parse(told.stdout)).project, "tradai");
    assert.match(told.stderr, /persistent: \d+ resources/);
  });
});
