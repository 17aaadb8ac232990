import { mkdirSync, writeFileSync } from "node:fs";
import * as path from "node:path";
import { markdownTable } from "../docs/markdown-table";
import { alignedRows } from "../engine/aligned-rows";
import { repositoryRoot } from "../engine/repository";

/** One table of what was tried and what came of it. */
export interface EvidenceTable {
  /** What the rows are about, as a sentence without its dot. */
  readonly title: string;
  readonly header: readonly string[];
  readonly rows: readonly (readonly (string | number)[])[];
  /** Indexes of the columns of numbers. */
  readonly numbers: readonly number[];
}

/** What one rehearsal showed: for the screen and, checked in, for who was not there. */
export interface Evidence {
  readonly title: string;
  /** One paragraph each: what was done to what, and what counts as survived. */
  readonly about: readonly string[];
  readonly tables: readonly EvidenceTable[];
  readonly ok: boolean;
  /** One line of counts, as in "412 tried, 412 survived, 0 lost". */
  readonly verdict: string;
  /** What went wrong, in full; for stderr. */
  readonly failures: readonly string[];
}

/** For a terminal. */
export function evidenceText({ title, tables, verdict }: Evidence): string {
  const parts = tables.map(
    ({ title: about, header, rows, numbers }) => `${about}\n\n${alignedRows([header, ...rows], numbers)}`,
  );
  return `${[title, ...parts, verdict].join("\n\n")}\n`;
}

/** Outside of code Markdown takes `<file>` for a tag and shows nothing of it. */
function visible(cell: string | number): string {
  const parts = String(cell).split("`");
  return parts.map((part, index) => (index % 2 === 0 ? part.replaceAll("<", "&lt;") : part)).join("`");
}

/**
 * For the repository.
 *
 * @param command that makes the document anew
 * @param machine and versions, in one line
 */
export function evidenceDocument(evidence: Evidence, command: string, machine: string): string {
  const { title, about, tables, verdict } = evidence;
  const parts = tables.map(
    ({ title: heading, header, rows }) =>
      `## ${heading}\n\n${markdownTable(
        header,
        rows.map((row) => row.map(visible)),
      )}`,
  );
  const origin = `Written by \`${command}\` on ${machine}.`;
  return `${[`# ${title}`, ...about, `**${verdict}**`, ...parts, origin].join("\n\n")}\n`;
}

/**
 * Writes a document of this repository.
 *
 * @param file from the root of the repository
 */
export function writeDocument(file: string, text: string): void {
  const target = path.join(repositoryRoot, file);
  mkdirSync(path.dirname(target), { recursive: true });
  writeFileSync(target, text);
  process.stderr.write(`wrote ${file}\n`);
}
