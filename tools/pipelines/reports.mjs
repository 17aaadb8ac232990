/** Reads the reports that a run has left, which may hold anything. */
import { Buffer } from "node:buffer";
import { closeSync, fstatSync, openSync, readSync, realpathSync } from "node:fs";
import { join } from "node:path";

const ENVIRONMENTS = ["dev", "staging", "prod"];

/** Several times what a comment holds. */
const MOST_BYTES = 200_000;

/** @typedef {{ environment: string, text: string | undefined }} Report its text is undefined where there is none */

/**
 * @param {string} folder
 * @param {string} path of a file in it
 * @returns {string | undefined} undefined also for a link, which could lead to this job's token
 */
function beginning(folder, path) {
  let descriptor;
  try {
    const file = join(realpathSync(folder), path);
    if (realpathSync(file) !== file) return undefined;
    descriptor = openSync(file, "r");
  } catch {
    return undefined;
  }
  try {
    if (!fstatSync(descriptor).isFile()) return undefined;
    const buffer = Buffer.alloc(MOST_BYTES);
    return buffer.toString("utf8", 0, readSync(descriptor, buffer, 0, MOST_BYTES, 0));
  } finally {
    closeSync(descriptor);
  }
}

/**
 * @param {string} folder with a folder `report-<environment>` for each
 * @returns {Report[]} one for each environment; names of files come from here, never from what was left there
 */
export function readReports(folder) {
  return ENVIRONMENTS.map((environment) => ({
    environment,
    text: beginning(folder, join(`report-${environment}`, "report.md")),
  }));
}
