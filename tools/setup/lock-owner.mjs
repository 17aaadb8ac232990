/** Who holds a lock, written as a file name, and whether that process still runs. */
import { randomBytes } from "node:crypto";
import { hostname } from "node:os";
import process from "node:process";
import { isRunning, startTicks } from "./process-identity.mjs";

/** An owner that cannot be looked at (another host's) counts as dead after so long without a heartbeat. */
const SILENCE_MS = 60_000;

/**
 * @typedef {object} Owner
 * @property {number} pid
 * @property {string} ticks see `startTicks`
 * @property {number} child a process that works for it and outlives it when it is killed; 0 for none
 * @property {string} childTicks
 * @property {number} since milliseconds of the epoch
 * @property {string} id random
 * @property {string} host
 */

const thisHost = () => encodeURIComponent(hostname()).slice(0, 100);

/** @returns {Owner} */
export function thisProcess() {
  return {
    pid: process.pid,
    ticks: startTicks(process.pid),
    child: 0,
    childTicks: "0",
    since: Date.now(),
    id: randomBytes(6).toString("hex"),
    host: thisHost(),
  };
}

/**
 * @param {Owner} owner
 * @returns {string}
 */
export function fileNameOf({ pid, ticks, child, childTicks, since, id, host }) {
  return [pid, ticks, child, childTicks, since, id, host].join("_");
}

/**
 * @param {string} name of `fileNameOf`
 * @returns {Owner}
 */
export function ownerOf(name) {
  const [pid, ticks = "0", child, childTicks = "0", since, id = "", ...host] = name.split("_");
  const numbers = { pid: Number(pid), child: Number(child), since: Number(since) };
  return { ...numbers, ticks, childTicks, id, host: host.join("_") };
}

/** @param {Owner} owner */
const childRuns = ({ child, childTicks }) => child > 0 && isRunning(child, childTicks);

/**
 * @param {Owner} owner
 * @param {number} silentMs for how long no heartbeat of it was seen
 * @returns {boolean} whether neither it nor its child runs
 */
export function isDead(owner, silentMs) {
  const silent = silentMs >= SILENCE_MS;
  if (owner.host !== thisHost()) return silent;
  if (!isRunning(owner.pid, owner.ticks) && !childRuns(owner)) return true;
  // Without start times a later process of the same number cannot be told from the owner.
  return owner.ticks === "0" && silent;
}

/**
 * @param {Owner} owner
 * @returns {string} for whoever waits, as in "process 4711 (since 12:00:00)"
 */
export function whoWorks(owner) {
  const since = new Date(owner.since).toTimeString().slice(0, 8);
  const orphan = !isRunning(owner.pid, owner.ticks) && childRuns(owner);
  const who = orphan ? `process ${owner.child}, left behind by an interrupted run` : `process ${owner.pid}`;
  return `${who} (since ${since})`;
}
