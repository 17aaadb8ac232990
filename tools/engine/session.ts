import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Settings } from "../../shared/config";
import { findEngine, type EngineBinary } from "./binary";
import { runCli, type CliContext, type CliOutcome } from "./cli";
import type { EngineEvent } from "./event-stream";
import type { Mutation } from "./mutation";
import { hostProgram } from "./language-host";
import { portOf } from "./local-server";
import { runOperation, type Operation, type OperationResult } from "./operation";
import { writeEmptyStack, writeProject, type Project } from "./project";
import { repositoryRoot } from "./repository";
import { startProvider, type ProviderOptions, type RunningProvider } from "./provider";
import { makeTemporaryFolder, removeTemporaryFolder } from "./temporary-folder";

export interface SessionOptions extends ProviderOptions {
  readonly environment: string;
  readonly settings: Settings;
  /** Whether the policy pack takes part. */
  readonly policies: boolean;
  /** Folder of a pack that takes the place of the repository's own; for tests. */
  readonly policyPack?: string;
  /** Absolute path of the file for the engine's `--policy-pack-config`. */
  readonly packConfig?: string;
}

export interface RunOptions {
  readonly mutations?: readonly Mutation[];
  readonly onEvent?: (event: EngineEvent) => void;
  /** Leaves the policy pack out of this run, where the session has it. */
  readonly policies?: false;
  /** Further arguments of the CLI, as `--continue-on-error`. */
  readonly args?: readonly string[];
  /** Ends the engine when it aborts; its reason is the signal. */
  readonly interrupt?: AbortSignal;
}

/**
 * Makes a PULUMI_HOME. A file stands where the engine would make the folder of its own logs: it then goes without
 * them, which saves a quarter of its time; nobody could read them after the run.
 */
function makeHome(home: string): void {
  mkdirSync(home);
  writeFileSync(join(home, "logs"), "");
}

/**
 * The real engine over a temporary state and the stand-in provider. Runs are made one after the other: the
 * Pulumi SDK of this process serves one program at a time.
 */
export class EngineSession {
  private readonly stacks = new Set<string>();

  private constructor(
    private readonly options: SessionOptions,
    private readonly folder: string,
    private readonly engine: EngineBinary,
    readonly provider: RunningProvider,
  ) {}

  /** @throws UserError when there is no engine or no room for temporary files */
  static async open(options: SessionOptions): Promise<EngineSession> {
    const folder = makeTemporaryFolder();
    try {
      const [engine, provider] = await Promise.all([findEngine(), startProvider(options)]);
      makeHome(join(folder, "home"));
      return new EngineSession(options, folder, engine, provider);
    } catch (error) {
      removeTemporaryFolder(folder);
      throw error;
    }
  }

  async run(operation: Operation, project: Project, options: RunOptions = {}): Promise<OperationResult> {
    const context = this.contextOf(project);
    const { policies, policyPack = join(repositoryRoot, "policy-pack"), packConfig } = this.options;
    const isJudged = policies && options.policies !== false && operation !== "destroy";
    return await runOperation(operation, project, {
      context,
      environment: this.options.environment,
      ...(isJudged ? { policyPack } : {}),
      ...(isJudged && packConfig !== undefined ? { packConfig } : {}),
      mutations: options.mutations ?? [],
      onEvent: options.onEvent ?? (() => undefined),
      args: options.args ?? [],
      ...(options.interrupt === undefined ? {} : { interrupt: options.interrupt }),
    });
  }

  /** Runs a command of the CLI that needs no program, as in `pulumi state unprotect` or `pulumi import`. */
  async command(args: readonly string[], project: Project): Promise<CliOutcome> {
    const host = await hostProgram(
      () => Promise.reject(new Error(`pulumi ${args[0] ?? ""} runs no program`)),
      (monitor) => Promise.resolve(monitor),
    );
    try {
      const context = { ...this.contextOf(project), debugLanguages: `nodejs:${portOf(host)}` };
      return await runCli([...args, "--stack", this.options.environment], context);
    } finally {
      host.close();
    }
  }

  /** The stack's checkpoint as the engine last wrote it. */
  checkpoint(project: Project): unknown {
    this.contextOf(project);
    return JSON.parse(readFileSync(this.checkpointFile(project), "utf8"));
  }

  /** Puts a checkpoint in the place of the stack's, as `pulumi stack import` does. */
  restore(project: Project, checkpoint: unknown): void {
    this.contextOf(project);
    writeFileSync(this.checkpointFile(project), JSON.stringify(checkpoint));
  }

  async close(): Promise<void> {
    try {
      await this.provider.close();
    } finally {
      removeTemporaryFolder(this.folder);
    }
  }

  private checkpointFile(project: Project): string {
    const stack = `${this.options.environment}.json`;
    return join(this.folder, "state", ".pulumi", "stacks", project.name, stack);
  }

  private contextOf(project: Project): CliContext {
    const cwd = join(this.folder, project.name);
    const state = join(this.folder, "state");
    if (!this.stacks.has(project.name)) {
      writeProject(project, this.options.environment, cwd);
      writeEmptyStack(state, project.name, this.options.environment);
      this.stacks.add(project.name);
    }
    const { debugProviders } = this.provider;
    return { engine: this.engine, cwd, state, home: join(this.folder, "home"), debugProviders };
  }
}
