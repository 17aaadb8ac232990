import assert from "node:assert/strict";
import type { Registered } from "../support/mocks";

/** A container of a task definition, as its JSON has it. */
export interface Container {
  readonly name: string;
  readonly image: string;
  readonly essential: boolean;
  readonly user?: string;
  readonly readonlyRootFilesystem?: boolean;
  readonly privileged?: boolean;
  readonly linuxParameters?: {
    readonly capabilities?: { readonly add?: string[]; readonly drop?: string[] };
  };
  readonly cpu?: number;
  readonly memory?: number;
  readonly stopTimeout?: number;
  readonly portMappings?: readonly { readonly containerPort: number; readonly name?: string }[];
  readonly environment?: readonly { readonly name: string; readonly value: string }[];
  readonly secrets?: readonly { readonly name: string; readonly valueFrom: string }[];
  readonly healthCheck?: { readonly command: readonly string[]; readonly startPeriod?: number };
  readonly logConfiguration?: {
    readonly logDriver: string;
    readonly options: Readonly<Record<string, string>>;
  };
}

/** The containers of a task definition whose document is known in the first preview. */
export function containersOf({ inputs, name }: Registered): Container[] {
  assert.equal(typeof inputs.containerDefinitions, "string", `${name}: the containers are not known`);
  return JSON.parse(inputs.containerDefinitions as string) as Container[];
}

/** The container of the application: the collector is beside it. */
export function applicationOf(task: Registered): Container {
  const [application, ...others] = containersOf(task).filter(({ name }) => name !== "collector");
  assert.ok(application && others.length === 0, `${task.name}: not one application`);
  return application;
}

/** What a container is told. */
export function toldTo(container: Container): Record<string, string> {
  return Object.fromEntries((container.environment ?? []).map(({ name, value }) => [name, value]));
}
