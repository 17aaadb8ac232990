import type { Example, Rule, UndecidedExample, ViolatingExample } from "../../policy-pack/rule";
import type { RuleResult } from "../../policy-pack/analysis/finding";
import type { ResourceFacts } from "../../policy-pack/graph/resource";
import type { LoadedPack } from "./loaded-pack";

/** One question whose answer is known: an example of a rule, or a variant of one. */
export interface Trial {
  readonly rule: string;
  readonly outcome: keyof Rule["examples"];
  /** Index among the rule's examples of that outcome. */
  readonly index: number;
  /** The resource and input that is made unknown; the example as it stands without it. */
  readonly unknown?: { readonly resource: number; readonly property: string };
}

/** True where the text stands in other inputs as well, as a physical name does. */
function isReferredTo(example: Example, value: unknown): boolean {
  const text = JSON.stringify(example.resources.map(({ inputs }) => inputs));
  return typeof value === "string" && text.split(value).length > 2;
}

/** The rule's examples, and each of them with one top-level input unknown. */
export function trialsOf(pack: LoadedPack, name: string): { plain: Trial[]; unknown: Trial[] } {
  const plain: Trial[] = [];
  const unknown: Trial[] = [];
  const { compliant, violating, undecided = [] } = pack.rule(name).examples;
  const all = [
    ...compliant.map((example, index) => ({ outcome: "compliant" as const, example, index })),
    ...violating.map((example, index) => ({ outcome: "violating" as const, example, index })),
    ...undecided.map((example, index) => ({ outcome: "undecided" as const, example, index })),
  ];
  for (const { outcome, example, index } of all) {
    plain.push({ rule: name, outcome, index });
    for (const [resource, { inputs }] of example.resources.entries()) {
      for (const [property, value] of Object.entries(inputs)) {
        if (!isReferredTo(example, value)) {
          unknown.push({ rule: name, outcome, index, unknown: { resource, property } });
        }
      }
    }
  }
  return { plain, unknown: spread(unknown) };
}

/** The same ones in an order in which any first part comes from everywhere. */
function spread<T>(all: readonly T[]): T[] {
  const step = [7, 5, 3, 2].find((each) => all.length > each * each) ?? 1;
  return Array.from({ length: step }, (_, start) => all.filter((_, index) => index % step === start)).flat();
}

/**
 * True where the rule answers as its examples say. With an unknown input it may not break, nor accuse a compliant
 * program.
 */
export function holds(pack: LoadedPack, trial: Trial): boolean {
  const rule = pack.rule(trial.rule);
  const example = rule.examples[trial.outcome]?.[trial.index];
  if (example === undefined) {
    return false;
  }
  const answer = ask(pack, rule, example, trial);
  if (answer.errors.length > 0) {
    return false;
  }
  if (trial.unknown !== undefined) {
    return trial.outcome !== "compliant" || answer.violations.length === 0;
  }
  return isAsExpected(answer, trial.outcome, example);
}

/** What an engine would report of the trial's program. */
export function factsOfTrial(pack: LoadedPack, trial: Trial): readonly ResourceFacts[] {
  const { factsOf, UNKNOWN } = pack.judges;
  const { rule, outcome, index, unknown } = trial;
  return pack.factsFor(trial, () => {
    const example = pack.rule(rule).examples[outcome]?.[index];
    const resources = (example?.resources ?? []).map((each, at) =>
      at === unknown?.resource ? { ...each, inputs: { ...each.inputs, [unknown.property]: UNKNOWN } } : each,
    );
    return factsOf({ ...example, resources });
  });
}

function ask(pack: LoadedPack, rule: Rule, example: Example, trial: Trial): RuleResult {
  const { Run } = pack.judges;
  const facts = factsOfTrial(pack, trial);
  const run = new Run(facts, {
    config: { environments: {}, ...(example.scope !== undefined && { scope: example.scope }) },
    stackConfig: example.stackConfig ?? {},
  });
  return run.resultOf(rule);
}

function isAsExpected(
  { violations, notEvaluated }: RuleResult,
  outcome: Trial["outcome"],
  expected: Example & Partial<ViolatingExample & UndecidedExample>,
): boolean {
  const [violation] = violations;
  const { resource, says = "" } = expected;
  switch (outcome) {
    case "compliant":
      return violations.length === 0 && notEvaluated.length === 0;
    case "violating":
      return (
        violations.length === 1 &&
        notEvaluated.length === 0 &&
        violation?.resource.name === resource &&
        violation?.found.includes(says) === true
      );
    case "undecided":
      return (
        violations.length === 0 &&
        notEvaluated.some(
          (each) => each.resource?.name === resource && each.reasons.join("; ").includes(says),
        )
      );
  }
}
