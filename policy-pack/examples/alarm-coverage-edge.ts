import type { Example, Fixture, ViolatingExample } from "../rule";
import { alarm, alarmsOn, metricQuery, silenceOn } from "./alarm";
import { anomaly } from "./anomaly";

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

const wrong = (
  title: string,
  resource: string,
  says: string,
  resources: readonly Fixture[],
): ViolatingExample => ({ title, resources, resource, says });
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
      title: "An ACL whose silence is compared with the API's requests",
      resources: [...guarded, silence(allowed, requests)],
    },
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
    ...["5XXError", "4XXError", "Latency"].map((metric) =>
      wrong(
        `An API without alarm on ${metric}`,
        "api",
        `no alarm on ${metric} tells`,
        withoutAlarm(`alarm-${metric}`),
      ),
    ),
    wrong("An API that may become slow", "api", "unusual Latency", withoutAlarm("anomaly")),
    wrong("An ACL whose blocks nobody sees", "acl", "no alarm on BlockedRequests", [acl]),
    wrong("An ACL that nothing goes through", "acl", "too few AllowedRequests", guarded),
    wrong("An ACL that is silent at night", "acl", "too few AllowedRequests", [...guarded, silence(allowed)]),
    wrong("A canary that stopped", "canary", "too few SuccessPercent", [
      canary,
      ...alarmsOn("CloudWatchSynthetics", ofCanary, "Failed"),
    ]),
  ],
};
