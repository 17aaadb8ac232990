import { described, logOf, readDeployment } from "../../shared/handlers";
import type { Deployment, HookAnswer, Invocation, Log } from "../../shared/handlers";
import { readConfiguration } from "./configuration";
import type { Configuration } from "./configuration";
import { beginningField, beginningOf, withinLimit } from "./limit";
import { migrate, rememberedTask, taskField } from "./migrate";
import { failed, waiting } from "./progress";
import type { Progress } from "./progress";
import { removeOldSnapshots } from "./retention";
import { isTransient } from "./transient";

/** Seconds after which ECS asks again. */
const callBackDelay = 30;

/**
 * The migration's progress, also where AWS refuses. To answer FAILED to what may work in a moment would roll back while
 * the schema is being changed.
 */
async function progressOf(deployment: Deployment, configuration: Configuration, log: Log): Promise<Progress> {
  try {
    return await migrate(deployment, configuration);
  } catch (error) {
    const text = described(error);
    if (!isTransient(error)) return failed(text);
    log("WARN", "AWS did not answer", { deployment: deployment.arn, error: text });
    return waiting("AWS", rememberedTask(deployment));
  }
}

/**
 * Changes the database's schema before a new version starts, with a snapshot taken first (EDGAR-20, EDGAR-52, ORION-11).
 * ECS asks before it scales the new version up, and again as long as the answer is IN_PROGRESS; the function gives up
 * when its limit is over, because ECS would ask for a day.
 *
 * A migration that fails is no failure of the function: it is answered with FAILED, and the version before stays. The
 * snapshot stays as well; whether to restore it is for people to decide.
 *
 * @throws Error saying what of the function's configuration is wrong, which ECS takes for FAILED
 */
export async function handler(
  event: unknown,
  invocation: Pick<Invocation, "awsRequestId">,
): Promise<HookAnswer> {
  const log = logOf(invocation.awsRequestId);
  const configuration = readConfiguration(process.env);
  const reading = readDeployment(event, "PRE_SCALE_UP");
  if (reading.kind === "unknown") {
    const { mismatches } = reading;
    log("ERROR", "event refused: no deployment before it is scaled up", { mismatches });
    return { hookStatus: "FAILED" };
  }
  const { arn: deployment, service } = reading.deployment;
  const beginning = beginningOf(reading.deployment, new Date());
  const found = await progressOf(reading.deployment, configuration, log);
  const progress = withinLimit(found, beginning, new Date(), configuration);
  switch (progress.kind) {
    case "waiting": {
      const { what, task } = progress;
      log("INFO", "migration under way", { deployment, service, waitsFor: what, task });
      const began = { [beginningField]: beginning.toISOString() };
      const hookDetails = task === undefined ? began : { ...began, [taskField]: task };
      return { hookStatus: "IN_PROGRESS", callBackDelay, hookDetails };
    }
    case "failed":
      log("ERROR", "version refused: its migration failed", { deployment, service, reason: progress.reason });
      return { hookStatus: "FAILED" };
    case "done":
      log("INFO", "schema fits the version", { deployment, service, task: progress.task });
      await removeOldSnapshots(configuration, log);
      return { hookStatus: "SUCCEEDED" };
  }
}
