import type { Declared } from "../../../tools/engine/declared";

export { declaredBy } from "../../../tools/engine/declared";
export type { AwsAnswers, Declared } from "../../../tools/engine/declared";

/** The one resource of a logical name; fails with those that look like it. */
export function declaredAs(registered: readonly Declared[], name: string): Declared {
  const [first, ...others] = registered.filter((resource) => resource.name === name);
  if (first === undefined || others.length > 0) {
    const near = registered.filter((resource) => resource.name.startsWith(name.slice(0, 6)));
    throw new Error(`not one ${name}; there are: ${near.map((resource) => resource.name).join(", ")}`);
  }
  return first;
}
