/**
 * The web ACLs as architecture.md 1.4 and decisions.md section 5 describe them, written by hand and never from the
 * program. `{env}` stands for the environment.
 */

/** The documented rules, in order: name, kind, metric. */
export const ruleFacts = [
  { priority: 1, name: "RateLimitRule", metric: "RateLimitRule" },
  { priority: 2, name: "AWSManagedRulesCommonRuleSet", metric: "CommonRuleSet" },
  { priority: 3, name: "AWSManagedRulesKnownBadInputsRuleSet", metric: "KnownBadInputs" },
  { priority: 4, name: "AWSManagedRulesSQLiRuleSet", metric: "SQLiRuleSet" },
] as const;

/** Requests of one address in five minutes. */
export const rateFact = { limit: 100, evaluationWindowSec: 300, aggregateKeyType: "IP" } as const;

/** The two ACLs; the second one is an addition, and so are its names. */
export const aclFacts = [
  { logical: "waf", name: "tradai-waf-{env}", metric: "tradai-waf-metrics" },
  { logical: "waf-auth", name: "tradai-waf-auth-{env}", metric: "tradai-waf-auth-{env}" },
] as const;

/** Rule that would block a sign-in that returns to a developer's machine, which dev alone allows. */
export const countedWhereLocalhost = "EC2MetaDataSSRF_QUERYARGUMENTS";

export const wafLogGroup = "aws-waf-logs-tradai-{env}";
/** Days for which records are kept (architecture.md 1.0). */
export const wafLogDays = { dev: 30, staging: 30, prod: 90 } as const;

/** TRADAI-S-31. */
export const redactedHeaders = ["authorization", "cookie"] as const;
