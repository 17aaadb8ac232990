import type { ReportViolation } from "@pulumi/policy";
import type { Level } from "../configuration/levels";
import type { RuleViolation } from "./finding";
import { violationMessage } from "./message";

/** A finding with all that the framework would otherwise take from the policy that reports it. */
export interface Diagnostic {
  readonly name: string;
  readonly description?: string;
  readonly severity?: string;
  readonly enforcementLevel?: Level;
  readonly urn?: string;
  readonly message: string;
}

/**
 * Reports in the name of another policy, or at another level than the policy has. The object form is how
 * CrossGuard offers it; it is absent from its declared types.
 */
export function reportDiagnostic(report: ReportViolation, diagnostic: Diagnostic): void {
  const whole = report as unknown as (diagnostic: Diagnostic) => void;
  whole(diagnostic);
}

/** Reports a violation under its rule's name; at the level that the framework gives the rule where none is stated. */
export function reportAs(report: ReportViolation, violation: RuleViolation, level?: Level): void {
  const { rule, resource } = violation;
  reportDiagnostic(report, {
    name: rule.name,
    description: rule.description,
    severity: rule.severity,
    ...(level && { enforcementLevel: level }),
    urn: resource.urn,
    message: violationMessage(violation),
  });
}
