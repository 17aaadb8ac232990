import type { Values } from "../../../tools/stand-in/values";
import { testFormValues, type FormValues } from "./form-values";

const canary = "aws:synthetics/canary:Canary";
const object = "aws:s3/bucketObjectv2:BucketObjectv2";
const filter = "aws:cloudwatch/logMetricFilter:LogMetricFilter";
const alarm = "aws:cloudwatch/metricAlarm:MetricAlarm";
const dashboard = "aws:cloudwatch/dashboard:Dashboard";
const budget = "aws:budgets/budget:Budget";
const subscription = "aws:costexplorer/anomalySubscription:AnomalySubscription";
const document = "aws:ssm/document:Document";
const code: Values = { s3Bucket: "b", s3Key: "k" };
const mail: Values = { address: "a@example.com", type: "EMAIL" };

const every = (expression: string): Values => ({ schedule: { expression } });
const widget = (type: string, properties: Values, more: Values = {}): Values => ({
  dashboardBody: JSON.stringify({ widgets: [{ type, properties, ...more }] }),
});
const metric: Values = { region: "eu-central-1", metrics: [["AWS/Lambda", "Errors"]] };
const text: Values = { markdown: "x" };
const told = (threshold: number): Values => ({
  comparisonOperator: "GREATER_THAN",
  notificationType: "ACTUAL",
  threshold,
  thresholdType: "PERCENTAGE",
  subscriberEmailAddresses: ["a@example.com"],
});
const runbook = (content: Values, more: Values = {}): Values => ({
  documentType: "Automation",
  content: JSON.stringify({ schemaVersion: "0.3", mainSteps: [step("a")], ...content }),
  ...more,
});
const band: Values = {
  comparisonOperator: "GreaterThanUpperThreshold",
  thresholdMetricId: "band",
  metricQueries: [{ id: "m" }, { id: "band", expression: "ANOMALY_DETECTION_BAND(m, 2)" }],
};

function step(name: string, more: Values = {}): Values {
  return { name, action: "aws:pause", inputs: {}, ...more };
}

const values: readonly FormValues[] = [
  [canary, "name", { name: "C" }, { name: "tradai-canary-staging" }],
  [canary, "name", { name: "c".repeat(256) }, { name: "c".repeat(255) }],
  [
    canary,
    "runtimeVersion",
    { runtimeVersion: "nodejs20.x" },
    { runtimeVersion: "syn-nodejs-puppeteer-13.0" },
  ],
  [canary, "schedule.expression", every("rate(1 minutes)"), every("rate(5 minutes)")],
  [canary, "handler", { handler: "index" }, { handler: "canary/index.handler" }],
  [canary, "s3Key", { s3Bucket: "b" }, code],
  [canary, "s3Key", { ...code, zipFile: "c.zip" }, code],
  [canary, "s3Key", {}, { zipFile: "c.zip" }],
  [canary, "runConfig.memoryInMb", { runConfig: { memoryInMb: 1000 } }, { runConfig: { memoryInMb: 1024 } }],
  [
    canary,
    "runConfig.timeoutInSeconds",
    { runConfig: { timeoutInSeconds: 841 } },
    { runConfig: { timeoutInSeconds: 840 } },
  ],
  [canary, "successRetentionPeriod", { successRetentionPeriod: 456 }, { successRetentionPeriod: 455 }],
  [object, "source", { content: "a", contentBase64: "YQ==" }, { content: "a" }],
  [object, "etag", { etag: "e", kmsKeyId: "k" }, { etag: "e" }],
  [filter, "name", { name: "a:b" }, { name: "a-b" }],
  [
    filter,
    "metricTransformation.defaultValue",
    { metricTransformation: { name: "m", defaultValue: "0", dimensions: { a: "$.a" } } },
    { metricTransformation: { name: "m", defaultValue: "0" } },
  ],
  [alarm, "thresholdMetricId", { ...band, thresholdMetricId: "none" }, band],
  [alarm, "thresholdMetricId", { ...band, threshold: 1 }, band],
  [alarm, "thresholdMetricId", { ...band, comparisonOperator: "GreaterThanThreshold" }, band],
  [alarm, "comparisonOperator", { ...band, thresholdMetricId: null }, band],
  [
    "aws:cloudwatch/compositeAlarm:CompositeAlarm",
    "alarmRule",
    { alarmRule: "F".repeat(10_241) },
    { alarmRule: "FALSE" },
  ],
  [dashboard, "dashboardName", { dashboardName: "a b" }, { dashboardName: "a-b" }],
  [dashboard, "dashboardBody", { dashboardBody: "{" }, widget("text", text)],
  [dashboard, "dashboardBody", { dashboardBody: "{}" }, { dashboardBody: '{"widgets":[]}' }],
  [dashboard, "dashboardBody", widget("graph", metric), widget("metric", metric)],
  [dashboard, "dashboardBody", widget("metric", { metrics: [] }), widget("metric", metric)],
  [dashboard, "dashboardBody", widget("metric", { region: "r" }), widget("metric", metric)],
  [dashboard, "dashboardBody", widget("alarm", { alarms: [] }), widget("alarm", { alarms: ["a"] })],
  [dashboard, "dashboardBody", widget("log", { region: "r" }), widget("log", { region: "r", query: "q" })],
  [dashboard, "dashboardBody", widget("text", {}), widget("text", text)],
  [dashboard, "dashboardBody", widget("text", text, { width: 25 }), widget("text", text, { width: 24 })],
  [
    dashboard,
    "dashboardBody",
    widget("text", text, { x: 13, width: 12 }),
    widget("text", text, { x: 12, width: 12 }),
  ],
  [budget, "name", { name: "a:b" }, { name: "a b" }],
  [budget, "notifications", { notifications: [told(50), told(50)] }, { notifications: [told(50), told(80)] }],
  [
    budget,
    "notifications",
    { notifications: [{ ...told(50), subscriberEmailAddresses: [] }] },
    { notifications: [told(50)] },
  ],
  [
    subscription,
    "frequency",
    { frequency: "IMMEDIATE", subscribers: [mail] },
    { frequency: "DAILY", subscribers: [mail] },
  ],
  [
    subscription,
    "frequency",
    { frequency: "DAILY", subscribers: [{ ...mail, type: "SNS" }] },
    { frequency: "IMMEDIATE", subscribers: [{ ...mail, type: "SNS" }] },
  ],
  [document, "name", { name: "aws-restore" }, { name: "tradai-restore-prod" }],
  [document, "content", { content: "{}", documentType: "Automation" }, runbook({})],
  [document, "content", runbook({ schemaVersion: "2.2" }), runbook({})],
  [document, "content", { ...runbook({}), content: 'schemaVersion: "0.3"' }, runbook({})],
  [
    document,
    "content",
    runbook({ mainSteps: [] }),
    runbook({}, { content: "schemaVersion: '0.3'\n", documentFormat: "YAML" }),
  ],
  [
    document,
    "content",
    runbook({ mainSteps: [step("a"), step("a")] }),
    runbook({ mainSteps: [step("a"), step("b")] }),
  ],
  [document, "content", runbook({ mainSteps: [step("a", { action: "pause" })] }), runbook({})],
  [
    document,
    "content",
    runbook({ mainSteps: [step("a", { nextStep: "c" }), step("b")] }),
    runbook({ mainSteps: [step("a", { nextStep: "b" }), step("b")] }),
  ],
  [
    "aws:inspector2/enabler:Enabler",
    "resourceTypes[]",
    { resourceTypes: ["S3"] },
    { resourceTypes: ["EC2", "ECR", "LAMBDA"] },
  ],
  [
    "aws:cfg/deliveryChannel:DeliveryChannel",
    "snapshotDeliveryProperties.deliveryFrequency",
    { snapshotDeliveryProperties: { deliveryFrequency: "Daily" } },
    { snapshotDeliveryProperties: { deliveryFrequency: "TwentyFour_Hours" } },
  ],
];

describe("stand-in forms of alarms, dashboards, canaries, cost and runbooks", () => testFormValues(values));
