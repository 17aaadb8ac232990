import { readdirSync, readFileSync } from "node:fs";
import { UserError } from "../../shared/errors";

/** What Linux tells of a process: https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html */
export interface ProcessRow {
  readonly pid: number;
  readonly parent: number;
  /** Its own processor time, in milliseconds. */
  readonly cpu: number;
  /** Processor time of the descendants that it has waited for, in milliseconds. */
  readonly reaped: number;
}

/** `sysconf(_SC_CLK_TCK)`, which Linux holds at 100 on every architecture that Node runs on. */
const TICKS_PER_SECOND = 100;
const MILLISECONDS_PER_TICK = 1000 / TICKS_PER_SECOND;

/**
 * Reads the content of `/proc/<pid>/stat`.
 *
 * @throws Error when it has another form
 */
export function readStat(text: string): ProcessRow {
  // The second field is the name in brackets, which may hold spaces and brackets itself.
  const after = text.slice(text.lastIndexOf(")") + 2).split(" ");
  const field = (number: number): number => Number(after[number - 3]);
  const row = {
    pid: Number.parseInt(text, 10),
    parent: field(4),
    cpu: (field(14) + field(15)) * MILLISECONDS_PER_TICK,
    reaped: (field(16) + field(17)) * MILLISECONDS_PER_TICK,
  };
  if (Object.values(row).some(Number.isNaN)) throw new Error(`not the form of /proc/<pid>/stat: ${text}`);
  return row;
}

/** Resident memory in bytes, out of the content of `/proc/<pid>/status`; 0 for a process that has ended. */
export function readResident(text: string): number {
  const [, kilobytes] = /^VmRSS:\s*(\d+) kB$/m.exec(text) ?? [];
  return Number(kilobytes ?? 0) * 1024;
}

/** A process and all its descendants. */
export function treeOf(root: number, rows: readonly ProcessRow[]): readonly ProcessRow[] {
  const children = new Map<number, ProcessRow[]>();
  for (const row of rows) children.set(row.parent, [...(children.get(row.parent) ?? []), row]);
  const tree = rows.filter(({ pid }) => pid === root);
  // The list grows while it is walked.
  for (const { pid } of tree) tree.push(...(children.get(pid) ?? []));
  return tree;
}

function readProc(...path: readonly string[]): string {
  try {
    return readFileSync(["/proc", ...path].join("/"), "utf8");
  } catch {
    // The process has ended since it was listed.
    return "";
  }
}

/** Processor time in milliseconds of all descendants of this process that have ended and been waited for. */
export function reapedTime(): number {
  return readStat(readProc("self", "stat")).reaped;
}

/** What one process of the tree took. */
export interface PartUsage {
  readonly command: string;
  /** Milliseconds of its own, without its children's. */
  readonly cpu: number;
  /** Bytes, at its own most. */
  readonly memory: number;
}

/** Looks at a process and its descendants until it is stopped. */
export class TreeWatch {
  private readonly parts = new Map<number, PartUsage>();
  private peak = 0;

  /** @throws UserError where there is no /proc to look at */
  constructor(private readonly root: number) {
    if (readProc("self", "stat") === "")
      throw new UserError(
        "processor time and memory of a process tree are read from /proc, which only Linux has",
      );
  }

  look(): void {
    const rows = readdirSync("/proc")
      .filter((name) => /^\d+$/.test(name))
      .map((pid) => readProc(pid, "stat"))
      .filter((text) => text !== "")
      .map(readStat);
    let sum = 0;
    for (const { pid, cpu } of treeOf(this.root, rows)) {
      const memory = readResident(readProc(String(pid), "status"));
      const known = this.parts.get(pid);
      // Between fork and exec a process bears its parent's command line.
      const command = readProc(String(pid), "cmdline").split("\0").join(" ").trim() || known?.command;
      this.parts.set(pid, { command: command ?? "", cpu, memory: Math.max(memory, known?.memory ?? 0) });
      sum += memory;
    }
    this.peak = Math.max(this.peak, sum);
  }

  /** Bytes of all processes together, when they were most. */
  peakMemory(): number {
    return this.peak;
  }

  /** Every process that was seen, its processor time as it was when it was last seen. */
  seen(): readonly PartUsage[] {
    return [...this.parts.values()];
  }
}
