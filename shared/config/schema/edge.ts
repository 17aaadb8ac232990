import { z } from "zod";
import { facts } from "../facts";
import { distinct, pages } from "../fields";

/** The public API: who may call it from a browser, and how often (OPEN-27, ORION-41). */
export const api = z
  .strictObject({
    origins: distinct(
      z
        .string()
        .regex(/^https?:\/\/[a-z0-9.-]+(?::\d{1,5})?$/)
        .register(facts, {
          purpose: "one origin whose pages may call the API",
          allowed:
            'scheme, host and, where it is not the usual one, port, without a path; never "*"; http for localhost in dev alone',
          source: "decisions 5, OPEN-27",
        }),
      0,
    ).register(facts, {
      purpose: "origins whose pages may call the API from a browser; without any there is no OPTIONS method",
      allowed: "origins such as https://app.tradai.example.com, each once; may be empty",
      source: "decisions 5, OPEN-27",
    }),
    requestsPerSecond: z
      .int()
      .min(1)
      .max(10_000)
      .register(facts, {
        purpose: "requests a second, to all routes together, above which the API answers 429",
        allowed: "a whole number from 1 to 10000, AWS's quota for an account",
        source: `ORION-41, ${pages.throttling}`,
      }),
    burst: z
      .int()
      .min(1)
      .max(5_000)
      .register(facts, {
        purpose: "requests at once that the API still takes",
        allowed: "a whole number from 1 to 5000, AWS's quota for an account",
        source: `ORION-41, ${pages.throttling}`,
      }),
  })
  .register(facts, {
    purpose: "the public API",
    allowed: "origins, requestsPerSecond and burst",
    source: "OPEN-27, decisions 5",
  });

const threshold = (purpose: string, unit: string): z.ZodNumber =>
  z
    .number()
    .positive()
    .register(facts, { purpose, allowed: `${unit}, more than 0`, source: "OPEN-28, ORION-26" });

/** When the alarms of the API go off (OPEN-28). */
export const thresholds = z
  .strictObject({
    apiLatencyMs: threshold("p95 of the API's answers above which its alarm goes off", "milliseconds"),
    api5xx: threshold("answers 5xx in five minutes above which the API's alarm goes off", "a number"),
    api4xx: threshold("answers 4xx in five minutes above which the API's alarm goes off", "a number"),
  })
  .register(facts, {
    purpose: "when the alarms of the API go off",
    allowed: "apiLatencyMs, api5xx and api4xx",
    source: "OPEN-28",
  });

/** The probe that calls the API from outside (EDGAR-01, ORION-25). */
export const canary = z
  .strictObject({
    everyMinutes: z
      .int()
      .min(1)
      .max(60)
      .register(facts, {
        purpose:
          "minutes between two runs of the canary; each run asks for health and queues a marked backtest",
        allowed: "a whole number from 1 to 60; at most 15 in prod",
        source: `EDGAR-01, ${pages.canary}`,
      }),
  })
  .register(facts, { purpose: "the canary", allowed: "everyMinutes", source: "EDGAR-01" });

/** What the environment may cost (ORION-38). */
export const budget = z
  .strictObject({
    monthlyUsd: z.number().positive().register(facts, {
      purpose: "US dollars a month; 50, 80 and 100 % of it, and a forecast beyond it, are told",
      allowed: "a number more than 0",
      source: "ORION-38",
    }),
    anomalyUsd: z.number().positive().register(facts, {
      purpose: "US dollars by which a service may cost more than usual before it is told",
      allowed: "a number more than 0",
      source: "ORION-38",
    }),
  })
  .register(facts, {
    purpose: "what the environment may cost",
    allowed: "monthlyUsd and anomalyUsd",
    source: "ORION-38",
  });

/** The detective services (TRADAI-S-42, decisions.md section 8). */
export const threatDetection = z.boolean().register(facts, {
  purpose:
    "whether GuardDuty, Security Hub, Inspector, Access Analyzer and Config rules watch the account, where the environment owns it",
  allowed: "true or false; true in prod",
  source: "TRADAI-S-42, TRADAI-H-16, ORION-29, decisions 8",
});
