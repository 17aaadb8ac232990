/** Where the project is. */
import { realpathSync } from "node:fs";
import { dirname, join } from "node:path";
import process from "node:process";

/**
 * @returns {string} the project's folder, for a program that was started as `node tools/setup/<program>.mjs`
 */
export function projectRoot() {
  return join(dirname(realpathSync(process.argv[1] || "")), "..", "..");
}
