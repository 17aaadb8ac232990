import jsonata from "jsonata";
import type { Retrier, State, StateMachineDefinition, TaskState } from "../../../../compute/workflows/asl";

/** An error as Step Functions hands it to retriers and catchers. */
export class Fault extends Error {
  constructor(
    readonly error: string,
    override readonly cause: string,
  ) {
    super(`${error}: ${cause}`);
  }
}

/** One attempt of a task. */
export interface Call {
  readonly state: string;
  readonly arguments: Readonly<Record<string, unknown>>;
}

/** Answers an attempt as the service would, or throws a `Fault`. */
export type World = (call: Call, task: TaskState) => unknown;

export interface Run {
  readonly status: "SUCCEEDED" | "FAILED";
  readonly output?: unknown;
  readonly error?: string;
  readonly cause?: string;
  /** Names of the states in the order of their visit. */
  readonly path: readonly string[];
  /** Ways that were taken, in the words of `ways`. */
  readonly ways: readonly string[];
  readonly calls: readonly Call[];
  /** Seconds, as if each attempt took all its time and each wait were the longest. */
  readonly seconds: number;
}

type Values = Record<string, unknown>;

const handled: Readonly<Record<State["Type"], readonly string[]>> = {
  Task: ["Resource", "Arguments", "Output", "TimeoutSeconds", "Retry", "Catch", "Assign", "Next"],
  Choice: ["Choices", "Default"],
  Pass: ["Assign", "Next"],
  Succeed: ["Output"],
  Fail: ["Error", "Cause"],
};

/** The ways out of each state that an execution can take: its visit, each catcher, each rule and the default. */
export function ways({ States }: StateMachineDefinition): string[] {
  return Object.entries(States).flatMap(([name, state]) => {
    if (state.Type === "Task") return [name, ...state.Catch.map((_, index) => `${name} caught by ${index}`)];
    if (state.Type === "Choice")
      return [name, ...state.Choices.map((_, index) => `${name} rule ${index}`), `${name} default`];
    return [name];
  });
}

/** Evaluates the expressions of a template. @throws Fault where one has no value. */
async function evaluated(template: unknown, values: Values): Promise<unknown> {
  if (typeof template === "string" && template.startsWith("{%")) {
    const text = template.slice(2, -2);
    let result: unknown;
    try {
      result = (await jsonata(text).evaluate(undefined, values)) as unknown;
    } catch (error) {
      throw new Fault("States.QueryEvaluationError", (error as { message: string }).message);
    }
    if (result === undefined) throw new Fault("States.QueryEvaluationError", `${text} is undefined`);
    return JSON.parse(JSON.stringify(result)) as unknown;
  }
  if (Array.isArray(template)) return Promise.all(template.map((item) => evaluated(item, values)));
  if (typeof template !== "object" || template === null) return template;
  const entries = Object.entries(template).map(async ([key, value]) => [key, await evaluated(value, values)]);
  return Object.fromEntries((await Promise.all(entries)) as [string, unknown][]);
}

/** https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html */
function matches(patterns: readonly string[], { error }: Fault): boolean {
  return patterns.some(
    (pattern) =>
      pattern === error ||
      (pattern === "States.ALL" && !["States.DataLimitExceeded", "States.Runtime"].includes(error)) ||
      (pattern === "States.TaskFailed" && error !== "States.Timeout"),
  );
}

/** One execution. */
class Execution {
  private readonly variables: Values = {};
  private readonly path: string[] = [];
  private readonly taken = new Set<string>();
  private readonly calls: Call[] = [];
  private seconds = 0;
  private input: unknown;

  constructor(
    private readonly definition: StateMachineDefinition,
    private readonly world: World,
  ) {}

  private values(name: string, more: Values = {}): Values {
    const context = {
      Execution: { Id: "arn:aws:states:eu-central-1:600802701449:execution:machine:run-1", Name: "run-1" },
      State: { Name: name },
    };
    return { ...this.variables, states: { input: this.input, context, ...more } };
  }

  private async attempt(name: string, task: TaskState): Promise<string> {
    this.seconds += task.TimeoutSeconds;
    const call = { state: name, arguments: (await evaluated(task.Arguments, this.values(name))) as Values };
    this.calls.push(call);
    const after = this.values(name, { result: this.world(call, task) });
    const kept = (await evaluated(task.Assign ?? {}, after)) as Values;
    const output = await evaluated(task.Output, after);
    Object.assign(this.variables, kept);
    this.input = output;
    return task.Next;
  }

  private async task(name: string, task: TaskState): Promise<string> {
    const used = new Map<Retrier, number>();
    for (;;) {
      try {
        return await this.attempt(name, task);
      } catch (fault) {
        if (!(fault instanceof Fault)) throw fault;
        const retrier = task.Retry.find(({ ErrorEquals }) => matches(ErrorEquals, fault));
        const before = (retrier && used.get(retrier)) ?? 0;
        if (retrier !== undefined && before < retrier.MaxAttempts) {
          used.set(retrier, before + 1);
          this.seconds += Math.min(
            retrier.IntervalSeconds * retrier.BackoffRate ** before,
            retrier.MaxDelaySeconds,
          );
          continue;
        }
        return this.caught(name, task, fault);
      }
    }
  }

  private async caught(name: string, task: TaskState, fault: Fault): Promise<string> {
    const index = task.Catch.findIndex(({ ErrorEquals }) => matches(ErrorEquals, fault));
    const catcher = task.Catch[index];
    if (catcher === undefined) throw fault;
    this.taken.add(`${name} caught by ${index}`);
    const errorOutput = { Error: fault.error, Cause: fault.cause };
    Object.assign(this.variables, await evaluated(catcher.Assign ?? {}, this.values(name, { errorOutput })));
    this.input = errorOutput;
    return catcher.Next;
  }

  private async chosen(name: string, state: Extract<State, { Type: "Choice" }>): Promise<string> {
    for (const [index, { Condition, Next }] of state.Choices.entries()) {
      const holds = await evaluated(Condition, this.values(name));
      if (typeof holds !== "boolean")
        throw new Fault("States.QueryEvaluationError", `${Condition} is no boolean`);
      if (!holds) continue;
      this.taken.add(`${name} rule ${index}`);
      return Next;
    }
    this.taken.add(`${name} default`);
    return state.Default;
  }

  async run(input: unknown): Promise<Run> {
    this.input = input;
    let next = this.definition.StartAt;
    for (;;) {
      const name = next;
      const state = this.definition.States[name];
      if (state === undefined) throw new Error(`no state ${name}`);
      const unknown = Object.keys(state).filter(
        (key) => !["Type", "Comment", ...handled[state.Type]].includes(key),
      );
      if (unknown.length > 0) throw new Error(`${name}: ${unknown.join(", ")} is not interpreted here`);
      this.path.push(name);
      this.taken.add(name);
      const { path, calls, seconds } = this;
      const told = { path, calls, seconds, ways: [...this.taken] };
      try {
        switch (state.Type) {
          case "Succeed":
            return { status: "SUCCEEDED", output: await evaluated(state.Output, this.values(name)), ...told };
          case "Fail": {
            const values = this.values(name);
            const [error, cause] = [
              await evaluated(state.Error, values),
              await evaluated(state.Cause, values),
            ];
            return { status: "FAILED", error: String(error), cause: String(cause), ...told };
          }
          case "Task":
            next = await this.task(name, state);
            break;
          case "Choice":
            next = await this.chosen(name, state);
            break;
          case "Pass":
            Object.assign(this.variables, await evaluated(state.Assign ?? {}, this.values(name)));
            next = state.Next;
        }
      } catch (fault) {
        if (!(fault instanceof Fault)) throw fault;
        return {
          status: "FAILED",
          error: fault.error,
          cause: `not caught in ${name}: ${fault.cause}`,
          ...told,
        };
      }
    }
  }
}

/**
 * Executes a definition with tasks that the world answers. It knows the states and fields that the workflows use, and
 * refuses any other.
 */
export function execute(definition: StateMachineDefinition, input: unknown, world: World): Promise<Run> {
  return new Execution(definition, world).run(input);
}
