import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { quietly } from "./fixture";

const tools = join(__dirname, "..", "..", "tools", "setup");
const loadOwner = () => import("../../tools/setup/lock-owner.mjs");
const loadLock = () => import("../../tools/setup/lock.mjs");

/** A process number that nobody has any more. */
function deadPid(): number {
  return spawnSync(process.execPath, ["-e", "0"]).pid;
}

describe("lock between processes", () => {
  let folder: string;
  let lock: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "tradai-lock-test-"));
    lock = join(folder, "the.lock");
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  async function leaveBehind(pid: number): Promise<void> {
    const { thisProcess, fileNameOf } = await loadOwner();
    mkdirSync(lock);
    writeFileSync(join(lock, fileNameOf({ ...thisProcess(), pid, ticks: "1" })), "");
  }

  it("is gone after the work, also after work that failed", async () => {
    const { withLock } = await loadLock();
    assert.equal(await withLock(lock, "testing", () => Promise.resolve(existsSync(lock))), true);
    assert.equal(existsSync(lock), false);
    await assert.rejects(
      withLock(lock, "testing", () => Promise.reject(new Error("no"))),
      /^Error: no$/,
    );
    assert.equal(existsSync(lock), false);
  });

  it("of a dead process is taken over", async () => {
    const { withLock } = await loadLock();
    await leaveBehind(deadPid());
    assert.equal(await withLock(lock, "testing", () => Promise.resolve(7)), 7);
    assert.equal(existsSync(lock), false);
  });

  it("that is an empty folder is taken", async () => {
    const { withLock } = await loadLock();
    mkdirSync(lock);
    assert.equal(await withLock(lock, "testing", () => Promise.resolve(7)), 7);
  });

  it("of a dead process goes to one of several takers at a time", async () => {
    await leaveBehind(deadPid());
    const journal = join(folder, "journal");
    const program = `
      const { appendFileSync } = await import("node:fs");
      const { withLock } = await import(${JSON.stringify(join(tools, "lock.mjs"))});
      for (let round = 0; round < 3; round++) await withLock(${JSON.stringify(lock)}, "testing", async () => {
        appendFileSync(${JSON.stringify(journal)}, "in ");
        await new Promise((resolve) => setTimeout(resolve, 20));
        appendFileSync(${JSON.stringify(journal)}, "out ");
      });`;
    const takers = Array.from({ length: 5 }, () =>
      spawn(process.execPath, ["--input-type=module", "-e", program], { stdio: "ignore" }),
    );
    const codes = takers.map((taker) => new Promise((resolve) => taker.once("close", resolve)));
    assert.deepEqual(await Promise.all(codes), [0, 0, 0, 0, 0]);
    assert.equal(readFileSync(journal, "utf8"), "in out ".repeat(15));
  });

  it("of a dead process goes to the first of two takers that both saw it dead", async () => {
    const { readHolder, takeOver } = await import("../../tools/setup/lock-steps.mjs");
    await leaveBehind(deadPid());
    const seen = readHolder(lock) ?? "";
    const [mine, theirs] = [join(lock, "1_1_0_0_1_a_host"), join(lock, "2_2_0_0_2_b_host")];
    assert.deepEqual([takeOver(lock, seen, mine, 0), takeOver(lock, seen, theirs, 0)], [true, false]);
    assert.equal(readHolder(lock), "1_1_0_0_1_a_host");
  });

  it("that is free goes to the first of two takers that both saw it free", async () => {
    const { create, readHolder } = await import("../../tools/setup/lock-steps.mjs");
    assert.deepEqual([create(lock, join(lock, "mine")), create(lock, join(lock, "theirs"))], [true, false]);
    assert.equal(readHolder(lock), "mine");
    assert.deepEqual(readdirSync(folder), ["the.lock"]);
  });

  it("in a place that cannot be written is one message", async () => {
    const { withLock } = await loadLock();
    writeFileSync(join(folder, "file"), "");
    const work = (): Promise<void> => Promise.resolve();
    await assert.rejects(
      withLock(join(folder, "file", "the.lock"), "testing", work),
      /cannot make the folder .*file/,
    );
    await assert.rejects(withLock(join(folder, "file"), "testing", work), /cannot read the lock .*file/);
  });

  it("is waited for while its owner works, in the same process too", async () => {
    const { withLock } = await loadLock();
    const order: string[] = [];
    const first = withLock(lock, "testing", async () => {
      await new Promise((resolve) => setTimeout(resolve, 50));
      order.push("first");
    });
    await quietly(() => withLock(lock, "testing", () => Promise.resolve(order.push("second"))));
    await first;
    assert.deepEqual(order, ["first", "second"]);
  });
});

describe("owner of a lock", () => {
  const minute = 60_000;

  it("is read back from its file name whatever the host is called", async () => {
    const { fileNameOf, ownerOf, thisProcess } = await loadOwner();
    const owner = { ...thisProcess(), host: "a_b-c.example" };
    assert.deepEqual(ownerOf(fileNameOf(owner)), owner);
  });

  it("that runs is alive, for as long as it gives heartbeats where processes have no start time", async () => {
    const { isDead, thisProcess } = await loadOwner();
    const owner = thisProcess();
    assert.equal(isDead(owner, owner.ticks === "0" ? minute - 1 : 60 * minute), false);
    assert.deepEqual(
      [isDead({ ...owner, ticks: "0" }, minute - 1), isDead({ ...owner, ticks: "0" }, minute)],
      [false, true],
    );
  });

  it("whose number was given to another process is dead", async () => {
    const { isDead, thisProcess } = await loadOwner();
    assert.equal(isDead({ ...thisProcess(), ticks: "1" }, minute), true);
  });

  it("that was killed is alive as long as its child runs", async () => {
    const { isDead, thisProcess, whoWorks } = await loadOwner();
    const owner = { ...thisProcess(), pid: deadPid(), child: process.pid };
    assert.equal(isDead(owner, 0), false);
    assert.match(whoWorks(owner), new RegExp(`^process ${process.pid}, left behind by an interrupted run`));
    assert.equal(isDead({ ...owner, child: deadPid() }, 0), true);
  });

  it("on another host is dead after a minute without a heartbeat", async () => {
    const { isDead, thisProcess } = await loadOwner();
    const owner = { ...thisProcess(), pid: deadPid(), host: `not-${hostname()}` };
    assert.deepEqual([isDead(owner, minute - 1), isDead(owner, minute)], [false, true]);
  });
});
