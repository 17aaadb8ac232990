// Not from the index of shared/config, which loads the Pulumi SDK: that is done while the engine starts.
import { loadEnvironment } from "../../shared/config/load";
import type { Environment, Layer } from "../../shared/naming";
import { findEngine } from "../engine/binary";
import { runTool } from "../engine/command-line";
import { Progress } from "../engine/progress";
import { existingLayers } from "../engine/projects";
import { repositoryRoot } from "../engine/repository";
import { writeReports } from "../report/asked";
import { parseCommandLine, type DiffRequest } from "./command-line";
import { diffLayers } from "./layer-diffs";
import { undisclosedInputs } from "./local-copy";
import type { LayerState } from "./state";
import { statesInBackend } from "./state-backend";
import { statesInFolder } from "./state-folder";
import { tell } from "./told";

async function statesOf(
  { environment, state }: DiffRequest,
  layers: readonly Layer[],
): Promise<readonly LayerState[]> {
  if (state?.folder !== undefined) return statesInFolder(state.folder, environment, layers);
  return await statesInBackend({ ...state, environment, layers, engine: await findEngine() });
}

/** What the reader of the report should know of the states. */
function notesOn(
  environment: Environment,
  states: readonly LayerState[],
  layers: readonly Layer[],
): string[] {
  const missing = layers.filter((layer) => !states.some((state) => state.layer === layer));
  const secrets = states.reduce((sum, state) => sum + undisclosedInputs(state), 0);
  return [
    ...missing.map((layer) => `${layer} is not deployed: all of it would be created`),
    ...states
      .filter(({ pending }) => pending > 0)
      .map(
        ({ layer, pending }) =>
          `${layer} has ${pending} pending operations of an interrupted update; \`pulumi refresh\` settles them`,
      ),
    ...(secrets === 0 ? [] : [`${secrets} encrypted inputs are not compared`]),
  ].map((note) => `${environment}: ${note}\n`);
}

async function main(): Promise<number> {
  const request = parseCommandLine(process.argv.slice(2));
  const { environment, failOn, output } = request;
  const settings = loadEnvironment(environment, repositoryRoot);
  const layers = existingLayers();
  const progress = new Progress();
  try {
    if (request.state?.folder === undefined) progress.begin(`${environment}: reading what is deployed`);
    const states = await statesOf(request, layers);
    const diffs = await diffLayers({ settings, layers, states, progress });
    progress.stop();
    const warnings = diffs.flatMap((diff) => diff.warnings.map((warning) => `${diff.layer}: ${warning}\n`));
    for (const note of [...notesOn(environment, states, layers), ...warnings]) process.stderr.write(note);
    return writeReports([tell(environment, diffs, failOn)], output);
  } finally {
    progress.stop();
  }
}

runTool(main);
