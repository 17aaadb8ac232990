/** What is delivered to the logs bucket below one prefix, and for how long it stays. */
export interface LogPrefix {
  /** Key prefix with its trailing slash. */
  readonly prefix: string;
  readonly expireAfterDays: number;
}

/**
 * Prefixes of the logs bucket. The audit trail outlives the application's logs, which keep the documented 90 days
 * (TRADAI-S-17). An object anywhere else stays: S3 applies the shortest of overlapping rules, so that a rule for
 * the whole bucket would end the trail too.
 *
 * TRADAI-S-17 asks for an archive as well: the trail's files have 12 KB on average, and S3 moves nothing below
 * 128 KB to another class (https://docs.aws.amazon.com/AmazonS3/latest/userguide/lifecycle-transition-general-considerations.html).
 */
export const logPrefixes = {
  trail: { prefix: "cloudtrail/", expireAfterDays: 400 },
  loadBalancer: { prefix: "alb/", expireAfterDays: 90 },
  serverAccess: { prefix: "s3/", expireAfterDays: 90 },
  flowLogs: { prefix: "flow-logs/", expireAfterDays: 90 },
  configuration: { prefix: "config/", expireAfterDays: 90 },
  /** What runs of the canary leave behind: Synthetics itself never deletes it. */
  canary: { prefix: "canary/", expireAfterDays: 31 },
} as const satisfies Record<string, LogPrefix>;
