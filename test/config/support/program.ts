import * as pulumi from "@pulumi/pulumi";
import type { Config } from "./folder";

/** Configuration as the engine hands it over: text, JSON where the file holds lists and maps, keys sorted. */
function handedOver(config: Config): Record<string, string> {
  const entries = Object.entries(config).map(([key, value]): [string, string] => [
    key,
    typeof value === "string" ? value : JSON.stringify(value),
  ]);
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** A program of one stack as the engine starts it. */
export interface Start {
  readonly project: string;
  readonly stack: string;
  readonly config: Config;
  /** A preview, or else a real deployment. */
  readonly preview: boolean;
}

/**
 * Stands in for the engine while `use` runs.
 *
 * @returns what `use` returned, and the types of the resources that were registered.
 */
export async function inProgram<T>(
  { project, stack, config, preview }: Start,
  use: () => T,
): Promise<{ result: T; registered: string[] }> {
  const registered: string[] = [];
  const mocks: pulumi.runtime.Mocks = {
    newResource: ({ type, name, inputs }) => {
      registered.push(type);
      return { id: `id-of-${name}`, state: inputs as object };
    },
    call: () => ({}),
  };
  await pulumi.runtime.setMocks(mocks, project, stack, preview, "organization");
  pulumi.runtime.setAllConfig(handedOver(config));
  try {
    const result = use();
    await pulumi.runtime.disconnect();
    return { result, registered };
  } finally {
    pulumi.runtime.setAllConfig({});
  }
}
