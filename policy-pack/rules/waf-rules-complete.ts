import { clientsCounted } from "../checks/waf-clients";
import {
  everyRuleVisible,
  nothingPassesBy,
  rateLimited,
  setsComplete,
  stopsSomething,
  wafParameters,
} from "../checks/waf-rules";
import { domain, mapping } from "../examples/api-hardening";
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
} from "../examples/front-door";
import { balancer } from "../examples/load-balancer";
import { restApi, stage } from "../examples/rest-api";
import { pool, webClient } from "../examples/user-pool";
import { lenientAcls, openAcls, stoppingAcls } from "../examples/waf-rules";
import { webAclType } from "../graph/web-acls";
import type { Fixture, Rule, ViolatingExample } from "../rule";

const localhostCounts = managed(common, 2, {
  ruleActionOverrides: [{ name: "EC2MetaDataSSRF_QUERYARGUMENTS", actionToUse: { count: {} } }],
});
const local = webClient({ callbackUrls: ["http://localhost:3000/callback"] });
const beforeApi = [restApi(), stage(), association("stage")];
const beforePool = (client: Fixture): readonly Fixture[] => [pool(), client, association("users")];
const withSet = (set: object): readonly object[] => [rate(), set, badInputs, sqlInjection];
const withRate = (rule: object): readonly object[] => [rule, ...documentedRules.slice(1)];
const sizes = { ruleActionOverrides: [{ name: "SizeRestrictions_BODY", actionToUse: { count: {} } }] };
const forwarded = {
  aggregateKeyType: "FORWARDED_IP",
  forwardedIpConfig: { headerName: "X-Forwarded-For", fallbackBehavior: "MATCH" },
};
const publicBalancer = balancer({ internal: false });
const proxy: Fixture = {
  type: "aws:apigateway/integration:Integration",
  name: "integration",
  inputs: { type: "HTTP_PROXY", integrationTarget: Symbol("unknown") },
  references: { integrationTarget: ["alb"] },
};
const mappingOfDomain: Fixture = {
  ...mapping,
  references: { ...mapping.references, domainName: ["domain"] },
};
const distribution: Fixture = {
  type: "aws:cloudfront/distribution:Distribution",
  name: "distribution",
  inputs: { origins: [{ originId: "api", domainName: Symbol("unknown") }] },
  references: { origins: ["domain"] },
};
const bypass = {
  name: "Friends",
  priority: 0,
  action: { allow: {} },
  statement: { ipSetReferenceStatement: {} },
};
const friends = { ...bypass, visibilityConfig: visible("Friends") };

const wrong = (title: string, rules: readonly object[], says: string): ViolatingExample => ({
  title,
  resources: [webAcl({ rules }), ...beforeApi],
  resource: "waf",
  says,
});

const rule: Rule = {
  name: "waf-rules-complete",
  title: "A firewall stops what it is there for",
  description:
    "Every WebACL limits how often one client asks and applies the three managed rule sets, in their order, to every request, and shows what each rule matches.",
  rationale:
    "A rule that only counts, comes too late or counts everybody as one lets floods and injections by, while the WebACL looks complete.",
  remediation: "Give the WebACL the rules with the priorities and actions that the message names.",
  severity: "high",
  kind: "stack",
  catalogue: {
    securityHub: ["WAF.10", "WAF.12"],
    checkov: ["CKV2_AWS_76", "CKV2_AWS_77", "CKV_AWS_175", "CKV_AWS_192", "CKV_AWS_342"],
  },
  relations: [4, 5],
  findings: ["TRADAI-S-01", "ORION-08"],
  types: [webAclType],
  parameters: wafParameters,
  checks: [stopsSomething, rateLimited, setsComplete, nothingPassesBy, everyRuleVisible, clientsCounted],
  examples: {
    compliant: [
      { title: "The four rules before a stage", environment: "dev", resources: [webAcl(), ...beforeApi] },
      {
        title: "A tighter limit",
        resources: [webAcl({ rules: withRate(rate({ limit: 20, evaluationWindowSec: 60 })) }), ...beforeApi],
      },
      {
        title: "A sign-in that leads back to the developer's machine",
        environment: "dev",
        resources: [webAcl({ rules: withSet(localhostCounts) }), ...beforePool(local)],
      },
      {
        title: "A load balancer behind the API, counted by what the API forwards",
        resources: [webAcl({ rules: withRate(rate(forwarded)) }), publicBalancer, association("alb"), proxy],
      },
      {
        title: "One more rule behind them",
        resources: [
          webAcl({ rules: [...documentedRules, managed("AWSManagedRulesLinuxRuleSet", 5)] }),
          ...beforeApi,
        ],
      },
      ...stoppingAcls,
    ],
    violating: [
      wrong("No rule", [], "has no rule"),
      wrong(
        "Rules that count",
        [rate({}, { action: { count: {} } }), managed(common, 2, {}, { count: {} })],
        "every rule only counts",
      ),
      wrong("No limit", documentedRules.slice(1), "no rule of priority 1 limits"),
      wrong("A high limit", withRate(rate({ limit: 2000 })), "admits 2000 requests in 300 seconds"),
      wrong(
        "A limit of a shorter time",
        withRate(rate({ evaluationWindowSec: 60 })),
        "admits 100 requests in 60 seconds",
      ),
      wrong("A limit that counts", withRate(rate({}, { action: { count: {} } })), "does not block"),
      wrong(
        "A limit of some requests",
        withRate(rate({ scopeDownStatement: { byteMatchStatement: {} } })),
        "counts some requests alone",
      ),
      wrong(
        "A set that is missing",
        [rate(), managed(common, 2), badInputs],
        "AWSManagedRulesSQLiRuleSet is not among the rules",
      ),
      wrong(
        "A set out of order",
        withSet(managed(common, 7)),
        "AWSManagedRulesCommonRuleSet is of priority 7",
      ),
      wrong("A set that counts", withSet(managed(common, 2, {}, { count: {} })), "only counts: its override"),
      wrong(
        "A set of some requests",
        withSet(managed(common, 2, { scopeDownStatement: { byteMatchStatement: {} } })),
        "looks at some requests alone",
      ),
      wrong("A rule of a set that counts", withSet(managed(common, 2, sizes)), "SizeRestrictions_BODY of"),
      wrong(
        "A rule for localhost that counts before the API",
        withSet(localhostCounts),
        "EC2MetaDataSSRF_QUERYARGUMENTS of",
      ),
      {
        title: "A rule for localhost that counts where nobody is sent there",
        resources: [webAcl({ rules: withSet(localhostCounts) }), ...beforePool(webClient())],
        resource: "waf",
        says: "EC2MetaDataSSRF_QUERYARGUMENTS of",
      },
      wrong("A rule that lets requests by", [friends, ...documentedRules], "Friends of priority 0 lets"),
      wrong(
        "A rule that nobody sees",
        withRate(
          rate({}, { visibilityConfig: { cloudwatchMetricsEnabled: true, sampledRequestsEnabled: false } }),
        ),
        "RateLimitRule matches: sampledRequestsEnabled is off",
      ),
      {
        title: "A WebACL that nobody sees",
        resources: [webAcl({ visibilityConfig: { cloudwatchMetricsEnabled: false } }), ...beforeApi],
        resource: "waf",
        says: "what waf matches",
      },
      wrong(
        "A limit for all together",
        withRate(rate({ aggregateKeyType: "CONSTANT" })),
        "counts by CONSTANT, not each client",
      ),
      {
        title: "Addresses behind the API",
        resources: [webAcl(), publicBalancer, association("alb"), proxy],
        resource: "waf",
        says: "behind integration every client of alb has the same",
      },
      {
        title: "Addresses behind a distribution before the API's domain",
        resources: [webAcl(), ...beforeApi, domain(), mappingOfDomain, distribution],
        resource: "waf",
        says: "behind distribution every client of stage has the same",
      },
      wrong("A header that clients write", withRate(rate(forwarded)), "whoever calls stage directly writes"),
      ...lenientAcls,
    ],
    undecided: openAcls,
  },
};

export default rule;
