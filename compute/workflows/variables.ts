import { expression } from "./asl";
import type { Expression } from "./asl";

/**
 * JSONata for a text of the input, or for something else where it is absent or no text. It is never undefined, because a
 * state that keeps variables cannot catch.
 *
 * @param otherwise JSONata.
 */
export function textOr(path: string, otherwise: string): string {
  return `$type(${path}) = 'string' ? ${path} : ${otherwise}`;
}

/** Variables that both workflows have. */
export const common = {
  execution: expression("$states.context.Execution.Id"),
} as const;

/** A variable's value. */
export function variable(name: string): Expression {
  return expression(`$${name}`);
}
