import type { Example, ViolatingExample } from "../rule";
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

type Inputs = Readonly<Record<string, unknown>>;

const beforeApi = [restApi(), stage(), association("stage")];
const withSet = (set: object): readonly object[] => [rate(), set, badInputs, sqlInjection];
const withRate = (more: Inputs, inputs: Inputs = {}): readonly object[] => [
  rate(more, inputs),
  ...documentedRules.slice(1),
];
/** A rule that lets requests of some addresses pass. */
const friends = (priority: number): object => ({
  name: "Friends",
  priority,
  action: { allow: {} },
  statement: { ipSetReferenceStatement: {} },
  visibilityConfig: visible("Friends"),
});

export const stoppingAcls: readonly Example[] = [
  { title: "The four rules before a stage", environment: "dev", resources: [webAcl(), ...beforeApi] },
  {
    title: "A tighter limit",
    resources: [webAcl({ rules: withRate({ limit: 20, evaluationWindowSec: 60 }) }), ...beforeApi],
  },
  {
    title: "A limit over the time that WAF takes where none is named",
    resources: [webAcl({ rules: withRate({ evaluationWindowSec: undefined }) }), ...beforeApi],
  },
  {
    title: "One more rule behind them",
    resources: [
      webAcl({ rules: [...documentedRules, managed("AWSManagedRulesLinuxRuleSet", 5)] }),
      ...beforeApi,
    ],
  },
  {
    title: "A rule that lets friends pass behind the documented ones",
    resources: [webAcl({ rules: [...documentedRules, friends(5)] }), ...beforeApi],
  },
];

const wrong = (title: string, rules: readonly object[], says: string): ViolatingExample => ({
  title,
  resources: [webAcl({ rules }), ...beforeApi],
  resource: "waf",
  says,
});

export const lenientAcls: readonly ViolatingExample[] = [
  wrong("No rule", [], "has no rule"),
  wrong(
    "Rules that count",
    [rate({}, { action: { count: {} } }), managed(common, 2, {}, { count: {} })],
    "every rule only counts",
  ),
  wrong("No limit", documentedRules.slice(1), "no rule of priority 1 limits"),
  wrong("A limit that comes late", withRate({}, { priority: 9 }), "no rule of priority 1"),
  wrong("A high limit", withRate({ limit: 2000 }), "admits 2000 requests in 300 seconds"),
  wrong(
    "A limit of a shorter time",
    withRate({ evaluationWindowSec: 60 }),
    "admits 100 requests in 60 seconds",
  ),
  wrong("A limit that is not said", withRate({ limit: undefined }), "RateLimitRule admits Infinity requests"),
  wrong("A limit that counts", withRate({}, { action: { count: {} } }), "does not block"),
  wrong(
    "A limit of some requests",
    withRate({ scopeDownStatement: { byteMatchStatement: {} } }),
    "counts some requests alone",
  ),
  wrong(
    "A set that is missing",
    [rate(), managed(common, 2), badInputs],
    "AWSManagedRulesSQLiRuleSet is not among the rules",
  ),
  wrong(
    "A set in whose place requests are let by",
    [rate(), managed(common, 2), badInputs, friends(4)],
    "AWSManagedRulesSQLiRuleSet is not among the rules",
  ),
  wrong(
    "A set of another vendor under the same name",
    withSet(managed(common, 2, { vendorName: "Others" })),
    "AWSManagedRulesCommonRuleSet is not among the rules",
  ),
  wrong("A set out of order", withSet(managed(common, 7)), "AWSManagedRulesCommonRuleSet is of priority 7"),
  wrong("A set that counts", withSet(managed(common, 2, {}, { count: {} })), "only counts: its override"),
  wrong(
    "A set of some requests",
    withSet(managed(common, 2, { scopeDownStatement: { byteMatchStatement: {} } })),
    "looks at some requests alone",
  ),
  wrong("A rule that lets requests by", [friends(0), ...documentedRules], "Friends of priority 0 lets"),
  wrong(
    "A rule that lets requests by, beside a set of the same priority",
    [...documentedRules, friends(3)],
    "Friends of priority 3 lets",
  ),
  wrong(
    "A rule that nobody sees",
    withRate({}, { visibilityConfig: { cloudwatchMetricsEnabled: true, sampledRequestsEnabled: false } }),
    "RateLimitRule matches: sampledRequestsEnabled is off",
  ),
  {
    title: "A WebACL that nobody sees",
    resources: [webAcl({ visibilityConfig: { cloudwatchMetricsEnabled: false } }), ...beforeApi],
    resource: "waf",
    says: "what waf matches: cloudwatchMetricsEnabled and sampledRequestsEnabled is off",
  },
];
