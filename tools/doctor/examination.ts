import { explained } from "../aws/failure";
import { Denied } from "./aws";
import type { Finding, Patient, Question } from "./check";
import type { NamedCheck } from "./checks";

/** What became of one question. */
export type Result = { readonly check: string } & (
  | ({ readonly kind: "finding" } & Finding)
  | { readonly kind: "unasked"; readonly about: string; readonly why: string }
  | { readonly kind: "fine"; readonly about: string; readonly fine: string }
);

/** Why AWS gave no answer. @throws the error itself where it is none of AWS */
function reason(error: unknown): string {
  if (error instanceof Denied) return `needs the permission ${error.permission}`;
  const why = explained(error);
  if (why === undefined) throw error;
  return why;
}

async function answered(check: string, { about, ask }: Question): Promise<readonly Result[]> {
  try {
    const { findings, fine } = await ask();
    return findings.length === 0
      ? [{ kind: "fine", check, about, fine }]
      : findings.map((finding) => ({ kind: "finding", check, ...finding }));
  } catch (error) {
    return [{ kind: "unasked", check, about, why: reason(error) }];
  }
}

/**
 * Asks the questions of all checks at the same time; one that cannot be asked leaves the others alone.
 *
 * @param tell takes a line of progress when a check is through
 */
export async function examine(
  patient: Patient,
  checks: readonly NamedCheck[],
  tell: (line: string) => void,
): Promise<readonly Result[]> {
  const results = await Promise.all(
    checks.map(async ({ id, load }) => {
      const found = await Promise.all(load()(patient).map((question) => answered(id, question)));
      tell(`${id}: asked`);
      return found.flat();
    }),
  );
  return results.flat();
}
