import { execFile } from "node:child_process";
import { existsSync, rmSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { UserError } from "../../shared/errors";
import type { Environment } from "../../shared/naming";
import { repositoryRoot } from "../engine/repository";
import { makeTemporaryFolder, removeTemporaryFolder } from "../engine/temporary-folder";
import { planTree, snapshotFiles } from "./planning";
import type { SnapshotFiles } from "./snapshot";

const run = promisify(execFile);

async function git(...args: readonly string[]): Promise<string> {
  const { stdout } = await run("git", [...args], { cwd: repositoryRoot });
  return stdout.trim();
}

/** What plans a tree, in the tree itself. */
const PLANNER = "tools/setup/run.mjs";

/** @throws UserError where git knows no such commit, and where it is none of this program */
export async function commitOf(revision: string): Promise<string> {
  const commit = await knownCommit(revision);
  try {
    await git("cat-file", "-e", `${commit}:${PLANNER}`);
    return commit;
  } catch {
    throw new UserError(
      `--base ${revision}: nothing in that commit can plan it; allowed is one that holds ${PLANNER}`,
      2,
    );
  }
}

async function knownCommit(revision: string): Promise<string> {
  try {
    return await git("rev-parse", "--verify", "--quiet", "--end-of-options", `${revision}^{commit}`);
  } catch {
    throw new UserError(
      `--base ${revision}: git knows no such revision here; in a shallow clone fetch it first ` +
        "(git fetch --depth=1 origin REVISION)",
      2,
    );
  }
}

/** Where the plans of commits are kept: they never change. */
function cacheFolder(commit: string, environment: Environment): string {
  return join(repositoryRoot, ".setup", "report", commit, environment);
}

/** A checked-out revision in a temporary folder; gone after `use`, whatever that does. */
async function withTree(commit: string, use: (tree: string) => Promise<void>): Promise<void> {
  const folder = makeTemporaryFolder();
  const tree = join(folder, "tree");
  try {
    await git("worktree", "add", "--detach", "--quiet", tree, commit);
    // The same lockfile, the same packages; with another one the tree's own set-up installs them.
    const { dependencyHash } = await import("../setup/dependencies.mjs");
    if (dependencyHash(tree) === dependencyHash(repositoryRoot)) {
      symlinkSync(join(repositoryRoot, "node_modules"), join(tree, "node_modules"), "dir");
    }
    await use(tree);
  } finally {
    rmSync(join(tree, "node_modules"), { force: true, recursive: true });
    removeTemporaryFolder(folder);
    await git("worktree", "prune");
  }
}

/** The plan of a commit, made once and kept. */
export async function planCommit(commit: string, environment: Environment): Promise<SnapshotFiles> {
  const folder = cacheFolder(commit, environment);
  const files = snapshotFiles(folder);
  if (!existsSync(files.plan)) {
    await withTree(commit, (tree) => planTree(tree, environment, folder));
  }
  return files;
}
