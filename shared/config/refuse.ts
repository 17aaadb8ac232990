import * as pulumi from "@pulumi/pulumi";
import { UserError } from "../errors";
import { pathText } from "./path";
import type { Problem } from "./problem";
import { exampleValues, refusals } from "./refusals";
import type { Settings } from "./schema";
import { fileName } from "./source";

function refuse({ environment }: Settings, problems: readonly Problem[]): void {
  if (problems.length > 0) {
    const lines = problems.map(({ path, text }) => `${fileName(environment)}: ${pathText(path)}: ${text}`);
    throw new UserError(lines.join("\n"));
  }
}

/**
 * Refuses a real deployment of settings that are good for previews alone. Each layer's `index.ts` calls it; a rehearsal,
 * which deploys to a stand-in, does not.
 *
 * @throws UserError with one line for each value, saying what to fill in.
 */
export function refuseUp(settings: Settings): void {
  if (!pulumi.runtime.isDryRun()) {
    refuse(settings, refusals(settings));
  }
}

/**
 * As `refuseUp`, for the bootstrap project: it reads two of the values, and the taking over of an environment that exists
 * needs what it makes.
 *
 * @throws UserError with one line for each value, saying what to fill in.
 */
export function refuseBootstrap(settings: Settings): void {
  if (!pulumi.runtime.isDryRun()) {
    refuse(
      settings,
      exampleValues(settings, (key) => key === "account" || key === "pipelines"),
    );
  }
}
