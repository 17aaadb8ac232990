import { mock } from "node:test";
import {
  DescribeTasksCommand,
  ECSServiceException,
  ListTasksCommand,
  RunTaskCommand,
} from "@aws-sdk/client-ecs";
import type { Task } from "@aws-sdk/client-ecs";
import {
  CreateDBSnapshotCommand,
  DBSnapshotNotFoundFault,
  DeleteDBSnapshotCommand,
  DescribeDBSnapshotsCommand,
} from "@aws-sdk/client-rds";
import type { DBSnapshot, DescribeDBSnapshotsMessage } from "@aws-sdk/client-rds";
import { mockClient } from "aws-sdk-client-mock";
import * as clients from "../../../../compute/migration-gate/clients";
import { handler } from "../../../../compute/migration-gate/handler";
import type { HookAnswer } from "../../../../shared/handlers";

const ecs = mockClient(clients.ecs);
const rds = mockClient(clients.rds);

const account = "arn:aws:ecs:eu-central-1:444455556666";
export const taskArn = `${account}:task/tradai-prod/3f1c6a0b8d7e4c2f9a5b1d0e6c8f7a24`;
const deploymentArn = `${account}:service-deployment/tradai-prod/tradai-mlflow-prod/EZe5RNVLH6PPzHXINuP28`;

/** `printf '<ARN of the deployment>' | sha256sum`, its first twenty digits. */
export const digest = "9366b96335e862804568";
export const snapshot = `tradai-mlflow-prod-migration-${digest}`;

/** As ECS sends it: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/lambda-lifecycle-hooks.html */
export const event = {
  executionId: "e8d5a28f-eb01-4f3c-9454-a30ba6dc54bc",
  lifecycleStage: "PRE_SCALE_UP",
  resourceArn: deploymentArn,
  executionDetails: {
    serviceArn: `${account}:service/tradai-prod/tradai-mlflow-prod`,
    targetServiceRevisionArn: `${account}:service-revision/tradai-prod/tradai-mlflow-prod/9313423515462893900`,
    testTrafficWeights: {},
    productionTrafficWeights: {},
  },
};

/** When the function is asked, and when it was asked first where ECS tells. */
export const now = "2026-03-01T10:00:00.000Z";
export const began = "2026-03-01T09:58:00.000Z";

/** As ECS sends it after an answer with `hookDetails`. */
export const eventOfTask = { ...event, hookDetails: { migrationBegan: began, migrationTask: taskArn } };

/** What AWS knows when ECS asks. */
export interface World {
  /** Status of the deployment's snapshot; undefined when there is none. */
  readonly snapshot?: string;
  /** The task that was started for the deployment; undefined when ECS knows none. */
  readonly task?: Task;
  /** What RDS lists of the database's snapshots that were taken by hand or by a program, in pages. */
  readonly pages?: readonly (readonly DBSnapshot[])[];
}

/** A complete snapshot of a migration, taken at noon of a day of January. */
export function migrated(day: number, more: Partial<DBSnapshot> = {}): DBSnapshot {
  return {
    DBSnapshotIdentifier: `tradai-mlflow-prod-migration-${String(day).padStart(20, "0")}`,
    SnapshotCreateTime: new Date(Date.UTC(2026, 0, day, 12)),
    Status: "available",
    ...more,
  };
}

/** The migration as ECS describes it when it has stopped; the collector is ended with it. */
export function stopped(exitCode: number | undefined, more: Partial<Task> = {}): Task {
  const containers = [
    { name: "collector", exitCode: 137 },
    { name: "migration", exitCode },
  ];
  return { lastStatus: "STOPPED", stopCode: "EssentialContainerExited", containers, ...more };
}

export interface Call {
  /** As IAM writes it: `rds:CreateDBSnapshot`. */
  readonly action: string;
  readonly input: unknown;
}

/** An error as ECS answers it. */
export function ecsError(
  name: string,
  message: string,
  $fault: "client" | "server" = "client",
): ECSServiceException {
  return new ECSServiceException({ name, message, $fault, $metadata: {} });
}

/** Sets up RDS and ECS for one question; every write succeeds until a test says otherwise. */
export function given({ snapshot: status, task, pages = [] }: World): { ecs: typeof ecs; rds: typeof rds } {
  ecs.reset();
  rds.reset();
  rds
    .on(DescribeDBSnapshotsCommand)
    .callsFake(({ DBSnapshotIdentifier, ...listed }: DescribeDBSnapshotsMessage) => {
      if (listed.DBInstanceIdentifier === "tradai-mlflow-prod" && listed.SnapshotType === "manual") {
        const page = Number(listed.Marker ?? 0);
        return { DBSnapshots: pages[page], Marker: page + 1 < pages.length ? String(page + 1) : undefined };
      }
      if (status !== undefined && DBSnapshotIdentifier === snapshot) {
        return { DBSnapshots: [{ DBSnapshotIdentifier, Status: status }] };
      }
      throw new DBSnapshotNotFoundFault({ message: "no snapshot", $metadata: {} });
    });
  rds.on(CreateDBSnapshotCommand).resolves({});
  rds.on(DeleteDBSnapshotCommand).resolves({});
  ecs.on(ListTasksCommand).callsFake((input: { startedBy?: string; desiredStatus?: string }) => {
    const status = task?.lastStatus === "STOPPED" ? "STOPPED" : "RUNNING";
    const known =
      task !== undefined && input.startedBy === `migration-${digest}` && input.desiredStatus === status;
    return { taskArns: known ? [taskArn] : [] };
  });
  ecs
    .on(DescribeTasksCommand, { cluster: "tradai-prod", tasks: [taskArn] })
    .resolves(
      task === undefined
        ? { failures: [{ arn: taskArn, reason: "MISSING" }] }
        : { tasks: [{ taskArn, ...task }] },
    );
  ecs.on(RunTaskCommand).resolves({ tasks: [{ taskArn, lastStatus: "PROVISIONING" }] });
  return { ecs, rds };
}

/** What was asked of AWS since `given`, in order. */
export function calls(): Call[] {
  const all = [
    ...rds.calls().map((call) => ({ prefix: "rds", call })),
    ...ecs.calls().map((call) => ({ prefix: "ecs", call })),
  ];
  return all
    .sort((left, right) => (left.call.calledBefore(right.call) ? -1 : 1))
    .map(({ prefix, call }) => {
      const { constructor, input } = call.args[0] as { constructor: { name: string }; input: unknown };
      return { action: `${prefix}:${constructor.name.replace(/Command$/, "")}`, input };
    });
}

/** The requests that change something, in order. */
export function writes(): Call[] {
  return calls().filter(({ action }) => !/:(Describe|List)/.test(action));
}

export const variables = {
  DATABASE_IDENTIFIER: "tradai-mlflow-prod",
  SNAPSHOT_PREFIX: "tradai-mlflow-prod-migration",
  CLUSTER: "tradai-prod",
  TASK_DEFINITION: "tradai-migration-prod",
  SUBNET_IDS: "subnet-0a,subnet-0b",
  SECURITY_GROUP_IDS: "sg-0m",
  LIMIT_MINUTES: "45",
  KEEP_SNAPSHOTS: "2",
};

export interface Handled {
  readonly answer: HookAnswer;
  /** Level, message, and why or what for, of each line that the function logged. */
  readonly lines: unknown[][];
}

/** Runs the handler as Lambda does. */
export async function handle(sent: unknown): Promise<Handled> {
  Object.assign(process.env, variables);
  const written: string[] = [];
  mock.timers.enable({ apis: ["Date"], now: new Date(now) });
  const write = mock.method(process.stdout, "write", (chunk: string) => written.push(chunk) > 0);
  try {
    const answer = await handler(sent, { awsRequestId: "request-1" });
    const lines = written.map((line) => JSON.parse(line) as Record<string, unknown>);
    return {
      answer,
      lines: lines.map(({ level, message, snapshot: of, reason, waitsFor, error }) =>
        [level, message, of, reason ?? waitsFor ?? error].filter((value) => value !== undefined),
      ),
    };
  } finally {
    write.mock.restore();
    mock.timers.reset();
  }
}
