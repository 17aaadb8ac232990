import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import * as path from "node:path";
import { parse, stringify } from "yaml";
import { fileSource, loadSettings } from "../../../shared/config";
import { UserError } from "../../../shared/errors";
import { environments } from "../../../shared/naming";
import type { Environment } from "../../../shared/naming";

const repository = path.resolve(__dirname, "../../..");

/** The content below `config:`, free to be changed. */
export type Config = Record<string, unknown>;

/** What a test changes in the committed files; a text replaces the whole file, null removes it. */
export type Edits = Partial<Record<Environment, ((config: Config) => void) | string | null>>;

/** The content of a committed file below `config:`. */
export function committed(environment: Environment): Config {
  const text = readFileSync(path.join(repository, `Pulumi.${environment}.yaml`), "utf8");
  return (parse(text) as { config: Config }).config;
}

/** Changes one property of a map of the configuration. */
export function put(config: Config, key: string, property: string, value: unknown): void {
  config[key] = { ...(config[key] as object), [property]: value };
}

/** The content as Pulumi writes it back: every value directly below `config:` is text, but lists and maps. */
export function rewritten(config: Config): Config {
  const entries = Object.entries(config);
  return Object.fromEntries(
    entries.map(([key, value]) => [key, /boolean|number/.test(typeof value) ? JSON.stringify(value) : value]),
  );
}

/** Calls `use` with a folder that holds the three files, changed as asked. */
export function withFolder<T>(edits: Edits, use: (folder: string) => T): T {
  const folder = mkdtempSync(path.join(tmpdir(), "tradai-config-"));
  try {
    for (const environment of environments) {
      const edit = edits[environment];
      if (edit === null) {
        continue;
      }
      const config = committed(environment);
      if (typeof edit === "function") {
        edit(config);
      }
      const text = typeof edit === "string" ? edit : stringify({ config });
      writeFileSync(path.join(folder, `Pulumi.${environment}.yaml`), text);
    }
    return use(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** A day on which the tests were right; AWS ends the support of what the files name on dates. */
const aDay = "2026-11-21";

/**
 * The lines that a person reads who loads an environment from files changed as asked; none when it loads.
 *
 * @param today the day on which it is loaded, as YYYY-MM-DD.
 */
export function linesFor(environment: string, edits: Edits, today = aDay): string[] {
  return withFolder(edits, (folder) => {
    try {
      loadSettings(fileSource(environment, folder), today);
      return [];
    } catch (error) {
      if (!(error instanceof UserError)) {
        throw error;
      }
      return error.message.replaceAll(folder, "FOLDER").split("\n");
    }
  });
}
