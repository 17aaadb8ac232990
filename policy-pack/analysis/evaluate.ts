import { basename } from "node:path";
import { placeOf } from "../graph/places";
import { Undecidable } from "../graph/reader";
import type { Resource } from "../graph/resource";
import type { Check, Rule, RuleContext } from "../rule";
import type { NotEvaluated, RuleError, RuleResult, RuleViolation } from "./finding";

/**
 * Asks one rule about every resource of its types. Each check of each resource stands alone: an unknown value
 * or a question beyond the layer makes it "not evaluated", anything else that is thrown an error of the rule.
 */
export function evaluate(rule: Rule, context: RuleContext): RuleResult {
  if (rule.needsWhole !== undefined && context.scope === "layer") {
    return { violations: [], notEvaluated: [{ rule, reasons: [rule.needsWhole] }], errors: [] };
  }
  const violations: RuleViolation[] = [];
  const notEvaluated: NotEvaluated[] = [];
  const errors: RuleError[] = [];
  for (const subject of subjectsOf(rule, context)) {
    const reasons = new Set<string>();
    const there = { ...context, place: placeOf(subject, context.place) };
    for (const check of rule.checks) {
      try {
        collect(rule, check, subject, there, violations);
      } catch (error) {
        if (error instanceof Undecidable) {
          reasons.add(error.message);
        } else {
          errors.push({ rule: rule.name, resource: subject, ...described(error) });
        }
      }
    }
    if (reasons.size > 0) {
      notEvaluated.push({ rule, resource: subject, reasons: [...reasons].sort() });
    }
  }
  return { violations, notEvaluated, errors };
}

function subjectsOf(rule: Rule, context: RuleContext): readonly Resource[] {
  return rule.types === "all" ? context.graph.resources : context.graph.ofType(...rule.types);
}

function collect(
  rule: Rule,
  check: Check,
  subject: Resource,
  context: RuleContext,
  violations: RuleViolation[],
): void {
  for (const violation of check(subject, context)) {
    const { found, expected, control, fix = rule.remediation, resource = subject } = violation;
    violations.push({ rule, resource, found, expected, fix, ...(control && { control }) });
  }
}

/** The message and the first line of the stack that lies in a file of the pack. */
export function described(error: unknown): { message: string; at?: string } {
  if (!(error instanceof Error)) {
    return { message: String(error) };
  }
  const line = error.stack?.split("\n").find((each) => /^\s+at /.test(each));
  const place = /\(?([^\s()]+):(\d+):\d+\)?$/.exec(line ?? "");
  const [message = ""] = error.message.split("\n");
  return { message, ...(place && { at: `${basename(place[1] ?? "")}:${place[2] ?? ""}` }) };
}
