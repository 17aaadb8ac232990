import type { z } from "zod";
import { providerSchema } from "./provider";
import type { ProviderSettings } from "./provider";
import { settingsSchema } from "./schema";

/** Namespace of the program's own settings, the same in every project. */
export const namespace = "tradai";

/** The values of one file, `tradai:` left off the keys that have it. */
export type Values = z.infer<typeof settingsSchema> & ProviderSettings;
export type ValueKey = keyof Values;

/** The key as it stands in the file: `account` is `tradai:account`, `aws:region` is itself. */
export function wholeKey(key: ValueKey): string {
  return key.includes(":") ? key : `${namespace}:${key}`;
}

/** Every key that a file may hold below `config:`, in the order of the reference. */
export const keySchemas: ReadonlyMap<ValueKey, z.ZodType> = new Map(
  Object.entries({ ...settingsSchema.shape, ...providerSchema.shape }) as [ValueKey, z.ZodType][],
);
