/** Files read and written whole, with failures in words. */
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import process from "node:process";
import { SetupError, reason, systemCode } from "./failure.mjs";

/**
 * @param {string} file
 * @returns {any} its JSON
 * @throws {SetupError} when it is missing or not JSON
 */
export function readJson(file) {
  let text;
  try {
    text = readFileSync(file, "utf8");
  } catch (error) {
    throw new SetupError(`${file}: ${reason(error)}; \`git checkout\` brings back the committed one`);
  }
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new SetupError(
      `${file}: not JSON: ${reason(error)}; \`git checkout\` brings back the committed one`,
    );
  }
}

/**
 * @param {string} file
 * @returns {string | undefined} its text, undefined when there is no such file
 */
export function readIfThere(file) {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    if (systemCode(error) === "ENOENT") return undefined;
    throw new SetupError(`cannot read ${file}: ${reason(error)}`);
  }
}

/**
 * @param {string} folder made with its parents when it is not there
 * @throws {SetupError}
 */
export function makeFolder(folder) {
  try {
    mkdirSync(folder, { recursive: true });
  } catch (error) {
    throw new SetupError(`cannot make the folder ${folder}: ${reason(error)}`);
  }
}

/**
 * Writes a file so that whoever reads it sees the old content or the new one, never a part. A file that
 * already holds the text is left alone.
 * @param {string} file its folder is made when it is not there
 * @param {string} text
 * @throws {SetupError}
 */
export function writeWhole(file, text) {
  if (readIfThere(file) === text) return;
  makeFolder(dirname(file));
  const draft = `${file}.${process.pid}.tmp`;
  try {
    writeFileSync(draft, text);
    renameSync(draft, file);
  } catch (error) {
    rmSync(draft, { force: true });
    throw new SetupError(`cannot write ${file}: ${reason(error)}`);
  }
}
