import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Settings } from "../../../shared/config";
import { loadEnvironment } from "../../../shared/config/load";
import { UserError } from "../../../shared/errors";
import { repositoryRoot } from "../../engine/repository";
import { makeTemporaryFolder, removeTemporaryFolder } from "../../engine/temporary-folder";
import type { Incident } from "./incident";

/** Characters between two cuts: about two a line, so that lines are cut through and off. */
const EVERY = 37;

/** What is wrong with the answer to a configuration file that ends too early; nothing where it is refused as it should. */
function wrongAnswer(environment: Settings["environment"], file: string, folder: string): string | undefined {
  try {
    loadEnvironment(environment, folder);
    return "accepted";
  } catch (error) {
    if (!(error instanceof UserError)) return `not told as a user's mistake: ${String(error)}`;
    return error.message.startsWith(`${file}: `) ? undefined : `does not name the file: ${error.message}`;
  }
}

/** Cuts the environment's configuration off at every few characters and loads what is left. No engine starts. */
export function truncateConfiguration({ environment }: Settings): Incident {
  const file = `Pulumi.${environment}.yaml`;
  const text = readFileSync(join(repositoryRoot, file), "utf8");
  const folder = makeTemporaryFolder();
  const lost: string[] = [];
  let cuts = 0;
  try {
    for (let end = 0; end < text.trimEnd().length - 1; end += EVERY) {
      writeFileSync(join(folder, file), text.slice(0, end));
      const wrong = wrongAnswer(environment, file, folder);
      if (wrong !== undefined) lost.push(`cut after ${end} characters: ${wrong}`);
      cuts += 1;
    }
  } finally {
    removeTemporaryFolder(folder);
  }
  return {
    tried: `${file} cut off at ${cuts} places`,
    remedy: "each refused with one message that names file and line or key; no resource registered",
    ...(lost.length === 0 ? {} : { lost: lost.join("\n") }),
  };
}
