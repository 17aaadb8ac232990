import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { reapedTime, readResident, readStat, treeOf, TreeWatch } from "../../../tools/bench/process-tree";

// Fields 1 to 24 of proc_pid_stat(5), the name with the characters that mislead a split at spaces and brackets.
const STAT = "42 (a (b) c) S 7 42 42 0 -1 4194560 5 6 0 0 30 12 100 50 20 0 11 0 99 1000 250 0";

const row = (pid: number, parent: number) => ({ pid, parent, cpu: 0, reaped: 0 });

describe("what a process tree took", () => {
  it("is read from the wrong fields where a process has brackets in its name", () => {
    assert.deepEqual(readStat(STAT), { pid: 42, parent: 7, cpu: 420, reaped: 1500 });
  });

  it("is nonsense where the kernel writes another form, and nobody is told", () => {
    assert.throws(() => readStat("42 (x) S"), /not the form/);
  });

  it("leaves the memory of a process out, or counts a process that has ended", () => {
    assert.equal(readResident("Name:\tnode\nVmHWM:\t  9 kB\nVmRSS:\t   2048 kB\n"), 2 * 2 ** 20);
    assert.equal(readResident("Name:\tzombie\n"), 0);
  });

  it("lacks grandchildren, or counts processes of others", () => {
    const rows = [row(30, 20), row(1, 0), row(10, 1), row(20, 10), row(11, 1)];
    assert.deepEqual(
      treeOf(10, rows).map(({ pid }) => pid),
      [10, 20, 30],
    );
    assert.deepEqual(treeOf(99, rows), []);
  });

  it("lacks the processor time of a child that has ended", () => {
    const before = reapedTime();
    const busy = "const end = process.cpuUsage().user + 60000; while (process.cpuUsage().user < end);";
    spawnSync(process.execPath, ["-e", busy]);
    assert.ok(reapedTime() - before >= 50);
  });

  it("lacks a process that is there, its command or its memory", () => {
    const watch = new TreeWatch(process.pid);
    watch.look();
    const own = watch.seen().find(({ command }) => command.includes(process.argv[1] ?? ""));
    assert.ok(own !== undefined && own.memory > 2 ** 20 && watch.peakMemory() >= own.memory);
  });
});
