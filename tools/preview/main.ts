import { writeFileSync } from "node:fs";
import { performance } from "node:perf_hooks";
// Not from the index of shared/config, which loads the Pulumi SDK: that is done while the engine starts.
import { loadEnvironment } from "../../shared/config/load";
import { UserError } from "../../shared/errors";
import { layers } from "../../shared/naming";
import { runTool } from "../engine/command-line";
import { failureText, warningsOf } from "../engine/failure";
import type { Plan } from "../engine/plan";
import { Progress } from "../engine/progress";
import { existingLayers } from "../engine/projects";
import { repositoryRoot } from "../engine/repository";
import { reach, writeTimings } from "../engine/timings";
import { parseCommandLine, type PreviewRequest } from "./command-line";
import { detailsText } from "./details";
import { preview } from "./preview";
import { summaryText } from "./summary";

function writePlan(plan: Plan, file: string): void {
  const text = `${JSON.stringify(plan, null, 2)}\n`;
  if (file === "-") {
    process.stdout.write(text);
    return;
  }
  try {
    writeFileSync(file, text);
  } catch (error) {
    throw new UserError(`--plan ${file}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

async function main(): Promise<number> {
  // From here, because set-up may have gone before in the same process.
  const begun = performance.now();
  reach("tool loaded");
  const request: PreviewRequest = parseCommandLine(process.argv.slice(2), existingLayers());
  const { environment, layer, predict, policies, planFile } = request;
  const settings = loadEnvironment(environment, repositoryRoot);
  const progress = new Progress();
  const only = layer === undefined ? {} : { only: { layer, below: layers.slice(0, layers.indexOf(layer)) } };
  const result = await preview({ settings, ...only, predict, policies, progress }).finally(() =>
    progress.stop(),
  );

  // With the plan on standard output the text goes where it does not disturb.
  const out = planFile === "-" ? process.stderr : process.stdout;
  if (request.diff && result.plan !== undefined) out.write(`${detailsText(result.plan)}\n`);
  for (const warning of warningsOf(result)) process.stderr.write(`${warning}\n`);
  if (result.plan !== undefined && planFile !== undefined && result.failure === undefined) {
    writePlan(result.plan, planFile);
  }
  // A program that broke off registered some resources; a summary of them would only mislead.
  const isWhole = result.failure === undefined && (result.plan?.resources.length ?? 0) > 0;
  if (isWhole) out.write(summaryText(result, request, (performance.now() - begun) / 1000));
  const failure = result.ok ? "" : failureText(result);
  if (failure !== "") process.stderr.write(`\n${failure}\n`);
  reach("told");
  writeTimings();
  return result.ok ? 0 : 1;
}

runTool(main);
