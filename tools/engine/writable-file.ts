import { accessSync, constants, existsSync, statSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { UserError } from "../../shared/errors";

/**
 * Looks at a file of the command line before the long work whose result it is for.
 *
 * @param flag as in "--plan"
 * @param given "-" is standard output
 * @returns its absolute path, or "-"
 * @throws UserError when the file could not be written later
 */
export function writableFile(flag: string, given: string): string {
  if (given === "-") return given;
  const file = resolve(given);
  const folder = dirname(file);
  if (!existsSync(folder)) throw new UserError(`${flag} ${given}: the folder ${folder} does not exist`);
  if (!statSync(folder).isDirectory()) throw new UserError(`${flag} ${given}: ${folder} is not a folder`);
  if (existsSync(file) && !statSync(file).isFile()) throw new UserError(`${flag} ${given}: not a file`);
  try {
    accessSync(existsSync(file) ? file : folder, constants.W_OK);
  } catch {
    throw new UserError(`${flag} ${given}: cannot be written to (permission denied or read-only)`);
  }
  return file;
}
