import { rmSync } from "node:fs";
import { performance } from "node:perf_hooks";
import { isMainThread } from "node:worker_threads";
import { UserError } from "../../shared/errors";
import { commandLine, runTool } from "../engine/command-line";
import { instrumentPack } from "./instrument";
import type { Outcome } from "./mutant";
import { tryAll, tryInThread } from "./pool";
import { filesText, OutcomesByFile, score, survivorsText } from "./report";

const GOAL_PERCENT = 95;

async function main(): Promise<number> {
  const command = commandLine("mutants", "Changes the rules' code in one place at a time: who notices?")
    .argument("[words...]", "parts of file names, such as rules/s3 or checks/queues; all files when left out")
    .parse(process.argv.slice(2), { from: "user" });
  const begun = performance.now();
  const { folder, mutants } = await instrumentPack(command.args);
  try {
    const tried = mutants.filter(({ ignored }) => ignored === undefined);
    process.stderr.write(`${tried.length} mutants (${mutants.length - tried.length} of prose left out)\n`);
    const outcomes: Outcome[] = [];
    const byFile = new OutcomesByFile(tried);
    const broken = await tryAll(__filename, folder, tried, (outcome) => {
      outcomes.push(outcome);
      const left = survivorsText(byFile.add(outcome));
      if (left !== "") process.stdout.write(`${left}\n`);
      if (outcomes.length % 500 === 0) {
        process.stderr.write(`${outcomes.length} of ${tried.length}, ${score(outcomes)} % killed\n`);
      }
    });
    const seconds = ((performance.now() - begun) / 1000).toFixed(0);
    const summary = `${outcomes.length} mutants, ${score(outcomes)} % killed, ${seconds} s`;
    process.stdout.write(`\n${[filesText(outcomes), summary].filter(Boolean).join("\n\n")}\n`);
    if (broken.length > 0) {
      throw new UserError(`not asked, because an example does not hold unchanged: ${broken.join(", ")}`);
    }
    return score(outcomes) >= GOAL_PERCENT ? 0 : 1;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

// The threads start in this file too, which the set-up hands over as one bundle.
if (isMainThread) {
  runTool(main);
} else {
  tryInThread();
}
