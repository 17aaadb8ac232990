import * as pulumi from "@pulumi/pulumi";
import type { Environment } from "../../../shared/naming";
import type { Registered } from "../../../tools/engine/declared";

export type { Registered };

/** Outputs that only AWS would know and that the program passes on. */
function computedOutputs(type: string, name: string): Record<string, unknown> {
  return { arn: `arn:mock:${type}:${name}`, keyId: `key-of-${name}`, url: `url-of-${name}` };
}

/**
 * Runs a program under Pulumi's mocks and returns what it registered, in order of registration. Mocks know
 * neither options nor the children of remote components: those are asserted through the engine.
 *
 * One call at a time: mocks are global to the process.
 */
export async function registeredBy(
  environment: Environment,
  project: string,
  program: () => unknown,
): Promise<Registered[]> {
  const registered: Registered[] = [];
  await pulumi.runtime.setMocks(
    {
      newResource: ({ type, name, inputs }) => {
        const properties = inputs as Record<string, unknown>;
        registered.push({ type, name, inputs: properties });
        return { id: `id-of-${name}`, state: { ...computedOutputs(type, name), ...properties } };
      },
      call: ({ token }) => {
        throw new Error(`the program calls ${token}: nothing may be looked up during a preview`);
      },
    },
    project,
    environment,
    false,
    "organization",
  );
  program();
  await pulumi.runtime.disconnect();
  return registered;
}

/** The one resource of a type with a given value of one input; fails with what there is instead. */
export function only(
  registered: readonly Registered[],
  type: string,
  property: string,
  value: unknown,
): Registered {
  const ofType = registered.filter((resource) => resource.type === type);
  const found = ofType.filter((resource) => resource.inputs[property] === value);
  const [first] = found;
  if (!first || found.length > 1) {
    const present = ofType.map((resource) => String(resource.inputs[property])).sort();
    throw new Error(
      `${found.length} of ${type} with ${property} ${String(value)}; there are: ${present.join(", ")}`,
    );
  }
  return first;
}

/** The values of one input of every resource of a type, sorted. */
export function valuesOf(registered: readonly Registered[], type: string, property: string): unknown[] {
  return registered
    .filter((resource) => resource.type === type)
    .map((resource) => resource.inputs[property])
    .sort();
}
