import { z } from "zod";
import type { Environment } from "../naming";
import { facts } from "./facts";
import { accountNumber, cidr, distinct, pages, regionName, retentionDays, webUrl } from "./fields";

const domain = z.strictObject({
  name: z
    .string()
    .max(253)
    .regex(/^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/)
    .register(facts, {
      purpose: "public domain name of the API",
      allowed: "a lower-case domain name, for example api.tradai.example.com",
      source: "OPEN-05",
    }),
  zoneId: z
    .string()
    .regex(/^Z[A-Z0-9]{1,31}$/)
    .register(facts, {
      purpose: "Route 53 hosted zone that holds the domain name; nothing is looked up",
      allowed: "Z and 1 to 31 capital letters and digits",
      source: "decisions 4",
    }),
});

const subnets = (tier: string): z.ZodArray<z.ZodString> =>
  distinct(
    cidr().register(facts, {
      purpose: `one ${tier} subnet`,
      allowed:
        "a network address with a prefix of /16 to /28, inside the VPC and apart from the other subnets",
      source: `architecture 1.2, ${pages.vpc}`,
    }),
    2,
  ).register(facts, {
    purpose: `${tier} subnets, in the order of the zones`,
    allowed: "one block for each zone",
    source: "architecture 1.2",
  });

const network = z.strictObject({
  cidr: cidr().register(facts, {
    purpose: "address block of the VPC",
    allowed: "a network address of RFC 1918 with a prefix of /16 to /20, for example 10.0.0.0/16",
    source: `architecture 1.2, OPEN-07, ${pages.vpc}`,
  }),
  tiers: z
    .strictObject({ public: subnets("public"), private: subnets("private"), database: subnets("database") })
    .optional()
    .register(facts, {
      purpose: "subnets of each tier, where they are not to be derived from the VPC's block",
      allowed: "public, private and database, each with one block for each zone; absent: derived",
      source: "architecture 1.2",
    }),
});

const subscriber = z
  .strictObject({
    protocol: z.enum(["email", "https"]).register(facts, {
      purpose: "how the alert is delivered",
      allowed: "email or https",
      source: "decisions 4",
    }),
    endpoint: z.string().register(facts, {
      purpose: "where the alert is delivered",
      allowed: "an e-mail address for email, an https URL for https",
      source: "OPEN-15",
    }),
  })
  .register(facts, {
    purpose: "one subscriber of the alert topics",
    allowed: "protocol and endpoint",
    source: "OPEN-15, USDCOP-02",
  });

const urls = (kind: string, example: string): z.ZodArray<z.ZodString> => {
  const allowed = `https URLs without a fragment; http for localhost in dev alone; for example ${example}`;
  const source = `architecture 1.1, OPEN-05, TRADAI-S-03, ${pages.client}`;
  return distinct(
    webUrl().register(facts, { purpose: `${kind} URL of the web client`, allowed, source }),
    1,
  ).register(facts, {
    purpose: `${kind} URLs of the web client`,
    allowed: `at least one; ${allowed}`,
    source,
  });
};

const identity = z.strictObject({
  callbackUrls: urls("callback", "https://app.tradai.example.com/callback"),
  logoutUrls: urls("logout", "https://app.tradai.example.com/logout"),
  tier: z.enum(["ESSENTIALS", "PLUS"]).register(facts, {
    purpose: "feature plan of the user pool; PLUS brings threat protection, which is enforced there",
    allowed: "ESSENTIALS or PLUS; PLUS in prod",
    source: "decisions 8",
  }),
  groups: z.boolean().register(facts, {
    purpose: "whether the user groups admins, traders and viewers exist",
    allowed: "true or false",
    source: "TRADAI-S-04",
  }),
});

const retention = z.strictObject({
  logsDays: z.literal([...retentionDays]).register(facts, {
    purpose: "days for which application log groups are kept",
    allowed: `one of ${retentionDays.join(", ")}; at least 90 in prod`,
    source: `architecture 1.0, OPEN-25, decisions 8, ${pages.retention}`,
  }),
  auditDays: z.literal([...retentionDays]).register(facts, {
    purpose: "days for which the log groups of the audit trail are kept",
    allowed: `one of ${retentionDays.join(", ")}; not below logsDays; at least 365 in prod`,
    source: `TRADAI-S-32, decisions 8, ${pages.retention}`,
  }),
});

/**
 * The settings of one environment: the keys `tradai:*` of `Pulumi.<env>.yaml` (decisions.md sections 4 and 8).
 * What depends on more than one key or on the environment is in `rules/`.
 */
export const settingsSchema = z.strictObject({
  account: accountNumber().register(facts, {
    purpose: "AWS account of the environment",
    allowed: "twelve digits",
    source: "architecture 1.0, decisions 4",
  }),
  region: regionName().register(facts, {
    purpose: "region of everything but the recovery copies",
    allowed: "a region of AWS's commercial partition, for example eu-central-1",
    source: "architecture 1.0",
  }),
  zones: distinct(
    z
      .string()
      .regex(/^[a-z]{2}(?:-[a-z]+)+-\d[a-z]$/)
      .register(facts, {
        purpose: "one availability zone",
        allowed: "the region and one letter, for example eu-central-1a",
        source: "architecture 1.2",
      }),
    2,
  ).register(facts, {
    purpose: "availability zones of the subnets",
    allowed: "at least two zones of the region, each once, for example [eu-central-1a, eu-central-1b]",
    source: "architecture 1.2",
  }),
  recoveryRegion: regionName().register(facts, {
    purpose: "region of the backup and configuration copies",
    allowed: "a region of AWS's commercial partition other than the environment's own",
    source: "decisions 5, ORION-61",
  }),
  ownsAccount: z.boolean().register(facts, {
    purpose:
      "whether this environment manages what exists once in an account (OIDC provider, Config recorder, ...)",
    allowed: "true or false; true in one environment of each account",
    source: "decisions 4",
  }),
  existing: z.boolean().default(false).register(facts, {
    purpose: "whether the environment was built by another program under these very names",
    allowed: 'true or false; while it is true "pulumi up" is refused',
    source: "decisions 4",
  }),
  globalSuffix: z
    .string()
    .max(31)
    .regex(/^(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)?$/)
    .default("")
    .register(facts, {
      purpose:
        "ending of bucket names and of the Cognito prefix, where the plain name is taken by somebody else",
      allowed:
        "empty, or up to 31 lower-case letters, digits and inner hyphens (a bucket name has at most 63)",
      source: "decisions 4",
    }),
  domain: domain.optional().register(facts, {
    purpose: "public domain of the API",
    allowed: "name and zoneId; required in prod",
    source: "OPEN-05, decisions 4",
  }),
  network: network.register(facts, {
    purpose: "addresses of the VPC",
    allowed: "cidr and, where the subnets are not derived from it, tiers",
    source: "architecture 1.2",
  }),
  strategies: distinct(
    z
      .string()
      .max(26)
      .regex(/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/)
      .register(facts, {
        purpose: "one trading strategy",
        allowed: "up to 26 lower-case letters, digits and single hyphens, beginning with a letter",
        source: "decisions 5",
      }),
    0,
  ).register(facts, {
    purpose: "trading strategies; each gets an image repository and a task definition",
    allowed: "names of up to 26 lower-case letters, digits and single hyphens, each once",
    source: "OPEN-02, decisions 5",
  }),
  images: z
    .strictObject({
      version: z
        .string()
        .regex(/^v\d+\.\d+\.\d+(?:-[0-9A-Za-z]+(?:[.-][0-9A-Za-z]+)*)?$/)
        .register(facts, {
          purpose: "tag of the application images that are deployed",
          allowed: "a version such as v0.1.1; never latest, which moves",
          source: "architecture 1.0, decisions 5",
        }),
    })
    .optional()
    .register(facts, {
      purpose: "application images",
      allowed: "version; required in prod",
      source: "decisions 4",
    }),
  alerts: z
    .strictObject({
      subscribers: distinct(subscriber, 1).register(facts, {
        purpose: "who is told when an alarm goes off",
        allowed: "at least one subscriber, each once",
        source: "OPEN-15, USDCOP-02",
      }),
    })
    .register(facts, { purpose: "alerts", allowed: "subscribers", source: "OPEN-15" }),
  identity: identity.register(facts, {
    purpose: "user pool",
    allowed: "callbackUrls, logoutUrls, tier and groups",
    source: "architecture 1.1",
  }),
  customerKeys: z.boolean().register(facts, {
    purpose: "whether data, logs and trail are encrypted with keys of our own instead of AWS's",
    allowed: "true or false; true in prod",
    source: "decisions 8",
  }),
  deletionProtection: z.boolean().register(facts, {
    purpose: "whether what holds data refuses to be deleted",
    allowed: "true or false; true in prod",
    source: "architecture 1.0, decisions 8",
  }),
  retention: retention.register(facts, {
    purpose: "days for which logs are kept",
    allowed: "logsDays and auditDays",
    source: "decisions 8",
  }),
  lambdaConcurrencyLimit: z
    .int()
    .min(100)
    .register(facts, {
      purpose:
        "the account's quota of concurrent Lambda executions; all but 100 of it may be reserved by functions",
      allowed: "a whole number of at least 100; 1000 unless AWS has set another for the account",
      source: `decisions 4, ${pages.quota}`,
    }),
});

/** The checked settings of one environment, frozen throughout. It satisfies `Scope`. */
export type Settings = z.infer<typeof settingsSchema> & { readonly environment: Environment };
