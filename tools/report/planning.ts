import { spawn } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { UserError } from "../../shared/errors";
import type { Environment } from "../../shared/naming";
import type { SnapshotFiles } from "./snapshot";

/** The files of a snapshot in their folder. */
export function snapshotFiles(folder: string): SnapshotFiles {
  return {
    plan: join(folder, "plan.json"),
    sarif: join(folder, "findings.sarif"),
    exemptions: join(folder, "exemptions.yaml"),
  };
}

/** How the preview ended: what it printed is wanted only where it went wrong. */
interface Ended {
  readonly code: number;
  readonly output: string;
}

function runPreview(tree: string, args: readonly string[]): Promise<Ended> {
  const command = [join(tree, "tools", "setup", "run.mjs"), "preview", ...args];
  const child = spawn(process.execPath, command, { cwd: tree, stdio: ["ignore", "pipe", "pipe"] });
  const chunks: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => chunks.push(text));
  }
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code) => resolve({ code: code ?? 1, output: chunks.join("").trim() }));
  });
}

/**
 * Plans one environment with the tools of a tree, in a process of its own: the program, its dependencies and the
 * policies are all those of that tree. Violations are part of the answer, not a failure.
 *
 * @param tree root of a checked-out revision
 * @param folder where the files are put, whole or not at all
 * @throws UserError with what the preview said, where it made no plan
 */
export async function planTree(tree: string, environment: Environment, folder: string): Promise<void> {
  const draft = `${folder}.${process.pid}`;
  mkdirSync(draft, { recursive: true });
  try {
    const files = snapshotFiles(draft);
    const args = [environment, "--predict", "--plan", files.plan, "--sarif", files.sarif];
    const { code, output } = await runPreview(tree, args);
    if (!existsSync(files.plan) || !existsSync(files.sarif)) {
      throw new UserError(`the preview of ${environment} in ${tree} ended with ${code}:\n${output}`);
    }
    copyFileSync(join(tree, "policy-pack", "exemptions.yaml"), files.exemptions);
    rmSync(folder, { recursive: true, force: true });
    renameSync(draft, folder);
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}
