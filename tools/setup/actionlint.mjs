/**
 * `npm run lint:workflows` holds the workflows against what GitHub takes, with actionlint. Like the engine it is built
 * from its published source, once, because Go's modules are reachable where downloads from GitHub are not. It has
 * shellcheck read the scripts where that is installed.
 */
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { run, stopChildrenOnSignals } from "./child.mjs";
import { report, SetupError } from "./failure.mjs";
import { readIfThere } from "./files.mjs";
import { goBuild } from "./go-build.mjs";
import { projectRoot } from "./project.mjs";
import { OLDEST_GO } from "./versions.mjs";

const ACTIONLINT = {
  label: "building actionlint with Go (once)",
  folder: "actionlint",
  package: "github.com/rhysd/actionlint/cmd/actionlint",
};

/**
 * @param {string} root
 * @returns {Promise<string>} the program, of the version that go.sum pins
 */
async function actionlint(root) {
  const sum = readIfThere(join(root, "tools", "actionlint", "go.sum")) ?? "";
  const folder = join(root, ".setup", "actionlint");
  const binary = join(folder, createHash("sha256").update(sum).digest("hex").slice(0, 16));
  if (existsSync(binary)) return binary;
  mkdirSync(folder, { recursive: true });
  const draft = `${binary}.${process.pid}.tmp`;
  try {
    await goBuild(ACTIONLINT, { root, env: process.env, target: draft });
    renameSync(draft, binary);
  } catch (error) {
    if (!(error instanceof SetupError)) throw error;
    throw new SetupError(
      `the workflows cannot be checked: ${error.message}\nIt takes Go ${OLDEST_GO} or later (https://go.dev/dl/).`,
    );
  } finally {
    rmSync(draft, { force: true });
  }
  return binary;
}

async function main() {
  const root = projectRoot();
  const putSignalsBack = stopChildrenOnSignals();
  const workflows = join(root, ".github", "workflows");
  const files = readdirSync(workflows).map((name) => join(workflows, name));
  const { ok, output } = await run(await actionlint(root), files, { cwd: root, env: process.env });
  putSignalsBack();
  if (output !== "") process.stdout.write(`${output}\n`);
  if (!ok) throw new SetupError("actionlint found faults in .github/workflows");
}

main().catch(report);
