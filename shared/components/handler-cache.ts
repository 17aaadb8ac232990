import { createHash, randomUUID } from "node:crypto";
import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import * as path from "node:path";
import { z } from "zod";
import { buildOptions } from "./handler-build";
import type { HandlerBuild, HandlerRuntime } from "./handler-build";

/** What a bundle was made of, and which bundle it was. */
const recordSchema = z.object({
  /** Digest of every source, by its path in the repository. */
  sources: z.record(z.string(), z.string()),
  /** Digest of the bundle. */
  bundle: z.string(),
});
type Kept = z.infer<typeof recordSchema>;

/** Where a bundle lies, or its text where nothing can be written, and the digest of its content in hexadecimal. */
export type Bundle = ({ readonly file: string } | { readonly text: string }) & { readonly digest: string };

function digest(text: string | Buffer): string {
  return createHash("sha256").update(text).digest("hex");
}

/** The file's digest; undefined where it cannot be read. */
function digestOf(file: string): string | undefined {
  try {
    return digest(readFileSync(file));
  } catch {
    return undefined;
  }
}

/** What is kept in a file; undefined where there is nothing that can be read. */
function readRecord(file: string): Kept | undefined {
  try {
    return recordSchema.parse(JSON.parse(readFileSync(file, "utf8")));
  } catch {
    return undefined;
  }
}

/** Writes a file as a whole: another preview that reads it meanwhile sees the old one or the new one. */
function writeWhole(file: string, text: string): void {
  const draft = `${file}.${randomUUID()}.tmp`;
  writeFileSync(draft, text);
  renameSync(draft, file);
}

/**
 * Bundles that were made before, in `node_modules/.cache`. One is taken again when the entry, the options, the
 * lockfile (which pins the packages and esbuild) and every source that went in are what they were.
 *
 * The file of a bundle is named after its content, so that its path in a plan changes with its content alone.
 */
export class HandlerCache {
  private readonly folder: string;
  private readonly recordFile: string;

  constructor(
    private readonly root: string,
    entry: string,
    runtime: HandlerRuntime,
  ) {
    this.folder = path.join(root, "node_modules", ".cache", "tradai-handlers");
    const lockfile = digestOf(path.join(root, "package-lock.json"));
    this.recordFile = path.join(
      this.folder,
      `${digest(JSON.stringify([entry, lockfile, buildOptions(runtime)]))}.json`,
    );
  }

  /** The bundle, or undefined when it has to be made. */
  find(): Bundle | undefined {
    const kept = readRecord(this.recordFile);
    if (kept === undefined) return undefined;
    const sources = Object.entries(kept.sources);
    if (sources.some(([source, was]) => digestOf(path.join(this.root, source)) !== was)) return undefined;
    const file = this.bundleFile(kept.bundle);
    return digestOf(file) === kept.bundle ? { file, digest: kept.bundle } : undefined;
  }

  /** Keeps a bundle; where the folder cannot be written it is used without being kept. */
  keep({ text, sources }: HandlerBuild): Bundle {
    const bundle = digest(text);
    const file = this.bundleFile(bundle);
    const kept: Kept = { sources: {}, bundle };
    for (const source of sources) kept.sources[source] = digestOf(path.join(this.root, source)) ?? "";
    try {
      mkdirSync(this.folder, { recursive: true });
      writeWhole(file, text);
      // Last: a record never names a bundle that is not there.
      writeWhole(this.recordFile, JSON.stringify(kept));
    } catch {
      return { text, digest: bundle };
    }
    return { file, digest: bundle };
  }

  private bundleFile(bundle: string): string {
    return path.join(this.folder, `${bundle}.mjs`);
  }
}
