import * as pulumi from "@pulumi/pulumi";
import { UserError } from "../errors";
import { configurationFolder, siblingsOf } from "./file";
import { keySchemas, wholeKey } from "./keys";
import { loadSettings } from "./load";
import type { Settings } from "./schema";
import { environmentNamed, fileName } from "./source";
import type { SettingsSource } from "./source";

/**
 * The settings of the running Pulumi program, as the engine handed them over.
 *
 * @param folder where the files of the other environments are.
 * @throws UserError when the stack is not an environment, or no setting reached the program.
 */
export function programSource(folder = configurationFolder): SettingsSource {
  const environment = environmentNamed(pulumi.getStack());
  const file = fileName(environment);
  const handedOver: Record<string, unknown> = pulumi.runtime.allConfig();
  const reference = [...keySchemas.keys()].map(wholeKey);
  const known = reference.filter((key) => key in handedOver);
  if (known.length === 0) {
    throw new UserError(
      `${file}: configuration of the environment; nothing of it reached the program, allowed: the file at the root of` +
        " the repository, where stackConfigDir of Pulumi.yaml points",
    );
  }
  // The engine's map has no order of its own, so the reference gives it one.
  const others = Object.keys(handedOver).filter((key) => !reference.includes(key));
  const values = Object.fromEntries([...known, ...others.sort()].map((key) => [key, handedOver[key]]));
  return { file, environment, values, problems: [], siblings: siblingsOf(environment, folder) };
}

/**
 * The checked settings of the running Pulumi program; see `loadSettings`.
 *
 * @throws UserError when anything is wrong, before any resource is registered.
 */
export function loadProgramSettings(): Settings {
  return loadSettings(programSource());
}
