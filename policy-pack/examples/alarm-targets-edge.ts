import type { Example, Fixture, ViolatingExample } from "../rule";
import { alarm, metricQuery } from "./alarm";
import { anomaly } from "./anomaly";

type Inputs = Readonly<Record<string, unknown>>;
const unknown = Symbol("unknown");

const on = (namespace: string, metricName: string, dimensions?: Inputs): Fixture =>
  alarm({ namespace, metricName, dimensions });
const api: Fixture = {
  type: "aws:apigateway/restApi:RestApi",
  name: "api",
  inputs: { name: "tradai-api-prod" },
};
const stage: Fixture = { type: "aws:apigateway/stage:Stage", name: "stage", inputs: { stageName: "v1" } };
const ofApi = { ApiName: "tradai-api-prod", Stage: "v1" };
const acl = (visibility: Inputs = {}): Fixture => ({
  type: "aws:wafv2/webAcl:WebAcl",
  name: "acl",
  inputs: {
    name: "tradai-waf-prod",
    scope: "REGIONAL",
    visibilityConfig: { metricName: "tradai-waf-metrics", cloudwatchMetricsEnabled: true, ...visibility },
    rules: [{ name: "rate", visibilityConfig: { metricName: "tradai-waf-rate" } }],
  },
});
const blocked = (dimensions: Inputs): Fixture => on("AWS/WAFV2", "BlockedRequests", dimensions);
const ofAcl = { Region: "eu-central-1", Rule: "ALL", WebACL: "tradai-waf-metrics" };
const table: Fixture = {
  type: "aws:dynamodb/table:Table",
  name: "table",
  inputs: { name: "tradai-health-state-prod" },
};
const canary: Fixture = {
  type: "aws:synthetics/canary:Canary",
  name: "canary",
  inputs: { name: "tradai-canary-prod" },
};
const unusual = (inputs: Inputs = {}, expression?: string): Fixture => ({
  ...anomaly({ namespace: "AWS/ApiGateway", metricName: "Latency", dimensions: ofApi }, inputs, expression),
  name: "alarm",
});
const filter = (name: string): Fixture => ({
  type: "aws:cloudwatch/logMetricFilter:LogMetricFilter",
  name,
  inputs: { metricTransformation: { namespace: "tradai/security", name, value: "1" } },
});
const math = (expression: string, returnData?: boolean): Fixture =>
  alarm(
    metricQuery(
      {
        id: "requests",
        metric: {
          namespace: "AWS/ApiGateway",
          metricName: "Count",
          dimensions: ofApi,
          period: 60,
          stat: "Sum",
        },
        returnData,
      },
      { id: "result", expression, returnData: true },
    ),
  );

const right = (title: string, ...resources: readonly Fixture[]): Example => ({ title, resources });
const wrong = (title: string, says: string, ...resources: readonly Fixture[]): ViolatingExample => ({
  title,
  resources,
  resource: "alarm",
  says,
});

/** Examples of alarms on the front door, and of those that calculate. */
export const edgeTargets: {
  readonly compliant: readonly Example[];
  readonly violating: readonly ViolatingExample[];
} = {
  compliant: [
    right("An API by its stage", on("AWS/ApiGateway", "5XXError", ofApi), api, stage),
    right("All rules of a web ACL", blocked(ofAcl), acl()),
    right(
      "One rule of the second of two web ACLs",
      blocked({ ...ofAcl, Rule: "tradai-waf-rate" }),
      {
        ...acl(),
        name: "about-others",
        inputs: { name: "others", visibilityConfig: { metricName: "tradai-others" } },
      },
      acl(),
    ),
    right("What no rule of a web ACL matches", blocked({ ...ofAcl, Rule: "Default_Action" }), acl()),
    right(
      "A web ACL whose region is known only after the update",
      blocked({ ...ofAcl, Region: unknown }),
      acl(),
    ),
    right(
      "A web ACL where nobody knows the region",
      { ...blocked({ ...ofAcl, Region: "us-east-1" }), provider: {} },
      { ...acl(), provider: {} },
    ),
    right(
      "A web ACL of CloudFront, which has no region",
      blocked({ Rule: "ALL", WebACL: "tradai-waf-metrics" }),
      {
        ...acl(),
        inputs: { ...acl().inputs, scope: "CLOUDFRONT" },
      },
    ),
    ...[" WHERE WebACL = 'tradai-waf-metrics'", ""].map((where) =>
      right(
        `${where === "" ? "Every web ACL" : "All regions of a web ACL"} by a query`,
        alarm(
          metricQuery({
            id: "blocked",
            expression: `SELECT SUM(BlockedRequests) FROM SCHEMA("AWS/WAFV2", Region, Rule, WebACL)${where}`,
            period: 60,
            returnData: true,
          }),
        ),
        acl({ cloudwatchMetricsEnabled: where !== "" }),
      ),
    ),
    right(
      "A count of the program's own by web ACL",
      on("tradai/security", "refusals", { WebACL: "tradai-waf-metrics" }),
      ...[acl(), filter("refusals")],
    ),
    right(
      "A canary",
      on("CloudWatchSynthetics", "SuccessPercent", { CanaryName: "tradai-canary-prod" }),
      canary,
    ),
    right(
      "A table",
      on("AWS/DynamoDB", "ConsumedWriteCapacityUnits", { TableName: "tradai-health-state-prod" }),
      table,
    ),
    right("Failed jobs of AWS Backup in the account", on("AWS/Backup", "NumberOfRestoreJobsFailed")),
    right(
      "A quota of the account",
      on("AWS/Usage", "ResourceCount", { Service: "Lambda", Type: "Resource", Resource: "X", Class: "None" }),
    ),
    right("What is unusual of a metric", unusual(), api, stage),
    right("Metric math over what is there", math("IF(FILL(requests, 0) > 0, 1, 0)", false), api, stage),
  ],
  violating: [
    wrong(
      "An API that is gone",
      'ApiName "tradai-api-old"',
      on("AWS/ApiGateway", "5XXError", { ...ofApi, ApiName: "tradai-api-old" }),
      api,
      stage,
    ),
    wrong(
      "A stage that is gone",
      'Stage "v2"',
      on("AWS/ApiGateway", "5XXError", { ...ofApi, Stage: "v2" }),
      api,
      stage,
    ),
    wrong(
      "A metric of HTTP APIs",
      "with the dimensions ApiName, Stage",
      on("AWS/ApiGateway", "5xx", ofApi),
      api,
      stage,
    ),
    wrong(
      "A web ACL without its rules",
      "with the dimensions Region, WebACL",
      blocked({ Region: "eu-central-1", WebACL: "tradai-waf-metrics" }),
      acl(),
    ),
    wrong(
      "A regional web ACL without region",
      "Region nothing",
      blocked({ Rule: "ALL", WebACL: "tradai-waf-metrics" }),
      acl(),
    ),
    wrong(
      "A regional web ACL without region where nobody knows the region",
      "Region nothing",
      { ...blocked({ Rule: "ALL", WebACL: "tradai-waf-metrics" }), provider: {} },
      { ...acl(), provider: {} },
    ),
    wrong(
      "A web ACL of another region",
      'Region "us-east-1"',
      blocked({ ...ofAcl, Region: "us-east-1" }),
      acl(),
    ),
    wrong("A rule that the web ACL lacks", 'publishes as "rate"', blocked({ ...ofAcl, Rule: "rate" }), acl()),
    wrong(
      "A web ACL that publishes nothing",
      "does not publish BlockedRequests",
      blocked(ofAcl),
      acl({ cloudwatchMetricsEnabled: false }),
    ),
    wrong(
      "A canary that is gone",
      '"tradai-canary-old"',
      on("CloudWatchSynthetics", "SuccessPercent", { CanaryName: "tradai-canary-old" }),
      canary,
    ),
    wrong(
      "A metric that no filter publishes where filters do",
      "no filter publishes root-uses",
      on("tradai/security", "root-uses"),
      filter("root-use"),
    ),
    wrong(
      "A band around nothing",
      "names measures, which no query is",
      unusual({}, "ANOMALY_DETECTION_BAND(measures, 3)"),
      api,
      stage,
    ),
    wrong("A band that is none", "which is no band", unusual({}, "AVG(measured)"), api, stage),
    wrong(
      "A band compared as a number",
      "AWS refuses it",
      unusual({ comparisonOperator: "GreaterThanThreshold" }),
      api,
      stage,
    ),
    wrong(
      "A number compared as a band",
      "`thresholdMetricId` names none",
      alarm({
        ...on("AWS/ApiGateway", "5XXError", ofApi).inputs,
        comparisonOperator: "GreaterThanUpperThreshold",
      }),
      api,
      stage,
    ),
    wrong(
      "Metric math over what is not there",
      "names blocked, which no query is",
      math("requests - blocked", false),
      api,
      stage,
    ),
    wrong("Two results", "2 queries return data", math("requests * 2", true), api, stage),
    wrong("A composite alarm of nothing", "names no alarm", {
      type: "aws:cloudwatch/compositeAlarm:CompositeAlarm",
      name: "alarm",
      inputs: { alarmName: "tradai-system-prod", alarmRule: "FALSE" },
    }),
  ],
};
