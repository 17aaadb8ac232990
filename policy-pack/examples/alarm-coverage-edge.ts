import type { Example, Fixture, ViolatingExample } from "../rule";
import { alarm, alarmsOn, metricQuery, silenceOn } from "./alarm";
import { anomaly } from "./anomaly";
import { wrong } from "./wrong";

const unknown = Symbol("unknown");
const ofApi = { ApiName: "tradai-api-prod", Stage: "v1" };
const ofAcl = { Region: "eu-central-1", Rule: "ALL", WebACL: "tradai-waf-prod" };

const api: Fixture = {
  type: "aws:apigateway/restApi:RestApi",
  name: "api",
  inputs: { name: "tradai-api-prod" },
};
const apiAlarms = [
  ...alarmsOn("AWS/ApiGateway", ofApi, "5XXError", "4XXError", "Latency"),
  anomaly({ namespace: "AWS/ApiGateway", metricName: "Latency", dimensions: ofApi }),
];
const stage: Fixture = {
  type: "aws:apigateway/stage:Stage",
  name: "stage",
  inputs: { stageName: "v1", restApi: unknown },
  references: { restApi: ["api"] },
};
const acl: Fixture = {
  type: "aws:wafv2/webAcl:WebAcl",
  name: "acl",
  inputs: { name: "tradai-waf-prod", scope: "REGIONAL", visibilityConfig: { metricName: "tradai-waf-prod" } },
};
const association = (target: string): Fixture => ({
  type: "aws:wafv2/webAclAssociation:WebAclAssociation",
  name: "association",
  inputs: { webAclArn: unknown, resourceArn: unknown },
  references: { webAclArn: ["acl"], resourceArn: [target] },
});
const pool: Fixture = {
  type: "aws:cognito/userPool:UserPool",
  name: "pool",
  inputs: { name: "tradai-prod" },
};
const blocked = alarmsOn("AWS/WAFV2", ofAcl, "BlockedRequests");
const part = (id: string, namespace: string, metricName: string, dimensions: object): object => ({
  id,
  metric: { namespace, metricName, dimensions, period: 300, stat: "Sum" },
});
const silence = (...parts: readonly object[]): Fixture => ({
  ...alarm(metricQuery(...parts, { id: "silent", expression: "IF(allowed == 0, 1, 0)", returnData: true })),
  name: "silence",
});
const allowed = part("allowed", "AWS/WAFV2", "AllowedRequests", ofAcl);
const requests = part("requests", "AWS/ApiGateway", "Count", ofApi);
const guarded = [acl, api, stage, association("stage"), ...apiAlarms, ...blocked];

const canary: Fixture = {
  type: "aws:synthetics/canary:Canary",
  name: "canary",
  inputs: { name: "tradai-canary-prod" },
};
const ofCanary = { CanaryName: "tradai-canary-prod" };

/** A target group as a first preview shows it, behind a service that rests and so needs no alarm. */
const resting = (name: string): readonly Fixture[] => [
  { type: "aws:lb/targetGroup:TargetGroup", name, inputs: { port: 8000 } },
  {
    type: "aws:ecs/service:Service",
    name: `service-${name}`,
    inputs: { name: `tradai-${name}-prod`, desiredCount: 0, loadBalancers: [{ targetGroupArn: unknown }] },
    references: { loadBalancers: [name] },
  },
];
const answers = {
  namespace: "AWS/ApplicationELB",
  metricName: "TargetResponseTime",
  dimensions: { LoadBalancer: unknown, TargetGroup: unknown },
};
const balancer: Fixture = { type: "aws:lb/loadBalancer:LoadBalancer", name: "alb", inputs: {} };
const slow = (target: string): Fixture => ({
  ...alarm(answers),
  name: `slow-${target}`,
  references: { dimensions: ["alb", target] },
});
const unusual = (target: string): Fixture => ({
  ...anomaly(answers),
  name: `unusual-${target}`,
  references: { metricQueries: ["alb", target] },
});
const withoutAlarm = (name: string): readonly Fixture[] => [
  api,
  ...apiAlarms.filter((each) => each.name !== name),
];

/** Examples of the front door. */
export const edgeCoverageExamples: {
  readonly compliant: readonly Example[];
  readonly violating: readonly ViolatingExample[];
} = {
  compliant: [
    { title: "An API with its four", resources: [api, ...apiAlarms] },
    {
      title: "A threshold and a baseline of one target group, whose name AWS gives",
      resources: [balancer, ...resting("first"), slow("first"), unusual("first")],
    },
    {
      title: "An ACL whose silence is compared with the API's requests",
      resources: [...guarded, silence(allowed, requests)],
    },
    ...["BlockedRequests", "PassedRequests"].map((metric) => ({
      title: `An ACL whose silence ${metric} tell as well`,
      resources: [...guarded, silence(part("acl", "AWS/WAFV2", metric, ofAcl), requests)],
    })),
    {
      title: "An ACL before the sign-in, whose requests nobody else counts",
      resources: [acl, pool, association("pool"), ...blocked],
    },
    {
      title: "A canary whose silence is heard",
      resources: [canary, silenceOn("CloudWatchSynthetics", "SuccessPercent", ofCanary)],
    },
  ],
  violating: [
    ...[
      ["5XXError", "that the API fails"],
      ["4XXError", "that the API turns its clients away"],
    ].map(([metric, tells]) =>
      wrong(
        `An API without alarm on ${metric}`,
        "api",
        `no alarm on ${metric} tells ${tells}`,
        withoutAlarm(`alarm-${metric}`),
      ),
    ),
    wrong(
      "An API under an alarm on what is unusual alone",
      "api",
      "no alarm on Latency tells that the API is slow",
      [api, ...apiAlarms.filter(({ name }) => name !== "alarm-Latency")],
    ),
    wrong(
      "An API that may become slow by and by",
      "alarm-Latency",
      "what is usual of Latency",
      withoutAlarm("anomaly"),
    ),
    wrong("A baseline of another API", "alarm-Latency", "what is usual of Latency", [
      ...withoutAlarm("anomaly"),
      anomaly({
        namespace: "AWS/ApiGateway",
        metricName: "Latency",
        dimensions: { ...ofApi, ApiName: "tradai-api-dev" },
      }),
    ]),
    wrong("A baseline of another target group", "slow-first", "what is usual of TargetResponseTime", [
      balancer,
      ...resting("first"),
      ...resting("second"),
      slow("first"),
      slow("second"),
      unusual("second"),
    ]),
    wrong(
      "An ACL whose blocks nobody sees",
      "acl",
      "no alarm on BlockedRequests tells of an attack, or of a rule that blocks clients",
      [acl],
    ),
    wrong(
      "An ACL that nothing goes through",
      "acl",
      "AllowedRequests or BlockedRequests or PassedRequests tells that requests go past it",
      guarded,
    ),
    wrong("An ACL that is silent at night", "acl", "too few AllowedRequests", [...guarded, silence(allowed)]),
    wrong(
      "A canary that stopped",
      "canary",
      "too few SuccessPercent tells that the canary fails or does not run",
      [canary, ...alarmsOn("CloudWatchSynthetics", ofCanary, "Failed")],
    ),
  ],
};
