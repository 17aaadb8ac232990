import type {
  Policies,
  Policy,
  ReportViolation,
  ResourceValidation,
  StackValidation,
  StackValidationPolicy,
} from "@pulumi/policy";
import type { Rule } from "../rule";
import { packConfigSchema } from "../settings";
import { collectInputs } from "./facts";
import { exemptionProblemMessage, exemptionUseMessage } from "./message";
import { notEvaluatedMessage, ruleErrorMessage, violationMessage } from "./message";
import { configSchemaOf, describeRule } from "./metadata";
import type { Session } from "./session";
import type { RuleViolation } from "./finding";

/**
 * The pack as CrossGuard knows it.
 *
 * Every rule is a stack policy, those about one resource too: a preview precedes every `up` and its mandatory
 * violations stop the update before anything is created, and so outcome, exemptions and order are the same for
 * all rules. Resource policies would also see a resource before its companions are there.
 *
 * CrossGuard rebuilds every resource for each stack policy that it calls (measured: 14 ms for 600 resources,
 * a second for 75 policies). So `pack-settings`, which comes first, builds the graph and asks all rules that
 * take no parameters, and a rule's own policy offers no `validateStack` while it has nothing to say: the
 * framework then passes over it, and the engine counts it as passed.
 */
export function buildPolicies(session: Session): Policies {
  return [
    openingPolicy(session),
    ...session.options.rules.map((rule) => rulePolicy(rule, session)),
    ...closingPolicies(session),
  ];
}

/** Collects inputs while resources are registered, then starts the run. */
function openingPolicy(session: Session): Policies[number] {
  const validateResource: ResourceValidation = (args) => {
    collectInputs(args, session.inputs);
  };
  const validateStack: StackValidation = (args, report) => {
    session.begin(args, args.getConfig());
    for (const problem of session.configProblems) {
      report(`found: ${problem}\nexpected: a value that fits the schema of \`pack-settings\``);
    }
    const run = session.runFor(args);
    for (const rule of session.options.rules.filter((each) => each.parameters === undefined)) {
      for (const violation of session.verdictOf(rule, run).violations) {
        if (violation.control !== undefined) {
          reportMandatory(report, violation);
        }
      }
    }
  };
  return {
    name: "pack-settings",
    displayName: "Settings of the pack",
    description: "The pack's own configuration fits its schema.",
    enforcementLevel: "mandatory",
    configSchema: configSchemaOf(packConfigSchema),
    validateResource,
    validateStack,
  };
}

/**
 * Reports under the rule's name at level mandatory, whatever level the configuration gives that rule. The
 * object form is how CrossGuard lets one policy report for another; it is absent from its declared types.
 */
function reportMandatory(report: ReportViolation, violation: RuleViolation): void {
  const reportAs = report as unknown as (diagnostic: Readonly<Record<string, string>>) => void;
  reportAs({
    name: violation.rule.name,
    description: violation.rule.description,
    severity: violation.rule.severity,
    enforcementLevel: "mandatory",
    urn: violation.resource.urn,
    message: violationMessage(violation),
  });
}

function rulePolicy(rule: Rule, session: Session): StackValidationPolicy {
  const validateStack: StackValidation = (args, report) => {
    const run = session.runFor(args);
    for (const violation of session.verdictOf(rule, run, args.getConfig()).violations) {
      if (violation.control === undefined) {
        report(withoutHeadline(violationMessage(violation)), violation.resource.urn);
      }
    }
  };
  return quietWhen(describeRule(rule), validateStack, () => {
    const verdict = session.verdictSoFar(rule);
    return verdict?.violations.every((violation) => violation.control !== undefined) === true;
  });
}

/** A stack policy that the framework passes over while `isQuiet`. */
function quietWhen(
  policy: Policy,
  validateStack: StackValidation,
  isQuiet: () => boolean,
): StackValidationPolicy {
  return Object.defineProperty({ ...policy, validateStack }, "validateStack", {
    enumerable: true,
    get: () => (isQuiet() ? undefined : validateStack),
  });
}

/** CrossGuard puts the policy's description before every message: it is the headline. */
function withoutHeadline(message: string): string {
  return message.slice(message.indexOf("\n") + 1);
}

interface Entry {
  readonly message: string;
  readonly urn?: string;
}

function closingPolicies(session: Session): StackValidationPolicy[] {
  const closing = (policy: Policy, entries: () => readonly Entry[]): StackValidationPolicy =>
    quietWhen(
      policy,
      (_, report) => {
        for (const { message, urn } of entries()) {
          report(withoutHeadline(message), urn);
        }
      },
      () => session.isRunning && entries().length === 0,
    );
  return [
    closing(
      {
        name: "not-evaluated",
        displayName: "Not evaluated",
        description: "Not evaluated.",
        enforcementLevel: "advisory",
      },
      () =>
        session.allVerdicts().flatMap((verdict) =>
          verdict.result.notEvaluated.map((entry) => ({
            message: notEvaluatedMessage(entry),
            ...(entry.resource && { urn: entry.resource.urn }),
          })),
        ),
    ),
    closing(
      {
        name: "exemptions-used",
        displayName: "Exemptions in use",
        description: "Exemption used.",
        enforcementLevel: "advisory",
      },
      () =>
        session.allVerdicts().flatMap((verdict) =>
          verdict.uses.map((use) => ({
            message: exemptionUseMessage(use),
            urn: use.violation.resource.urn,
          })),
        ),
    ),
    closing(
      {
        name: "exemptions-valid",
        displayName: "Exemptions are in order",
        description: "An entry of exemptions.yaml is wrong.",
        enforcementLevel: "mandatory",
      },
      () => session.exemptionProblems().map((problem) => ({ message: exemptionProblemMessage(problem) })),
    ),
    closing(
      {
        name: "rule-errors",
        displayName: "Rules answer",
        description: "A rule failed instead of answering.",
        enforcementLevel: "mandatory",
      },
      () => [
        ...session.options.failures.map((error) => ({ message: ruleErrorMessage(error) })),
        ...session.allVerdicts().flatMap((verdict) =>
          verdict.result.errors.map((error) => ({
            message: ruleErrorMessage(error),
            ...(error.resource && { urn: error.resource.urn }),
          })),
        ),
      ],
    ),
  ];
}
