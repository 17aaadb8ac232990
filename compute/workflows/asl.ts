/**
 * The part of the Amazon States Language that the workflows use (https://states-language.net/spec.html), in JSONata.
 *
 * JSONata, because with JSONPath a path that is missing in the input is `States.Runtime`, which no state can catch
 * (https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html): a job with a field too few would
 * end without its failure being recorded or told. In JSONata it is `States.QueryEvaluationError`, which is caught like
 * any other. Variables keep the job apart from what functions answer, so that none can overwrite it.
 */

/** Text that Step Functions evaluates. */
export type Expression = `{% ${string} %}`;

/** Wraps JSONata. @param jsonata may read `$states` and the variables that states before have assigned. */
export function expression(jsonata: string): Expression {
  return `{% ${jsonata} %}`;
}

/** A shape whose values may be filled in by the workflow. */
export type Expressed<T> = T extends object ? { readonly [K in keyof T]: Expressed<T[K]> | Expression } : T;

/** A value that holds expressions at any depth. */
export type Template = string | number | boolean | readonly Template[] | { readonly [key: string]: Template };

/** What is tried again, and when. Waits grow by the rate and are spread, so that retries do not come all at once. */
export interface Retrier {
  readonly ErrorEquals: readonly string[];
  readonly IntervalSeconds: number;
  readonly MaxAttempts: number;
  /** Above 1 (USDCOP-48). */
  readonly BackoffRate: number;
  readonly MaxDelaySeconds: number;
  readonly JitterStrategy: "FULL";
}

export interface Catcher {
  readonly ErrorEquals: readonly ["States.ALL"];
  readonly Assign?: Readonly<Record<string, Template>>;
  readonly Next: string;
}

/** Of every state but the last ones. */
interface Step {
  readonly Comment: string;
  readonly Assign?: Readonly<Record<string, Template>>;
  readonly Next: string;
}

interface Task<Resource extends string, Arguments> extends Step {
  readonly Type: "Task";
  readonly Resource: Resource;
  readonly Arguments: Arguments;
  readonly Output: Template;
  readonly TimeoutSeconds: number;
  readonly Retry: readonly Retrier[];
  readonly Catch: readonly Catcher[];
}

export type InvokeTask = Task<
  "arn:aws:states:::lambda:invoke",
  { readonly FunctionName: string; readonly Payload: Template }
>;

/** Starts a container task and waits until it has stopped. */
export type RunTask = Task<
  "arn:aws:states:::ecs:runTask.sync",
  {
    readonly Cluster: string;
    readonly TaskDefinition: string;
    readonly LaunchType: "FARGATE";
    readonly PropagateTags: "TASK_DEFINITION";
    readonly NetworkConfiguration: {
      readonly AwsvpcConfiguration: {
        readonly Subnets: readonly string[];
        readonly SecurityGroups: readonly string[];
        readonly AssignPublicIp: "DISABLED";
      };
    };
    readonly Overrides: {
      readonly ContainerOverrides: readonly [
        {
          readonly Name: string;
          readonly Environment: readonly { readonly Name: string; readonly Value: string }[];
        },
      ];
    };
  }
>;

export type PublishTask = Task<
  "arn:aws:states:::sns:publish",
  { readonly TopicArn: string; readonly Subject: string; readonly Message: string }
>;

export type TaskState = InvokeTask | RunTask | PublishTask;

export interface ChoiceRule {
  readonly Condition: Expression;
  readonly Next: string;
}

export interface ChoiceState {
  readonly Type: "Choice";
  readonly Comment: string;
  /** At least one: a Choice without is refused. */
  readonly Choices: readonly [ChoiceRule, ...ChoiceRule[]];
  readonly Default: string;
}

export interface PassState extends Step {
  readonly Type: "Pass";
}

export interface SucceedState {
  readonly Type: "Succeed";
  readonly Comment: string;
  readonly Output: Template;
}

export interface FailState {
  readonly Type: "Fail";
  readonly Comment: string;
  readonly Error: string;
  readonly Cause: string;
}

export type State = TaskState | ChoiceState | PassState | SucceedState | FailState;
export type States = Readonly<Record<string, State>>;

/** A whole state machine, as `CreateStateMachine` takes it when it is written as JSON. */
export interface StateMachineDefinition {
  readonly Comment: string;
  readonly QueryLanguage: "JSONata";
  readonly StartAt: string;
  readonly TimeoutSeconds: number;
  readonly States: States;
}
