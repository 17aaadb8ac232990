import type { Rule } from "../rule";
import { defaultScopeOf } from "../scope/scope";
import { defaultEnvironments, strictest } from "../settings";
import type { Level } from "./levels";
import type { PackConfig } from "./pack-settings";
import { parametersOf } from "./pack-settings";

/** Something that the configuration has made different from what the pack asks by itself. */
export interface Change {
  /** As in `logDays in dev`. */
  readonly setting: string;
  readonly value: string;
  /** What holds without the configuration. */
  readonly preset: string;
}

/** Everything that the configuration changes for one environment: nothing is lowered without a trace. */
export function changesOf(
  config: PackConfig,
  rules: readonly Rule[],
  { environment, project }: { readonly environment: string; readonly project: string },
): readonly Change[] {
  const table: Readonly<Record<string, unknown>> = { ...(defaultEnvironments[environment] ?? strictest) };
  const changes = [
    change("scope", config.scope, defaultScopeOf(project)),
    ...Object.entries(parametersOf(config, environment)).map(([name, value]) =>
      change(`${name} in ${environment}`, value, table[name]),
    ),
    ...rules.map((rule) =>
      change(
        `level of ${rule.name} in ${environment}`,
        levelOf(config, environment, rule),
        rule.enforcement ?? "mandatory",
      ),
    ),
  ];
  return changes.flat();
}

/** The level that the configuration states for a rule in one environment. */
export function levelOf(config: PackConfig, environment: string, rule: Rule): Level | undefined {
  return config.environments[environment]?.enforcement?.[rule.name];
}

function change(setting: string, value: unknown, preset: unknown): readonly Change[] {
  return value === undefined || shown(value) === shown(preset)
    ? []
    : [{ setting, value: shown(value), preset: shown(preset) }];
}

function shown(value: unknown): string {
  return typeof value === "string" ? value : (JSON.stringify(value) ?? "nothing");
}
