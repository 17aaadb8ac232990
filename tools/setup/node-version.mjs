/** Holds the running Node against `engines.node` of package.json. */
import { join } from "node:path";
import { SetupError } from "./failure.mjs";
import { readJson } from "./files.mjs";

/**
 * @param {string} version "20.19.0"
 * @param {string} range alternatives joined by "||", each `^X.Y[.Z]` or `>=X.Y[.Z]`
 * @returns {boolean}
 * @throws {SetupError} for a range of any other form
 */
export function satisfies(version, range) {
  const [major = 0, minor = 0, patch = 0] = version.split(".").map(Number);
  return range.split("||").some((alternative) => {
    const match = /^\s*(\^|>=)(\d+)\.(\d+)(?:\.(\d+))?\s*$/.exec(alternative);
    if (match === null) {
      throw new SetupError(
        `package.json: engines.node: "${range}" cannot be read; allowed are ^X.Y and >=X.Y, joined by ||`,
      );
    }
    if (match[1] === "^" && major !== Number(match[2])) return false;
    return (major - Number(match[2]) || minor - Number(match[3]) || patch - Number(match[4] || 0)) >= 0;
  });
}

/**
 * @param {string} root folder of package.json
 * @param {string} version of the running Node, without "v"
 * @throws {SetupError} when package.json does not allow it
 */
export function checkNodeVersion(root, version) {
  const { engines } = readJson(join(root, "package.json"));
  if (!satisfies(version, engines.node)) {
    throw new SetupError(`Node ${version} is running; ${engines.node} is needed (https://nodejs.org)`);
  }
}
