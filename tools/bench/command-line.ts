import { UserError } from "../../shared/errors";
import { commandLine, oneOf } from "../engine/command-line";

/** What is measured: our own commands, or ours against the CDK; `program` is one run of a race's own side. */
export const subjects = ["own", "report", "peers", "program"] as const;

export interface Asked {
  readonly subject: (typeof subjects)[number];
  /** Of `program`. */
  readonly units: number;
  readonly rounds: number;
  /** Whether the policy pack takes part in `program`. */
  readonly policies: boolean;
  /** Whether docs/benchmark.md is rewritten. */
  readonly write: boolean;
}

const ROUNDS = 5;
const MOST = 1000;

function wholeNumber(what: string, found: string): number {
  const number = Number(found);
  if (/^\d+$/.test(found) && number >= 1 && number <= MOST) return number;
  throw new UserError(`${what}: ${found}; allowed are whole numbers from 1 to ${MOST}`, 2);
}

/**
 * Reads `npm run bench -- [subject] [units] [--rounds N] [--write]`.
 *
 * @throws UserError with exit code 2
 */
export function readCommandLine(words: readonly string[]): Asked {
  const command = commandLine("bench", "Measures the preview and the policy pack, as whole processes.")
    .argument("[subject]", "own; report; peers: against the CDK; program: one preview of the race's", "own")
    .argument("[units]", "of the program: about 60 resources each")
    .option("--rounds <number>", `of a race; ${ROUNDS} when left out`, String(ROUNDS))
    .option("--no-policy", "leave the policy pack out of the program's preview")
    .option("--write", "rewrite docs/benchmark.md after a race")
    .parse([...words], { from: "user" });
  const [word = "", units] = command.processedArgs as [string?, string?];
  const subject = oneOf("subject", word, subjects);
  const { rounds, policy, write } = command.opts<{ rounds: string; policy: boolean; write?: true }>();
  if (units !== undefined && subject !== "program")
    throw new UserError(`${units}: a number of units is allowed after "program" only`, 2);
  if (write === true && subject !== "peers")
    throw new UserError(`--write: allowed with "peers" only, whose table is checked in`, 2);
  return {
    subject,
    units: wholeNumber("units", units ?? "1"),
    rounds: wholeNumber("--rounds", rounds),
    policies: policy,
    write: write === true,
  };
}
