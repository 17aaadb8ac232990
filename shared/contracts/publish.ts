import * as pulumi from "@pulumi/pulumi";
import { z } from "zod";
import type { Path } from "../config/path";
import { UserError } from "../errors";
import type { Layer } from "../naming";
import { contractLines, inside, line, property, strayLine } from "./check";
import { stackName } from "./stack";

/** `T` as a layer returns it: each value possibly known only after deployment. */
export type Published<T> = T extends string | number | boolean
  ? pulumi.Input<T>
  : T extends object
    ? { readonly [K in keyof T]: Published<T[K]> }
    : T;

/** The outputs of a stack by name. */
export type StackOutputs = Record<string, unknown>;

function isPlainMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !pulumi.Output.isInstance(value);
}

function isMapSchema(schema: z.ZodType): boolean {
  const inner = inside(schema);
  return inner instanceof z.ZodObject || inner instanceof z.ZodRecord;
}

/** The walk over one layer's outputs. */
class Publication {
  /** What is wrong with names and with values that are known already. */
  readonly lines: string[] = [];

  constructor(private readonly producer: string) {}

  private refusal(lines: readonly string[]): UserError {
    return new UserError(lines.map((text) => `outputs of stack ${this.producer}: ${text}`).join("\n"));
  }

  /** A value that is known later: held to its schema as soon as it is. */
  private later(schema: z.ZodType, value: pulumi.Output<unknown>, path: Path): pulumi.Output<unknown> {
    return pulumi.all([value, pulumi.isSecret(value)]).apply(([known, secret]) => {
      const lines = secret
        ? [`${path.join(".")}: a secret; secrets are read from Secrets Manager and never from outputs`]
        : contractLines(schema, known, path);
      if (lines.length > 0) {
        throw this.refusal(lines);
      }
      return known;
    });
  }

  private map(schema: z.ZodType, value: Readonly<Record<string, unknown>>, path: Path): StackOutputs {
    const inner = inside(schema);
    const declared = inner instanceof z.ZodObject ? (inner.shape as Record<string, z.ZodType>) : {};
    for (const [key, child] of Object.entries(declared)) {
      if (value[key] === undefined && !(child instanceof z.ZodOptional)) {
        this.lines.push(line([...path, key], undefined, child.description ?? "a map"));
      }
    }
    const present = Object.entries(value).filter(([, child]) => child !== undefined);
    return Object.fromEntries(
      present.map(([key, child]) => {
        const expected = property(schema, key);
        if (expected === undefined) {
          this.lines.push(strayLine([...path, key]));
          return [key, child];
        }
        return [key, this.node(expected, child, [...path, key])];
      }),
    );
  }

  /** Checks one value and everything below it; keeps the structure, so that a preview shows what it knows. */
  node(schema: z.ZodType, value: unknown, path: Path): unknown {
    if (pulumi.Output.isInstance(value) || value instanceof Promise) {
      return this.later(schema, pulumi.output(value), path);
    }
    if (isPlainMap(value) && isMapSchema(schema)) {
      return this.map(schema, value, path);
    }
    this.lines.push(...contractLines(schema, value, path));
    return value;
  }

  finished(): void {
    if (this.lines.length > 0) {
      throw this.refusal(this.lines);
    }
  }
}

/**
 * Holds a layer's outputs to its contract and returns them as stack outputs. What is wrong with their names,
 * and with values that are known already, is reported at once; the rest when AWS has named it.
 *
 * @throws UserError naming the stack, the field, the value and what is expected.
 */
export function publish(layer: Layer, contract: z.ZodObject, outputs: object): StackOutputs {
  const publication = new Publication(stackName(layer));
  const published = publication.node(contract, outputs, []);
  publication.finished();
  return published as StackOutputs;
}
