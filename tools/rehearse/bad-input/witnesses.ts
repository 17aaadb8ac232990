import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pinnedEngineVersion } from "../../engine/binary";

/** Programs in the place of the engine and of npm: they do nothing but note that they were started. */
export interface Witnesses {
  /** To be the first of PATH. */
  readonly folder: string;
  /** What was started since the last time, one command each. Asking an engine for its version does not count. */
  readonly takeStarts: () => readonly string[];
}

/** The exit code of a program that should not have been started. */
const STARTED = 70;

/** @param folder made by this */
export async function makeWitnesses(folder: string): Promise<Witnesses> {
  const starts = join(folder, "starts");
  const note = (name: string): string => `echo "${name} $*" >> "${starts}"\nexit ${STARTED}\n`;
  const put = (name: string, script: string): void =>
    writeFileSync(join(folder, name), `#!/bin/sh\n${script}`, { mode: 0o755 });
  mkdirSync(folder);
  put(
    "pulumi",
    `if [ "$1" = version ]; then echo v${await pinnedEngineVersion()}; exit; fi\n${note("pulumi")}`,
  );
  put("npm", note("npm"));
  return {
    folder,
    takeStarts: () => {
      const noted = existsSync(starts) ? readFileSync(starts, "utf8") : "";
      rmSync(starts, { force: true });
      return noted.split("\n").filter((line) => line !== "");
    },
  };
}
