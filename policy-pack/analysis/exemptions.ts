import { closest } from "fastest-levenshtein";
import type { Exemption } from "../exemptions/schema";
import { layers } from "../settings";
import type { ExemptionProblem, ExemptionUse, RuleViolation } from "./finding";
import type { Run } from "./run";

const oneYear = 366 * 24 * 60 * 60 * 1000;

/** The exemptions that may be used today: known, not expired, at most a year ahead. */
export function inForce(
  entries: readonly Exemption[],
  rules: readonly string[],
  run: Run,
  today: Date,
): readonly Exemption[] {
  return entries.filter((entry) => problemOf(entry, rules, run, today) === undefined);
}

/** The exemption that accepts a violation, if one does. A mission control accepts none. */
export function exemptionFor(
  violation: RuleViolation,
  exemptions: readonly Exemption[],
): Exemption | undefined {
  const { rule, resource, control } = violation;
  return control !== undefined
    ? undefined
    : exemptions.find(
        (entry) =>
          entry.policy === rule.name &&
          entry.layer === resource.layer &&
          entry.resource === resource.name &&
          entry.environment === resource.environment,
      );
}

/**
 * What is wrong with the entries: expired, more than a year ahead, a policy, layer, environment or resource
 * that does not exist, twice the same, or unused. Unused is judged only where the run holds the entry's layer
 * and environment and its rule was asked and could answer.
 */
export function problemsOf(
  entries: readonly Exemption[],
  rules: readonly string[],
  run: Run,
  uses: readonly ExemptionUse[],
  today: Date,
): readonly ExemptionProblem[] {
  const used = new Set(uses.map((use) => use.exemption));
  const seen = new Set<string>();
  return entries.flatMap((entry): ExemptionProblem[] => {
    const key = [entry.policy, entry.layer, entry.resource, entry.environment].join("\n");
    if (seen.has(key)) {
      return [{ problem: "the same exemption is listed twice", expected: "one entry", exemption: entry }];
    }
    seen.add(key);
    const problem = problemOf(entry, rules, run, today) ?? (used.has(entry) ? undefined : unused(entry, run));
    return problem ? [{ ...problem, exemption: entry }] : [];
  });
}

function problemOf(
  entry: Exemption,
  rules: readonly string[],
  run: Run,
  today: Date,
): ExemptionProblem | undefined {
  const environments = Object.keys(run.environments);
  const lists = [
    ["policy", entry.policy, rules],
    ["layer", entry.layer, layers],
    ["environment", entry.environment, environments],
  ] as const;
  for (const [field, value, allowed] of lists) {
    if (!allowed.includes(value as never)) {
      return {
        problem: `\`${field}: ${value}\` does not exist`,
        expected: `did you mean "${closest(value, allowed)}"?`,
      };
    }
  }
  const expires = Date.parse(`${entry.expires}T23:59:59Z`);
  if (expires < today.getTime()) {
    return {
      problem: `it expired on ${entry.expires}`,
      expected: "the violation put right, or the exemption reviewed and given a new date",
    };
  }
  if (expires > today.getTime() + oneYear) {
    return { problem: `it runs until ${entry.expires}`, expected: "at most one year ahead" };
  }
  return undefined;
}

function unused(entry: Exemption, run: Run): ExemptionProblem | undefined {
  if (entry.environment !== run.environment || !run.layers().has(entry.layer)) {
    return undefined;
  }
  const names = run.graph.resources.filter((each) => each.layer === entry.layer).map((each) => each.name);
  if (!names.includes(entry.resource)) {
    return {
      problem: `no resource of layer ${entry.layer} is named "${entry.resource}"`,
      expected: `did you mean "${closest(entry.resource, names)}"?`,
    };
  }
  const answer = run.answers().find(({ rule }) => rule === entry.policy)?.result;
  const undecided = answer?.notEvaluated.some(
    (each) => each.resource === undefined || each.resource.name === entry.resource,
  );
  if (!answer || undecided || answer.errors.length > 0) {
    return undefined;
  }
  return { problem: "nothing uses it: the violation is gone", expected: "the entry removed" };
}
