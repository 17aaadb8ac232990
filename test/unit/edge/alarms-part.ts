import * as aws from "@pulumi/aws";
import { createAlarms } from "../../../edge/alarms/alarms";
import { createWaf } from "../../../edge/waf/waf";
import type { Part } from "./layer";

/** The alarms over an API, its web ACLs and a canary's alarm that stand for the layer's own. */
export const buildAlarms: Part = (context, below, { environment }) => {
  const restApi = new aws.apigateway.RestApi("api", { name: `tradai-api-${environment}` });
  const stage = new aws.apigateway.Stage("api-stage", {
    restApi: restApi.id,
    deployment: "d1",
    stageName: "v1",
  });
  const acls = createWaf(context, { persistent: below.persistent, stage });
  const row = { id: "canary-failed" };
  const alarm = new aws.cloudwatch.MetricAlarm("alarm-canary-failed", {
    name: `tradai-canary-failed-${environment}`,
    comparisonOperator: "LessThanThreshold",
    evaluationPeriods: 1,
  });
  createAlarms(context, { restApi, stage, acls, below, canary: { row, alarm } });
};
