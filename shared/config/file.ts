import { existsSync, readFileSync } from "node:fs";
import * as path from "node:path";
import { LineCounter, parseDocument } from "yaml";
import { UserError } from "../errors";
import { environments } from "../naming";
import type { Environment } from "../naming";
import { unknownKey } from "./problem";
import { environmentNamed, fileName } from "./source";
import type { SettingsSource } from "./source";
import type { Sibling } from "./rules";

function rootAbove(folder: string): string {
  const isRoot =
    existsSync(path.join(folder, "Pulumi.yaml")) && existsSync(path.join(folder, "package.json"));
  return isRoot || path.dirname(folder) === folder ? folder : rootAbove(path.dirname(folder));
}

/**
 * The folder of the three `Pulumi.<env>.yaml`: the root of the repository. It is searched for upwards, because
 * the set-up runs tools from a bundle that lies elsewhere in the repository.
 */
export const configurationFolder = rootAbove(__dirname);

/** What a file may hold beside `config`: what Pulumi itself writes about the encryption of a stack's state. */
export const topLevelKeys = ["config", "encryptionsalt", "secretsprovider", "encryptedkey"] as const;

function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function kindOf(value: unknown): string {
  return Array.isArray(value) ? "a list" : `a ${typeof value}`;
}

function textOf(file: string, folder: string): string {
  try {
    return readFileSync(path.join(folder, file), "utf8");
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : String(error);
    const state = code === "ENOENT" ? `not found in ${folder}` : `cannot be read in ${folder} (${code})`;
    throw new UserError(
      `${file}: configuration of the environment; ${state}, allowed: a YAML file as docs/configuration.md describes it`,
    );
  }
}

function parsed(file: string, text: string): Record<string, unknown> {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  if (document.errors.length > 0) {
    const messages = document.errors.map(
      (error) => `${file}: line ${lines.linePos(error.pos[0]).line}: not YAML: ${error.message}`,
    );
    throw new UserError(messages.join("\n"));
  }
  const content: unknown = document.toJS();
  if (content === null) {
    throw new UserError(
      `${file}: empty; allowed: the key config with the settings of docs/configuration.md below it`,
    );
  }
  if (!isMap(content)) {
    throw new UserError(`${file}: found ${kindOf(content)}, allowed: a map with the key config`);
  }
  return content;
}

/**
 * The settings of an environment as its file holds them.
 *
 * @param environment name of the environment, for example `dev`.
 * @param folder where the three files are.
 * @throws UserError when the environment is unknown, or the file is missing, empty or not YAML (with the line).
 */
export function fileSource(environment: string, folder = configurationFolder): SettingsSource {
  const known = environmentNamed(environment);
  const file = fileName(known);
  const content = parsed(file, textOf(file, folder));
  const config = content.config ?? {};
  if (!isMap(config)) {
    throw new UserError(
      `${file}: config: settings of the environment; found ${kindOf(config)}, allowed: a map`,
    );
  }
  const problems = Object.keys(content)
    .filter((key) => !topLevelKeys.some((allowed) => allowed === key))
    .map((key) => unknownKey([key], topLevelKeys));
  // Pulumi reads a key without a value as an empty text.
  const values = Object.fromEntries(Object.entries(config).map(([key, value]) => [key, value ?? ""]));
  return { file, environment: known, values, problems, siblings: siblingsOf(known, folder) };
}

/**
 * The accounts of the other environments. A file that is missing or broken says nothing here; it is reported
 * where its own environment is loaded.
 */
export function siblingsOf(environment: Environment, folder = configurationFolder): Sibling[] {
  return environments.flatMap((other): Sibling[] => {
    if (other === environment) {
      return [];
    }
    let config: unknown;
    try {
      config = parsed(fileName(other), textOf(fileName(other), folder)).config;
    } catch (error) {
      if (error instanceof UserError) {
        return [];
      }
      throw error;
    }
    const account = isMap(config) ? config["tradai:account"] : undefined;
    const owns = isMap(config) ? config["tradai:ownsAccount"] : undefined;
    return typeof account === "string"
      ? [{ environment: other, account, ownsAccount: owns === true || owns === "true" }]
      : [];
  });
}
