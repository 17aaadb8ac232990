import { closest } from "fastest-levenshtein";
import { z } from "zod";
import type { Rule } from "../rule";
import { missionControls } from "../rule";

/** Enforcement levels as CrossGuard names them, the strictest first. */
export const levels = ["mandatory", "advisory", "disabled"] as const;
export type Level = (typeof levels)[number];
export const levelSchema = z.enum(levels);

/** Controls of the mission that a rule holds; such a rule keeps its level. */
export function controlsOf(rule: string): readonly string[] {
  return Object.entries<readonly string[]>(missionControls)
    .filter(([, rules]) => rules.includes(rule))
    .map(([control]) => control);
}

/** Rules whose level may be stated: those that hold no control of the mission. */
export function lowerable(rules: readonly Rule[]): readonly string[] {
  return rules.map(({ name }) => name).filter((name) => controlsOf(name).length === 0);
}

/** Why a name may not be given a level. */
export function refusalOf(name: string, allowed: readonly string[]): string {
  const controls = controlsOf(name);
  return controls.length > 0
    ? `the rule ${name} holds the control "${controls.join('", "')}", which is mandatory in every environment and cannot be lowered`
    : `nothing is named "${name}"; did you mean "${closest(name, allowed)}"?`;
}

/** Levels of one environment by the name of the rule. */
export function levelsSchemaOf(
  rules: readonly Rule[],
): z.ZodObject<Record<string, z.ZodOptional<typeof levelSchema>>> {
  const allowed = lowerable(rules);
  return z.strictObject(Object.fromEntries(allowed.map((name) => [name, levelSchema.optional()])), {
    error: (issue) =>
      issue.code === "unrecognized_keys"
        ? issue.keys.map((name) => refusalOf(name, allowed)).join("; ")
        : undefined,
  });
}
