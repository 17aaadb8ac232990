import { markdownTable } from "../markdown-table";
import { ledger, type Audit } from "../../../ledger";
import type { Resources, Row } from "../../../ledger/row";
import { environments } from "../../../shared/naming";

const states = ["closed", "partly", "application", "declined"] as const satisfies readonly Row["state"][];

const meanings: Readonly<Record<Row["state"], string>> = {
  closed: "closed by what this repository deploys",
  partly: "closed as far as infrastructure can; what is left is named",
  application: "the applications' code or people's work; the nearest thing that infrastructure does is named",
  declined: "overruled by a decision, which is given with what closes the finding instead",
};

function countsOf(rows: readonly Row[]): readonly number[] {
  return [rows.length, ...states.map((state) => rows.filter((row) => row.state === state).length)];
}

function overview(): string {
  const all = ledger.flatMap(({ rows }) => rows);
  return markdownTable(
    ["audit", "findings", ...states],
    [...ledger.map(({ title, rows }) => [title, ...countsOf(rows)]), ["all", ...countsOf(all)]],
  );
}

function resourcesText({ are, in: only }: Resources): string {
  const where = only === undefined || only.length === environments.length ? "" : ` (${only.join(", ")})`;
  return `${are.map((resource) => `\`${resource}\``).join(", ")}${where}`;
}

function evidenceOf({ evidence }: Row): readonly string[] {
  const { resources = [], rules = [], tests = [], files = [] } = evidence;
  const link = (file: string, text = file): string => `[${text}](../${file})`;
  return [
    ...resources.map((each) => `resources: ${resourcesText(each)}`),
    ...(rules.length === 0
      ? []
      : [`rules: ${rules.map((rule) => `[\`${rule}\`](policies.md#${rule})`).join(", ")}`]),
    ...tests.map(({ file, title }) => `test: ${link(file)}: ${title}`),
    ...files.map((file) => `file: ${link(file)}`),
  ];
}

function remark(row: Row): readonly string[] {
  if (row.state === "partly") return [`Left: ${row.rest}`];
  return row.state === "declined" ? [`Decision: ${row.decision}`] : [];
}

function entry(row: Row): string {
  const list = evidenceOf(row).map((line) => `- ${line}`);
  const parts = [`### ${row.id}: ${row.state}`, row.finding, row.answer, ...remark(row), list.join("\n")];
  return parts.filter((part) => part !== "").join("\n\n");
}

function section({ title, prefix, rows }: Audit): string {
  return [`## ${title} (${prefix})`, ...rows.map(entry)].join("\n\n");
}

/** `docs/findings.md`: each finding of the audits, what became of it, and what a reader can look at to believe it. */
export function findingsPage(): string {
  const parts = [
    "# Findings",
    "Written by `npm run docs` from `ledger/rows`. `npm test` fails, naming the finding, when a resource, rule, test or " +
      "file that is named here is gone.",
    states.map((state) => `- **${state}**: ${meanings[state]}`).join("\n"),
    overview(),
    ...ledger.map(section),
  ];
  return `${parts.join("\n\n")}\n`;
}
