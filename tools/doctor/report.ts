import type { Environment } from "../../shared/naming";
import { alignedRows } from "../engine/aligned-rows";
import type { Result } from "./examination";

/** Order of the lines, and the word that each begins with. */
const marks = ["blocks", "warns", "not asked", "ok"] as const;
type Mark = (typeof marks)[number];

interface Line {
  readonly mark: Mark;
  readonly check: string;
  readonly text: string;
}

function lineOf(result: Exclude<Result, { readonly kind: "fine" }>): Line {
  const { check } = result;
  if (result.kind === "unasked") return { mark: "not asked", check, text: `${result.about}: ${result.why}` };
  const { severity, what, found, remedy } = result;
  return { mark: severity, check, text: `${what}: ${found}\n-> ${remedy}` };
}

/** What is fine: a line for each check, or every answer where one check alone was asked for. */
function fineLines(results: readonly Result[]): readonly Line[] {
  const fine = results.filter((result) => result.kind === "fine");
  const isAlone = new Set(results.map(({ check }) => check)).size === 1;
  if (isAlone) return fine.map((each) => ({ mark: "ok", check: each.check, text: each.fine }));
  return [...new Set(fine.map(({ check }) => check))].map((check) => {
    const told = fine.filter((result) => result.check === check).map((each) => each.fine);
    const text = told.length <= few ? told.join(", ") : `${told.length} questions`;
    return { mark: "ok", check, text };
  });
}

/** Few answers are told; of many it is enough to say how many. */
const few = 2;

function compare(a: Line, b: Line): number {
  const [left, right] = [`${a.check} ${a.text}`, `${b.check} ${b.text}`];
  return marks.indexOf(a.mark) - marks.indexOf(b.mark) || (left < right ? -1 : Number(left > right));
}

/** Whether an `up` would fail. */
export function isBlocked(results: readonly Result[]): boolean {
  return results.some((result) => result.kind === "finding" && result.severity === "blocks");
}

/** What was found, worst first, each finding with its remedy below it; then a line for all. */
export function reportText(environment: Environment, results: readonly Result[]): string {
  const bad = results.flatMap((result) => (result.kind === "fine" ? [] : [lineOf(result)]));
  const lines = [...bad, ...fineLines(results)].sort(compare);
  const number = (mark: Mark): number => bad.filter((line) => line.mark === mark).length;
  const counts = [
    number("blocks") === 0 ? "nothing blocks an up" : `${number("blocks")} in the way of an up`,
    ...(number("warns") === 0 ? [] : [`${number("warns")} to look at`]),
    ...(number("not asked") === 0 ? [] : [`${number("not asked")} could not be asked`]),
  ];
  const table = alignedRows(lines.map(({ mark, check, text }) => [mark, check, text]));
  return `${lines.length === 0 ? "" : `${table}\n\n`}${environment}: ${counts.join(", ")}\n`;
}
