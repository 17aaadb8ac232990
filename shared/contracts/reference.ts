import * as pulumi from "@pulumi/pulumi";
import type { z } from "zod";
import { UserError } from "../errors";
import type { Layer } from "../naming";
import { contractLines } from "./check";
import type { Published } from "./publish";
import { stackName } from "./stack";

function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The structure of what is stored, which is known at once, with an output for each value in it. */
function lifted(stored: unknown, output: pulumi.Output<unknown>): unknown {
  if (!isMap(stored)) return output;
  return Object.fromEntries(
    Object.entries(stored).map(([key, child]) => [
      key,
      lifted(
        child,
        output.apply((map) => (map as Readonly<Record<string, unknown>>)[key]),
      ),
    ]),
  );
}

/** What the engine's own function `readStackOutputs` answers. */
interface StoredOutputs {
  readonly outputs: Readonly<Record<string, unknown>>;
  readonly secretOutputNames: readonly string[];
}

/**
 * Reads what the engine has stored for a stack. A stack reference to a missing stack ends the whole run inside
 * the engine, before the program could say which layer is to be deployed first; asking beforehand can be
 * answered with an error.
 */
async function storedOutputs(layer: Layer, stack: string): Promise<StoredOutputs> {
  try {
    return (await pulumi.runtime.invoke("pulumi:pulumi:readStackOutputs", { name: stack })) as StoredOutputs;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const state = reason.includes("unknown stack") ? "not found" : `cannot be read: ${reason}`;
    throw new UserError(
      `stack ${stack}: ${state}; the layer ${layer} comes first: pulumi up --cwd ${layer} --stack ${pulumi.getStack()}`,
    );
  }
}

/**
 * The outputs of a layer below in this environment, held to that layer's contract before anything is
 * registered.
 *
 * ```ts
 * const persistent = await readLayer("persistent", persistentContract);
 * persistent.buckets.logs.arn;
 * ```
 *
 * @returns the same structure as the layer returns when it is part of one program: each value an output, and a key
 *   that the stack lacks absent.
 *
 * @throws UserError naming the producing stack, and each field with the value found and what is expected.
 */
export async function readLayer<T extends z.core.$ZodShape>(
  layer: Layer,
  contract: z.ZodObject<T>,
): Promise<Published<z.output<z.ZodObject<T>>>> {
  const stack = stackName(layer);
  const { outputs, secretOutputNames } = await storedOutputs(layer, stack);
  const names = Object.keys(contract.shape);
  // A layer may publish more than this reader knows: contracts grow from below.
  const read = Object.fromEntries(
    names.filter((name) => name in outputs).map((name) => [name, outputs[name]]),
  );
  const secret = names.filter((name) => secretOutputNames.includes(name));
  const lines = [
    ...secret.map((name) => `${name}: a secret, expected plain outputs`),
    ...contractLines(contract, read, []),
  ];
  if (lines.length > 0) {
    throw new UserError(lines.map((text) => `outputs of stack ${stack}: ${text}`).join("\n"));
  }
  const reference = new pulumi.StackReference(stack);
  return Object.fromEntries(
    Object.entries(read).map(([name, stored]) => [name, lifted(stored, reference.requireOutput(name))]),
  ) as Published<z.output<z.ZodObject<T>>>;
}
