import type { Environment } from "../../shared/naming";
import { UserError } from "../../shared/errors";
import { commandLine, oneOf, toEnvironment } from "../engine/command-line";

/** What the user asks for. */
export interface ShiftRequest {
  readonly environment: Environment;
  /** Ids of functions; all of the environment's where it is empty. */
  readonly only: readonly string[];
  readonly dryRun: boolean;
  /** Whether the functions' alarms neither stop nor take back their deployments. */
  readonly ignoreAlarms: boolean;
  /** Minutes after which nothing is waited for any more. */
  readonly timeoutMinutes: number;
}

interface Flags {
  readonly only: readonly string[];
  readonly dryRun?: true;
  readonly ignoreAlarms?: true;
  readonly timeout: string;
}

const longestMinutes = 180;

function minutes(given: string): number {
  const found = Number(given);
  if (!Number.isInteger(found) || found < 1 || found > longestMinutes) {
    throw new UserError(`--timeout ${given}: allowed are 1 to ${longestMinutes} whole minutes`, 2);
  }
  return found;
}

/**
 * The environment has no default, because this changes what runs in AWS.
 *
 * @param args words after `npm run shift --`
 * @throws UserError or commander's own error, both with exit code 2
 */
export function parseCommandLine(args: readonly string[]): ShiftRequest {
  const command = commandLine(
    "shift",
    "Has CodeDeploy move the alias of each function to its newest version, and waits for the outcome.",
  )
    .argument("<env>", "dev, staging or prod")
    .option(
      "--only <function>",
      "one function, for example health-check; may be repeated",
      (word: string, before: readonly string[]) => [...before, word],
      [],
    )
    .option("--dry-run", "tell what would be done, and do nothing")
    .option("--ignore-alarms", "deploy what mends a function whose alarm is on already; only with --only")
    .option("--timeout <minutes>", "minutes to wait for", "30")
    .parse([...args], { from: "user" });
  const flags = command.opts<Flags>();
  const ignoreAlarms = flags.ignoreAlarms === true;
  if (ignoreAlarms && flags.only.length === 0) {
    throw new UserError("--ignore-alarms: name each function that it is for with --only <function>", 2);
  }
  return {
    environment: toEnvironment(String(command.processedArgs[0])),
    only: flags.only,
    dryRun: flags.dryRun === true,
    ignoreAlarms,
    timeoutMinutes: minutes(flags.timeout),
  };
}

/** @throws UserError with exit code 2 for a function that the environment does not have */
export function chosen<Id extends string>(only: readonly string[], ids: readonly Id[]): readonly Id[] {
  const wanted = only.map((word) => oneOf("function", word, ids));
  return wanted.length === 0 ? ids : [...new Set(wanted)];
}
