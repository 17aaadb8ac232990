import type { EvidenceTable } from "../../rehearse/evidence";
import { phases } from "../phases";
import { withRange } from "../statistics";
import { methods, type Link, type Method } from "./chain";
import { ours } from "./contestants";
import type { Lane } from "./race";

/** What each phase of a preview takes, whose sum is the wall time, out of the same runs. */
export function phaseTable(lanes: readonly Lane[]): EvidenceTable {
  const timed = lanes
    .filter(({ contestant }) => contestant === ours)
    .map(({ units, entries }) => ({ units, runs: entries.map((entry) => entry.phases ?? []) }));
  const rowOf = (name: string, part: (run: readonly number[]) => number): readonly string[] => [
    name,
    ...timed.map(({ runs }) =>
      withRange(
        runs.map((run) => part(run) / 1000),
        2,
      ),
    ),
  ];
  return {
    title: "Where our wall time goes, one phase after the other",
    header: ["phase", ...timed.map(({ units }) => `${units} ${units === 1 ? "unit" : "units"}, s`)],
    rows: [
      ...phases.map((phase, index) => rowOf(phase, (run) => run[index] ?? 0)),
      rowOf("all", (run) => run.reduce((sum, each) => sum + each, 0)),
    ],
    numbers: timed.map((_, index) => index + 1),
  };
}

/** Who answers the calls of a method. */
const ANSWERED_BY: Readonly<Record<Method, string>> = {
  "ResourceProvider/Check": "stand-in",
  "Analyzer/Remediate": "policy pack, unread",
  "Analyzer/Analyze": "policy pack",
  "Analyzer/AnalyzeStack": "policy pack, all rules",
};

/** The call that the pack answers without reading it. */
const WITHOUT_WORK: Method = "Analyzer/Remediate";
const CALLS_OF_A_RESOURCE = 3;

/** What a preview waits for, call by call, out of runs of their own. */
export function chainTable(units: number, runs: readonly Readonly<Record<Method, Link>>[]): EvidenceTable {
  const each = (method: Method, part: "before" | "served"): string =>
    withRange(
      runs.map(({ [method]: link }) => link[part] / link.calls),
      2,
    );
  const inAll = (method: Method, times: number): string =>
    withRange(
      runs.map(({ [method]: { before, served } }) => (times * (before + served)) / 1000),
      2,
    );
  const row = (name: string, by: string, method: Method, times: number): readonly (string | number)[] => [
    name,
    by,
    times * (runs[0]?.[method].calls ?? 0),
    each(method, "before"),
    each(method, "served"),
    inAll(method, times),
  ];
  return {
    title: `What ours waits for, one call after the other, at ${units} units`,
    header: [
      "call of the engine",
      "answered by",
      "calls",
      "on the way to it, ms each",
      "served, ms each",
      "in all, s",
    ],
    rows: [
      ...methods.map((method) => row(method, ANSWERED_BY[method], method, 1)),
      row("three calls without work for each resource", "nobody", WITHOUT_WORK, CALLS_OF_A_RESOURCE),
    ],
    numbers: [2, 3, 4, 5],
  };
}
