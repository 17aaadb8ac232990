/**
 * The steps of a lock between processes: a folder that holds one file, named after its owner. Every step is
 * one rename or one unlink, which the file system does as a whole:
 *
 * - taking a free lock renames a prepared folder into place, which fails where one is there already;
 * - taking over from a dead owner renames the owner's file, which only one of several takers can do.
 */
import { mkdirSync, readdirSync, renameSync, rmSync, rmdirSync, writeFileSync } from "node:fs";
import { randomBytes } from "node:crypto";
import { basename, join } from "node:path";
import { SetupError, reason, systemCode } from "./failure.mjs";
import { isDead, ownerOf } from "./lock-owner.mjs";

/**
 * @param {string} folder
 * @returns {string | undefined} the file name of the owner; undefined when the lock is free
 */
export function readHolder(folder) {
  try {
    return readdirSync(folder)[0];
  } catch (error) {
    if (systemCode(error) === "ENOENT") return undefined;
    throw new SetupError(`cannot read the lock ${folder}: ${reason(error)}`);
  }
}

/**
 * @param {string} folder
 * @param {string} mine path of the file that makes it mine
 * @returns {boolean} whether the lock was free and is mine now
 */
export function create(folder, mine) {
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
 * @param {string} folder
 * @param {string} holder of `readHolder`
 * @param {string} mine path of the file that makes it mine
 * @param {number} silentMs for how long no heartbeat of the holder was seen
 * @returns {boolean} whether the holder was dead and the lock is mine now
 */
export function takeOver(folder, holder, mine, silentMs) {
  if (!isDead(ownerOf(holder), silentMs)) return false;
  try {
    renameSync(join(folder, holder), mine);
    return true;
  } catch (error) {
    if (systemCode(error) === "ENOENT") return false;
    throw new SetupError(`cannot take over the lock ${folder}: ${reason(error)}`);
  }
}

/**
 * @param {string} folder
 * @param {string} mine path of the file that makes it mine
 */
export function release(folder, mine) {
  rmSync(mine, { force: true });
  try {
    rmdirSync(folder);
  } catch {
    // Somebody else has taken it between the two lines.
  }
}
