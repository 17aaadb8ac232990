import { parseMessage } from "../../policy-pack/analysis/message";
import type { PolicyReport, PolicyResults } from "../engine/policy-results";
import { readUrn } from "../engine/urn";

/** Policies of the pack that tell about the others. */
const NOT_EVALUATED = "not-evaluated";
const EXEMPTIONS_USED = "exemptions-used";
const ABOUT_THE_PACK = [NOT_EVALUATED, EXEMPTIONS_USED, "exemptions-valid", "rule-errors", "pack-settings"];

function counted(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}

function violationText({ policy, urn, mandatory, message }: PolicyReport): string {
  const { headline, fields } = parseMessage(message);
  const { layer, type, name } = readUrn(urn ?? "");
  const subject = urn === undefined ? "" : `: ${type} ${name}${layer === undefined ? "" : ` (${layer})`}`;
  const told = Object.entries(fields).filter(([label]) => label !== "resource");
  const lines = told.map(([label, value]) => `      ${`${label}:`.padEnd(10)}${value}`);
  const headlines = headline === "" ? [] : [`      ${headline}`];
  return [`  ${mandatory ? "violation" : "advice"}  ${policy}${subject}`, ...headlines, ...lines].join("\n");
}

/** One line a reason, with the rules that it kept from answering and how often. */
function groupedByReason(reports: readonly PolicyReport[]): string[] {
  const groups = new Map<string, { count: number; rules: Set<string> }>();
  for (const { message } of reports) {
    const { fields } = parseMessage(message);
    const reason = fields.reason ?? message;
    const group = groups.get(reason) ?? { count: 0, rules: new Set<string>() };
    group.count += 1;
    group.rules.add(fields.rule ?? "?");
    groups.set(reason, group);
  }
  return [...groups]
    .sort(([, a], [, b]) => b.count - a.count)
    .map(([reason, { count, rules }]) => `  ${count} x ${reason} (${[...rules].sort().join(", ")})`);
}

function exemptionText({ message }: PolicyReport): string {
  const { rule, resource, reason, owner, expires } = parseMessage(message).fields;
  return `  ${rule ?? "?"}: ${resource ?? "?"}: ${reason ?? "?"} (${owner ?? "?"}, until ${expires ?? "?"})`;
}

/** What the policy pack said: violations first, each with its remedy. */
export function policySummary({ reports, passed }: PolicyResults): string {
  const notEvaluated = reports.filter(({ policy }) => policy === NOT_EVALUATED);
  const exemptions = reports.filter(({ policy }) => policy === EXEMPTIONS_USED);
  const rest = reports.filter(({ policy }) => policy !== NOT_EVALUATED && policy !== EXEMPTIONS_USED);
  const violations = rest.filter(({ mandatory }) => mandatory);
  const advice = rest.filter(({ mandatory }) => !mandatory);
  const rules = passed.filter((policy) => !ABOUT_THE_PACK.includes(policy));
  const counts = [
    counted(violations.length, "violation"),
    ...(advice.length === 0 ? [] : [`${advice.length} advisory`]),
    `${counted(rules.length, "rule")} passed`,
    `${notEvaluated.length} not evaluated`,
    `${counted(exemptions.length, "exemption")} used`,
  ];
  const part = (title: string, lines: readonly string[]): string[] =>
    lines.length === 0 ? [] : [title, ...lines];
  return [
    `Policies: ${counts.join(", ")}`,
    ...[...violations, ...advice].map(violationText),
    ...part("Not evaluated:", groupedByReason(notEvaluated)),
    ...part("Exemptions used:", exemptions.map(exemptionText)),
  ].join("\n");
}
