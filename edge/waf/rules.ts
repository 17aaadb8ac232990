import type * as aws from "@pulumi/aws";
import type { Settings } from "../../shared/config";
import type { FrontDoor } from "../../shared/naming";

type Rule = aws.types.input.wafv2.WebAclRule;
type Override = aws.types.input.wafv2.WebAclRuleStatementManagedRuleGroupStatementRuleActionOverride;

/** Requests of one address in one window above which the address is blocked (architecture.md 1.4). */
const rate = { limit: 100, windowSeconds: 300 } as const;

/** A group of rules that AWS keeps. */
interface ManagedGroup {
  readonly name: string;
  /** What CloudWatch calls it. */
  readonly metric: string;
}

const commonRules = "AWSManagedRulesCommonRuleSet";

/** The documented groups in the order in which they are asked (architecture.md 1.4). */
const managedGroups: readonly ManagedGroup[] = [
  // Refuses a body above 8 KB; the API's models keep within that (decisions.md section 5).
  { name: commonRules, metric: "CommonRuleSet" },
  { name: "AWSManagedRulesKnownBadInputsRuleSet", metric: "KnownBadInputs" },
  { name: "AWSManagedRulesSQLiRuleSet", metric: "SQLiRuleSet" },
];

/** Metrics and samples, which the documents want of the ACL and of each rule. */
export function visibility(metricName: string): aws.types.input.wafv2.WebAclVisibilityConfig {
  return { metricName, cloudwatchMetricsEnabled: true, sampledRequestsEnabled: true };
}

/** http is accepted for the host localhost alone, and localhost in dev alone. */
function returnsToLocalhost({ identity }: Pick<Settings, "identity">): boolean {
  return [...identity.callbackUrls, ...identity.logoutUrls].some(
    (url) => new URL(url).hostname === "localhost",
  );
}

/**
 * Rules of a managed group that count where AWS blocks. Signing in and out carries the address to return to as a query
 * argument, and one on a developer's machine looks like an attempt to reach the server's own (decisions.md section 5).
 */
function counting(door: FrontDoor, group: string, settings: Pick<Settings, "identity">): Override[] {
  return door === "sign-in" && group === commonRules && returnsToLocalhost(settings)
    ? [{ name: "EC2MetaDataSSRF_QUERYARGUMENTS", actionToUse: { count: {} } }]
    : [];
}

/** The four documented rules (architecture.md 1.4), as they stand in front of the API or of the sign-in. */
export function aclRules(door: FrontDoor, settings: Pick<Settings, "identity">): Rule[] {
  const rateRule: Rule = {
    name: "RateLimitRule",
    priority: 1,
    action: { block: {} },
    statement: {
      rateBasedStatement: {
        limit: rate.limit,
        evaluationWindowSec: rate.windowSeconds,
        aggregateKeyType: "IP",
      },
    },
    visibilityConfig: visibility("RateLimitRule"),
  };
  const managed = managedGroups.map(({ name, metric }, index): Rule => {
    const overrides = counting(door, name, settings);
    return {
      name,
      priority: index + 2,
      // The group's own actions hold.
      overrideAction: { none: {} },
      statement: {
        managedRuleGroupStatement: {
          vendorName: "AWS",
          name,
          ...(overrides.length === 0 ? {} : { ruleActionOverrides: overrides }),
        },
      },
      visibilityConfig: visibility(metric),
    };
  });
  return [rateRule, ...managed];
}
