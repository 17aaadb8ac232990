import { spawn } from "node:child_process";
import type { EngineBinary } from "./binary";
import { endWithThisProcess } from "./temporary-folder";

/** How one start of the CLI ended. */
export interface CliOutcome {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Where the CLI works: every folder is a temporary one of this process. */
export interface CliContext {
  readonly engine: EngineBinary;
  readonly cwd: string;
  /** Folder of the file backend. */
  readonly state: string;
  /** PULUMI_HOME: nobody's credentials, plugins or selected stacks are seen. */
  readonly home: string;
  /** PULUMI_DEBUG_PROVIDERS */
  readonly debugProviders: string;
  /** PULUMI_DEBUG_LANGUAGES, for commands that ask for the language of the program and do not run it. */
  readonly debugLanguages?: string;
}

function environmentOf(context: CliContext): NodeJS.ProcessEnv {
  const { engine, state, home, debugProviders, debugLanguages } = context;
  const inherited = Object.entries(process.env).filter(([key]) => !/^(PULUMI|AWS)_/.test(key));
  return {
    ...Object.fromEntries(inherited),
    PATH: engine.path,
    PULUMI_HOME: home,
    PULUMI_BACKEND_URL: `file://${state}`,
    // Protects nothing: the state holds values of the stand-in provider and is removed at the end.
    PULUMI_CONFIG_PASSPHRASE: "stand-in",
    PULUMI_DEBUG_PROVIDERS: debugProviders,
    ...(debugLanguages === undefined ? {} : { PULUMI_DEBUG_LANGUAGES: debugLanguages }),
    // Without it the CLI does not know --event-log.
    PULUMI_DEBUG_COMMANDS: "true",
    PULUMI_AUTOMATION_API: "true",
    PULUMI_SKIP_UPDATE_CHECK: "true",
    PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: "true",
  };
}

/**
 * Runs the CLI to its end in the folders of a session. A non-zero exit code is an outcome, not an error.
 *
 * @param interrupt ends it before; the reason is the signal.
 */
export async function runCli(
  args: readonly string[],
  context: CliContext,
  interrupt?: AbortSignal,
): Promise<CliOutcome> {
  return await startCli(args, context.engine, context.cwd, environmentOf(context), interrupt);
}

/** Runs the CLI to its end with an environment of one's own, as the user's for a look at what is deployed. */
export async function startCli(
  args: readonly string[],
  engine: EngineBinary,
  cwd: string,
  env: NodeJS.ProcessEnv,
  interrupt?: AbortSignal,
): Promise<CliOutcome> {
  const child = spawn(engine.command, [...args, "--non-interactive", "--color=never"], {
    cwd,
    env,
    // A process group of its own: Ctrl-C ends it through `endWithThisProcess`, with the policy pack's host.
    detached: true,
    stdio: ["ignore", "pipe", "pipe"],
  });
  const ended = child.pid === undefined ? () => false : endWithThisProcess(child.pid);
  const end = (): unknown => child.kill(interrupt?.reason as NodeJS.Signals);
  interrupt?.addEventListener("abort", end);
  const chunks = { stdout: [] as string[], stderr: [] as string[] };
  child.stdout.setEncoding("utf8").on("data", (text: string) => chunks.stdout.push(text));
  child.stderr.setEncoding("utf8").on("data", (text: string) => chunks.stderr.push(text));
  try {
    const code = await new Promise<number>((resolve, reject) => {
      child.once("error", reject);
      child.once("close", (status) => resolve(status ?? 1));
    });
    return { code, stdout: chunks.stdout.join(""), stderr: chunks.stderr.join("") };
  } finally {
    interrupt?.removeEventListener("abort", end);
    ended();
  }
}
