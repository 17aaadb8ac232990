import { ruleAnchor } from "../coverage/links";
import { markdownTable } from "../markdown-table";
import { entryOf, kinds } from "./entry";
import { overview } from "./overview";
import { loadPack } from "./pack";

const legend = `Each entry below shows the shortest example of what the rule accepts and of what it refuses, with the
message that the pack gives. In them \`outputOf("x")\` is a value that AWS gives the resource x and
\`knownAfterUpdate\` any other value that a preview does not know; the environment is prod where nothing is said.`;

/** `docs/policies.md`: what the pack is, a table of its rules, and an entry for each with examples of both sides. */
export function policyReference(): string {
  const pack = loadPack();
  const rows = pack.rules.map(({ name, severity, kind, title }) => [
    ruleAnchor(name),
    severity,
    kinds[kind],
    title,
  ]);
  const sections = [
    overview(pack.rules.length),
    "## Rules",
    markdownTable(["Rule", "Severity", "Looks at", "What it asks"], rows),
    legend,
    ...pack.rules.map((rule) => entryOf(pack, rule)),
  ];
  return `${sections.join("\n\n")}\n`;
}
