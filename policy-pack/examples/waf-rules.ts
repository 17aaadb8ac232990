import type { Example, Fixture, UndecidedExample, ViolatingExample } from "../rule";
import {
  association,
  badInputs,
  common,
  documentedRules,
  managed,
  rate,
  sqlInjection,
  visible,
  webAcl,
} from "./front-door";
import { restApi, stage } from "./rest-api";
import { pool, webClient } from "./user-pool";

const unknown = Symbol("unknown");
type Inputs = Readonly<Record<string, unknown>>;

const overriding = (name: string, actionToUse: Inputs): readonly object[] => [
  rate(),
  managed(common, 2, { ruleActionOverrides: [{ name, actionToUse }] }),
  badInputs,
  sqlInjection,
];
const localhostCounts = overriding("EC2MetaDataSSRF_QUERYARGUMENTS", { count: {} });
const local = webClient({ callbackUrls: ["http://localhost:3000/callback"] });
const beforeApi = [restApi(), stage(), association("stage")];
const outwards: Fixture = {
  ...association("waf", {
    resourceArn: "arn:aws:cognito-idp:eu-central-1:600802701449:userpool/eu-central-1_ELSEWHERE",
  }),
  references: { webAclArn: ["waf"] },
};

/** A rule under the names of AWS's own interface. */
const written = (name: string, priority: number, own: object): object => ({
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
const writtenRate = (limit: number): object =>
  written("RateLimitRule", 1, {
    Action: { Block: {} },
    Statement: { RateBasedStatement: { AggregateKeyType: "IP", Limit: limit, EvaluationWindowSec: 300 } },
  });
const asText = (limit: number): string =>
  JSON.stringify([
    writtenRate(limit),
    writtenSet(common, 2),
    writtenSet("AWSManagedRulesKnownBadInputsRuleSet", 3),
    writtenSet("AWSManagedRulesSQLiRuleSet", 4),
  ]);

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

export const stoppingAcls: readonly Example[] = [
  {
    title: "Rules as the text of AWS's own interface",
    resources: [webAcl({ rules: undefined, ruleJson: asText(100) }), ...beforeApi],
  },
  {
    title: "A rule that stands beside its WebACL",
    resources: [...allApart(rate()), ...beforeApi],
  },
  {
    title: "A limit over the time that WAF takes where none is named",
    resources: [
      webAcl({ rules: [rate({ evaluationWindowSec: undefined }), ...documentedRules.slice(1)] }),
      ...beforeApi,
    ],
  },
  {
    title: "A sign-out that leads back to the developer's machine",
    environment: "dev",
    resources: [
      webAcl({ rules: localhostCounts }),
      pool(),
      webClient({ logoutUrls: ["http://127.0.0.1:3000/"] }),
      association("users"),
    ],
  },
  {
    title: "A rule that lets friends pass behind the documented ones",
    resources: [
      webAcl({
        rules: [
          ...documentedRules,
          {
            name: "Friends",
            priority: 5,
            action: { allow: {} },
            statement: { ipSetReferenceStatement: {} },
            visibilityConfig: visible("Friends"),
          },
        ],
      }),
      ...beforeApi,
    ],
  },
];

const wrong = (title: string, rules: readonly object[], says: string): ViolatingExample => ({
  title,
  resources: [webAcl({ rules }), ...beforeApi],
  resource: "waf",
  says,
});

export const lenientAcls: readonly ViolatingExample[] = [
  {
    title: "A high limit in the text of AWS's own interface",
    resources: [webAcl({ rules: undefined, ruleJson: asText(5000) }), ...beforeApi],
    resource: "waf",
    says: "admits 5000 requests in 300 seconds",
  },
  {
    title: "A high limit beside its WebACL",
    resources: [...allApart(rate({ limit: 3000 })), ...beforeApi],
    resource: "waf",
    says: "RateLimitRule admits 3000 requests in 300 seconds",
  },
  wrong(
    "A limit that is not said",
    [rate({ limit: undefined }), ...documentedRules.slice(1)],
    "RateLimitRule admits Infinity requests",
  ),
  wrong(
    "A limit that comes late",
    [rate({}, { priority: 9 }), ...documentedRules.slice(1)],
    "no rule of priority 1",
  ),
  wrong(
    "A set of another vendor under the same name",
    [rate(), managed(common, 2, { vendorName: "Others" }), badInputs, sqlInjection],
    "AWSManagedRulesCommonRuleSet is not among the rules",
  ),
  wrong(
    "A rule of a set that lets by what it matches",
    overriding("NoUserAgent_HEADER", { allow: {} }),
    "NoUserAgent_HEADER of",
  ),
  {
    title: "A rule for localhost that lets by what it matches",
    environment: "dev",
    resources: [
      webAcl({ rules: overriding("EC2MetaDataSSRF_QUERYARGUMENTS", { allow: {} }) }),
      pool(),
      local,
      association("users"),
    ],
    resource: "waf",
    says: "EC2MetaDataSSRF_QUERYARGUMENTS of",
  },
  {
    title: "Another rule that counts before a sign-in that leads to localhost",
    environment: "dev",
    resources: [
      webAcl({ rules: overriding("NoUserAgent_HEADER", { count: {} }) }),
      pool(),
      local,
      association("users"),
    ],
    resource: "waf",
    says: "NoUserAgent_HEADER of",
  },
  {
    title: "A rule for localhost that counts before the API as well as before the sign-in",
    environment: "dev",
    resources: [
      webAcl({ rules: localhostCounts }),
      ...[restApi(), stage(), association("stage", {}, "second")],
      ...[pool(), local, association("users")],
    ],
    resource: "waf",
    says: "EC2MetaDataSSRF_QUERYARGUMENTS of",
  },
];

export const openAcls: readonly UndecidedExample[] = [
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
  {
    title: "A rule for localhost that counts before a pool whose clients cannot be told",
    resources: [
      webAcl({ rules: localhostCounts }),
      pool(),
      { ...webClient({ userPoolId: unknown }), references: {} },
      association("users"),
    ],
    resource: "waf",
    says: "may send back to localhost",
  },
  {
    title: "A header counts in a layer of its own: the proxy may stand in another one",
    scope: "layer",
    resources: [
      webAcl({
        rules: [
          rate({
            aggregateKeyType: "FORWARDED_IP",
            forwardedIpConfig: { headerName: "X-Forwarded-For", fallbackBehavior: "MATCH" },
          }),
          ...documentedRules.slice(1),
        ],
      }),
      ...beforeApi,
    ],
    resource: "waf",
    says: "may be declared in another layer",
  },
];
