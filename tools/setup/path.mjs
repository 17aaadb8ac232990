/** Looking programs up on PATH, as a shell does. */
import { accessSync, constants, realpathSync, statSync } from "node:fs";
import { delimiter, join, resolve } from "node:path";

/**
 * @param {string} file
 * @returns {boolean}
 */
function isProgram(file) {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}

/**
 * @param {string} name of a program
 * @param {NodeJS.ProcessEnv} env
 * @returns {{ file: string, real: string }[]} every match, first one first: its absolute path on PATH, and
 *   what that is a link to
 */
export function allOnPath(name, env) {
  const files = (env.PATH ?? "").split(delimiter).map((folder) => join(resolve(folder), name));
  return [...new Set(files)].filter(isProgram).map((file) => ({ file, real: realpathSync(file) }));
}
