import { randomUUID } from "node:crypto";
import type {
  Policies,
  Policy,
  ReportViolation,
  ResourceValidationArgs,
  ResourceValidationPolicy,
  StackValidation,
  StackValidationPolicy,
} from "@pulumi/policy";
import type { Change } from "../configuration/changes";
import { collectInputs } from "./facts";
import { changeMessage, configurationProblemMessage } from "./message";
import { aboutPack } from "./names";
import { offeredWhile } from "./offered";
import { reportAs, reportDiagnostic } from "./report";
import type { Run } from "./run";
import type { Session } from "./session";

/** No configuration can hold this name: every process makes its own. */
const guardName = `guard-${randomUUID()}`;

const guard: Policy = {
  name: guardName,
  description: "What no configuration can lower.",
  enforcementLevel: "mandatory",
};

/**
 * What the engine is told of the pack: everything but the guards. It gives a level to each policy that it is
 * told of, `disabled` too where the configuration says so of the policy or of all; the guards keep their own.
 */
export function announced(policies: Policies): Policies {
  return policies.filter(({ name }) => name !== guardName);
}

/**
 * Reports what is mandatory whatever level the configuration gives to a rule or to all: the mission's controls,
 * and a configuration that does not fit.
 */
export function reportGuarded(session: Session, run: Run, report: ReportViolation): void {
  for (const problem of session.configProblems) {
    const message = configurationProblemMessage(problem);
    reportDiagnostic(report, { name: aboutPack.settings, enforcementLevel: "mandatory", message });
  }
  for (const rule of session.options.rules.filter((each) => each.parameters === undefined)) {
    for (const violation of session.verdictOf(rule, run).violations) {
      if (violation.control !== undefined) {
        reportAs(report, violation, "mandatory");
      }
    }
  }
}

/**
 * Collects inputs while resources are registered, and does the work of `pack-settings` where the configuration
 * disables that.
 */
export function openingGuard(session: Session): ResourceValidationPolicy & StackValidationPolicy {
  const policy = {
    ...guard,
    validateResource: (args: ResourceValidationArgs) => {
      collectInputs(args, session.inputs);
    },
  };
  const validateStack: StackValidation = (args, report) => {
    reportGuarded(session, session.runFor(args), report);
  };
  return offeredWhile(policy, validateStack, () => !session.isRunning);
}

/** Reports what the configuration changed and which policies it disabled: nothing is lowered without a trace. */
export function closingGuard(session: Session): StackValidationPolicy {
  const changes = (): readonly Change[] => {
    const names = [aboutPack.settings, ...session.options.rules.map(({ name }) => name), ...closing];
    const disabled = names.filter((name) => !session.asked.has(name));
    return [
      ...session.changes(),
      ...(disabled.length === 0
        ? []
        : [{ setting: `level of ${disabled.join(", ")}`, value: "disabled", preset: "as the pack says" }]),
    ];
  };
  const validateStack: StackValidation = (_, report) => {
    for (const change of changes()) {
      const message = changeMessage(change);
      reportDiagnostic(report, { name: aboutPack.configurationUsed, enforcementLevel: "advisory", message });
    }
  };
  return offeredWhile(guard, validateStack, () => changes().length > 0);
}

const closing = [
  aboutPack.notEvaluated,
  aboutPack.exemptionsUsed,
  aboutPack.exemptionsValid,
  aboutPack.ruleErrors,
];
