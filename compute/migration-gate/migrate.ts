import type { Deployment } from "../../shared/handlers";
import type { Configuration } from "./configuration";
import { namesOf } from "./names";
import type { Progress } from "./progress";
import { takeSnapshot } from "./snapshot";
import { findTask, followTask, startTask } from "./task";

/** Field of `hookDetails` in which ECS keeps the task's ARN from one question to the next. */
export const taskField = "migrationTask";

/** The ARN of the deployment's task, when ECS gave it back. */
export function rememberedTask({ hookDetails }: Deployment): string | undefined {
  const task = hookDetails[taskField];
  return typeof task === "string" ? task : undefined;
}

/**
 * Goes on with a deployment's migration: a snapshot of the database, then the task that changes the schema. Every step
 * is found again by a name that is made of the deployment, so that none is taken twice.
 *
 * The task's ARN comes back with ECS's next question. It alone tells a task that was started and forgotten from one that
 * was never started, should that question come more than an hour after the task ended.
 *
 * @throws RDSServiceException, ECSServiceException as AWS answers
 */
export async function migrate(deployment: Deployment, configuration: Configuration): Promise<Progress> {
  const { snapshot, starter } = namesOf(deployment, configuration);
  const { CLUSTER, DATABASE_IDENTIFIER: database } = configuration;
  const task = rememberedTask(deployment) ?? (await findTask(starter, CLUSTER));
  if (task !== undefined) return await followTask(task, CLUSTER);
  const obstacle = await takeSnapshot({ snapshot, database, deployment: deployment.arn });
  return obstacle ?? (await startTask(starter, configuration));
}
