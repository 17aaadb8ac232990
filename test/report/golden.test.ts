import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { findEngine, pinnedEngineVersion } from "../../tools/engine/binary";
import { needsEngine } from "../preview/engine-needed";
import { goldenChanges } from "./golden-changes";
import { RepositoryCopy } from "./support/repository-copy";

/** Writes golden files of dev as `npm run golden` does, and returns what it printed. */
async function writeGolden(
  { root }: RepositoryCopy,
  args: readonly string[],
  env: NodeJS.ProcessEnv = {},
): Promise<string> {
  const { command, path } = await findEngine();
  const run = [join("tools", "setup", "run.mjs"), "golden", "dev", ...args];
  const { status, stdout, stderr } = spawnSync(process.execPath, run, {
    cwd: root,
    encoding: "utf8",
    // The engine is found wherever the home is.
    env: { ...process.env, PATH: [dirname(command), path].join(":"), ...env },
  });
  assert.equal(status, 0, stderr);
  return stdout;
}

describe("golden files", function () {
  this.timeout(600_000);
  needsEngine();

  before("they hold for one version of the engine", async function () {
    const [{ version }, pinned] = await Promise.all([findEngine(), pinnedEngineVersion()]);
    if (version !== pinned && process.env.CI === undefined) this.skip();
  });

  let copy: RepositoryCopy;
  before(() => {
    copy = new RepositoryCopy();
  });
  after(() => copy.remove());
  afterEach(() => copy.restore());

  for (const { title, edits, layer, lines } of goldenChanges) {
    it(`show lines beside those of ${title} that changed`, async () => {
      copy.edit(edits);
      await writeGolden(copy, [layer]);
      const changed = copy.changedLines("test/golden");
      assert.deepEqual(
        changed.map((line) => line.replace(/\b[0-9a-f]{64}$/, "DIGEST")),
        lines,
      );
    });
  }

  // The layer that data is in, and the one that is made of archives, images and scripts.
  for (const layer of ["persistent", "compute"] as const) {
    it(`of ${layer} have other bytes in another folder, home, time zone and language`, async () => {
      const elsewhere = (name: string): string => {
        const folder = join(copy.root, ".setup", name);
        mkdirSync(folder, { recursive: true });
        return folder;
      };
      const told = await writeGolden(copy, [layer], {
        ...{ HOME: elsewhere("home"), TMPDIR: elsewhere("temporary"), USER: "somebody" },
        ...{ TZ: "Pacific/Kiritimati", LANG: "tr_TR.UTF-8", LC_ALL: "tr_TR.UTF-8" },
        ...{ AWS_REGION: "us-west-2", AWS_PROFILE: "nobody" },
      });
      assert.equal(told, `unchanged  test/golden/dev/${layer}.yaml\n`);
      assert.deepEqual(copy.changedLines("test/golden"), []);
    });
  }
});
