import { performance } from "node:perf_hooks";
import { UserError } from "../../shared/errors";
import { runCli, type CliContext } from "./cli";
import { EventCollector, type Diagnostic, type Step } from "./event-collector";
import { listenForEvents, type EngineEvent } from "./event-stream";
import { hostProgram, type Program } from "./language-host";
import type { LocalServer } from "./local-server";
import { MonitorProxy } from "./monitor-proxy";
import { mutated, type Mutation } from "./mutation";
import { digestSchema, planOf, type Plan } from "./plan";
import type { PolicyResults } from "./policy-results";
import type { Project } from "./project";
import { reach } from "./timings";

export type Operation = "preview" | "up" | "destroy" | "refresh";

export interface OperationResult {
  readonly operation: Operation;
  readonly ok: boolean;
  /** Number of resources by operation: create, update, same, ... */
  readonly changes: Readonly<Record<string, number>>;
  readonly steps: readonly Step[];
  readonly diagnostics: readonly Diagnostic[];
  readonly policies: PolicyResults;
  /** What the program threw. */
  readonly failure: unknown;
  /** What the CLI printed besides: why it could not begin. */
  readonly stderr: string;
  /** Of a preview. */
  readonly plan?: Plan;
  /** Of a preview: the resources of the stack's state, in the form of a plan. */
  readonly before?: Plan;
  /** The stack's outputs, where the program came that far: those to be of a preview. */
  readonly outputs?: Readonly<Record<string, unknown>>;
  readonly seconds: number;
}

export interface OperationOptions {
  readonly context: CliContext;
  readonly environment: string;
  readonly policyPack?: string;
  readonly packConfig?: string;
  readonly mutations: readonly Mutation[];
  readonly onEvent: (event: EngineEvent) => void;
  /** Further arguments of the CLI. */
  readonly args: readonly string[];
  /** Ends the engine when it aborts; its reason is the signal. */
  readonly interrupt?: AbortSignal;
}

const FLAGS: Readonly<Record<Operation, readonly string[]>> = {
  preview: ["--json", "--show-sames"],
  up: ["--yes", "--skip-preview"],
  destroy: ["--yes", "--skip-preview"],
  refresh: ["--yes", "--skip-preview"],
};

/** Runs `pulumi preview`, `up`, `destroy` or `refresh` of one project, its program served by this process. */
export async function runOperation(
  operation: Operation,
  project: Project,
  { context, environment, policyPack, packConfig, mutations, onEvent, args, interrupt }: OperationOptions,
): Promise<OperationResult> {
  const begun = performance.now();
  const collector = new EventCollector();
  const proxy = new MonitorProxy(mutations);
  const servers: LocalServer[] = [];
  try {
    const events = await listenForEvents((event) => {
      collector.add(event);
      onEvent(event);
    });
    servers.push(events);
    let loaded: Program | undefined;
    const program: Program = async () => {
      reach("program asked for");
      return await (loaded ??= project.load())();
    };
    const host = await hostProgram(
      mutations.length === 0 ? program : mutated(program, mutations),
      async (monitor) => {
        if (mutations.length === 0) return monitor;
        const server = await proxy.start(monitor);
        servers.push(server);
        return server.address;
      },
    );
    servers.push(host);
    reach("engine started");
    const running = runCli(
      [
        operation,
        "--stack",
        environment,
        ...FLAGS[operation],
        `--client=${host.address}`,
        "--exec-kind=auto.inline",
        "--event-log",
        events.address,
        ...(policyPack === undefined ? [] : ["--policy-pack", policyPack]),
        ...(packConfig === undefined ? [] : ["--policy-pack-config", packConfig]),
        ...args,
      ],
      context,
      interrupt,
    );
    // Loading the SDK and the program takes as long as the engine needs to start the policy pack.
    if (operation !== "destroy") {
      await host.prepare();
      loaded = loadEarly(project);
    }
    const outcome = await running;
    reach("engine ended");
    // What waits for a resource that failed is not registered either.
    const isComplete = operation !== "destroy" && outcome.code === 0;
    for (const { resource } of isComplete ? proxy.unmatched() : []) {
      throw new UserError(
        `the program registers no ${resource.type} "${resource.name}" that could be mutated`,
      );
    }
    return {
      operation,
      ok: outcome.code === 0,
      changes: collector.changes,
      steps: collector.steps,
      diagnostics: collector.diagnostics,
      policies: collector.policies.results(),
      failure: host.failure(),
      stderr: outcome.stderr.trim(),
      ...(operation === "preview" ? plansFrom(outcome.stdout, environment, project.name) : {}),
      ...(collector.outputs === undefined ? {} : { outputs: collector.outputs }),
      seconds: (performance.now() - begun) / 1000,
    };
  } finally {
    servers.forEach((server) => server.close());
  }
}

function loadEarly({ load }: Project): Program | undefined {
  try {
    return load();
  } catch {
    // It fails again, and is reported, when the engine asks for the program.
    return undefined;
  }
}

function plansFrom(stdout: string, environment: string, project: string): { plan: Plan; before: Plan } {
  // The CLI prints nothing when it could not begin.
  const digest = digestSchema.parse(stdout.trim() === "" ? {} : JSON.parse(stdout));
  return {
    plan: planOf(environment, project, digest),
    before: planOf(environment, project, digest, "oldState"),
  };
}
