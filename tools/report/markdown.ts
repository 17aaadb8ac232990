import { createTwoFilesPatch } from "diff";
import type { Exemption } from "../../policy-pack/exemptions/schema";
import { layers } from "../../shared/naming";
import type { Plan } from "../engine/plan";
import { goldenText } from "../golden/layout";
import type { Operation, ResourceChange } from "./changes";
import { isEmpty, type Comparison } from "./comparison";
import type { Danger } from "./dangers";
import { openingSentence } from "./openings";
import { permissionSentences } from "./sentences";
import type { Finding } from "./snapshot";

/** What a pull request's comment can hold: GitHub takes 65,536 characters. */
const LONGEST_DIFF = 40_000;
const LONGEST_LIST = 40;

const done: Readonly<Record<Operation, string>> = {
  create: "created",
  change: "changed",
  replace: "replaced",
  delete: "deleted",
};
const operations = Object.keys(done) as Operation[];

function list(lines: readonly string[]): string {
  const more = lines.length - LONGEST_LIST;
  const rest = more > 0 ? [`… and ${more} more`] : [];
  return [...lines.slice(0, LONGEST_LIST), ...rest].map((line) => `- ${line}`).join("\n");
}

function section(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : [`## ${title}\n\n${list(lines)}`];
}

function subjectText({ name, type }: Danger["subject"]): string {
  return type === undefined ? `**${name}**` : `**${name}** (\`${type}\`)`;
}

function counts(changes: readonly ResourceChange[]): string {
  return operations
    .map((operation) => ({ operation, of: changes.filter((change) => change.operation === operation) }))
    .filter(({ of }) => of.length > 0)
    .map(({ operation, of }) => `${of.length} ${done[operation]}`)
    .join(", ");
}

function outcomeLines(findings: readonly Finding[], verb: string): readonly string[] {
  return findings.map(({ outcome, rule, resources, text }) => {
    const about = resources.map((name) => `**${name}**`).join(", ");
    return `${verb}: ${outcome} of \`${rule}\`${about === "" ? "" : `: ${about}`}: ${text}`;
  });
}

function exemptionLine({ policy, resource, reason, owner, expires }: Exemption): string {
  return `\`${policy}\` for **${resource}** until ${expires}, ${owner}: ${reason}`;
}

function exemptionLines({ exemptions }: Comparison): readonly string[] {
  return [
    ...exemptions.added.map((each) => `added: ${exemptionLine(each)}`),
    ...exemptions.changed.map(([old, now]) => `changed (was until ${old.expires}): ${exemptionLine(now)}`),
    ...exemptions.removed.map((each) => `removed: ${exemptionLine(each)}`),
  ];
}

function changeLine({ operation, inputs, ...change }: ResourceChange): string {
  const paths = inputs.map(({ path, from }) => `\`${path}\`${from === undefined ? "" : ` (from ${from})`}`);
  const shown = paths.length > 5 ? [...paths.slice(0, 5), `${paths.length - 5} more`] : paths;
  return `${done[operation]}: ${subjectText(change)}${shown.length === 0 ? "" : `: ${shown.join(", ")}`}`;
}

function layerSections(changes: readonly ResourceChange[]): readonly string[] {
  return [...layers, "none"].flatMap((layer) => {
    const own = changes.filter((change) => change.layer === layer);
    const sorted = operations.flatMap((operation) => own.filter((change) => change.operation === operation));
    const title = layer === "none" ? "Outside the layers" : `Layer ${layer}`;
    return section(`${title}: ${counts(own)}`, sorted.map(changeLine));
  });
}

function fullDifference(before: Plan, after: Plan): readonly string[] {
  const patch = createTwoFilesPatch("before", "after", goldenText(before), goldenText(after));
  const lines = patch.split("\n").slice(3).join("\n").trimEnd();
  if (lines === "") return [];
  const text =
    lines.length > LONGEST_DIFF
      ? `${lines.slice(0, LONGEST_DIFF)}\n… ${lines.length - LONGEST_DIFF} more characters`
      : lines;
  const fence = "```";
  return [`<details>\n<summary>Full difference</summary>\n\n${fence}diff\n${text}\n${fence}\n\n</details>`];
}

/**
 * The report of one environment: first what can lose data or weakens something, then who may do more, then what
 * changes by layer, and at the end every line that differs. One line where nothing differs.
 *
 * @param base how the reader knows the revision that is compared with
 * @param more sections of one's own, told before the layers'
 */
export function reportOf(
  comparison: Comparison,
  plans: readonly [Plan, Plan],
  base: string,
  more: readonly { readonly title: string; readonly lines: readonly string[] }[] = [],
): string {
  const { environment, changes, dangers, permissions, openings, outcomes, sizes } = comparison;
  if (isEmpty(comparison) && more.every(({ lines }) => lines.length === 0))
    return `**${environment}**: no change against ${base}\n`;
  const parts = [
    `# ${environment} against ${base}: ${counts(changes) || "no resource changes"}`,
    ...section(
      "Dangerous",
      dangers.map(({ kind, subject, text }) => `${kind}: ${subjectText(subject)} ${text}`),
    ),
    ...section("Permissions gained", permissionSentences(permissions.gained, true)),
    ...section("Permissions lost", permissionSentences(permissions.lost, false)),
    ...section("Network", [
      ...openings.opened.map((opening) => `opened: ${openingSentence(opening)}`),
      ...openings.closed.map((opening) => `closed: ${openingSentence(opening)}`),
    ]),
    ...section("Policies", [
      ...outcomeLines(outcomes.appeared, "new"),
      ...outcomeLines(outcomes.gone, "gone"),
    ]),
    ...section("Exemptions", exemptionLines(comparison)),
    ...section("Sizes", sizes),
    ...more.flatMap(({ title, lines }) => section(title, lines)),
    ...layerSections(changes),
    ...fullDifference(...plans),
  ];
  return `${parts.join("\n\n")}\n`;
}
