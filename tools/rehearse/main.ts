import { performance } from "node:perf_hooks";
// Not from the index of shared/config, which loads the Pulumi SDK: that is done while the engine starts.
import { loadEnvironment } from "../../shared/config/load";
import { alignedRows } from "../engine/aligned-rows";
import { commandLine, runTool, toEnvironment } from "../engine/command-line";
import { Progress } from "../engine/progress";
import { existingLayers } from "../engine/projects";
import { repositoryRoot } from "../engine/repository";
import { rehearse, type RehearsalStep } from "./rehearsal";

const HEADINGS = ["step", "layer", "created", "changed", "deleted", "same", "seconds", "verdict"];
const NUMBERS = [2, 3, 4, 5, 6];

function row({ step, layer, changes, seconds, ok, verdict }: RehearsalStep): readonly (string | number)[] {
  const count = (...operations: string[]): number =>
    operations.reduce((sum, operation) => sum + (changes[operation] ?? 0), 0);
  const [created, changed] = [count("create"), count("update", "replace")];
  const told = ok ? `ok: ${verdict}` : "FAILED";
  return [step, layer, created, changed, count("delete"), count("same"), seconds.toFixed(1), told];
}

async function main(): Promise<number> {
  const command = commandLine(
    "rehearse",
    "Deploys, previews again and destroys against the stand-in for AWS.",
  )
    .argument("[env]", "dev, staging or prod", "dev")
    .parse(process.argv.slice(2), { from: "user" });
  const environment = toEnvironment(String(command.processedArgs[0]));
  const settings = loadEnvironment(environment, repositoryRoot);
  const progress = new Progress();
  const steps = await rehearse({ settings, layers: existingLayers(), progress }).finally(() =>
    progress.stop(),
  );
  const failed = steps.filter(({ ok }) => !ok);
  const table = alignedRows([HEADINGS, ...steps.map(row)], NUMBERS);
  process.stdout.write(`${environment}: rehearsal against a stand-in for AWS\n\n${table}\n\n`);
  for (const { step, layer, verdict } of failed) process.stderr.write(`${step} ${layer}:\n${verdict}\n`);
  const verdict = failed.length === 0 ? "all steps as expected" : "FAILED";
  process.stdout.write(`${environment}: ${verdict}, ${(performance.now() / 1000).toFixed(1)} s\n`);
  return failed.length === 0 ? 0 : 1;
}

runTool(main);
