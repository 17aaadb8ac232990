import { spawn, type ChildProcess } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { mock } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { putFakes } from "./fakes";

const repository = join(__dirname, "..", "..");

export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Running {
  readonly child: ChildProcess;
  readonly ended: Promise<Ended>;
  /** What it has written to stderr so far. */
  readonly stderr: () => string;
}

/** A small project in a temporary folder, with this repository's set-up and with fakes as its whole PATH. */
export class Project {
  readonly root = mkdtempSync(join(tmpdir(), "tradai-setup-test-"));
  readonly home = join(this.root, "home");
  readonly path = join(this.root, "path");
  private readonly log = join(this.root, "calls");

  /** @param fakes which of npm, go and pulumi are on PATH */
  constructor(fakes: readonly string[]) {
    cpSync(join(repository, "tools", "setup"), join(this.root, "tools", "setup"), { recursive: true });
    mkdirSync(join(this.root, "tools", "pulumi-cli"));
    mkdirSync(this.home);
    mkdirSync(this.path);
    putFakes(this.path, fakes);
    this.write(
      "package.json",
      JSON.stringify({ engines: { node: ">=20.0" }, dependencies: { zod: "4.0.0" } }),
    );
    this.write("package-lock.json", JSON.stringify({ lockfileVersion: 3, packages: {} }));
    this.write("policy-pack/index.ts", "export const pack: string = 'pack';\n");
    this.write("tools/preview/main.ts", "console.log(JSON.stringify(process.argv.slice(2)));\n");
    this.write("calls", "");
  }

  file(path: string): string {
    return join(this.root, path);
  }

  write(path: string, text: string): void {
    mkdirSync(dirname(this.file(path)), { recursive: true });
    writeFileSync(this.file(path), text);
  }

  read(path: string): string {
    return readFileSync(this.file(path), "utf8");
  }

  has(path: string): boolean {
    return existsSync(this.file(path));
  }

  /** What the fakes were called with since the last time this was asked. */
  calls(): string[] {
    const lines = readFileSync(this.log, "utf8").split("\n").slice(0, -1);
    writeFileSync(this.log, "");
    return lines;
  }

  env(extra: Readonly<Record<string, string>> = {}): NodeJS.ProcessEnv {
    const modules = join(repository, "node_modules");
    return { PATH: this.path, HOME: this.home, CALLS: this.log, REAL_MODULES: modules, ...extra };
  }

  start(args: readonly string[], extra: Readonly<Record<string, string>> = {}): Running {
    const program = [this.file("tools/setup/run.mjs"), ...args];
    const child = spawn(process.execPath, program, { cwd: this.root, env: this.env(extra) });
    let stdout = "";
    let stderr = "";
    child.stdout.on("data", (data: Buffer) => (stdout += data.toString()));
    child.stderr.on("data", (data: Buffer) => (stderr += data.toString()));
    const ended = new Promise<Ended>((resolve) => {
      child.once("close", (code, signal) => resolve({ code, signal, stdout, stderr }));
    });
    return { child, ended, stderr: () => stderr };
  }

  run(args: readonly string[], extra: Readonly<Record<string, string>> = {}): Promise<Ended> {
    return this.start(args, extra).ended;
  }

  /** Waits until a fake was called with this line. */
  called(line: string): Promise<void> {
    return until(() => readFileSync(this.log, "utf8").split("\n").includes(line));
  }

  /** The process of a fake's last call. */
  pidOf(fake: string): number {
    return Number(readFileSync(`${this.log}.${fake}.pid`, "utf8"));
  }

  remove(): void {
    rmSync(this.root, { recursive: true, force: true });
  }
}

/** Whether a process runs; one that has ended without its parent having noticed does not. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return !/^\d+ \(.*\) Z/s.test(readFileSync(`/proc/${pid}/stat`, "utf8"));
  } catch {
    return false;
  }
}

/** Does something without the progress lines that it writes to stderr. */
export async function quietly<T>(action: () => Promise<T>): Promise<T> {
  const silence = mock.method(process.stderr, "write", () => true);
  try {
    return await action();
  } finally {
    silence.mock.restore();
  }
}

/** Waits for a condition, for at most ten seconds: a wait in vain would keep mocha from ending. */
export async function until(condition: () => boolean): Promise<void> {
  for (const end = Date.now() + 10_000; !condition(); await sleep(20)) {
    if (Date.now() > end) throw new Error(`waited in vain for ${condition.toString()}`);
  }
}

/** The arguments that the stub of `preview` was started with, as it printed them. */
export function previewed(...args: readonly string[]): string {
  return `${JSON.stringify(args)}\n`;
}
