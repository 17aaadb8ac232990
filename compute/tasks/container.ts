import type { LayerContext } from "../../shared/components";
import type { TaskId } from "../../shared/naming";

/** User and group without rights that every application image is built for. */
const applicationUser = "10001:10001";

/** Seconds that a container has to finish its work; below the drain delay of a target group (EDGAR-26). */
const stopTimeout = 45;

/** Name of the volume that takes what a program has to write beside its data; the root file system is read-only. */
export const scratchVolume = "scratch";

/** A check that ECS runs inside the container; seconds. */
export interface HealthCheck {
  readonly command: readonly string[];
  readonly interval: number;
  readonly timeout: number;
  readonly startPeriod: number;
  readonly retries: number;
}

/** One container of a task, as far as containers differ. */
export interface ContainerArgs {
  readonly name: string;
  readonly image: string;
  /** Task whose log group it writes to. */
  readonly task: TaskId;
  readonly cpu: number;
  readonly memoryMb: number;
  readonly user?: string;
  readonly command?: readonly string[];
  readonly port?: number;
  readonly environment: Readonly<Record<string, string>>;
  /** ARNs of secrets by the variable that holds their value. */
  readonly secrets?: Readonly<Record<string, string>>;
  readonly healthCheck: HealthCheck;
  /** Whether it may write to /tmp, which its image gives to its user and declares as a volume. */
  readonly scratch?: boolean;
  /** Containers that have to be healthy first. */
  readonly after?: readonly string[];
}

/**
 * Definition of a container that cannot do more than its work: no root, a read-only root file system, no capability,
 * bounded processor and memory, a health check and a group for what it writes (EDGAR-02, EDGAR-04, EDGAR-70). Known as a
 * whole in a first preview (decisions.md section 2).
 */
export function container({ names, settings }: LayerContext, args: ContainerArgs): object {
  const { after = [], command, environment, healthCheck, port, scratch = false, secrets = {} } = args;
  return {
    name: args.name,
    image: args.image,
    essential: true,
    cpu: args.cpu,
    memory: args.memoryMb,
    user: args.user ?? applicationUser,
    readonlyRootFilesystem: true,
    privileged: false,
    linuxParameters: { initProcessEnabled: true, capabilities: { drop: ["ALL"] } },
    ...(command === undefined ? {} : { command }),
    ...(port === undefined
      ? {}
      : {
          portMappings: [
            { name: "http", containerPort: port, hostPort: port, protocol: "tcp", appProtocol: "http" },
          ],
        }),
    environment: Object.entries(environment)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, value]) => ({ name, value })),
    secrets: Object.entries(secrets).map(([name, valueFrom]) => ({ name, valueFrom })),
    mountPoints: scratch ? [{ sourceVolume: scratchVolume, containerPath: "/tmp", readOnly: false }] : [],
    healthCheck,
    stopTimeout,
    dependsOn: after.map((containerName) => ({ containerName, condition: "HEALTHY" })),
    logConfiguration: {
      logDriver: "awslogs",
      options: {
        "awslogs-group": names.taskLogGroup(args.task),
        "awslogs-region": settings.region,
        "awslogs-stream-prefix": args.name,
        // A program that logs faster than it is taken away goes on working.
        mode: "non-blocking",
        "max-buffer-size": "16m",
      },
    },
  };
}
