import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { exemptionFor, inForce } from "../../policy-pack/analysis/exemptions";
import { Run } from "../../policy-pack/analysis/run";
import { loadExemptions } from "../../policy-pack/exemptions/load";
import type { ResourceFacts } from "../../policy-pack/graph/resource";
import type { Rule } from "../../policy-pack/rule";
import { loadRules } from "../../policy-pack/rules";
import { repositoryRoot } from "../../tools/engine/repository";
import type { Recording } from "./recording";

/** A resource that is gone, with the first rule that was found to notice it; without one where none does. */
export interface Deletion {
  readonly type: string;
  readonly name: string;
  readonly noticedBy?: string;
}

/** Asks the pack's mandatory rules about a stack, and about the same stack without one of its resources. */
export class DeletionJudge {
  private readonly rules: readonly Rule[] = mandatoryRules();
  private readonly exemptions = loadExemptions(join(repositoryRoot, "policy-pack", "exemptions.yaml"));
  /** Rules in the order in which they noticed deletions of a type, the last one first. */
  private readonly lastFirst = new Map<string, readonly Rule[]>();
  /** How often a rule noticed a deletion of any type. */
  private readonly noticed = new Map<Rule, number>();
  /** Milliseconds that a rule took over the whole stack. */
  private readonly cost = new Map<Rule, number>();

  /** What the rules find although nothing is gone, one sentence each. */
  readonly violations: readonly string[];

  constructor(private readonly recording: Recording) {
    const run = this.runOver(recording.facts);
    this.violations = this.rules.flatMap((rule) => {
      const begun = performance.now();
      const violations = this.violationsOf(rule, run);
      this.cost.set(rule, performance.now() - begun);
      return violations;
    });
  }

  /** Everything that a provider makes: whatever a plan holds but the stack and its components. */
  candidates(): readonly ResourceFacts[] {
    return this.recording.facts.filter(({ type }) => type.startsWith("aws:"));
  }

  /** Takes one resource away, and its children: what others hold of it stays as it was. */
  delete({ urn, type, name }: ResourceFacts): Deletion {
    const run = this.runOver(without(this.recording.facts, urn));
    const likely = this.lastFirst.get(type) ?? [];
    const others = this.rules
      .filter((rule) => !likely.includes(rule))
      .sort((a, b) => this.promise(b) - this.promise(a));
    const found = [...likely, ...others].find((rule) =>
      this.violationsOf(rule, run).some((violation) => !this.violations.includes(violation)),
    );
    if (found === undefined) return { type, name };
    this.lastFirst.set(type, [found, ...likely.filter((rule) => rule !== found)]);
    this.noticed.set(found, (this.noticed.get(found) ?? 0) + 1);
    return { type, name, noticedBy: found.name };
  }

  /** The rules of those asked that notice when several resources are gone together; each as `type name`. */
  noticing(resources: readonly string[], names: readonly string[]): readonly string[] {
    const urns = this.recording.facts
      .filter(({ type, name }) => resources.includes(`${type} ${name}`))
      .map(({ urn }) => urn);
    if (urns.length !== resources.length) {
      throw new Error(`not each of these is in the plan exactly once: ${resources.join(", ")}`);
    }
    const run = this.runOver(urns.reduce(without, this.recording.facts));
    return this.rules
      .filter(({ name }) => names.includes(name))
      .filter((rule) => this.violationsOf(rule, run).some((each) => !this.violations.includes(each)))
      .map(({ name }) => name);
  }

  /** How soon a rule is likely to notice something: what notices often and takes little comes first. */
  private promise(rule: Rule): number {
    return ((this.noticed.get(rule) ?? 0) + 1) / (this.cost.get(rule) ?? 1);
  }

  private runOver(facts: readonly ResourceFacts[]): Run {
    return new Run(facts, { config: { environments: {} }, stackConfig: this.recording.stackConfig });
  }

  private violationsOf(rule: Rule, run: Run): readonly string[] {
    const { violations, errors } = run.resultOf(rule);
    for (const { message, at } of errors) throw new Error(`${rule.name} fails at ${at ?? "?"}: ${message}`);
    if (violations.length === 0) return [];
    const names = this.rules.map(({ name }) => name);
    const exemptions = inForce(this.exemptions.entries, names, run, new Date());
    return violations
      .filter((violation) => exemptionFor(violation, exemptions) === undefined)
      .map(({ resource, found }) => `${rule.name}: ${resource.name}: ${found}`);
  }
}

function mandatoryRules(): readonly Rule[] {
  const { rules, failures } = loadRules();
  for (const { rule, message } of failures) throw new Error(`${rule} cannot be loaded: ${message}`);
  return rules.filter(({ enforcement }) => enforcement !== "advisory");
}

/** The facts without a resource, its descendants, and every edge that leads to them. */
export function without(facts: readonly ResourceFacts[], urn: string): readonly ResourceFacts[] {
  const gone = new Set([urn]);
  for (let before = 0; before < gone.size;) {
    before = gone.size;
    for (const each of facts) {
      if (each.parent !== undefined && gone.has(each.parent)) gone.add(each.urn);
    }
  }
  const left = (urns: readonly string[]): readonly string[] =>
    urns.some((each) => gone.has(each)) ? urns.filter((each) => !gone.has(each)) : urns;
  return facts
    .filter((each) => !gone.has(each.urn))
    .map((each) => ({
      ...each,
      dependencies: left(each.dependencies),
      propertyDependencies: Object.fromEntries(
        Object.entries(each.propertyDependencies).map(([property, urns]) => [property, left(urns)]),
      ),
    }));
}
