import type { Environment } from "../../shared/naming";
import { commandLine, oneOf, toEnvironment } from "../engine/command-line";
import { checks } from "./checks";
import type { NamedCheck } from "./checks";

/** What the user asks for. */
export interface DoctorRequest {
  readonly environment: Environment;
  readonly checks: readonly NamedCheck[];
}

/**
 * @param args words after `npm run doctor --`
 * @throws UserError or commander's own error, both with exit code 2
 */
export function parseCommandLine(args: readonly string[]): DoctorRequest {
  const command = commandLine(
    "doctor",
    "Asks AWS, changing nothing, what an up would fail at; tells how to put it right.",
  )
    .argument("<env>", "dev, staging or prod")
    .option(
      "--only <check>",
      `one check: ${checks.map(({ id }) => id).join(", ")}; may be repeated`,
      (word: string, before: readonly string[]) => [...before, word],
      [],
    )
    .parse([...args], { from: "user" });
  const { only } = command.opts<{ readonly only: readonly string[] }>();
  const ids = checks.map(({ id }) => id);
  const wanted = only.map((word) => oneOf("check", word, ids));
  return {
    environment: toEnvironment(String(command.processedArgs[0])),
    checks: wanted.length === 0 ? checks : checks.filter(({ id }) => wanted.includes(id)),
  };
}
