import { performance } from "node:perf_hooks";
// Not from the index of shared/config, which loads the Pulumi SDK: that is done while the engine starts.
import { loadEnvironment } from "../../shared/config/load";
import { findEngine } from "../engine/binary";
import { runTool } from "../engine/command-line";
import { machineLine } from "../engine/machine";
import { Progress } from "../engine/progress";
import { existingLayers } from "../engine/projects";
import { repositoryRoot } from "../engine/repository";
import { readCommandLine } from "./command-line";
import { documentOf } from "./rehearsals";
import { evidenceDocument, evidenceText, writeDocument } from "./evidence";

async function main(): Promise<number> {
  const { environment, rehearsal, write } = readCommandLine(process.argv.slice(2));
  const settings = loadEnvironment(environment, repositoryRoot);
  const progress = new Progress();
  const request = { settings, layers: existingLayers(), progress };
  const evidence = await rehearsal.run(request).finally(() => progress.stop());
  process.stdout.write(`${environment}: ${evidenceText(evidence)}`);
  for (const failure of evidence.failures) process.stderr.write(`${failure}\n`);
  if (write) {
    const { version } = await findEngine();
    const command = `npm run rehearse -- ${environment} --${rehearsal.option ?? ""} --write`;
    const file = documentOf(rehearsal, environment) ?? "";
    writeDocument(file, evidenceDocument(evidence, command, machineLine(version)));
  }
  const verdict = evidence.ok ? "all as expected" : "FAILED";
  process.stdout.write(`${environment}: ${verdict}, ${(performance.now() / 1000).toFixed(1)} s\n`);
  return evidence.ok ? 0 : 1;
}

runTool(main);
