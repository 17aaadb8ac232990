import { z } from "zod";
import type { Rule } from "../../../policy-pack/rule";
import { catalogues } from "../coverage/answers";
import { catalogueTitles, idText } from "../coverage/links";
import { markdownTable } from "../markdown-table";
import { relations } from "../coverage/relations";
import { examplesOf } from "./example";
import type { Pack } from "./pack";

export const kinds: Readonly<Record<Rule["kind"], string>> = {
  resource: "one resource",
  stack: "several resources",
};

function scopeOf({ needsWhole, kind }: Rule): string {
  if (needsWhole !== undefined) {
    return `the whole: ${needsWhole}`;
  }
  return kind === "resource"
    ? "a layer alone"
    : "a layer alone; where the other half lies in another layer, the whole";
}

function idsOf({ catalogue }: Rule): string {
  return catalogues
    .flatMap((name) => {
      const ids = catalogue?.[name] ?? [];
      return ids.length === 0
        ? []
        : [`${catalogueTitles[name]} ${ids.map((id) => idText(name, id)).join(", ")}`];
    })
    .join("; ");
}

function factsOfRule(rule: Rule): string {
  const found: readonly (readonly [string, string])[] = [
    ["Severity", rule.severity],
    ["Level", rule.enforcement ?? "mandatory"],
    ["Looks at", kinds[rule.kind]],
    ["Needs", scopeOf(rule)],
    ["Public catalogues", idsOf(rule)],
    [
      "Relations",
      (rule.relations ?? []).map((number) => `${number} (${relations[number] ?? ""})`).join("; "),
    ],
    ["Findings", (rule.findings ?? []).join(", ")],
  ];
  return found
    .filter(([, text]) => text !== "")
    .map(([label, text]) => `- ${label}: ${text}`)
    .join("\n");
}

/** The parameters of a rule with their defaults; empty where it has none. */
function parametersOf({ parameters }: Rule): string {
  if (parameters === undefined) {
    return "";
  }
  const { properties = {} } = z.toJSONSchema(parameters, { target: "draft-7", io: "input" });
  const rows = Object.entries(properties).map(([name, schema]) => {
    const { description = "", default: preset } = schema as { description?: string; default?: unknown };
    return [`\`${name}\``, description, preset === undefined ? "none" : `\`${JSON.stringify(preset)}\``];
  });
  const isDescribed = rows.some(([, description]) => description !== "");
  return isDescribed
    ? markdownTable(["Parameter", "What it is for", "Default"], rows)
    : markdownTable(
        ["Parameter", "Default"],
        rows.map(([name = "", , preset = ""]) => [name, preset]),
      );
}

/** The entry of a rule; its anchor is the rule's name, to which every message of the rule links. */
export function entryOf(pack: Pack, rule: Rule): string {
  return [
    `### ${rule.name}`,
    rule.description,
    `**Why:** ${rule.rationale}`,
    `**How to put it right:** ${rule.remediation}`,
    factsOfRule(rule),
    parametersOf(rule),
    examplesOf(pack, rule),
  ]
    .filter((part) => part !== "")
    .join("\n\n");
}
