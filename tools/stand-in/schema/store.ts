import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { basename, extname, join } from "node:path";
import { forcesReplacement } from "./corrections";
import { PackageFiles } from "./package-files";
import { parseNested, parseResource } from "./parse";
import type { ObjectSchema, ResourceSchema } from "./shapes";

interface Cached {
  key: string;
  resources: Record<string, ResourceSchema>;
  objects: Record<string, ObjectSchema>;
}

/**
 * The schema of the installed `@pulumi/aws`, type by type as they are asked for, kept as JSON in
 * `.setup/stand-in/` between runs. A cache that is missing, broken, of another version of the package or of
 * the extractor, or that cannot be written costs time and nothing else.
 */
export class SchemaStore {
  private readonly files = new PackageFiles();
  private readonly cached: Cached;
  private changed = false;

  /** @param directory where the cache lies; default `.setup/stand-in` under the current folder. */
  constructor(private readonly directory = join(process.cwd(), ".setup", "stand-in")) {
    const key = `${this.files.version}-${hashOfExtractor()}`;
    this.cached = readCache(this.path, key) ?? { key, resources: {}, objects: {} };
  }

  /** The version of `@pulumi/aws` that the schema describes. */
  get version(): string {
    return this.files.version;
  }

  /** Schema of a resource type, or undefined when `@pulumi/aws` has no such type. */
  resource(token: string): ResourceSchema | undefined {
    const known = this.cached.resources[token];
    if (known !== undefined) return known;
    const found = this.files.declarations(token);
    if (found === undefined) return undefined;
    const schema = parseResource(found.text, found.className);
    correct(token, schema);
    this.changed = true;
    this.cached.resources[token] = schema;
    return schema;
  }

  /** Schema of a nested block by its name in `types/input.d.ts`. */
  object(ref: string): ObjectSchema {
    const known = this.cached.objects[ref];
    if (known !== undefined) return known;
    const schema = parseNested(this.files.nestedInterface(ref));
    correct(ref, schema);
    this.changed = true;
    this.cached.objects[ref] = schema;
    return schema;
  }

  /** Writes what was learned, whole or not at all: a reader never sees half a file. */
  save(): void {
    if (!this.changed) return;
    const draft = `${this.path}.${process.pid}`;
    try {
      mkdirSync(this.directory, { recursive: true });
      try {
        writeFileSync(draft, JSON.stringify(this.cached));
        renameSync(draft, this.path);
      } finally {
        rmSync(draft, { force: true });
      }
      this.changed = false;
    } catch {
      // A read-only checkout: the next run extracts again.
    }
  }

  private get path(): string {
    return join(this.directory, "schema.json");
  }
}

/** Adds what the comments do not say about replacement. */
function correct(token: string, { properties }: ObjectSchema): void {
  for (const [name, property] of Object.entries(properties)) {
    property.forcesNew = forcesReplacement(token, name, property.forcesNew);
  }
}

function readCache(path: string, key: string): Cached | undefined {
  try {
    const cached = JSON.parse(readFileSync(path, "utf8")) as Cached;
    return cached.key === key && typeof cached.resources === "object" && typeof cached.objects === "object"
      ? cached
      : undefined;
  } catch {
    return undefined;
  }
}

/** A changed extractor must not read what an older one wrote: this folder's sources, or the bundle they are in. */
function hashOfExtractor(): string {
  const sources = extname(__filename) === ".ts" ? readdirSync(__dirname).sort() : [basename(__filename)];
  const hash = createHash("sha256");
  for (const name of sources) hash.update(readFileSync(join(__dirname, name)));
  return hash.digest("hex").slice(0, 16);
}
