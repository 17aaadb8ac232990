import type { Change } from "../configuration/changes";
import type { Resource } from "../graph/resource";
import type { ExemptionProblem, ExemptionUse, NotEvaluated, RuleError, RuleViolation } from "./finding";

/**
 * The text of a finding: a headline, then one `label: value` a line. The preview reads it back with
 * `parseMessage`, so labels are part of the pack's interface.
 */
export interface MessageParts {
  readonly headline: string;
  readonly fields: Readonly<Record<string, string>>;
}

export function violationMessage(violation: RuleViolation): string {
  const { rule, resource, found, expected, fix, control } = violation;
  return format(rule.description, {
    resource: named(resource),
    found,
    expected,
    fix,
    docs: documentationOf(rule.name),
    ...(control && { control: `${control}; mandatory in every environment, cannot be lowered` }),
  });
}

export function notEvaluatedMessage(entry: NotEvaluated): string {
  return format("Not evaluated.", {
    rule: entry.rule.name,
    ...(entry.resource && { resource: named(entry.resource) }),
    reason: entry.reasons.join("; "),
  });
}

export function exemptionUseMessage({ exemption, violation }: ExemptionUse): string {
  return format("Exemption used.", {
    rule: violation.rule.name,
    resource: named(violation.resource),
    exempted: violation.found,
    reason: exemption.reason,
    owner: exemption.owner,
    expires: exemption.expires,
  });
}

export function exemptionProblemMessage({ problem, expected, exemption }: ExemptionProblem): string {
  return format("An entry of exemptions.yaml is wrong.", {
    ...(exemption && {
      entry: `${exemption.policy}, layer ${exemption.layer}, resource ${exemption.resource}, environment ${exemption.environment}`,
    }),
    found: problem,
    expected,
  });
}

export function configurationProblemMessage(problem: string): string {
  return format("The pack's configuration is wrong, and is not used.", {
    found: problem,
    expected: "what docs/policy-pack-config.schema.json allows",
  });
}

export function changeMessage({ setting, value, preset }: Change): string {
  return format("Changed by the configuration.", { setting, value, preset });
}

export function ruleErrorMessage(error: RuleError): string {
  return format("A rule failed instead of answering.", {
    rule: error.rule,
    ...(error.resource && { resource: named(error.resource) }),
    error: error.message,
    ...(error.at !== undefined && { at: error.at }),
  });
}

/** CrossGuard puts the policy's description before every message: it is the headline. */
export function withoutHeadline(message: string): string {
  return message.slice(message.indexOf("\n") + 1);
}

/** Where a rule is explained, with both examples: a path in this repository. */
export function documentationOf(rule: string): string {
  return `docs/policies.md#${rule}`;
}

/** Reads a message back. Lines before the first label are the headline. */
export function parseMessage(text: string): MessageParts {
  const headline: string[] = [];
  const fields: Record<string, string> = {};
  for (const line of text.split("\n")) {
    const match = /^([a-z]+): (.*)$/.exec(line);
    if (match?.[1] !== undefined && match[2] !== undefined) {
      fields[match[1]] = match[2];
    } else if (Object.keys(fields).length === 0) {
      headline.push(line);
    }
  }
  return { headline: headline.join("\n").trim(), fields };
}

function format(headline: string, fields: Readonly<Record<string, string>>): string {
  const lines = Object.entries(fields).map(([label, value]) => `${label}: ${value.replaceAll(/\s+/g, " ")}`);
  return [headline, ...lines].join("\n");
}

function named(resource: Resource): string {
  return `${resource.name} (${resource.shortType}, layer ${resource.layer}, ${resource.environment})`;
}
