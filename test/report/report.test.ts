import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { needsEngine } from "../preview/engine-needed";
import { headOf } from "../unit/report/plans";
import { reportedChanges } from "./changes";
import { RepositoryCopy } from "./support/repository-copy";

/** What the report's command printed and how it ended. */
interface Told {
  readonly code: number | null;
  readonly report: string;
  /** What `--fail-on` failed on. */
  readonly failed: readonly string[];
}

function reportOn({ root }: RepositoryCopy): Told {
  const output = join(root, ".setup", "report.md");
  const args = ["dev", "--base", "HEAD", "--fail-on", "data-loss,permission-widening", "--output", output];
  const run = [join("tools", "setup", "run.mjs"), "report", ...args];
  const { status, stderr } = spawnSync(process.execPath, run, { cwd: root, encoding: "utf8" });
  const failed = [...stderr.matchAll(/^--fail-on (\S+): the report shows it$/gm)].map(
    ([, each = ""]) => each,
  );
  assert.equal(status, failed.length === 0 ? 0 : 1, stderr);
  return { code: status, report: readFileSync(output, "utf8"), failed };
}

describe("the report of the real program does not say first, or says beside something else, that there is", function () {
  this.timeout(400_000);
  needsEngine();

  let copy: RepositoryCopy;
  before(() => {
    copy = new RepositoryCopy();
  });
  after(() => copy.remove());
  afterEach(() => copy.restore());

  for (const { title, edits, says, fails } of reportedChanges) {
    it(title, () => {
      copy.edit(edits);
      const { report, failed } = reportOn(copy);
      const [first, ...rest] = says;
      const base = `HEAD (${copy.commit.slice(0, 10)})`;
      const head =
        first === "no change" ? `**dev**: no change against ${base}` : `# dev against ${base}: ${first}`;
      assert.deepEqual(headOf(report), [head, ...rest]);
      assert.deepEqual(failed, fails);
    });
  }
});
