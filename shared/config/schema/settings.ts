import { z } from "zod";
import type { Environment } from "../../naming";
import { facts } from "../facts";
import { accountNumber, distinct, pages, regionName } from "../fields";
import { containers, host } from "./containers";
import { database } from "./database";
import { api, budget, canary, threatDetection, thresholds } from "./edge";
import { identity } from "./identity";
import { domain, network } from "./network";
import { alerts, costTags, images, pipelines, retention } from "./operations";

/**
 * The settings of one environment: the keys `tradai:*` of `Pulumi.<env>.yaml` (decisions.md sections 4 and 8).
 * What depends on more than one key or on the environment is in `../rules/`.
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
  pipelines,
  costTags,
  domain,
  network,
  database,
  services: z.enum(["consolidated", "fargate"]).register(facts, {
    purpose: "where the services run: four of them on one consolidated host, or each on Fargate",
    allowed: "consolidated or fargate; fargate in prod",
    source: "architecture 1.0, decisions 8",
  }),
  host,
  containers,
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
  images,
  alerts,
  identity,
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
  retention,
  api,
  thresholds,
  canary,
  budget,
  threatDetection,
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
export type Settings = z.infer<typeof settingsSchema> & {
  readonly environment: Environment;
  /** The provider's default tags, for what they do not reach: instances and volumes of an Auto Scaling group. */
  readonly defaultTags: Readonly<Record<string, string>>;
};
