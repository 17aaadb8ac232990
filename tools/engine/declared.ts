import * as pulumi from "@pulumi/pulumi";
import type { Environment } from "../../shared/naming";

/** A resource as the program registered it. */
export interface Registered {
  readonly type: string;
  readonly name: string;
  readonly inputs: Readonly<Record<string, unknown>>;
}

/** A resource with those of its options that reach the engine. */
export interface Declared extends Registered {
  /** Logical name of the component that it is in; empty at the top. */
  readonly parent: string;
  /** Logical names of what it waits for: what its inputs come from, and what is stated besides. */
  readonly waitsFor: readonly string[];
  readonly protect: boolean;
  readonly retainOnDelete: boolean;
}

/** What AWS alone would say of a resource. */
export interface AwsAnswers {
  /** `id-of-<name>` where it is left out. */
  readonly id?: (resource: Registered) => string;
  readonly outputs: (resource: Registered) => Record<string, unknown>;
  /** Whether an output that is left out is unknown, as in a preview; otherwise there is none. */
  readonly isPreview?: boolean;
}

/** What a registration tells the engine beyond inputs. */
interface Request {
  readonly getType: () => string;
  readonly getName: () => string;
  readonly getProtect: () => boolean;
  readonly getParent: () => string;
  readonly getRetainondelete: () => boolean;
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

/** The logical name at the end of a URN. */
function nameIn(urn: string): string {
  return urn.split("::").at(-1) ?? urn;
}

/**
 * Runs a program under Pulumi's mocks and returns what it registered with its options, in order of registration. One call
 * at a time: mocks are global to the process.
 */
export async function declaredBy(
  environment: Environment,
  project: string,
  { id, outputs, isPreview = false }: AwsAnswers,
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
    isPreview,
    "organization",
  );
  const requests = listen();
  program();
  await pulumi.runtime.disconnect();
  return registered.map((resource) => {
    const request = requests.get(`${resource.type} ${resource.name}`);
    return {
      ...resource,
      parent: nameIn(request?.getParent() ?? ""),
      waitsFor: (request?.getDependenciesList() ?? []).map(nameIn),
      protect: request?.getProtect() ?? false,
      retainOnDelete: request?.getRetainondelete() ?? false,
    };
  });
}
