import { AwsError } from "./aws-error";
import { isRecord, unknown, type Value, type Values } from "./values";

/** What the stand-in uses of a provider's configuration; one per connection, as one process per provider at AWS's. */
export interface ProviderConfig {
  region: string;
  defaultTags: Record<string, string>;
}

/**
 * Reads the arguments of a Configure call. Structured ones arrive as JSON text.
 *
 * @throws AwsError when the account is not among `allowedAccountIds`, or among `forbiddenAccountIds`.
 */
export function readProviderConfig(args: Values, account: string, region: string): ProviderConfig {
  const allowed = parsed(args.allowedAccountIds);
  if (Array.isArray(allowed) && allowed.length > 0 && !allowed.includes(account)) {
    throw new AwsError(
      "InvalidAccount",
      `AWS account ID not allowed: ${account}; allowed: ${JSON.stringify(allowed)}`,
    );
  }
  const forbidden = parsed(args.forbiddenAccountIds);
  if (Array.isArray(forbidden) && forbidden.includes(account)) {
    throw new AwsError("InvalidAccount", `AWS account ID not allowed: ${account} is forbidden`);
  }
  const defaults = parsed(args.defaultTags);
  const tags = isRecord(defaults) && isRecord(defaults.tags) ? defaults.tags : {};
  return {
    region: typeof args.region === "string" ? args.region : region,
    defaultTags: Object.fromEntries(
      Object.entries(tags).filter((tag): tag is [string, string] => typeof tag[1] === "string"),
    ),
  };
}

/**
 * The merged tags that AWS's provider adds to the inputs as `tagsAll` (`provider/tags.go` of pulumi-aws); the
 * resource's own tag wins.
 */
export function mergedTags(own: Value | undefined, defaults: Record<string, string>): Value {
  if (own === unknown) return unknown;
  return { ...defaults, ...(isRecord(own) ? own : {}) };
}

function parsed(value: Value | undefined): Value | undefined {
  if (typeof value !== "string") return value;
  try {
    return JSON.parse(value) as Value;
  } catch {
    return value;
  }
}
