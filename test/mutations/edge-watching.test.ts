import type { Settings } from "../../shared/config";
import type { Mutation } from "../../tools/engine/mutation";
import { edited } from "./edits";
import { changed, describeMistakes, removed } from "./mistakes";
import type { Mistake } from "./mistakes";

const everywhere = ["dev", "prod"] as const;
const dev = ["dev"] as const;
const prod = ["prod"] as const;
const alarm = "aws:cloudwatch/metricAlarm:MetricAlarm";
const canary = "aws:synthetics/canary:Canary";
const dashboard = "aws:cloudwatch/dashboard:Dashboard";

/** A mutation that has the alarm on concurrency watch a function that nobody declares. */
function onFunctionThatIsGone({ environment }: Settings): Mutation {
  return changed(alarm, "alarm-lambda-concurrency", {
    dimensions: { FunctionName: `tradai-gone-${environment}` },
  });
}

const mistakes: readonly Mistake[] = [
  {
    title: "an alarm on an undeclared function",
    environments: everywhere,
    mutation: onFunctionThatIsGone,
    rule: "alarm-target-exists",
    resource: "alarm-lambda-concurrency",
  },
  {
    title: "an alarm that nobody hears",
    environments: prod,
    mutation: changed(alarm, "alarm-api-4xx", { alarmActions: [] }),
    rule: "alarm-actioned",
    resource: "alarm-api-4xx",
  },
  {
    title: "an alarm whose description names no runbook",
    environments: dev,
    mutation: changed(alarm, "alarm-api-latency", { alarmDescription: "The API is slow." }),
    rule: "runbook-linked",
    resource: "alarm-api-latency",
  },
  {
    title: "an event of the CIS set that nothing counts",
    environments: everywhere,
    mutation: removed("aws:cloudwatch/logMetricFilter:LogMetricFilter", "security-root-use"),
    rule: "alarm-target-exists",
    resource: "alarm-security-root-use",
    // Nobody hears of the root user.
    breaksToo: ["security-alarms"],
  },
  {
    title: "an event of the CIS set that nobody hears of",
    environments: prod,
    mutation: changed(alarm, "alarm-security-trail-changes", { alarmActions: [] }),
    rule: "security-alarms",
    resource: "security-trail-changes",
    breaksToo: ["alarm-actioned"],
  },
  {
    title: "a canary that is stopped",
    environments: dev,
    mutation: changed(canary, "canary", { startCanary: false }),
    rule: "canary-present",
    resource: "canary",
  },
  {
    title: "a canary without schedule",
    environments: prod,
    mutation: changed(canary, "canary", { schedule: { expression: "rate(0 minute)" } }),
    rule: "canary-present",
    resource: "canary",
  },
  {
    title: "an environment without dashboard",
    environments: prod,
    mutation: removed(dashboard, "dashboard"),
    rule: "dashboard-present",
    resource: "api",
  },
  {
    title: "a chart of an undeclared function",
    environments: dev,
    predict: true,
    mutation: edited(dashboard, "dashboard", "dashboardBody", (body) =>
      body.replace('"FunctionName","tradai-health-check-', '"FunctionName","tradai-gone-'),
    ),
    rule: "dashboard-present",
    resource: "dashboard",
  },
  {
    title: "a budget that tells nobody",
    environments: everywhere,
    mutation: changed("aws:budgets/budget:Budget", "budget", { notifications: [] }),
    rule: "budget-present",
    resource: "budget",
  },
  {
    title: "unusual cost that nobody is told of",
    environments: prod,
    mutation: removed(
      "aws:costexplorer/anomalySubscription:AnomalySubscription",
      "cost-anomalies-subscription",
    ),
    rule: "budget-present",
    resource: "cost-anomalies",
  },
  {
    title: "an environment without GuardDuty",
    environments: prod,
    mutation: removed("aws:guardduty/detector:Detector", "guardduty"),
    rule: "threat-detection-on",
    resource: "edge",
  },
  {
    title: "findings that go nowhere",
    environments: prod,
    mutation: removed("aws:cloudwatch/eventTarget:EventTarget", "findings-inspector-target"),
    rule: "event-rule-complete",
    resource: "findings-inspector",
    // Nobody hears what Inspector finds.
    breaksToo: ["threat-detection-on"],
  },
  {
    title: "an environment that has no procedure for a failover",
    environments: dev,
    mutation: removed("aws:ssm/document:Document", "runbook-failover"),
    rule: "runbook-linked",
    resource: "edge",
    // Operators may start what is not there.
    breaksToo: ["no-dangling-arn"],
  },
];

describeMistakes("edge", mistakes);
