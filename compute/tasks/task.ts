import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { environmentOf } from "../../shared/components";
import type { Found, LayerContext } from "../../shared/components";
import type { PersistentOutputs } from "../../shared/contracts";
import { secretRows } from "../../shared/inventory";
import type { TaskSize, Wiring } from "../../shared/inventory";
import type { TaskId } from "../../shared/naming";
import { imageVersion } from "../images";
import { collector, collectorSize, telemetry } from "./collector";
import { container, scratchVolume } from "./container";
import type { HealthCheck } from "./container";
import { createTaskLogs } from "./logs";
import { createTaskRoles } from "./roles";
import type { TaskRoles } from "./roles";

/** One task definition, as far as tasks differ. */
export interface TaskArgs {
  readonly task: TaskId;
  readonly family: string;
  /** Repository of the application's image, whose tag is the configured version. */
  readonly repository: string;
  readonly size: TaskSize;
  readonly wiring: Wiring;
  readonly found: Found;
  readonly healthCheck: HealthCheck;
  readonly port?: number;
  readonly command?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
}

export interface Task {
  readonly definition: aws.ecs.TaskDefinition;
  readonly roles: TaskRoles;
  readonly logs: aws.cloudwatch.LogGroup;
  /** What precedes its first run. */
  readonly ready: readonly pulumi.Resource[];
}

/**
 * What is left to the proxy that Service Connect puts into a task
 * (https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-connect-concepts-deploy.html).
 */
const proxySize = { cpu: 256, memoryMb: 128 } as const;

/** `exchange-keys` becomes the variable EXCHANGE_KEYS, which holds the secret's value. */
function injected({ arns }: LayerContext, wiring: Wiring): Record<string, string> {
  return Object.fromEntries(
    secretRows
      .filter(({ id }) => wiring.secrets?.includes(id))
      .map((row) => [row.id.toUpperCase().replaceAll("-", "_"), arns.secretByName(row)]),
  );
}

/** What both containers of a task are made of, as the JSON that ECS takes. */
function containerDefinitions(context: LayerContext, args: TaskArgs): string {
  const { settings } = context;
  const { command, port, size, task } = args;
  const proxy = args.found === "serviceConnect" ? proxySize : { cpu: 0, memoryMb: 0 };
  const application = container(context, {
    name: task,
    image: context.arns.image(args.repository, imageVersion(settings)),
    task,
    cpu: size.cpu - collectorSize.cpu - proxy.cpu,
    memoryMb: size.memoryMb - collectorSize.memoryMb - proxy.memoryMb,
    ...(port === undefined ? {} : { port }),
    ...(command === undefined ? {} : { command }),
    environment: {
      ...environmentOf(context, args.wiring, args.found),
      ...telemetry(task, settings.environment),
      AWS_REGION: settings.region,
      ...args.environment,
    },
    secrets: injected(context, args.wiring),
    healthCheck: args.healthCheck,
    scratch: true,
    after: ["collector"],
  });
  return JSON.stringify([application, collector(context, task)]);
}

/**
 * A task definition on Fargate with its roles and its log group (OPEN-16). A new revision leaves the one before it, so
 * that a deployment can go back to it (EDGAR-23).
 */
export function createTask(context: LayerContext, persistent: PersistentOutputs, args: TaskArgs): Task {
  const logs = createTaskLogs(context, persistent, args.task);
  const roles = createTaskRoles(context, args);
  const definition = new aws.ecs.TaskDefinition(
    `task-${args.task}`,
    {
      family: args.family,
      requiresCompatibilities: ["FARGATE"],
      networkMode: "awsvpc",
      runtimePlatform: { operatingSystemFamily: "LINUX", cpuArchitecture: "X86_64" },
      cpu: String(args.size.cpu),
      memory: String(args.size.memoryMb),
      taskRoleArn: roles.task.arn,
      executionRoleArn: roles.execution.arn,
      containerDefinitions: containerDefinitions(context, args),
      volumes: [{ name: scratchVolume }],
      skipDestroy: true,
      tags: context.tags(args.family),
    },
    context.options({ dependsOn: [logs, ...roles.policies] }),
  );
  return { definition, roles, logs, ready: [definition, logs, ...roles.policies] };
}
