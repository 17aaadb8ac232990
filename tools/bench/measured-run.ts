import { spawn } from "node:child_process";
import { performance } from "node:perf_hooks";
import { reapedTime, TreeWatch, type PartUsage } from "./process-tree";

const LOOK_EVERY_MS = 100;

export interface Command {
  readonly file: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
}

/** What a command and all processes below it took. */
export interface Usage {
  /** Milliseconds from its start to its end. */
  readonly wall: number;
  /** Milliseconds of processor time of all of them, as the kernel adds it up. */
  readonly cpu: number;
  /** Bytes of resident memory of all of them together at its most; pages that two of them share count twice. */
  readonly memory: number;
  readonly parts: readonly PartUsage[];
}

export interface MeasuredRun {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
  readonly usage: Usage;
}

/**
 * Runs a command to its end and measures it with everything that it starts. One at a time: what the kernel adds up
 * is of all children of this process.
 *
 * @throws UserError where the system does not tell of processes
 */
export async function runMeasured({ file, args, cwd, env }: Command): Promise<MeasuredRun> {
  const reaped = reapedTime();
  const begun = performance.now();
  const child = spawn(file, args, {
    cwd,
    env: { ...process.env, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const told = { stdout: "", stderr: "" };
  child.stdout.setEncoding("utf8").on("data", (text: string) => (told.stdout += text));
  child.stderr.setEncoding("utf8").on("data", (text: string) => (told.stderr += text));
  const watch = new TreeWatch(child.pid ?? 0);
  const timer = setInterval(() => watch.look(), LOOK_EVERY_MS);
  try {
    const code = await new Promise<number | null>((resolve, reject) =>
      child.once("error", reject).once("close", resolve),
    );
    const wall = performance.now() - begun;
    const parts = watch.seen();
    return {
      ...{ code, ...told },
      usage: { wall, cpu: reapedTime() - reaped, memory: watch.peakMemory(), parts },
    };
  } finally {
    clearInterval(timer);
  }
}
