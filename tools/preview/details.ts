import type { Plan, PlanResource } from "../engine/plan";
import { readableYaml } from "../engine/readable-yaml";
import { readUrn } from "../engine/urn";

function sortKey({ urn }: PlanResource): string {
  const { layer = "", type, name } = readUrn(urn);
  return [layer, type, name].join(" ");
}

function resourceText({ urn, protect, inputs }: PlanResource): string {
  const { layer, type, name } = readUrn(urn);
  const notes = [layer, protect ? "protected" : undefined].filter((note) => note !== undefined);
  const heading = `+ ${type} ${name}${notes.length === 0 ? "" : ` (${notes.join(", ")})`}`;
  const lines = Object.keys(inputs).length === 0 ? [] : readableYaml(inputs).trimEnd().split("\n");
  return [heading, ...lines.map((line) => `    ${line}`)].join("\n");
}

/** Everything that would be created with its inputs, JSON documents as structure, sorted. */
export function detailsText({ resources }: Plan): string {
  const sorted = [...resources].sort((a, b) => (sortKey(a) < sortKey(b) ? -1 : 1));
  return `${sorted.map(resourceText).join("\n\n")}\n`;
}
