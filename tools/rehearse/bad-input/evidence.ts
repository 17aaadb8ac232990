import type { Evidence } from "../evidence";
import type { RehearsalRequest } from "../rehearsals";
import { attempt, faultsOf, type Attempt } from "./attempt";
import type { BadInput } from "./bad-input";
import { badInputs } from "./cases";
import { Checkout } from "./checkout";

const HEADER = ["what is wrong", "command", "exit code", "seconds", "message (its first line)"];
const NUMBERS = [2, 3];

/** Seconds within which a user should know. */
const PATIENCE = 2;

interface Tried {
  readonly bad: BadInput;
  readonly outcome: Attempt;
  readonly faults: readonly string[];
}

function row({ bad, outcome: { code, seconds, stderr } }: Tried): readonly (string | number)[] {
  const [first = ""] = stderr.split("\n");
  return [bad.title, `npm run ${bad.command.replace(" ", " -- ")}`, code ?? "", seconds.toFixed(1), first];
}

/** Tries every bad input, one after the other, and measures how long each takes to be refused. */
export async function rehearseBadInput({ progress }: RehearsalRequest): Promise<Evidence> {
  const checkout = await Checkout.make();
  const tried: Tried[] = [];
  try {
    for (const [index, bad] of badInputs.entries()) {
      if (index % 10 === 0) progress.begin(`bad input ${index + 1} of ${badInputs.length}`);
      const outcome = await attempt(bad, checkout);
      tried.push({ bad, outcome, faults: faultsOf(bad, outcome) });
    }
  } finally {
    checkout.remove();
  }
  const refused = tried.filter(({ faults }) => faults.length === 0);
  const slow = tried.filter(({ outcome }) => outcome.seconds > PATIENCE);
  const slowest = Math.max(...tried.map(({ outcome }) => outcome.seconds)).toFixed(1);
  return {
    title: "Bad input",
    about: [
      "Each command was run as a user runs it, in a checkout that was broken as the first column says. Refused means: " +
        "the expected message alone on standard error and no stack trace, nothing on standard output, the right exit " +
        "code, and neither the Pulumi engine nor npm started, so that no resource can have been registered.",
    ],
    tables: [
      {
        title: "Every bad input, the slowest first",
        header: HEADER,
        rows: [...tried].sort((a, b) => b.outcome.seconds - a.outcome.seconds).map(row),
        numbers: NUMBERS,
      },
    ],
    ok: refused.length === tried.length,
    verdict:
      `${tried.length} tried, ${refused.length} refused with one message, slowest ${slowest} s, ` +
      `${slow.length} slower than ${PATIENCE} s`,
    failures: tried
      .filter(({ faults }) => faults.length > 0)
      .map(({ bad, faults }) => `${bad.title} (npm run ${bad.command}):\n${faults.join("\n")}`),
  };
}
