import type { LayerContext } from "../../shared/components";
import { functionRows } from "../../shared/inventory";
import type { Catcher, Expressed, InvokeTask, PublishTask, RunTask, Template } from "./asl";
import type { FunctionPayloads, StrategyTaskEnvironment, WorkflowFunction } from "./payloads";
import { retries } from "./retries";

/** Seconds beyond a function's own timeout: a start of its image does not count towards that one. */
const startOfFunction = 30;

/** Seconds that a message to a topic may take. */
const publishing = 30;

/** Subnets and group of a container task; AWS alone knows their identifiers. */
export interface TaskNetwork {
  readonly subnets: readonly string[];
  readonly securityGroups: readonly string[];
}

/** What definitions and permissions depend on. */
export type WorkflowFacts = Pick<LayerContext, "arns" | "names" | "settings">;

/** What every kind of task has: what it is for, where it goes on, and where when it failed for good. */
export interface TaskStep {
  readonly comment: string;
  /** Variables to keep of the answer, which goes no further otherwise. */
  readonly keep?: Readonly<Record<string, Template>>;
  readonly caught: Catcher;
  readonly next: string;
}

const common = ({ comment, keep, caught, next }: TaskStep) => ({
  Type: "Task" as const,
  Comment: comment,
  ...(keep === undefined ? {} : { Assign: keep }),
  // An answer may be large, and nobody reads it as the next step's input.
  Output: {},
  Catch: [caught],
  Next: next,
});

/**
 * Invokes a function by the alias that all its callers use. The step is given up after the function's own timeout, never
 * before it.
 *
 * @param runs `once` for a function that would do more if it ran again for the same job.
 */
export function invoke<Id extends WorkflowFunction>(
  { arns }: WorkflowFacts,
  id: Id,
  payload: Expressed<FunctionPayloads[Id]>,
  step: TaskStep,
  runs: "repeatable" | "once" = "repeatable",
): InvokeTask {
  const row = functionRows.find((candidate) => candidate.id === id);
  if (row === undefined) throw new Error(`no function ${id}`);
  return {
    ...common(step),
    Resource: "arn:aws:states:::lambda:invoke",
    Arguments: { FunctionName: arns.functionAlias(id), Payload: payload as Template },
    TimeoutSeconds: row.timeoutSeconds + startOfFunction,
    Retry: retries[runs],
  };
}

/** A strategy's task definition without a revision, which means the newest one when the task starts. */
export function strategyTaskDefinition({ arns, names }: WorkflowFacts, strategy: string): string {
  return arns.taskDefinition(names.strategyTask(strategy)).replace(/:\*$/, "");
}

/** Runs a strategy's container on Fargate in the private subnets, and waits until it has stopped. */
export function runStrategy(
  context: WorkflowFacts,
  network: TaskNetwork,
  strategy: string,
  environment: Expressed<StrategyTaskEnvironment>,
  step: TaskStep & { readonly timeoutSeconds: number },
): RunTask {
  return {
    ...common(step),
    Resource: "arn:aws:states:::ecs:runTask.sync",
    Arguments: {
      Cluster: context.arns.cluster(),
      TaskDefinition: strategyTaskDefinition(context, strategy),
      LaunchType: "FARGATE",
      PropagateTags: "TASK_DEFINITION",
      NetworkConfiguration: {
        AwsvpcConfiguration: {
          Subnets: network.subnets,
          SecurityGroups: network.securityGroups,
          AssignPublicIp: "DISABLED",
        },
      },
      Overrides: {
        ContainerOverrides: [
          {
            Name: `strategy-${strategy}`,
            Environment: Object.entries(environment).map(([Name, Value]) => ({ Name, Value })),
          },
        ],
      },
    },
    TimeoutSeconds: step.timeoutSeconds,
    Retry: retries.container,
  };
}

/** Tells a topic. */
export function publish(topicArn: string, subject: string, message: string, step: TaskStep): PublishTask {
  return {
    ...common(step),
    Resource: "arn:aws:states:::sns:publish",
    Arguments: { TopicArn: topicArn, Subject: subject, Message: message },
    TimeoutSeconds: publishing,
    Retry: retries.message,
  };
}
