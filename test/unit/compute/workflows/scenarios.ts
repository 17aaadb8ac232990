import type { StateMachineDefinition } from "../../../../compute/workflows/asl";
import { execute, Fault } from "./interpreter";
import type { Run } from "./interpreter";
import { functionOf } from "./subject";

/** One execution: its input, what functions answer, and the states whose tasks fail. */
export interface Scenario {
  readonly input: unknown;
  /** By id of the function; nothing in particular where it is absent. */
  readonly answers?: Readonly<Record<string, unknown>>;
  /** By name of the state: the error of every attempt. */
  readonly failing?: Readonly<Record<string, Fault>>;
}

/** An error of a function's own. */
export const broken = new Fault("ValueError", "it broke");

/** A container task that stopped badly, as Step Functions describes it. */
export const stopped = new Fault(
  "States.TaskFailed",
  JSON.stringify({
    Attachments: [],
    Containers: [{ ExitCode: 1 }],
    StoppedReason: "Essential container exited",
  }),
);

/** Executes a scenario. @throws Error where a state is to fail that is not there. */
export function play(
  definition: StateMachineDefinition,
  { input, answers, failing }: Scenario,
): Promise<Run> {
  const strays = Object.keys(failing ?? {}).filter((name) => definition.States[name]?.Type !== "Task");
  if (strays.length > 0) throw new Error(`no tasks ${strays.join(", ")}`);
  return execute(definition, input, ({ state, arguments: given }) => {
    const fault = failing?.[state];
    if (fault !== undefined) throw fault;
    if (typeof given.FunctionName !== "string") return {};
    return { StatusCode: 200, Payload: answers?.[functionOf(given.FunctionName)] ?? {} };
  });
}

/** What a state's function was invoked with, in its last attempt. */
export function payloadOf({ calls }: Run, state: string): unknown {
  const call = calls.filter((candidate) => candidate.state === state).at(-1);
  if (call === undefined)
    throw new Error(`${state} was not called; there were: ${calls.map((c) => c.state).join(", ")}`);
  return call.arguments.Payload;
}

/** Names and values that a container is told. */
export function environmentOf({ calls }: Run, state: string): Record<string, string> {
  const call = calls.find((candidate) => candidate.state === state);
  const { ContainerOverrides } = call?.arguments.Overrides as {
    ContainerOverrides: { Name: string; Environment: { Name: string; Value: string }[] }[];
  };
  const [container] = ContainerOverrides;
  return Object.fromEntries(
    [["container", container?.Name ?? ""]].concat(
      (container?.Environment ?? []).map(({ Name, Value }) => [Name, Value]),
    ),
  ) as Record<string, string>;
}
