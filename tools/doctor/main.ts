import { resolveNs } from "node:dns/promises";
// Not from the index of shared/config, which loads the Pulumi SDK.
import { loadEnvironment } from "../../shared/config/load";
import { Names } from "../../shared/naming";
import { runTool } from "../engine/command-line";
import { repositoryRoot } from "../engine/repository";
import { Aws } from "./aws";
import { parseCommandLine } from "./command-line";
import { examine } from "./examination";
import { callerIn } from "./identity";
import { plannedBy } from "./plan";
import { isBlocked, reportText } from "./report";

/** A domain that nobody has delegated, and one that cannot be asked for, have no name servers. */
async function nameServers(domain: string): Promise<readonly string[]> {
  return await resolveNs(domain).catch(() => []);
}

async function main(): Promise<number> {
  const { environment, checks } = parseCommandLine(process.argv.slice(2));
  const settings = loadEnvironment(environment, repositoryRoot);
  const aws = new Aws(settings.region);
  const tell = (line: string): void => {
    process.stderr.write(`${line}\n`);
  };
  tell(`${await callerIn(aws, settings)} in ${settings.region}`);
  const plan = await plannedBy(settings);
  tell(`${plan.length} resources planned`);
  const patient = { settings, names: new Names(settings), aws, plan, now: Date.now(), nameServers };
  const results = await examine(patient, checks, tell);
  process.stdout.write(reportText(environment, results));
  return isBlocked(results) ? 1 : 0;
}

runTool(main);
