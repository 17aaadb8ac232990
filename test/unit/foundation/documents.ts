import assert from "node:assert/strict";
import type { Registered } from "../support/mocks";

/** A statement of a policy document, as JSON has it. */
export interface Statement {
  Effect: "Allow" | "Deny";
  Principal?: "*" | { Service?: string; AWS?: string };
  Action: string | string[];
  Resource?: string | string[];
  Condition?: Record<string, Record<string, string | string[]>>;
}

/** A single item or several: documents collapse lists of one. */
export const list = (value: string | string[] | undefined): string[] => [value ?? []].flat();

/** The statements of a document that is known in the first preview: a string, not an output. */
export function statementsOf(resource: Registered, property = "policy"): Statement[] {
  const text = resource.inputs[property];
  assert.equal(typeof text, "string", `${resource.name}: the document is not known`);
  return (JSON.parse(text as string) as { Statement: Statement[] }).Statement;
}

/** The one statement that allows an action. */
export function allowing(statements: readonly Statement[], action: string): Statement {
  const [found, ...others] = statements.filter(
    ({ Effect, Action }) => Effect === "Allow" && list(Action).includes(action),
  );
  assert.ok(found && others.length === 0, `not one statement allows ${action}`);
  return found;
}

/** Every action that statements allow, sorted. */
export function allowedActions(statements: readonly Statement[]): string[] {
  return statements
    .filter(({ Effect }) => Effect === "Allow")
    .flatMap(({ Action }) => list(Action))
    .sort();
}
