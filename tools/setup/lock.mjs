/**
 * A lock between processes: a folder that holds one file, named after its owner. Every step is one rename or
 * one unlink, which the file system does as a whole:
 *
 * - taking a free lock renames a prepared folder into place, which fails where one is there already;
 * - taking over from a dead owner renames the owner's file, which only one of several takers can do.
 */
import {
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  rmdirSync,
  statSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { randomBytes } from "node:crypto";
import { basename, dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { SetupError, reason, systemCode } from "./failure.mjs";
import { makeFolder } from "./files.mjs";
import { fileNameOf, isDead, ownerOf, thisProcess, whoWorks } from "./lock-owner.mjs";
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

/** @param {string} folder @param {string} mine */
function release(folder, mine) {
  rmSync(mine, { force: true });
  try {
    rmdirSync(folder);
  } catch {
    // Somebody else has taken it between the two lines.
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

/**
 * @param {string} folder
 * @returns {string | undefined} the file name of the owner; undefined when the lock is free
 */
function readHolder(folder) {
  try {
    return readdirSync(folder)[0];
  } catch (error) {
    if (systemCode(error) === "ENOENT") return undefined;
    throw new SetupError(`cannot read the lock ${folder}: ${reason(error)}`);
  }
}

/** @param {string} folder @param {string} mine @returns {boolean} whether the lock was free and is mine now */
function create(folder, mine) {
  const prepared = `${folder}.${randomBytes(6).toString("hex")}`;
  try {
    mkdirSync(prepared);
    writeFileSync(join(prepared, basename(mine)), "");
    renameSync(prepared, folder);
    return true;
  } catch (error) {
    rmSync(prepared, { recursive: true, force: true });
    const code = systemCode(error) ?? "";
    if (["ENOTEMPTY", "EEXIST"].includes(code)) return false;
    throw new SetupError(`cannot make the lock ${folder}: ${reason(error)}`);
  }
}

/**
 * @param {string} folder @param {string} holder @param {string} mine
 * @param {number} silentMs for how long no heartbeat of the holder was seen
 * @returns {boolean} whether the holder was dead and the lock is mine now
 */
function takeOver(folder, holder, mine, silentMs) {
  if (!isDead(ownerOf(holder), silentMs)) return false;
  try {
    renameSync(join(folder, holder), mine);
    return true;
  } catch (error) {
    if (systemCode(error) === "ENOENT") return false;
    throw new SetupError(`cannot take over the lock ${folder}: ${reason(error)}`);
  }
}
