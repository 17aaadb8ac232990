import type { Deployment } from "../../shared/handlers";
import type { Configuration } from "./configuration";
import { failed } from "./progress";
import type { Progress } from "./progress";

/** Field of `hookDetails` in which ECS keeps when it asked first, from one question to the next. */
export const beginningField = "migrationBegan";

/** When ECS asked first in this deployment; now, where no answer of before tells. */
export function beginningOf({ hookDetails }: Deployment, now: Date): Date {
  const told = hookDetails[beginningField];
  const beginning = new Date(typeof told === "string" ? told : Number.NaN);
  return Number.isNaN(beginning.getTime()) ? now : beginning;
}

/**
 * Gives up what is still waited for after the limit: ECS itself asks a function for a day, and takes no other deployment
 * of the service meanwhile. A task that runs is not stopped, which could leave the schema half changed.
 */
export function withinLimit(
  progress: Progress,
  beginning: Date,
  now: Date,
  { LIMIT_MINUTES }: Configuration,
): Progress {
  const minutes = (now.getTime() - beginning.getTime()) / 60_000;
  if (progress.kind !== "waiting" || minutes < LIMIT_MINUTES) return progress;
  const late = `not over after ${LIMIT_MINUTES} minutes, waits for ${progress.what}`;
  return failed(
    progress.task === undefined
      ? late
      : `${late}; ${progress.task} may still change the schema: see how it ended before the next deployment`,
  );
}
