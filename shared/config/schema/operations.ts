import { z } from "zod";
import { facts } from "../facts";
import { distinct, pages, retentionDays } from "../fields";

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

/** Who is told when an alarm goes off (OPEN-15), and who besides when it cannot wait (EDGAR-60). */
export const alerts = z
  .strictObject({
    subscribers: distinct(subscriber, 1).register(facts, {
      purpose: "who is told when an alarm goes off, and when a service registers",
      allowed: "at least one subscriber, each once",
      source: "OPEN-15, USDCOP-02",
    }),
    escalation: distinct(subscriber, 1).register(facts, {
      purpose: "who is told as well when an alarm cannot wait",
      allowed: "at least one subscriber, each once",
      source: "EDGAR-60",
    }),
  })
  .register(facts, { purpose: "alerts", allowed: "subscribers and escalation", source: "OPEN-15, EDGAR-60" });

/** The pipelines that may deploy and preview the environment (EDGAR-24, ORION-15). */
export const pipelines = z
  .strictObject({
    repository: z
      .string()
      // With GitHub's numbers for a repository whose tokens hold them, as those made or renamed since July 2026 do.
      .regex(/^[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?(?:\/[A-Za-z0-9_.-]+|@\d+\/[A-Za-z0-9_.-]+@\d+)$/)
      .register(facts, {
        purpose: "GitHub repository whose workflows may assume the roles of the pipelines",
        allowed:
          "owner/name, or owner@id/name@id as GitHub's subject claims have it; an owner that begins with example- stands for an example",
        source: `decisions 1, ${pages.gitHubTrust}`,
      }),
  })
  .optional()
  .register(facts, {
    purpose: "pipelines that deploy and preview the environment",
    allowed: "repository; absent: the bootstrap project makes no role for pipelines",
    source: "decisions 1, EDGAR-24",
  });

/** Whether Cost Explorer divides the bill by our tags. */
export const costTags = z
  .boolean()
  .default(false)
  .register(facts, {
    purpose:
      "whether the bootstrap project activates the system's tags for the bill, where the environment owns its account",
    allowed:
      "true or false; true a day after the first deployment, in an account that pays its own bill: AWS refuses tags that it has not seen, and accounts whose bill another one pays",
    source: `decisions 1, ${pages.costTags}`,
  });

/** The application images that are deployed. */
export const images = z
  .strictObject({
    version: z
      .string()
      .regex(/^v\d+\.\d+\.\d+(?:-[0-9A-Za-z]+(?:[.-][0-9A-Za-z]+)*)?$/)
      .register(facts, {
        purpose: "tag of the application images that are deployed",
        allowed: "a version such as v0.1.1; never latest, which moves",
        source: "architecture 1.0, decisions 5",
      }),
    collector: z
      .string()
      .regex(/^sha256:[0-9a-f]{64}$/)
      .register(facts, {
        purpose:
          "digest of the OpenTelemetry collector's image, public.ecr.aws/aws-observability/aws-otel-collector",
        allowed: "sha256: and 64 hexadecimal digits; all zeros stand for an example",
        source: `decisions 5, EDGAR-69, ${pages.collector}`,
      }),
  })
  .optional()
  .register(facts, {
    purpose: "application images, and the collector's",
    allowed: "version and collector; required in prod",
    source: "decisions 4",
  });

/** How long logs are kept (decisions.md section 8). */
export const retention = z
  .strictObject({
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
  })
  .register(facts, {
    purpose: "days for which logs are kept",
    allowed: "logsDays and auditDays",
    source: "decisions 8",
  });
