/** Whether a process that was noted earlier still runs, also when its number has been given to another. */
import { readFileSync } from "node:fs";
import process from "node:process";
import { systemCode } from "./failure.mjs";

/**
 * @param {number} pid
 * @returns {{ ticks: string, zombie: boolean }} when it started, in clock ticks since boot ("0": not known
 *   here, as outside Linux), and whether it has ended without its parent having noticed
 *   (proc_pid_stat(5), fields 22 and 3)
 */
function look(pid) {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, "utf8");
    const fields = text.slice(text.lastIndexOf(")") + 2).split(" ");
    return { ticks: fields[19] ?? "0", zombie: fields[0] === "Z" };
  } catch {
    return { ticks: "0", zombie: false };
  }
}

/**
 * @param {number} pid
 * @returns {string} what tells this process from a later one of the same number; "0" where nothing does
 */
export function startTicks(pid) {
  return look(pid).ticks;
}

/**
 * @param {number} pid
 * @param {string} ticks of `startTicks`
 * @returns {boolean} whether that very process runs (as far as this machine can tell)
 */
export function isRunning(pid, ticks) {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (systemCode(error) !== "EPERM") return false;
  }
  const now = look(pid);
  return !now.zombie && (ticks === "0" || now.ticks === "0" || now.ticks === ticks);
}
