import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import * as path from "node:path";
import { structuredPatch } from "diff";
import { UserError } from "../../shared/errors";
import { commandLine, runTool } from "../engine/command-line";
import { repositoryRoot } from "../engine/repository";
import type { GeneratedDocument } from "./documents";

/** Changed lines shown for each document: enough to see what it is about. */
const shownLines = 10;

function written(document: GeneratedDocument): string {
  try {
    return readFileSync(path.join(repositoryRoot, document.path), "utf8");
  } catch {
    return "";
  }
}

/** The first lines in which the file differs from what it should be; empty when it is up to date. */
function difference(document: GeneratedDocument): string[] {
  const { hunks } = structuredPatch("", "", written(document), document.render(), "", "", { context: 0 });
  return hunks.flatMap(({ lines }) => lines);
}

function check(generatedDocuments: readonly GeneratedDocument[]): number {
  const outdated = generatedDocuments
    .map((document) => ({ document, lines: difference(document) }))
    .filter(({ lines }) => lines.length > 0);
  for (const { document, lines } of outdated) {
    const more = lines.length > shownLines ? [`... and ${lines.length - shownLines} more lines`] : [];
    const text = [...lines.slice(0, shownLines), ...more].map((line) => `  ${line}`).join("\n");
    process.stderr.write(`${document.path}: out of date; npm run docs rewrites it\n${text}\n`);
  }
  return outdated.length > 0 ? 1 : 0;
}

function write(generatedDocuments: readonly GeneratedDocument[]): number {
  for (const document of generatedDocuments) {
    const file = path.join(repositoryRoot, document.path);
    try {
      mkdirSync(path.dirname(file), { recursive: true });
      writeFileSync(file, document.render());
    } catch (error) {
      throw error instanceof Error && "code" in error
        ? new UserError(`${document.path}: ${error.message}`)
        : error;
    }
    process.stdout.write(`${document.path}\n`);
  }
  return 0;
}

function main(): number {
  const command = commandLine("docs", "Writes the documents that are made from what the code knows.")
    .option("--check", "write nothing; exit with 1 when a document is out of date")
    .parse();
  // Loaded once the command line is understood: it is nearly all of the program.
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- `import()` cannot load TypeScript under ts-node
  const { generatedDocuments } = require("./documents") as typeof import("./documents");
  return command.opts<{ check?: true }>().check ? check(generatedDocuments) : write(generatedDocuments);
}

runTool(() => Promise.resolve().then(main));
