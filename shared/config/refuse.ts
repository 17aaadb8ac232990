import * as pulumi from "@pulumi/pulumi";
import { UserError } from "../errors";
import { pathText } from "./path";
import { refusals } from "./refusals";
import type { Settings } from "./schema";
import { fileName } from "./source";

/**
 * Refuses a real deployment of settings that are good for previews alone. Each layer's `index.ts` calls it; a rehearsal,
 * which deploys to a stand-in, does not.
 *
 * @throws UserError with one line for each value, saying what to fill in.
 */
export function refuseUp(settings: Settings): void {
  if (pulumi.runtime.isDryRun()) {
    return;
  }
  const lines = refusals(settings).map(
    ({ path, text }) => `${fileName(settings.environment)}: ${pathText(path)}: ${text}`,
  );
  if (lines.length > 0) {
    throw new UserError(lines.join("\n"));
  }
}
