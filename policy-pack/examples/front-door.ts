import type { Fixture } from "../rule";
import { account, region } from "./bucket";

type Inputs = Readonly<Record<string, unknown>>;
const unknown = Symbol("unknown");

/** A managed rule set of AWS as a rule of a WebACL. */
export const managed = (
  name: string,
  priority: number,
  more: Inputs = {},
  overrideAction: Inputs = { none: {} },
): object => ({
  name,
  priority,
  overrideAction,
  statement: { managedRuleGroupStatement: { vendorName: "AWS", name, ...more } },
  visibilityConfig: visible(name),
});
export const visible = (metricName: string): object => ({
  metricName,
  cloudwatchMetricsEnabled: true,
  sampledRequestsEnabled: true,
});
/** The rule that bounds what one client may ask. */
export const rate = (more: Inputs = {}, inputs: Inputs = {}): object => ({
  name: "RateLimitRule",
  priority: 1,
  action: { block: {} },
  statement: {
    rateBasedStatement: { aggregateKeyType: "IP", limit: 100, evaluationWindowSec: 300, ...more },
  },
  visibilityConfig: visible("RateLimitRule"),
  ...inputs,
});
export const common = "AWSManagedRulesCommonRuleSet";
export const badInputs = managed("AWSManagedRulesKnownBadInputsRuleSet", 3);
export const sqlInjection = managed("AWSManagedRulesSQLiRuleSet", 4);
/** The four documented rules. */
export const documentedRules: readonly object[] = [rate(), managed(common, 2), badInputs, sqlInjection];

export function webAcl(inputs: Inputs = {}): Fixture {
  return {
    type: "aws:wafv2/webAcl:WebAcl",
    name: "waf",
    inputs: {
      name: "tradai-waf-prod",
      scope: "REGIONAL",
      defaultAction: { allow: {} },
      visibilityConfig: visible("tradai-waf-metrics"),
      rules: documentedRules,
      ...inputs,
    },
  };
}

/** Attaches the WebACL to a fixture, by an ARN that AWS gives. */
export function association(to: string, inputs: Inputs = {}, name = "association"): Fixture {
  return {
    type: "aws:wafv2/webAclAssociation:WebAclAssociation",
    name,
    inputs: { webAclArn: unknown, resourceArn: unknown, ...inputs },
    references: { webAclArn: ["waf"], resourceArn: [to] },
  };
}

export function aclLogging(inputs: Inputs = {}): Fixture {
  return {
    type: "aws:wafv2/webAclLoggingConfiguration:WebAclLoggingConfiguration",
    name: "logging",
    inputs: {
      resourceArn: unknown,
      logDestinationConfigs: [`arn:aws:logs:${region}:${account}:log-group:aws-waf-logs-tradai-prod`],
      redactedFields: [{ singleHeader: { name: "authorization" } }, { singleHeader: { name: "cookie" } }],
      ...inputs,
    },
    references: { resourceArn: ["waf"] },
  };
}
