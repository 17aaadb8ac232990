import { z } from "zod";
import type { Rule } from "../rule";
import type { EnvironmentSettings } from "../settings";
import { defaultEnvironments, environmentSettingsSchema, strictest } from "../settings";
import type { Level } from "./levels";
import { levelsSchemaOf } from "./levels";

/** Where localhost is allowed is a line of `settings.ts`, which is reviewed: configuration can only forbid it. */
const noLocalhost = z.literal(false, {
  error:
    'can only be false: "no http callback in prod" is mandatory, and settings.ts alone says where localhost is allowed',
});

/** What the configuration states for one environment. */
export interface EnvironmentConfig extends Partial<EnvironmentSettings> {
  /** Levels of rules in this environment alone. */
  readonly enforcement?: Readonly<Record<string, Level | undefined>> | undefined;
}

export interface PackConfig {
  readonly scope?: "whole" | "layer" | undefined;
  readonly environments: Readonly<Record<string, EnvironmentConfig>>;
}

/**
 * The pack's own configuration: `{"pack-settings": {...}}` in the file given to `--policy-pack-config`. An
 * environment named there replaces only what it states.
 */
export function packSettingsSchemaOf(rules: readonly Rule[]): z.ZodObject & z.ZodType<PackConfig> {
  const environment = environmentSettingsSchema.partial().extend({
    localhostAllowed: noLocalhost.optional(),
    /** Levels of rules in this environment alone. They go before the level that a rule has in all of them. */
    enforcement: levelsSchemaOf(rules).optional(),
  });
  return z.strictObject({
    /** `whole`: every layer is in this stack. Without it the project `tradai` is whole, any other one layer. */
    scope: z.enum(["whole", "layer"]).optional(),
    environments: z.record(z.string(), environment).default({}),
  });
}

/** Adds the configured parameters to the table. */
export function environmentsOf(config: PackConfig): Readonly<Record<string, EnvironmentSettings>> {
  const result: Record<string, EnvironmentSettings> = { ...defaultEnvironments };
  for (const name of Object.keys(config.environments)) {
    result[name] = { ...(defaultEnvironments[name] ?? strictest), ...parametersOf(config, name) };
  }
  return result;
}

/** The parameters that the configuration states for an environment. */
export function parametersOf(config: PackConfig, environment: string): Partial<EnvironmentSettings> {
  const { enforcement, ...given } = config.environments[environment] ?? {};
  void enforcement;
  return withoutUndefined(given);
}

function withoutUndefined<T extends object>(given: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>;
  };
}
