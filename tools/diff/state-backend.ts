import { join } from "node:path";
import { UserError } from "../../shared/errors";
import type { Environment, Layer } from "../../shared/naming";
import type { EngineBinary } from "../engine/binary";
import { startCli, type CliOutcome } from "../engine/cli";
import { repositoryRoot } from "../engine/repository";
import { parseState, projectOf, withoutGaps, type LayerState } from "./state";

/** The CLI's exit code for a stack that the backend does not have (`cmd/pulumi/cmd/exit_codes.go`). */
const STACK_NOT_FOUND = 6;

function isMissing({ code, stderr }: CliOutcome): boolean {
  return code === STACK_NOT_FOUND || stderr.includes("no stack named");
}

export interface BackendOptions {
  /** As PULUMI_BACKEND_URL takes it; the backend that the user is logged in to when left out. */
  readonly url?: string;
  readonly environment: Environment;
  readonly layers: readonly Layer[];
  readonly engine: EngineBinary;
}

/**
 * Reads what is deployed from a backend of Pulumi, with the user's own credentials and `pulumi stack export`, which
 * changes nothing (the CLI notes its format in a backend that is empty). Secrets stay encrypted: neither key nor passphrase is needed.
 *
 * @throws UserError with what the CLI said
 */
export async function statesInBackend({
  url,
  environment,
  layers,
  engine,
}: BackendOptions): Promise<readonly LayerState[]> {
  const env = {
    ...process.env,
    PATH: engine.path,
    PULUMI_SKIP_UPDATE_CHECK: "true",
    ...(url === undefined ? {} : { PULUMI_BACKEND_URL: url }),
  };
  const place = url ?? "the backend that you are logged in to";
  const states = new Map<Layer, LayerState>();
  for (const layer of layers) {
    const from = `${place}: stack ${environment} of ${projectOf(layer)}`;
    const command = ["stack", "export", "--stack", environment];
    const outcome = await startCli(command, engine, join(repositoryRoot, layer), env);
    if (isMissing(outcome)) continue;
    if (outcome.code !== 0) throw new UserError(`${from}: ${outcome.stderr.trim()}`);
    const state = parseState(outcome.stdout, { layer, environment, from });
    if (state !== undefined) states.set(layer, state);
  }
  return withoutGaps(layers, states, place);
}
