/**
 * A lock between processes. Its steps are in `lock-steps.mjs`; here is who waits for whom.
 */
import { renameSync, statSync, utimesSync } from "node:fs";
import { dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { makeFolder } from "./files.mjs";
import { fileNameOf, ownerOf, thisProcess, whoWorks } from "./lock-owner.mjs";
import { create, readHolder, release, takeOver } from "./lock-steps.mjs";
import { startTicks } from "./process-identity.mjs";
import { withProgress } from "./progress.mjs";

const POLL_MS = 200;
const HEARTBEAT_MS = 5_000;

/**
 * Does a piece of work while no other process does it.
 * @template T
 * @param {string} folder the lock; its parent is made when it is not there
 * @param {string} activity for whoever has to wait, as in "installing dependencies"
 * @param {(lock: { childStarted: (pid: number) => void }) => Promise<T>} work tells the lock of a child that
 *   would go on by itself if this process were killed, so that nobody takes over before it has ended
 * @returns {Promise<T>} what the work returns
 * @throws {SetupError} when the folder cannot be written
 */
export async function withLock(folder, activity, work) {
  const me = thisProcess();
  let mine = join(folder, fileNameOf(me));
  await acquire(folder, activity, mine);
  const beat = () => touch(mine);
  beat();
  const heart = setInterval(beat, HEARTBEAT_MS);
  /** @param {number} pid */
  const childStarted = (pid) => {
    const next = join(folder, fileNameOf({ ...me, child: pid, childTicks: startTicks(pid) }));
    renameSync(mine, next);
    mine = next;
  };
  try {
    return await work({ childStarted });
  } finally {
    clearInterval(heart);
    release(folder, mine);
  }
}

/** @param {string} file */
function touch(file) {
  try {
    const now = new Date();
    utimesSync(file, now, now);
  } catch {
    // The lock was taken over; whoever holds it now works by itself.
  }
}

/** @param {string} folder @param {string} activity @param {string} mine */
async function acquire(folder, activity, mine) {
  makeFolder(dirname(folder));
  for (;;) {
    const holder = readHolder(folder);
    if (holder === undefined ? create(folder, mine) : takeOver(folder, holder, mine, 0)) return;
    if (holder === undefined) continue;
    const label = `waiting for ${whoWorks(ownerOf(holder))}: ${activity}`;
    if (await withProgress(label, () => waitFor(folder, holder, mine))) return;
  }
}

/**
 * @param {string} folder @param {string} holder @param {string} mine
 * @returns {Promise<boolean>} true: taken over; false: the holder has let go
 */
async function waitFor(folder, holder, mine) {
  let beat = lastBeat(folder, holder);
  let silentMs = 0;
  for (;;) {
    await sleep(POLL_MS);
    const current = readHolder(folder);
    if (current === undefined || ownerOf(current).id !== ownerOf(holder).id) return false;
    const now = lastBeat(folder, current);
    silentMs = now === beat ? silentMs + POLL_MS : 0;
    beat = now;
    if (takeOver(folder, current, mine, silentMs)) return true;
  }
}

/** @param {string} folder @param {string} holder */
function lastBeat(folder, holder) {
  return statSync(join(folder, holder), { throwIfNoEntry: false })?.mtimeMs;
}
