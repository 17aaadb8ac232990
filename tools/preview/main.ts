import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import type { Log } from "sarif";
import { z } from "zod";
// Not from the index of shared/config, which loads the Pulumi SDK: that is done while the engine starts.
import { loadEnvironment } from "../../shared/config/load";
import { UserError } from "../../shared/errors";
import { loadPack } from "../docs/policies/pack";
import { runTool } from "../engine/command-line";
import { failureText, warningsOf } from "../engine/failure";
import type { Plan } from "../engine/plan";
import { Progress } from "../engine/progress";
import { existingProjects } from "../engine/projects";
import { repositoryRoot } from "../engine/repository";
import { reach, writeTimings } from "../engine/timings";
import { parseCommandLine, type PreviewRequest } from "./command-line";
import { detailsText } from "./details";
import { readPackConfiguration, withChanges } from "./pack-config";
import { preview } from "./preview";
import { sarifOf, type SarifFacts } from "./sarif";
import { summaryText } from "./summary";

const packageFile = z.object({ version: z.string() });

/** Writes what a flag asks for; `-` is standard output. */
function writeJson(flag: string, content: Plan | Log, file: string): void {
  const text = `${JSON.stringify(content, null, 2)}\n`;
  if (file === "-") {
    process.stdout.write(text);
    return;
  }
  try {
    writeFileSync(file, text);
  } catch (error) {
    throw new UserError(`${flag} ${file}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function sarifFacts(environment: string): SarifFacts {
  const { version } = packageFile.parse(
    JSON.parse(readFileSync(join(repositoryRoot, "policy-pack", "package.json"), "utf8")),
  );
  return { environment, rules: loadPack().rules, version, env: process.env };
}

async function main(): Promise<number> {
  // From here, because set-up may have gone before in the same process.
  const begun = performance.now();
  reach("tool loaded");
  const request: PreviewRequest = parseCommandLine(process.argv.slice(2), existingProjects());
  const { environment, layer, predict, policies, planFile, sarifFile } = request;
  const configured =
    request.packConfig === undefined
      ? undefined
      : readPackConfiguration(request.packConfig, loadPack().rules);
  const settings = loadEnvironment(environment, repositoryRoot);
  const progress = new Progress();
  const only = layer === undefined ? {} : { only: layer };
  const packConfig = configured && { packConfig: configured.file };
  const shown = await preview({ settings, ...only, predict, policies, ...packConfig, progress }).finally(() =>
    progress.stop(),
  );
  const result = withChanges(shown, configured?.lowered ?? []);

  // With the plan or SARIF on standard output the text goes where it does not disturb.
  const out = planFile === "-" || sarifFile === "-" ? process.stderr : process.stdout;
  if (request.diff && result.plan !== undefined) out.write(`${detailsText(result.plan)}\n`);
  for (const warning of warningsOf(result)) process.stderr.write(`${warning}\n`);
  if (result.plan !== undefined && planFile !== undefined && result.failure === undefined) {
    writeJson("--plan", result.plan, planFile);
  }
  // A program that broke off registered some resources; a summary of them would only mislead.
  const isWhole = result.failure === undefined && (result.plan?.resources.length ?? 0) > 0;
  if (isWhole) out.write(summaryText(result, request, (performance.now() - begun) / 1000));
  if (isWhole && sarifFile !== undefined) {
    writeJson("--sarif", sarifOf(result.policies.reports, sarifFacts(environment)), sarifFile);
  }
  const failure = result.ok ? "" : failureText(result);
  if (failure !== "") process.stderr.write(`\n${failure}\n`);
  reach("told");
  writeTimings();
  return result.ok ? 0 : 1;
}

runTool(main);
