import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { createWorkflows } from "../../../../compute/workflows/workflows";
import { LayerContext } from "../../../../shared/components";
import { loadEnvironment } from "../../../../shared/config";
import type { FoundationOutputs, PersistentOutputs } from "../../../../shared/contracts";
import type { Environment } from "../../../../shared/naming";
import type { Registered } from "../../support/mocks";
import { network } from "./subject";

/** What the workflows registered. */
export interface Built {
  readonly registered: readonly Registered[];
  /** Logical names of what a resource waits for. */
  readonly waitsFor: (name: string) => readonly string[];
}

interface Request {
  readonly getName: () => string;
  readonly getDependenciesList: () => string[];
}

/** Notes what each resource waits for, of which mocks are not told. */
function noteDependencies(): Map<string, readonly string[]> {
  const noted = new Map<string, readonly string[]>();
  const monitor = pulumi.runtime.getMonitor() as unknown as {
    registerResource: (request: Request, answer: unknown) => unknown;
  };
  const register = monitor.registerResource.bind(monitor);
  monitor.registerResource = (request, answer) => {
    const names = request.getDependenciesList().map((urn) => urn.split("::").at(-1) ?? urn);
    noted.set(request.getName(), names);
    return register(request, answer);
  };
  return noted;
}

/**
 * Builds the workflows alone under mocks, with stand-ins for the rest of the layer and the layers below.
 *
 * @param strategies those that have a task definition.
 */
export async function builtWorkflows(
  environment: Environment,
  strategies: readonly string[] = ["momentum", "mean-reversion"],
): Promise<Built> {
  const registered: Registered[] = [];
  await pulumi.runtime.setMocks(
    {
      newResource: ({ type, name, inputs }) => {
        const properties = inputs as Record<string, unknown>;
        registered.push({ type, name, inputs: properties });
        return { id: `id-of-${name}`, state: { arn: `arn-of-${name}`, ...properties } };
      },
      call: ({ token }) => {
        throw new Error(`the program calls ${token}: nothing may be looked up during a preview`);
      },
    },
    "tradai-compute",
    environment,
    false,
    "organization",
  );
  const noted = noteDependencies();
  const settings = loadEnvironment(environment);
  const context = new LayerContext("compute", settings);
  const [first, second] = network.subnets;
  const topic = (id: string) => ({ name: id, arn: `arn-of-${id}` });
  try {
    createWorkflows(context, {
      persistent: {
        keys: settings.customerKeys ? { logs: { arn: "arn-of-the-logs-key" } } : {},
      } as unknown as PersistentOutputs,
      foundation: {
        subnets: { private: { "eu-central-1a": first, "eu-central-1b": second } },
        securityGroups: { tasks: network.securityGroups[0] },
        topics: { alerts: topic("alerts"), escalation: topic("escalation") },
      } as unknown as FoundationOutputs,
      functions: [
        new aws.lambda.Alias("function-live", { functionName: "f", functionVersion: "1", name: "live" }),
      ],
      strategyTasks: Object.fromEntries(
        strategies.map((strategy) => [
          strategy,
          new aws.ecs.TaskDefinition(`task-strategy-${strategy}`, {
            family: strategy,
            containerDefinitions: "[]",
          }),
        ]),
      ),
      cluster: new aws.ecs.Cluster("cluster"),
    });
  } finally {
    await pulumi.runtime.disconnect();
  }
  return { registered, waitsFor: (name) => noted.get(name) ?? [] };
}
