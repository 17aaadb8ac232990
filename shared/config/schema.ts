import { z } from "zod";

/**
 * The settings of one environment: the keys `tradai:*` of `Pulumi.<env>.yaml` (decisions.md sections 4 and 8).
 * Whatever depends on more than one key is in `rules.ts`.
 */
export const settingsSchema = z.strictObject({
  account: z.string().regex(/^\d{12}$/),
  region: z.string(),
  zones: z.array(z.string()).min(2),
  recoveryRegion: z.string(),
  ownsAccount: z.boolean(),
  existing: z.boolean().default(false),
  globalSuffix: z.string().default(""),
  domain: z.strictObject({ name: z.string(), zoneId: z.string() }).optional(),
  network: z.strictObject({ cidr: z.string() }),
  strategies: z.array(z.string()),
  images: z.strictObject({ version: z.string() }).optional(),
  alerts: z.strictObject({
    subscribers: z.array(z.strictObject({ protocol: z.enum(["email", "https"]), endpoint: z.string() })),
  }),
  identity: z.strictObject({
    callbackUrls: z.array(z.string()),
    logoutUrls: z.array(z.string()),
    tier: z.enum(["ESSENTIALS", "PLUS"]),
    groups: z.boolean(),
  }),
  customerKeys: z.boolean(),
  deletionProtection: z.boolean(),
  retention: z.strictObject({ logsDays: z.number().int(), auditDays: z.number().int() }),
  lambdaConcurrencyLimit: z.number().int(),
});

export type Settings = z.infer<typeof settingsSchema> & {
  readonly environment: "dev" | "staging" | "prod";
};
