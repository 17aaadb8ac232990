import type { Declared } from "../engine/declared";

/** The planned resources of a type. */
export function ofType(plan: readonly Declared[], type: string): readonly Declared[] {
  return plan.filter((resource) => resource.type === type);
}

/** An input that is known text. */
export function textOf({ inputs }: Declared, input: string): string | undefined {
  const value = inputs[input];
  return typeof value === "string" ? value : undefined;
}

/** How many are planned for each value that a resource gives. */
export function countBy(
  resources: readonly Declared[],
  key: (resource: Declared) => string,
): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const resource of resources) counts.set(key(resource), (counts.get(key(resource)) ?? 0) + 1);
  return counts;
}
