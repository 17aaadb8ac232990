import { z } from "zod";
import { aboutPack } from "../analysis/names";
import type { Rule } from "../rule";
import type { Level } from "./levels";
import { controlsOf, levelSchema, lowerable, refusalOf } from "./levels";
import { packSettingsSchemaOf } from "./pack-settings";

/** What a file states for one policy: its level, or its level and parameters. */
export type PolicyConfig = Level | { readonly enforcementLevel?: Level | undefined };
export type PackConfigFile = Readonly<Record<string, PolicyConfig | undefined>>;

const mandatory = z.literal("mandatory");

function configOf(parameters: z.ZodObject | undefined, level: z.ZodType<Level>): z.ZodType<PolicyConfig> {
  const levelled = { enforcementLevel: level.optional() };
  return z.union([
    level,
    parameters === undefined ? z.strictObject(levelled) : parameters.extend(levelled).strict(),
  ]);
}

/**
 * The whole file that `--policy-pack-config` names. The engine itself ignores a policy that it does not know,
 * so whoever misspells a name would never hear of it; this refuses it, and a level of a rule that holds one of
 * the mission's controls.
 */
export function packConfigFileSchemaOf(rules: readonly Rule[]): z.ZodType<PackConfigFile> {
  const names = [...lowerable(rules), ...Object.values(aboutPack)];
  const shape: Record<string, z.ZodType<PolicyConfig | undefined>> = {
    all: levelSchema.optional(),
    [aboutPack.settings]: configOf(packSettingsSchemaOf(rules), mandatory).optional(),
  };
  for (const name of [aboutPack.notEvaluated, aboutPack.exemptionsUsed]) {
    shape[name] = configOf(undefined, z.enum(["advisory", "mandatory"])).optional();
  }
  for (const name of [aboutPack.exemptionsValid, aboutPack.ruleErrors]) {
    shape[name] = configOf(undefined, mandatory).optional();
  }
  for (const rule of rules.filter(({ name }) => controlsOf(name).length === 0)) {
    shape[rule.name] = configOf(rule.parameters, levelSchema).optional();
  }
  return z.strictObject(shape, {
    error: (issue) =>
      issue.code === "unrecognized_keys"
        ? issue.keys.map((name) => refusalOf(name, names)).join("; ")
        : undefined,
  });
}
