import { Command, CommanderError } from "commander";
import { distance } from "fastest-levenshtein";
import { UserError } from "../../shared/errors";
import { environments, type Environment } from "../../shared/naming";

const NEAR = 3;

/**
 * Checks a word of the command line against those that are allowed.
 *
 * @param what as in "environment"
 * @throws UserError with exit code 2, naming the nearest spelling
 */
export function oneOf<T extends string>(what: string, found: string, allowed: readonly T[]): T {
  const exact = allowed.find((word) => word === found);
  if (exact !== undefined) return exact;
  const nearest = [...allowed].sort((a, b) => distance(a, found) - distance(b, found))[0];
  const hint = nearest !== undefined && distance(nearest, found) <= NEAR ? `; did you mean ${nearest}?` : "";
  throw new UserError(`unknown ${what} "${found}": allowed are ${allowed.join(", ")}${hint}`, 2);
}

/** @throws UserError with exit code 2 */
export function toEnvironment(word: string): Environment {
  return oneOf("environment", word, environments);
}

/** A commander program whose mistakes are thrown as `UserError` with exit code 2. */
export function commandLine(name: string, description: string): Command {
  return new Command(`npm run ${name} --`)
    .description(description)
    .exitOverride()
    .configureOutput({ outputError: () => undefined });
}

/**
 * Runs a tool's main function: prints the message of a user's mistake alone and sets the exit code.
 *
 * @param main returns the exit code
 */
export function runTool(main: () => Promise<number>): void {
  main().then(
    (code) => {
      process.exitCode = code;
    },
    (error: unknown) => {
      process.exitCode = report(error);
    },
  );
}

function report(error: unknown): number {
  if (error instanceof UserError) {
    process.stderr.write(`error: ${error.message}\n`);
    return error.exitCode;
  }
  if (error instanceof CommanderError) {
    if (error.exitCode === 0) return 0;
    // Commander puts the nearest spelling on a line of its own, and ends some messages with a dot.
    const message = error.message.replace("\n", " ").replace(/\.$/, "");
    process.stderr.write(`${message}; --help shows what is allowed\n`);
    return 2;
  }
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  return 1;
}
