import { mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
// Not from the index of shared/config, which loads the Pulumi SDK: that is done while the engine starts.
import { loadEnvironment } from "../../shared/config/load";
import { environments } from "../../shared/naming";
import { UserError } from "../../shared/errors";
import { findEngine, pinnedEngineVersion } from "../engine/binary";
import { commandLine, oneOf, runTool, toEnvironment } from "../engine/command-line";
import { Progress } from "../engine/progress";
import { existingProjects } from "../engine/projects";
import { repositoryRoot } from "../engine/repository";
import { goldenFile } from "./file";
import { differenceFrom, plannedText } from "./golden";

async function main(): Promise<number> {
  const command = commandLine(
    "golden",
    "Rewrites the golden files: of every layer in every environment, or of those named.",
  )
    .argument("[env]", "dev, staging or prod; all of them when left out")
    .argument("[layer]", `${existingProjects().join(", ")}; all of them when left out`)
    .parse(process.argv.slice(2), { from: "user" });
  const [environment, layer] = command.processedArgs as [string?, string?];
  const wanted = {
    environments: environment === undefined ? environments : [toEnvironment(environment)],
    projects: layer === undefined ? existingProjects() : [oneOf("layer", layer, existingProjects())],
  };
  // All of them, before the first is planned and written.
  for (const each of wanted.environments) loadEnvironment(each, repositoryRoot);
  const [{ version }, pinned] = await Promise.all([findEngine(), pinnedEngineVersion()]);
  if (version !== pinned) {
    throw new UserError(`golden files are written with the engine ${pinned} only; this one is ${version}`);
  }
  const progress = new Progress();
  const lines: string[] = [];
  try {
    for (const environment of wanted.environments) {
      for (const layer of wanted.projects) {
        const planned = await plannedText(environment, layer, progress);
        const changed = differenceFrom(environment, layer, planned) !== "";
        const file = goldenFile(environment, layer);
        if (changed) {
          mkdirSync(dirname(file), { recursive: true });
          writeFileSync(file, planned);
        }
        lines.push(`${changed ? "written  " : "unchanged"}  test/golden/${environment}/${layer}.yaml`);
      }
    }
  } finally {
    progress.stop();
  }
  process.stdout.write(`${lines.join("\n")}\n`);
  return 0;
}

runTool(main);
