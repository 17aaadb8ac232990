import type { Resource } from "../graph/resource";
import type { Exemption } from "../exemptions/schema";
import type { MissionControl, Rule } from "../rule";

/** A violation with the rule that found it. */
export interface RuleViolation {
  readonly rule: Rule;
  readonly resource: Resource;
  readonly found: string;
  readonly expected: string;
  readonly fix: string;
  readonly control?: MissionControl;
}

/** A question that could not be answered, with every reason; without resource where it concerns the stack. */
export interface NotEvaluated {
  readonly rule: Rule;
  readonly resource?: Resource;
  readonly reasons: readonly string[];
}

/** A rule that threw. */
export interface RuleError {
  readonly rule: string;
  readonly resource?: Resource;
  readonly message: string;
  /** Where in the rule: file and line, without folders. */
  readonly at?: string;
}

export interface RuleResult {
  readonly violations: readonly RuleViolation[];
  readonly notEvaluated: readonly NotEvaluated[];
  readonly errors: readonly RuleError[];
}

/** A violation that an exemption accepts. */
export interface ExemptionUse {
  readonly exemption: Exemption;
  readonly violation: RuleViolation;
}

/** An entry of the exemptions file that is itself wrong. */
export interface ExemptionProblem {
  readonly problem: string;
  readonly expected: string;
  readonly exemption?: Exemption;
}
