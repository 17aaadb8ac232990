import type { Policies, Policy, StackValidation, StackValidationPolicy } from "@pulumi/policy";
import type { Rule } from "../rule";
import { closingGuard, openingGuard, reportGuarded } from "./guard";
import { exemptionProblemMessage, exemptionUseMessage, withoutHeadline } from "./message";
import { notEvaluatedMessage, ruleErrorMessage } from "./message";
import { configSchemaOf, describeRule } from "./metadata";
import { aboutPack } from "./names";
import { offeredWhile } from "./offered";
import { reportAs } from "./report";
import type { Session } from "./session";

/**
 * The pack as CrossGuard knows it.
 *
 * Every rule is a stack policy, those about one resource too: a preview precedes every `up` and its mandatory
 * violations stop the update before anything is created, and so outcome, exemptions and order are the same for
 * all rules. Resource policies would also see a resource before its companions are there.
 *
 * CrossGuard rebuilds every resource for each stack policy that it calls (measured: 14 ms for 600 resources,
 * a second for 75 policies). So the policies that come first build the graph and ask all rules that take no
 * parameters, and a rule's own policy offers no `validateStack` while it has nothing to say: the framework then
 * passes over it, and the engine counts it as passed.
 *
 * The engine is told of all but the guards: see `announced`.
 */
export function buildPolicies(session: Session): Policies {
  return [
    settingsPolicy(session),
    openingGuard(session),
    ...session.options.rules.map((rule) => rulePolicy(rule, session)),
    ...closingPolicies(session),
    closingGuard(session),
  ];
}

/** Takes over the pack's own configuration, which the framework hands to this policy alone. */
function settingsPolicy(session: Session): StackValidationPolicy {
  return {
    name: aboutPack.settings,
    displayName: "Settings of the pack",
    description: "The pack's own configuration fits its schema.",
    enforcementLevel: "mandatory",
    configSchema: configSchemaOf(session.settingsSchema),
    validateStack: (args, report) => {
      session.begin(args, args.getConfig());
      session.asked.add(aboutPack.settings);
      reportGuarded(session, session.runFor(args), report);
    },
  };
}

function rulePolicy(rule: Rule, session: Session): StackValidationPolicy {
  const validateStack: StackValidation = (args, report) => {
    const run = session.runFor(args);
    const level = session.levelOf(rule, run);
    const { violations } = session.verdictOf(rule, run, args.getConfig());
    for (const violation of level === "disabled" ? [] : violations) {
      if (violation.control === undefined) {
        reportAs(report, violation, level);
      }
    }
  };
  return quietWhen(session, describeRule(rule), validateStack, () => {
    const verdict = session.verdictSoFar(rule);
    return verdict?.violations.every((violation) => violation.control !== undefined) === true;
  });
}

/** A stack policy that is passed over while `isQuiet`; that it was asked is noted. */
function quietWhen(
  session: Session,
  policy: Policy,
  validateStack: StackValidation,
  isQuiet: () => boolean,
): StackValidationPolicy {
  return offeredWhile(policy, validateStack, () => {
    session.asked.add(policy.name);
    return !isQuiet();
  });
}

interface Entry {
  readonly message: string;
  readonly urn?: string;
}

function closingPolicies(session: Session): StackValidationPolicy[] {
  const closing = (policy: Policy, entries: () => readonly Entry[]): StackValidationPolicy =>
    quietWhen(
      session,
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
        name: aboutPack.notEvaluated,
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
        name: aboutPack.exemptionsUsed,
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
        name: aboutPack.exemptionsValid,
        displayName: "Exemptions are in order",
        description: "An entry of exemptions.yaml is wrong.",
        enforcementLevel: "mandatory",
      },
      () => session.exemptionProblems().map((problem) => ({ message: exemptionProblemMessage(problem) })),
    ),
    closing(
      {
        name: aboutPack.ruleErrors,
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
