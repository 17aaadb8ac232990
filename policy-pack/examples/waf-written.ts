import type { Example, Fixture, UndecidedExample, ViolatingExample } from "../rule";
import { association, common, documentedRules, rate, webAcl } from "./front-door";
import { restApi, stage } from "./rest-api";
import { pool } from "./user-pool";

const unknown = Symbol("unknown");
const beforeApi = [restApi(), stage(), association("stage")];
const outwards: Fixture = {
  ...association("waf", {
    resourceArn: "arn:aws:cognito-idp:eu-central-1:600802701449:userpool/eu-central-1_ELSEWHERE",
  }),
  references: { webAclArn: ["waf"] },
};

/** A rule under the names of AWS's own interface. */
const written = (name: string | undefined, priority: number, own: object): object => ({
  Name: name,
  Priority: priority,
  VisibilityConfig: { MetricName: name, CloudWatchMetricsEnabled: true, SampledRequestsEnabled: true },
  ...own,
});
const writtenSet = (name: string, priority: number): object =>
  written(name, priority, {
    OverrideAction: { None: {} },
    Statement: { ManagedRuleGroupStatement: { VendorName: "AWS", Name: name } },
  });
const writtenRate = (limit: number, name?: string): object =>
  written(name, 1, {
    Action: { Block: {} },
    Statement: { RateBasedStatement: { AggregateKeyType: "IP", Limit: limit, EvaluationWindowSec: 300 } },
  });
const asText = (first: object): Fixture =>
  webAcl({
    rules: undefined,
    ruleJson: JSON.stringify([
      first,
      writtenSet(common, 2),
      writtenSet("AWSManagedRulesKnownBadInputsRuleSet", 3),
      writtenSet("AWSManagedRulesSQLiRuleSet", 4),
    ]),
  });

/** A rule that stands beside its WebACL. */
const apart = (rule: object, name: string, references: Fixture["references"]): Fixture => ({
  type: "aws:wafv2/webAclRule:WebAclRule",
  name,
  inputs: { webAclArn: unknown, ...rule },
  references,
});
const group = (references: Fixture["references"]): Fixture => ({
  type: "aws:wafv2/webAclRuleGroupAssociation:WebAclRuleGroupAssociation",
  name: "group",
  inputs: { ruleName: "shared", priority: 9, webAclArn: unknown },
  references,
});
const ofAcl = { webAclArn: ["waf"] };
const allApart = (first: object): readonly Fixture[] => [
  webAcl({ rules: undefined }),
  ...[first, ...documentedRules.slice(1)].map((each, index) => apart(each, `rule-${index}`, ofAcl)),
];

export const writtenAcls: readonly Example[] = [
  {
    title: "Rules as the text of AWS's own interface",
    resources: [asText(writtenRate(100, "RateLimitRule")), ...beforeApi],
  },
  {
    title: "A rule that stands beside its WebACL",
    resources: [...allApart(rate()), ...beforeApi],
  },
];

export const lenientlyWrittenAcls: readonly ViolatingExample[] = [
  {
    title: "A high limit in the text of AWS's own interface",
    resources: [asText(writtenRate(5000, "RateLimitRule")), ...beforeApi],
    resource: "waf",
    says: "RateLimitRule admits 5000 requests in 300 seconds",
  },
  {
    title: "A high limit that has no name",
    resources: [asText(writtenRate(5000)), ...beforeApi],
    resource: "waf",
    says: "a rule without name admits 5000 requests in 300 seconds",
  },
  {
    title: "A high limit beside its WebACL",
    resources: [...allApart(rate({ limit: 3000 })), ...beforeApi],
    resource: "waf",
    says: "RateLimitRule admits 3000 requests in 300 seconds",
  },
];

export const unreadAcls: readonly UndecidedExample[] = [
  {
    title: "Text that is no JSON",
    resources: [webAcl({ rules: undefined, ruleJson: "[{" })],
    resource: "waf",
    says: "`ruleJson` is no JSON",
  },
  {
    title: "A rule whose action is known only after the update",
    resources: [
      webAcl({ rules: [...documentedRules, rate({}, { priority: 5, action: unknown })] }),
      ...beforeApi,
    ],
    resource: "waf",
    says: "action",
  },
  {
    title: "A group of rules from outside",
    resources: [webAcl(), group(ofAcl), ...beforeApi],
    resource: "waf",
    says: "associated with the WebACL",
  },
  {
    title: "A rule of one WebACL or another",
    resources: [webAcl(), apart(rate(), "rate", {}), ...beforeApi],
    resource: "waf",
    says: "associated with the WebACL",
  },
  {
    title: "A group of rules for one WebACL or another",
    resources: [webAcl(), group({}), ...beforeApi],
    resource: "waf",
    says: "associated with the WebACL",
  },
  {
    title: "A WebACL before what another program declares",
    resources: [webAcl(), outwards],
    resource: "waf",
    says: "what association attaches it to is not declared here",
  },
  {
    title: "A WebACL before what is known only after the update",
    resources: [webAcl(), { ...outwards, inputs: { ...outwards.inputs, resourceArn: unknown } }],
    resource: "waf",
    says: "association: ",
  },
  {
    title: "An association of one WebACL or another",
    resources: [webAcl(), pool(), { ...association("users"), references: { resourceArn: ["users"] } }],
    resource: "waf",
    says: "webAclArn of a WebAclAssociation",
  },
];
