import { Run } from "../../../policy-pack/analysis/run";
import type { ResourceFacts } from "../../../policy-pack/graph/resource";
import { loadRules } from "../../../policy-pack/rules";
import type { Example, Rule } from "../../../policy-pack/rule";
import { factsOf } from "../fixtures";

export const { rules } = loadRules();

/** A rule's answer to one program, in the form in which two of them are compared. */
export interface Verdict {
  /** Resource and finding. */
  readonly violations: readonly string[];
  /** Names of the resources about which the answer is open. */
  readonly open: readonly string[];
  readonly errors: readonly string[];
}

export function verdictOf(
  rule: Rule,
  example: Example,
  facts: readonly ResourceFacts[] = factsOf(example),
): Verdict {
  const { violations, notEvaluated, errors } = new Run(facts, {
    config: { environments: {}, ...(example.scope && { scope: example.scope }) },
    stackConfig: example.stackConfig ?? {},
  }).resultOf(rule);
  return {
    violations: violations.map(({ resource, found }) => `${resource.name}: ${found}`).sort(),
    open: notEvaluated.map(({ resource }) => resource?.name ?? "the stack").sort(),
    errors: errors.map(({ message, at }) => `${message} at ${at ?? "nowhere"}`),
  };
}

const asWritten = new WeakMap<Example, Map<Rule, Verdict>>();

/** The verdict on an example as it is written, asked once. */
export function verdictAsWritten(rule: Rule, example: Example): Verdict {
  const ofExample = asWritten.get(example) ?? new Map<Rule, Verdict>();
  const verdict = ofExample.get(rule) ?? verdictOf(rule, example);
  asWritten.set(example, ofExample.set(rule, verdict));
  return verdict;
}

export function examplesOf(rule: Rule): readonly Example[] {
  return [...rule.examples.compliant, ...rule.examples.violating];
}

/** An example whose verdict changes with a variant, and why it should. */
export interface Exception {
  readonly rule: string;
  /** Titles of the examples; every one of the rule where absent. */
  readonly titles?: readonly string[];
  readonly reason: string;
}

/** What is accused or passed over by one verdict and not by the other, and what threw. */
export function changes(before: Verdict, after: Verdict): readonly string[] {
  return [
    ...after.violations.filter((each) => !before.violations.includes(each)).map((each) => `accused: ${each}`),
    ...before.violations.filter((each) => !after.violations.includes(each)).map((each) => `missed: ${each}`),
    ...after.errors,
  ];
}

export function isExcepted(exceptions: readonly Exception[], rule: Rule, example: Example): boolean {
  return exceptions.some(
    (each) => each.rule === rule.name && (each.titles === undefined || each.titles.includes(example.title)),
  );
}
