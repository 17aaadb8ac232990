/** Looks at what the user hands on to mocha, which passes over what it does not know and then runs every test. */
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import { SetupError } from "./failure.mjs";

/** Mocha's own tables of its flags and of those it hands on to Node. */
const TABLES = ["mocha/lib/cli/run-option-metadata.cjs", "mocha/lib/cli/node-flags.cjs"];

/** Options of every program of yargs, which the tables leave out. */
const OWN = ["help", "h", "version", "V"];

/**
 * @param {string} root the project's folder
 * @param {readonly string[]} args what follows `npm test --`
 * @throws {SetupError} with exit code 2 for an option that mocha does not have and a test file that is not there
 */
export function checkMochaArguments(root, args) {
  const load = createRequire(join(root, "package.json"));
  const { isMochaFlag, isNodeFlag } = Object.assign({}, ...TABLES.map((file) => load(file)));
  for (const arg of args) {
    if (arg.startsWith("-")) {
      const flag = arg.replace(/^--?(no-)?|=.*$/g, "");
      if (isMochaFlag(flag) || isMochaFlag(`no-${flag}`) || isNodeFlag(flag) || OWN.includes(flag)) continue;
      throw new SetupError(`mocha has no option "${arg}"; \`npx mocha --help\` shows what is allowed`, 2);
    }
    if (/^[^*?{[]+\.test\.ts$/.test(arg) && !existsSync(resolve(root, arg))) {
      throw new SetupError(`no test file "${arg}"`, 2);
    }
  }
}
