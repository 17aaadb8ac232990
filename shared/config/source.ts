import { z } from "zod";
import { UserError } from "../errors";
import { environments } from "../naming";
import type { Environment } from "../naming";
import { unwrapped } from "./facts";
import type { Problem } from "./problem";
import type { Sibling } from "./rules";

/** Where the settings of one environment come from: a file that a tool reads, or the running Pulumi program. */
export interface SettingsSource {
  /** Named in every message, for example `Pulumi.dev.yaml`. */
  readonly file: string;
  readonly environment: Environment;
  /** The values below `config:` with their whole keys, in the order of the file where it is known. */
  readonly values: Readonly<Record<string, unknown>>;
  /** What is wrong with the file beside the values of its keys. */
  readonly problems: readonly Problem[];
  readonly siblings: readonly Sibling[];
}

/** Name of the configuration file of an environment. */
export function fileName(environment: Environment): string {
  return `Pulumi.${environment}.yaml`;
}

/**
 * Checks the name of a stack, which is the name of its environment in every project (decisions.md section 1).
 *
 * @throws UserError naming the stack and the three environments.
 */
export function environmentNamed(stack: string): Environment {
  const environment = environments.find((name) => name === stack);
  if (environment === undefined) {
    throw new UserError(`stack "${stack}": no such environment; allowed: ${environments.join(", ")}`);
  }
  return environment;
}

function fromJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}

/**
 * Gives a value the type that its schema expects. Pulumi turns every value directly below `config:` into text
 * (lists and maps into JSON) on its way to the program, and rewrites the file in that form when it stores a
 * key, so `"true"` and `true` are the same there. Values deeper down keep their types.
 */
export function typedValue(schema: z.ZodType, value: unknown): unknown {
  if (typeof value !== "string") {
    return value;
  }
  const inner = unwrapped(schema);
  if (inner instanceof z.ZodBoolean) {
    return value === "true" ? true : value === "false" ? false : value;
  }
  if (inner instanceof z.ZodNumber) {
    return /^-?\d+$/.test(value) ? Number(value) : value;
  }
  if (inner instanceof z.ZodObject || inner instanceof z.ZodArray) {
    const parsed = fromJson(value);
    return typeof parsed === "object" && parsed !== null ? parsed : value;
  }
  return value;
}
