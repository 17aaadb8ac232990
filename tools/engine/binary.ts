import { join } from "node:path";
import { UserError } from "../../shared/errors";
import { repositoryRoot } from "./repository";

/** Where the Pulumi engine is, and the PATH under which it finds the host of the policy pack. */
export interface EngineBinary {
  readonly command: string;
  readonly version: string;
  readonly path: string;
}

interface SetupEngine {
  readonly resolveEngine: (options: { root: string; ways: [] }) => Promise<object>;
}

interface SetupEnvironment {
  readonly engineEnvironment: (root: string, engine: object, env: NodeJS.ProcessEnv) => NodeJS.ProcessEnv;
}

async function environmentOfSetup(): Promise<NodeJS.ProcessEnv> {
  const folder = join(repositoryRoot, "tools", "setup");
  const { resolveEngine } = (await import(join(folder, "engine.mjs"))) as SetupEngine;
  const { engineEnvironment } = (await import(join(folder, "environment.mjs"))) as SetupEnvironment;
  try {
    const engine = await resolveEngine({ root: repositoryRoot, ways: [] });
    return engineEnvironment(repositoryRoot, engine, process.env);
  } catch (error) {
    throw new UserError(error instanceof Error ? error.message : String(error));
  }
}

/**
 * Finds the Pulumi engine: the one that the set-up chose for this process, else (in a test that was started
 * without the set-up) one that is installed. Nothing is downloaded or built here.
 *
 * @throws UserError where there is none
 */
export async function findEngine(): Promise<EngineBinary> {
  const env = process.env.TRADAI_ENGINE === undefined ? await environmentOfSetup() : process.env;
  return { command: env.TRADAI_ENGINE ?? "", version: env.TRADAI_ENGINE_VERSION ?? "", path: env.PATH ?? "" };
}

/** The engine's version that the repository pins: golden files are written and compared with this one only. */
export async function pinnedEngineVersion(): Promise<string> {
  const file = join(repositoryRoot, "tools", "setup", "versions.mjs");
  return ((await import(file)) as { readonly ENGINE_VERSION: string }).ENGINE_VERSION;
}
