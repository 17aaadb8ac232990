import { Reader } from "./reader";
import type { Resource } from "./resource";
import type { Value } from "./values";
import { isObject } from "./values";

export const machineType = "aws:sfn/stateMachine:StateMachine";

/** States that know each other by name: the machine's own, those of a branch, those of a map's processor. */
export interface StateScope {
  readonly startAt: string;
  readonly states: ReadonlyMap<string, State>;
  /** The state that runs them; undefined for the machine's own. */
  readonly owner?: State;
}

/** One state of a definition in the Amazon States Language. */
export interface State {
  readonly name: string;
  readonly type: string;
  readonly body: Reader;
  readonly scope: StateScope;
}

export interface Catcher {
  readonly errors: readonly string[];
  readonly next: string;
}

export type Definition =
  | { readonly kind: "definition"; readonly scopes: readonly StateScope[]; readonly states: readonly State[] }
  /** No definition: why. */
  | { readonly kind: "malformed"; readonly problem: string };

/**
 * The definition of a state machine. Throws `UnknownRead` where it is known only after the update: it may hold
 * identifiers that AWS gives. https://states-language.net/spec.html
 */
export function definitionOf(machine: Resource): Definition {
  // Stryker disable next-line StringLiteral: any text that is no JSON is no definition
  const content = parse(machine.inputs.text("definition") ?? "");
  if (!isObject(content) || !isObject(content.States)) {
    return { kind: "malformed", problem: "it is no JSON object with `States`" };
  }
  const scopes: StateScope[] = [];
  addScope(content, undefined, scopes);
  return { kind: "definition", scopes, states: scopes.flatMap((scope) => [...scope.states.values()]) };
}

/** The states of a well-formed definition. */
export function statesOf(machine: Resource): readonly State[] {
  const definition = definitionOf(machine);
  return definition.kind === "definition" ? definition.states : [];
}

function parse(text: string): Value {
  let content: Value = null;
  try {
    content = JSON.parse(text) as Value;
  } catch {
    // What is no JSON is no definition either.
  }
  return content;
}

function addScope(content: Value | undefined, owner: State | undefined, scopes: StateScope[]): void {
  if (!isObject(content) || !isObject(content.States)) {
    return;
  }
  const states = new Map<string, State>();
  const startAt = new Reader(content).text("StartAt") ?? "";
  const scope: StateScope = { startAt, states, ...(owner && { owner }) };
  scopes.push(scope);
  for (const [name, given] of Object.entries(content.States)) {
    const body = new Reader(given);
    // Stryker disable next-line StringLiteral: any text but the name of a type
    const state: State = { name, type: body.text("Type") ?? "", body, scope };
    states.set(name, state);
    const inner: readonly (Value | undefined)[] = [
      ...body.list("Branches"),
      body.raw("ItemProcessor"),
      body.raw("Iterator"),
    ];
    inner.forEach((each) => addScope(each, state, scopes));
  }
}

/** The states to which one goes on by itself. */
export function followersOf({ body }: State): readonly string[] {
  const choices = body.blocks("Choices").map((choice) => choice.text("Next"));
  return [body.text("Next"), ...choices, body.text("Default")].filter((name) => name !== undefined);
}

/** What a state catches, and where it goes then. */
export function catchersOf({ body }: State): readonly Catcher[] {
  return body
    .blocks("Catch")
    .map((block) => ({ errors: block.texts("ErrorEquals"), next: block.text("Next") ?? "nothing" }));
}

/** The catcher of whatever goes wrong in a state: its own, or that of the state that runs it. */
export function catchAllOf(state: State): { readonly state: State; readonly next: string } | undefined {
  const own = catchersOf(state).find(({ errors }) => errors.includes("States.ALL"));
  if (own) {
    return { state, next: own.next };
  }
  return state.scope.owner && catchAllOf(state.scope.owner);
}

/** The states that are reached from one by name without another error, it among them. */
export function reachedFrom(scope: StateScope, name: string): readonly State[] {
  const found = new Map<string, State>();
  const open = [name];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const state = scope.states.get(next);
    if (state && !found.has(next)) {
      found.set(next, state);
      open.push(...followersOf(state));
    }
  }
  return [...found.values()];
}

/** What a task calls: `lambda:invoke` of `arn:aws:states:::lambda:invoke.waitForTaskToken`, and how it waits. */
export interface Integration {
  readonly call: string;
  /** `sync` or `waitForTaskToken`; undefined where it does not wait. */
  readonly pattern: string | undefined;
}

/** The integration of a task; undefined for the ARN of a function or an activity. */
export function integrationOf({ body }: State): Integration | undefined {
  const resource = body.text("Resource");
  if (resource?.includes(":states:::") !== true) {
    return undefined;
  }
  return {
    call: resource.replaceAll(/.*:states:::|\..*/g, ""),
    pattern: /(?<=\.)\w+/.exec(resource)?.[0],
  };
}

/** What a task gives to what it calls; a value that the workflow fills in at run time is absent. */
export function argumentOf({ body }: State, name: string): string | undefined {
  const given = body.text(`Arguments.${name}`) ?? body.text(`Parameters.${name}`);
  return given?.startsWith("{%") === true ? undefined : given;
}
