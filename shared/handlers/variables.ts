/**
 * What a function is told by its environment variables, each of which it needs.
 *
 * @param layer the layer that sets them, for the message
 * @throws Error naming all the variables that are not set: no event can be handled without them
 */
export function requiredVariables<Name extends string>(
  variables: NodeJS.ProcessEnv,
  names: readonly Name[],
  layer: string,
): Readonly<Record<Name, string>> {
  const values = names.map((name) => [name, variables[name] ?? ""] as const);
  const missing = values.filter(([, value]) => value === "").map(([name]) => name);
  if (missing.length > 0) {
    throw new Error(
      `environment variables of the function are not set: ${missing.join(", ")}; the ${layer} layer sets them`,
    );
  }
  return Object.fromEntries(values) as Record<Name, string>;
}
