import { environments, type Environment } from "../../../shared/naming";
import { markdownTable } from "../markdown-table";
import { byKey, planGraph, type InEnvironment } from "../plan";
import { alarmFacts, alarmTypes, type AlarmFacts } from "./alarm";

const introduction = `# Alarms

Written by \`npm run docs\` from the plans in \`test/golden\`; do not edit. The rows are in \`shared/alarms/\`.

Grouped by the runbook that says what to do. An alarm \`x\` is \`tradai-x-<env>\` in CloudWatch.

- **dev, staging, prod**: what sets it off there, as threshold and periods: "> 5, 2 of 3 x 5 min" is more than five in two of
  the last three periods of five minutes. A dash: the environment has no such alarm.
- **no data**: what a period without data counts as.
- **tells**: \`alerts\` is mail to the subscribers; \`escalation\` reaches those on call besides. All is well again is told, too.`;

const header = ["alarm", "what is wrong", "measures", ...environments, "no data", "tells"];

type Found = readonly InEnvironment<AlarmFacts>[];

function alarmsOf(environment: Environment): readonly AlarmFacts[] {
  return planGraph(environment)
    .ofType(alarmTypes.metric, alarmTypes.composite)
    .map((alarm) => alarmFacts(alarm, environment));
}

/** What alarms of one name say in the environments that have it: once where they agree. */
function said(found: Found, of: (alarm: AlarmFacts) => string): string {
  const texts = new Map<string, Environment[]>();
  for (const { environment, value } of found) {
    texts.set(of(value), [...(texts.get(of(value)) ?? []), environment]);
  }
  if (texts.size === 1) return [...texts.keys()].join("");
  return [...texts].map(([text, where]) => `${where.join(", ")}: ${text}`).join("<br>");
}

function row(name: string, found: Found): readonly string[] {
  const when = environments.map(
    (environment) => found.find((each) => each.environment === environment)?.value.when ?? "–",
  );
  return [
    `\`${name}\``,
    said(found, ({ meaning }) => meaning),
    said(found, ({ measures }) => measures),
    ...when,
    said(found, ({ missingData }) => missingData),
    said(found, ({ tells }) => tells.join(", ")),
  ];
}

function section(runbook: string, alarms: readonly (readonly [string, Found])[]): string {
  const rows = alarms.map(([name, found]) => row(name, found));
  return `## [${runbook}](runbooks/${runbook}.md): ${rows.length}\n\n${markdownTable(header, rows)}`;
}

/** `docs/alarms.md`: every alarm, what it measures, when it goes off in each environment and whom it tells. */
export function alarmsPage(): string {
  const all = [...byKey(alarmsOf, ({ name }) => name)].sort(([a], [b]) => (a < b ? -1 : 1));
  const runbookOf = (found: Found): string => found[0]?.value.runbook ?? "";
  const runbooks = [...new Set(all.map(([, found]) => runbookOf(found)))].sort();
  const counts = environments.map((environment) => `${alarmsOf(environment).length} in ${environment}`);
  return `${[
    introduction,
    `${all.length} alarms: ${counts.join(", ")}.`,
    ...runbooks.map((runbook) =>
      section(
        runbook,
        all.filter(([, found]) => runbookOf(found) === runbook),
      ),
    ),
  ].join("\n\n")}\n`;
}
