import { UserError } from "../../shared/errors";
import { repositoryRoot } from "./repository";

/** Where the Pulumi engine is, and the PATH under which it finds the host of the policy pack. */
export interface EngineBinary {
  readonly command: string;
  readonly version: string;
  readonly path: string;
}

async function environmentOfSetup(): Promise<NodeJS.ProcessEnv> {
  const { resolveEngine } = await import("../setup/engine.mjs");
  const { engineEnvironment } = await import("../setup/environment.mjs");
  try {
    const engine = await resolveEngine(repositoryRoot, { ways: [] });
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
  const { ENGINE_VERSION } = await import("../setup/versions.mjs");
  return ENGINE_VERSION;
}
