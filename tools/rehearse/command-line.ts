import { Option } from "commander";
import { UserError } from "../../shared/errors";
import type { Environment } from "../../shared/naming";
import { commandLine, toEnvironment } from "../engine/command-line";
import { rehearsals, wholeLife, type Rehearsal } from "./rehearsals";

export interface Asked {
  readonly environment: Environment;
  readonly rehearsal: Rehearsal;
  /** Whether the checked-in document is rewritten. */
  readonly write: boolean;
}

function withOption(): readonly (Rehearsal & { readonly option: string })[] {
  return rehearsals.flatMap((rehearsal) =>
    rehearsal.option === undefined ? [] : [{ ...rehearsal, option: rehearsal.option }],
  );
}

function chosen(options: Readonly<Record<string, unknown>>): Rehearsal {
  const asked = withOption().filter(
    ({ option }) => options[new Option(`--${option}`).attributeName()] === true,
  );
  if (asked.length > 1) {
    const found = asked.map(({ option }) => `--${option}`).join(" and ");
    throw new UserError(`one rehearsal at a time; asked for were ${found}`, 2);
  }
  return asked[0] ?? wholeLife;
}

/**
 * Reads `npm run rehearse -- [env] [--<rehearsal>] [--write]`.
 *
 * @throws UserError with exit code 2
 */
export function readCommandLine(words: readonly string[]): Asked {
  const command = commandLine("rehearse", "Rehearses an environment against the stand-in for AWS.")
    .argument("[env]", "dev, staging or prod", "dev")
    .option("--write", "rewrite the checked-in document of the rehearsal");
  for (const { option, about } of withOption()) command.option(`--${option}`, about);
  command.parse(words, { from: "user" });
  const environment = toEnvironment(String(command.processedArgs[0]));
  const options = command.opts<Record<string, unknown>>();
  const rehearsal = chosen(options);
  const write = options.write === true;
  if (write && rehearsal.document === undefined) {
    const allowed = withOption().map(({ option }) => `--${option}`);
    throw new UserError(`--write: this rehearsal has no document; allowed with ${allowed.join(", ")}`, 2);
  }
  return { environment, rehearsal, write };
}
