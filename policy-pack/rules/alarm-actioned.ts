import { latencyDoesNotFlap, saysWhenItFires, tellsSomebody } from "../checks/alarm-actions";
import { beatsInTime, silenceIsBad } from "../checks/alarm-heartbeats";
import { senseChecks } from "../checks/alarm-sense";
import { compositeType } from "../checks/alarm-targets";
import { alarmType } from "../checks/metrics/alarm-metrics";
import { ofType } from "../checks/of-type";
import { alarm, alerts, alertsArn, metricQuery } from "../examples/alarm";
import { heartbeatExamples } from "../examples/alarm-heartbeats";
import { senseExamples } from "../examples/alarm-sense";
import type { Fixture, Rule, ViolatingExample } from "../rule";

type Inputs = Readonly<Record<string, unknown>>;
const unknown = Symbol("unknown");
const toAlerts = { alarmActions: ["alerts"], okActions: ["alerts"] };
const scaling = "arn:aws:autoscaling:eu-central-1:600802701449:scalingPolicy:1:resource/ecs/x:policyName/out";

const latency = (inputs: Inputs = {}): Fixture =>
  alarm({
    namespace: "AWS/ApplicationELB",
    metricName: "TargetResponseTime",
    dimensions: { LoadBalancer: "app/tradai/1", TargetGroup: "targetgroup/tradai/1" },
    statistic: undefined,
    extendedStatistic: "p95",
    ...inputs,
  });
const heartbeat = (inputs: Inputs = {}): Fixture =>
  alarm({
    namespace: "AWS/Lambda",
    metricName: "Invocations",
    dimensions: { FunctionName: "tradai-worker-prod" },
    statistic: "Sum",
    comparisonOperator: "LessThanThreshold",
    threshold: 1,
    treatMissingData: "breaching",
    ...inputs,
  });
const composite = (inputs: Inputs = {}): Fixture => ({
  type: compositeType,
  name: "composite",
  inputs: {
    alarmName: "tradai-down-prod",
    alarmRule: 'ALARM("tradai-rds-cpu-prod")',
    alarmActions: [alertsArn],
    okActions: [alertsArn],
    ...inputs,
  },
});
const wrong = (title: string, says: string, ...resources: readonly Fixture[]): ViolatingExample => ({
  title,
  resources: [...resources, alerts],
  resource: "alarm",
  says,
});

const rule: Rule = {
  name: "alarm-actioned",
  title: "Alarms reach somebody and fire when they should",
  description:
    "Every alarm has enabled actions on a declared topic for its beginning and its end, says how many periods must be bad, takes silence for what it is, and has a threshold that a failure reaches within the hour.",
  rationale:
    "An alarm without action is a red light in an empty room; one that takes missing data for health sleeps through the very failure it was made for.",
  remediation: "Set the property that the message names on the alarm.",
  severity: "high",
  kind: "stack",
  catalogue: { securityHub: ["CloudWatch.15", "CloudWatch.17"], checkov: ["CKV_AWS_319"] },
  relations: [6, 13],
  findings: [
    "TRADAI-H-12",
    "TRADAI-S-07",
    "USDCOP-02",
    "USDCOP-09",
    "USDCOP-38",
    "ORION-20",
    "ORION-51",
    "ORION-66",
  ],
  types: [alarmType, compositeType],
  checks: [
    tellsSomebody,
    ofType([alarmType], saysWhenItFires),
    ofType([alarmType], latencyDoesNotFlap),
    ofType([alarmType], silenceIsBad),
    ofType([alarmType], beatsInTime),
    ...senseChecks.map((check) => ofType([alarmType], check)),
  ],
  examples: {
    compliant: [
      { title: "An alarm that tells the topic", resources: [alarm(), alerts] },
      {
        title: "A topic whose ARN is known after the update",
        resources: [
          { ...alarm({ alarmActions: [unknown], okActions: [unknown] }), references: toAlerts },
          alerts,
        ],
      },
      {
        title: "A part of a composite alarm",
        resources: [alarm({ alarmActions: undefined, okActions: undefined }), composite(), alerts],
      },
      {
        title: "An alarm that scales",
        resources: [alarm({ alarmActions: [scaling], okActions: undefined })],
      },
      ...senseExamples.compliant,
      { title: "A percentile, two of three periods", resources: [latency(), alerts] },
      { title: "A heartbeat whose absence is bad", resources: [heartbeat(), alerts] },
      ...heartbeatExamples.compliant,
      {
        title: "A heartbeat whose silence is made a zero",
        resources: [
          heartbeat({
            ...metricQuery(
              {
                id: "runs",
                metric: { namespace: "AWS/Lambda", metricName: "Invocations", period: 300, stat: "Sum" },
              },
              { id: "filled", expression: "FILL(runs, 0)" },
            ),
            treatMissingData: "missing",
          }),
          alerts,
        ],
      },
    ],
    violating: [
      wrong("Actions switched off", "`actionsEnabled` is false", alarm({ actionsEnabled: false })),
      wrong("No action", "`alarmActions` is empty", alarm({ alarmActions: [] })),
      wrong("Nobody hears the end", "`okActions` is empty", alarm({ okActions: undefined })),
      wrong(
        "A topic that is gone",
        "tradai-alarm-prod, which nothing declares",
        alarm({ alarmActions: [alertsArn.replace("alerts", "alarm")] }),
      ),
      {
        title: "A composite alarm that tells nobody",
        resources: [composite({ alarmActions: [] }), alarm(), alerts],
        resource: "composite",
        says: "`alarmActions` is empty",
      },
      wrong("All of three periods", "one good one silences it", alarm({ datapointsToAlarm: undefined })),
      wrong(
        "Silence without meaning",
        "`treatMissingData` is not set",
        alarm({ treatMissingData: undefined }),
      ),
      wrong("Every period slow", "fires on 3 of 3 periods", latency({ datapointsToAlarm: 3 })),
      wrong(
        "The mean of the latency",
        "hides the slow requests",
        latency({ statistic: "Average", extendedStatistic: undefined }),
      ),
      wrong(
        "A heartbeat whose absence is good",
        'missing data for "notBreaching"',
        heartbeat({ treatMissingData: "notBreaching" }),
      ),
      wrong(
        "A heartbeat whose absence is nothing",
        'missing data for "missing"',
        heartbeat({ treatMissingData: "missing" }),
      ),
      ...heartbeatExamples.violating,
      ...senseExamples.violating,
    ],
  },
};

export default rule;
