import {
  ConflictException,
  DescribeTasksCommand,
  ListTasksCommand,
  RunTaskCommand,
} from "@aws-sdk/client-ecs";
import type { Failure, Task } from "@aws-sdk/client-ecs";
import { ecs } from "./clients";
import type { Configuration } from "./configuration";
import { failed, waiting } from "./progress";
import type { Progress } from "./progress";

/** The container of the task that changes the schema; the others only watch it. */
const mainContainer = "migration";

/**
 * The ARN of the task that was started under a name; undefined when ECS knows none. It lists those that run and those
 * that stopped apart, and forgets the latter after an hour.
 *
 * @throws ECSServiceException as ECS answers
 */
export async function findTask(starter: string, cluster: string): Promise<string | undefined> {
  for (const desiredStatus of ["RUNNING", "STOPPED"] as const) {
    const { taskArns = [] } = await ecs.send(
      new ListTasksCommand({ cluster, startedBy: starter, desiredStatus }),
    );
    if (taskArns[0] !== undefined) return taskArns[0];
  }
  return undefined;
}

function told(failures: readonly Failure[]): string {
  return failures.map(({ reason, detail }) => [reason, detail].filter(Boolean).join(": ")).join("; ");
}

/**
 * Starts the migration. With the same name it is started once, also when an answer of ECS was lost or its lists lag
 * behind (https://docs.aws.amazon.com/AmazonECS/latest/APIReference/ECS_Idempotency.html).
 *
 * @throws ECSServiceException as ECS answers
 */
export async function startTask(starter: string, configuration: Configuration): Promise<Progress> {
  const request = new RunTaskCommand({
    cluster: configuration.CLUSTER,
    taskDefinition: configuration.TASK_DEFINITION,
    launchType: "FARGATE",
    count: 1,
    startedBy: starter,
    clientToken: starter,
    networkConfiguration: {
      awsvpcConfiguration: {
        subnets: [...configuration.SUBNET_IDS],
        securityGroups: [...configuration.SECURITY_GROUP_IDS],
        assignPublicIp: "DISABLED",
      },
    },
  });
  try {
    const { tasks = [], failures = [] } = await ecs.send(request);
    const arn = tasks[0]?.taskArn;
    if (arn === undefined) return failed(`ECS did not start the migration: ${told(failures)}`);
    return waiting("the migration", arn);
  } catch (error) {
    // Started before, and the task definition has a newer revision since.
    if (error instanceof ConflictException) return waiting("the migration", error.resourceIds?.[0]);
    throw error;
  }
}

function ended(arn: string, { containers = [], stopCode, stoppedReason }: Task): Progress {
  const main = containers.find(({ name }) => name === mainContainer);
  if (main?.exitCode === 0) return { kind: "done", task: arn };
  const exit = main?.exitCode === undefined ? "without an exit code" : `with exit code ${main.exitCode}`;
  const why = [stopCode, stoppedReason, main?.reason].filter(Boolean).join(": ");
  return failed(`migration ${arn} ended ${exit}: ${why}`);
}

/**
 * Looks whether the migration has ended, and how.
 *
 * @throws ECSServiceException as ECS answers
 */
export async function followTask(arn: string, cluster: string): Promise<Progress> {
  const { tasks = [], failures = [] } = await ecs.send(new DescribeTasksCommand({ cluster, tasks: [arn] }));
  const [task] = tasks;
  if (task === undefined) {
    // To run it once more could do harm, and to go on would be a guess.
    return failed(`ECS knows no more how migration ${arn} ended: ${told(failures)}`);
  }
  return task.lastStatus === "STOPPED" ? ended(arn, task) : waiting(`the migration, ${task.lastStatus}`, arn);
}
