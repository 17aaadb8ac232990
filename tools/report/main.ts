import { join } from "node:path";
// Not from the index of shared/config, which loads the Pulumi SDK.
import { loadEnvironment } from "../../shared/config/load";
import { environments, type Environment } from "../../shared/naming";
import { commandLine, runTool, toEnvironment } from "../engine/command-line";
import { Progress } from "../engine/progress";
import { repositoryRoot } from "../engine/repository";
import { makeTemporaryFolder, removeTemporaryFolder } from "../engine/temporary-folder";
import { writableFile } from "../engine/writable-file";
import { toFailures, writeReports, type Told } from "./asked";
import { comparisonOf, failures, failuresIn, type Failure } from "./comparison";
import { reportOf } from "./markdown";
import { planTree, snapshotFiles } from "./planning";
import { commitOf, planCommit } from "./revision";
import { readSnapshot } from "./snapshot";

interface Flags {
  readonly base: string;
  readonly failOn?: string;
  readonly output?: string;
}

async function tell(
  environment: Environment,
  { base, commit, asked }: { base: string; commit: string; asked: readonly Failure[] },
  progress: Progress,
): Promise<Told> {
  const folder = makeTemporaryFolder();
  try {
    progress.begin(`${environment}: planning ${base}`);
    const before = readSnapshot(await planCommit(commit, environment));
    progress.begin(`${environment}: planning the working tree`);
    const now = join(folder, environment);
    await planTree(repositoryRoot, environment, now);
    const after = readSnapshot(snapshotFiles(now));
    const comparison = comparisonOf(before, after);
    const name = base === commit ? commit.slice(0, 10) : `${base} (${commit.slice(0, 10)})`;
    return {
      text: reportOf(comparison, [before.plan, after.plan], name),
      failed: failuresIn(comparison, asked),
    };
  } finally {
    removeTemporaryFolder(folder);
  }
}

async function main(): Promise<number> {
  const command = commandLine("report", "Tells what the working tree changes, as Markdown for reviewers.")
    .argument("[env]", "dev, staging or prod; all of them when left out")
    .option("--base <revision>", "what to compare with", "HEAD")
    .option("--fail-on <list>", `exit code 1 on any of ${failures.join(",")}`)
    .option("--output <file>", "where to write the report; standard output when left out")
    .parse(process.argv.slice(2), { from: "user" });
  const [word] = command.processedArgs as [string?];
  const { base, failOn, output } = command.opts<Flags>();
  const asked = toFailures(failOn);
  const wanted = word === undefined ? environments : [toEnvironment(word)];
  const target = output === undefined ? undefined : writableFile("--output", output);
  // Before the base is planned, which takes as long as a preview.
  for (const environment of wanted) loadEnvironment(environment, repositoryRoot);
  const commit = await commitOf(base);
  const progress = new Progress();
  const told: Told[] = [];
  try {
    for (const environment of wanted) told.push(await tell(environment, { base, commit, asked }, progress));
  } finally {
    progress.stop();
  }
  return writeReports(told, target);
}

runTool(main);
