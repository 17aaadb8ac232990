import { alignedRows } from "../engine/aligned-rows";
import type { Mutant, Outcome } from "./mutant";

export function isKilled({ fate }: Outcome): boolean {
  return fate === "killed" || fate === "timeout";
}

/** Killed mutants in percent, rounded down, so that 100 means all of them. */
export function score(outcomes: readonly Outcome[]): number {
  const killed = outcomes.filter(isKilled).length;
  return outcomes.length === 0 ? 100 : Math.floor((killed / outcomes.length) * 1000) / 10;
}

/** One row a file that has mutants left, the worst first. */
export function filesText(outcomes: readonly Outcome[]): string {
  const names = [...new Set(outcomes.map(({ mutant }) => mutant.file))];
  const rows = names
    .map((file) => ({ file, list: outcomes.filter(({ mutant }) => mutant.file === file) }))
    .map(({ file, list }) => ({ file, list, left: list.filter((each) => !isKilled(each)).length }))
    .filter(({ left }) => left > 0)
    .sort((a, b) => b.left - a.left || (a.file < b.file ? -1 : 1))
    .map(({ file, list, left }) => [file, list.length, left, score(list).toFixed(1)]);
  return rows.length === 0 ? "" : alignedRows([["file", "mutants", "left", "killed %"], ...rows], [1, 2, 3]);
}

/** Of one file, one line a mutant that nobody noticed: place, kind, what stands there instead. */
export function survivorsText(outcomes: readonly Outcome[]): string {
  return outcomes
    .filter((outcome) => !isKilled(outcome))
    .sort((a, b) => a.mutant.line - b.mutant.line || a.mutant.column - b.mutant.column)
    .map(({ mutant: { file, line, column, mutator, replacement }, fate }) => {
      const text = replacement.replaceAll(/\s+/g, " ");
      const short = text.length > 100 ? `${text.slice(0, 97)}...` : text;
      return `${file}:${line}:${column}  ${fate}  ${mutator}  ${short}`;
    })
    .join("\n");
}

/** Gathers outcomes file by file, so that what is left of a file is told as soon as it is done. */
export class OutcomesByFile {
  private readonly open = new Map<string, { readonly outcomes: Outcome[]; left: number }>();

  constructor(mutants: readonly Mutant[]) {
    for (const { file } of mutants) {
      const group = this.open.get(file) ?? { outcomes: [], left: 0 };
      group.left += 1;
      this.open.set(file, group);
    }
  }

  /** @returns all outcomes of a file with its last one, none before */
  add(outcome: Outcome): readonly Outcome[] {
    const group = this.open.get(outcome.mutant.file);
    if (group === undefined) return [];
    group.outcomes.push(outcome);
    group.left -= 1;
    return group.left === 0 ? group.outcomes : [];
  }
}
