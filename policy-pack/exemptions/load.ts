import { readFileSync } from "node:fs";
import { parse } from "yaml";
import type { Exemption } from "./schema";
import { exemptionFileSchema, exemptionSchema } from "./schema";

/** What the file holds: entries that fit the schema, and one sentence for each that does not. */
export interface LoadedExemptions {
  readonly entries: readonly Exemption[];
  readonly problems: readonly string[];
}

/** Reads an exemptions file. Never throws: what is wrong with it becomes a violation of `exemptions-valid`. */
export function loadExemptions(file: string): LoadedExemptions {
  try {
    return parseExemptions(readFileSync(file, "utf8"));
  } catch (error) {
    return { entries: [], problems: [`exemptions.yaml cannot be read: ${messageOf(error)}`] };
  }
}

/** As `loadExemptions`, from the text. */
export function parseExemptions(text: string): LoadedExemptions {
  let content: unknown;
  try {
    content = parse(text);
  } catch (error) {
    return { entries: [], problems: [`exemptions.yaml is not YAML: ${messageOf(error)}`] };
  }
  const file = exemptionFileSchema.safeParse(content);
  if (!file.success) {
    return {
      entries: [],
      problems: ["exemptions.yaml: must hold one key `exemptions` with a list of entries"],
    };
  }
  const entries: Exemption[] = [];
  const problems: string[] = [];
  for (const [index, item] of file.data.exemptions.entries()) {
    const entry = exemptionSchema.safeParse(item);
    if (entry.success) {
      entries.push(entry.data);
      continue;
    }
    for (const issue of entry.error.issues) {
      problems.push(
        `exemptions.yaml: entry ${index + 1}: ${[...issue.path, issue.message].map(String).join(": ")}`,
      );
    }
  }
  return { entries, problems };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? (error.message.split("\n")[0] ?? "") : String(error);
}
