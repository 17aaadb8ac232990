import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import type { z } from "zod";
import { changeMessage } from "../../policy-pack/analysis/message";
import { aboutPack } from "../../policy-pack/analysis/names";
import type { Change } from "../../policy-pack/configuration/changes";
import type { PackConfigFile, PolicyConfig } from "../../policy-pack/configuration/file";
import { packConfigFileSchemaOf } from "../../policy-pack/configuration/file";
import type { Rule } from "../../policy-pack/rule";
import { UserError } from "../../shared/errors";
import type { OperationResult } from "../engine/operation";

/** A checked file for the engine's `--policy-pack-config`. */
export interface PackConfiguration {
  /** Absolute path. */
  readonly file: string;
  /** Levels that the engine itself lowers: the pack never hears of them. What it disables it tells itself. */
  readonly lowered: readonly Change[];
}

/** @throws UserError with exit code 2, naming the file, the key and what is allowed */
export function readPackConfiguration(given: string, rules: readonly Rule[]): PackConfiguration {
  const refuse = (what: string): UserError => new UserError(`--policy-pack-config ${given}: ${what}`, 2);
  const file = resolve(given);
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch (error) {
    throw refuse(`cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch (error) {
    throw refuse(`not JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
  const checked = packConfigFileSchemaOf(rules).safeParse(content);
  if (!checked.success) {
    throw refuse(checked.error.issues.map((issue) => issueText(issue, content)).join("\n  "));
  }
  return { file, lowered: loweredBy(checked.data, rules) };
}

/** Adds what the engine lowered to what the pack says of its configuration. */
export function withChanges(result: OperationResult, lowered: readonly Change[]): OperationResult {
  const reports = lowered.map((change) => ({
    policy: aboutPack.configurationUsed,
    mandatory: false,
    message: changeMessage(change),
  }));
  return { ...result, policies: { ...result.policies, reports: [...result.policies.reports, ...reports] } };
}

/** Of the two forms of a policy's entry, a level or an object, the mistake is told of the one that was meant. */
function issueText(issue: z.core.$ZodIssue, content: unknown): string {
  const entries: readonly (readonly [string, unknown])[] =
    typeof content === "object" && content !== null ? Object.entries(content) : [];
  const entry = entries.find(([name]) => name === issue.path[0])?.[1];
  const meant = issue.code === "invalid_union" ? issue.errors[typeof entry === "object" ? 1 : 0] : undefined;
  const told = meant ?? [{ path: [], message: issue.message }];
  return told
    .map(({ path, message }) => {
      const key = [...issue.path, ...path].map(String).join(".");
      return key === "" ? message : `${key}: ${message}`;
    })
    .join("\n  ");
}

function loweredBy(config: PackConfigFile, rules: readonly Rule[]): readonly Change[] {
  return Object.entries(config).flatMap(([name, entry]): Change[] => {
    const level = levelOf(entry);
    const preset = rules.find((rule) => rule.name === name)?.enforcement ?? "mandatory";
    return level !== "advisory" || preset === "advisory"
      ? []
      : [{ setting: name === "all" ? "level of all rules" : `level of ${name}`, value: level, preset }];
  });
}

function levelOf(entry: PolicyConfig | undefined): string | undefined {
  return typeof entry === "object" ? entry.enforcementLevel : entry;
}
