// Not from the index of shared/config, which loads the Pulumi SDK.
import { loadEnvironment } from "../../shared/config/load";
import { runTool } from "../engine/command-line";
import { repositoryRoot } from "../engine/repository";
import { clientsIn, wallClock } from "./aws";
import { chosen, parseCommandLine } from "./command-line";
import { reportText } from "./report";
import { functionsIn, shiftFunctions } from "./shift";

async function main(): Promise<number> {
  const request = parseCommandLine(process.argv.slice(2));
  const { environment, only, dryRun, ignoreAlarms, timeoutMinutes } = request;
  const settings = loadEnvironment(environment, repositoryRoot);
  const functions = chosen(only, functionsIn(settings));
  const shifted = await shiftFunctions({
    settings,
    functions,
    clients: clientsIn(settings.region),
    clock: wallClock,
    timeoutMinutes,
    dryRun,
    ignoreAlarms,
    tell: (line) => process.stderr.write(`${line}\n`),
  });
  process.stdout.write(reportText(environment, shifted, functions.length));
  return shifted.every(({ ok }) => ok) ? 0 : 1;
}

runTool(main);
