import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { UserError } from "../../shared/errors";

const folders = new Set<string>();
const engines = new Set<number>();
let watching = false;

function killEngines(): void {
  for (const group of engines) {
    try {
      process.kill(-group, "SIGKILL");
    } catch {
      // It has ended in the meantime.
    }
  }
  engines.clear();
}

function removeAll(): void {
  killEngines();
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
  folders.clear();
}

function watch(): void {
  if (watching) return;
  watching = true;
  process.on("exit", removeAll);
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    process.once(signal, () => {
      removeAll();
      // Told again without a handler, the signal ends this process as its sender expects.
      process.kill(process.pid, signal);
    });
  }
}

/**
 * Makes a folder that is removed by {@link removeTemporaryFolder}, and at the latest when this process ends,
 * on Ctrl-C too.
 *
 * @throws UserError when the system's folder for temporary files cannot be written to
 */
export function makeTemporaryFolder(): string {
  watch();
  try {
    const folder = mkdtempSync(join(tmpdir(), "tradai-"));
    folders.add(folder);
    return folder;
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new UserError(`the folder for temporary files cannot be written to (TMPDIR): ${why}`);
  }
}

export function removeTemporaryFolder(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
  folders.delete(folder);
}

/**
 * Makes sure that an engine, which runs in a process group of its own, does not outlive this process.
 *
 * @returns to be called when it has ended
 */
export function endWithThisProcess(group: number): () => void {
  watch();
  engines.add(group);
  return () => engines.delete(group);
}
