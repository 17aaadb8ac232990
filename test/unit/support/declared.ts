import * as pulumi from "@pulumi/pulumi";
import type { Environment } from "../../../shared/naming";
import type { Registered } from "./mocks";

/** A resource with those of its options that reach the engine. */
export interface Declared extends Registered {
  /** Logical names of what it waits for: what its inputs come from, and what is stated besides. */
  readonly waitsFor: readonly string[];
  readonly protect: boolean;
}

/** What AWS alone would say of a resource. */
export interface AwsAnswers {
  /** `id-of-<name>` where it is left out. */
  readonly id?: (resource: Registered) => string;
  readonly outputs: (resource: Registered) => Record<string, unknown>;
}

/** What a registration tells the engine beyond inputs. */
interface Request {
  readonly getType: () => string;
  readonly getName: () => string;
  readonly getProtect: () => boolean;
  readonly getDependenciesList: () => string[];
}

/** Mocks are told of inputs alone: listens to what is said to the engine in their place. */
function listen(): ReadonlyMap<string, Request> {
  const requests = new Map<string, Request>();
  const monitor = pulumi.runtime.getMonitor() as unknown as {
    registerResource: (request: Request, answer: unknown) => unknown;
  };
  const register = monitor.registerResource.bind(monitor);
  monitor.registerResource = (request, answer) => {
    requests.set(`${request.getType()} ${request.getName()}`, request);
    return register(request, answer);
  };
  return requests;
}

/**
 * Runs a program under Pulumi's mocks and returns what it registered with its options, in order of registration. One call
 * at a time: mocks are global to the process.
 */
export async function declaredBy(
  environment: Environment,
  project: string,
  { id, outputs }: AwsAnswers,
  program: () => unknown,
): Promise<readonly Declared[]> {
  const registered: Registered[] = [];
  await pulumi.runtime.setMocks(
    {
      newResource: ({ type, name, inputs }) => {
        const resource: Registered = { type, name, inputs: inputs as Record<string, unknown> };
        registered.push(resource);
        return { id: id?.(resource) ?? `id-of-${name}`, state: outputs(resource) };
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
  const requests = listen();
  program();
  await pulumi.runtime.disconnect();
  return registered.map((resource) => {
    const request = requests.get(`${resource.type} ${resource.name}`);
    const waitsFor = (request?.getDependenciesList() ?? []).map((urn) => urn.split("::").at(-1) ?? urn);
    return { ...resource, waitsFor, protect: request?.getProtect() ?? false };
  });
}

/** The one resource of a logical name; fails with those that look like it. */
export function declaredAs(registered: readonly Declared[], name: string): Declared {
  const [first, ...others] = registered.filter((resource) => resource.name === name);
  if (first === undefined || others.length > 0) {
    const near = registered.filter((resource) => resource.name.startsWith(name.slice(0, 6)));
    throw new Error(`not one ${name}; there are: ${near.map((resource) => resource.name).join(", ")}`);
  }
  return first;
}
