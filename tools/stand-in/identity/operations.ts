import type { Identity } from "./identity";

const named = (arn: string, taken = "ResourceAlreadyExistsException"): Identity => ({
  id: "{name}",
  name: "name",
  arn,
  taken,
});

/** Audit, logs, alarms, events, cost. */
export const operationsIdentities: Readonly<Record<string, Identity>> = {
  "aws:cloudtrail/trail:Trail": {
    id: "arn:aws:cloudtrail:{region}:{account}:trail/{name}",
    name: "name",
    arn: "{id}",
    taken: "TrailAlreadyExistsException",
    outputs: {
      homeRegion: "{region}",
      snsTopicArn: "arn:aws:sns:{region}:{account}:{snsTopicName~}",
    },
  },
  "aws:cloudwatch/logGroup:LogGroup": named("arn:aws:logs:{region}:{account}:log-group:{name}"),
  "aws:cloudwatch/logStream:LogStream": {
    id: "{logGroupName}:{name}",
    name: "name",
    arn: "arn:aws:logs:{region}:{account}:log-group:{logGroupName}:log-stream:{name}",
    taken: "ResourceAlreadyExistsException",
  },
  "aws:cloudwatch/logResourcePolicy:LogResourcePolicy": {
    id: "{policyName|resourceArn}",
    outputs: { revisionId: "" },
    derive: ({ resourceArn }) => ({ policyScope: resourceArn === undefined ? "ACCOUNT" : "RESOURCE" }),
  },
  "aws:cloudwatch/logMetricFilter:LogMetricFilter": {
    id: "{name}",
    name: "name",
    unique: "{logGroupName}/{name}",
  },
  "aws:cloudwatch/logSubscriptionFilter:LogSubscriptionFilter": {
    id: "{logGroup}-{name}",
    name: "name",
  },
  "aws:cloudwatch/logDataProtectionPolicy:LogDataProtectionPolicy": { id: "{logGroupName}" },
  // Alarms and rules are put (PutMetricAlarm, PutCompositeAlarm, PutRule): a second one takes the first one's place.
  "aws:cloudwatch/metricAlarm:MetricAlarm": {
    id: "{name}",
    name: "name",
    arn: "arn:aws:cloudwatch:{region}:{account}:alarm:{name}",
    outputs: { evaluateLowSampleCountPercentiles: "" },
  },
  "aws:cloudwatch/compositeAlarm:CompositeAlarm": {
    id: "{alarmName}",
    name: "alarmName",
    arn: "arn:aws:cloudwatch:{region}:{account}:alarm:{alarmName}",
  },
  "aws:cloudwatch/dashboard:Dashboard": {
    id: "{dashboardName}",
    name: "dashboardName",
    // A dashboard belongs to no region.
    scope: "account",
    outputs: { dashboardArn: "arn:aws:cloudwatch::{account}:dashboard/{dashboardName}" },
  },
  "aws:cloudwatch/eventRule:EventRule": {
    id: "{name}",
    name: "name",
    arn: "arn:aws:events:{region}:{account}:rule/{name}",
  },
  "aws:cloudwatch/eventTarget:EventTarget": { id: "{rule}-{targetId}", name: "targetId" },
  "aws:cloudwatch/eventBus:EventBus": named("arn:aws:events:{region}:{account}:event-bus/{name}"),
  "aws:cloudwatch/eventArchive:EventArchive": named("arn:aws:events:{region}:{account}:archive/{name}"),
  "aws:scheduler/schedule:Schedule": {
    id: "{groupName}/{name}",
    name: "name",
    arn: "arn:aws:scheduler:{region}:{account}:schedule/{groupName}/{name}",
    defaults: { groupName: "default" },
    taken: "ConflictException",
  },
  "aws:scheduler/scheduleGroup:ScheduleGroup": named(
    "arn:aws:scheduler:{region}:{account}:schedule-group/{name}",
    "ConflictException",
  ),
  "aws:budgets/budget:Budget": {
    id: "{account}:{name}",
    name: "name",
    arn: "arn:aws:budgets::{account}:budget/{name}",
    scope: "account",
    taken: "DuplicateRecordException",
    outputs: { accountId: "{account}", namePrefix: "", timePeriodStart: "2026-01-01_00:00" },
  },
  "aws:budgets/budgetAction:BudgetAction": {
    id: "{account}:{uuid}:{budgetName}",
    arn: "arn:aws:budgets::{account}:budget/{budgetName}/action/{uuid}",
    scope: "account",
    outputs: { accountId: "{account}", actionId: "{uuid}", status: "STANDBY" },
  },
  "aws:costexplorer/anomalyMonitor:AnomalyMonitor": {
    id: "arn:aws:ce::{account}:anomalymonitor/{uuid}",
    name: "name",
    arn: "{id}",
    unique: "{name}",
    scope: "account",
  },
  "aws:costexplorer/anomalySubscription:AnomalySubscription": {
    id: "arn:aws:ce::{account}:anomalysubscription/{uuid}",
    name: "name",
    arn: "{id}",
    unique: "{name}",
    scope: "account",
    outputs: { accountId: "{account}" },
  },
  "aws:xray/group:Group": {
    id: "arn:aws:xray:{region}:{account}:group/{groupName}/{upper:26}",
    name: "groupName",
    arn: "{id}",
    unique: "{groupName}",
  },
};
