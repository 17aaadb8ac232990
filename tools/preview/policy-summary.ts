import { aboutPack } from "../../policy-pack/analysis/names";
import type { PolicyResults } from "../engine/policy-results";
import { findingsOf, toldFields, type Finding } from "./finding";

const ABOUT_THE_PACK: readonly string[] = Object.values(aboutPack);

function counted(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}

function violationText(finding: Finding): string {
  const { kind, rule, resource, headline } = finding;
  const layer = resource?.layer === undefined ? "" : ` (${resource.layer})`;
  const subject = resource === undefined ? "" : `: ${resource.type} ${resource.name}${layer}`;
  const lines = toldFields(finding).map(([label, text]) => `      ${`${label}:`.padEnd(10)}${text}`);
  const headlines = headline === "" ? [] : [`      ${headline}`];
  return [`  ${kind}  ${rule}${subject}`, ...headlines, ...lines].join("\n");
}

/** One line a reason, with the rules that it kept from answering and how often. */
function groupedByReason(findings: readonly Finding[]): string[] {
  const groups = new Map<string, { count: number; rules: Set<string> }>();
  for (const { rule, headline, fields } of findings) {
    const reason = fields.reason ?? headline;
    const group = groups.get(reason) ?? { count: 0, rules: new Set<string>() };
    group.count += 1;
    group.rules.add(rule);
    groups.set(reason, group);
  }
  return [...groups]
    .sort(([a, { count: first }], [b, { count: second }]) => second - first || (a < b ? -1 : 1))
    .map(([reason, { count, rules }]) => `  ${count} x ${reason} (${[...rules].sort().join(", ")})`);
}

function exemptionText({ rule, fields }: Finding): string {
  const { resource, reason, owner, expires } = fields;
  return `  ${rule}: ${resource ?? "?"}: ${reason ?? "?"} (${owner ?? "?"}, until ${expires ?? "?"})`;
}

function changeText({ fields: { setting, value, preset } }: Finding): string {
  return `  ${setting ?? "?"}: ${value ?? "?"} instead of ${preset ?? "?"}`;
}

/** What the policy pack said: violations first, each with its remedy. */
export function policySummary({ reports, passed }: PolicyResults): string {
  const findings = findingsOf(reports);
  const of = (kind: Finding["kind"]): readonly Finding[] => findings.filter((each) => each.kind === kind);
  const [violations, advice, notEvaluated] = [of("violation"), of("advice"), of("not evaluated")];
  const exemptions = of("exemption");
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
    ...part("Changed by the configuration:", of("configuration").map(changeText)),
  ].join("\n");
}
