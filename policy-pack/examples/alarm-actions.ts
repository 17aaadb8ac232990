import type { Example, Fixture, UndecidedExample, ViolatingExample } from "../rule";
import { UNKNOWN } from "../graph/values";
import { alarm, alerts, alertsArn, right, wrong } from "./alarm";

type Inputs = Readonly<Record<string, unknown>>;

const scaling = "arn:aws:autoscaling:eu-central-1:600802701449:scalingPolicy:1:resource/ecs/x:policyName/out";
const goneArn = alertsArn.replace("alerts", "gone");
const onCall: Fixture = { ...alerts, name: "on-call", inputs: { name: "tradai-on-call-prod" } };
const scaleOut: Fixture = {
  type: "aws:appautoscaling/policy:Policy",
  name: "scale-out",
  inputs: { name: "tradai-scale-out-prod" },
};
const composite = (inputs: Inputs = {}): Fixture => ({
  type: "aws:cloudwatch/compositeAlarm:CompositeAlarm",
  name: "composite",
  inputs: {
    alarmName: "tradai-down-prod",
    alarmRule: 'ALARM("tradai-rds-memory-prod") OR ALARM("tradai-rds-cpu-prod")',
    actionsEnabled: true,
    alarmActions: [alertsArn],
    okActions: [alertsArn],
    ...inputs,
  },
});
/** An alarm that depends on what has these names by its actions. */
const acting = (inputs: Inputs, references: Readonly<Record<string, readonly string[]>>): Fixture => ({
  ...alarm(inputs),
  references,
});
const latency = (inputs: Inputs = {}): Fixture =>
  alarm({
    namespace: "AWS/ApplicationELB",
    metricName: "TargetResponseTime",
    dimensions: { LoadBalancer: "app/tradai/1", TargetGroup: "targetgroup/tradai/1" },
    statistic: undefined,
    extendedStatistic: "p95",
    ...inputs,
  });

/** Examples of whom an alarm tells, and of how many bad periods it takes. */
export const actionExamples: {
  readonly compliant: readonly Example[];
  readonly violating: readonly ViolatingExample[];
  readonly undecided: readonly UndecidedExample[];
} = {
  compliant: [
    right("An alarm that tells the topic", alarm()),
    right(
      "A topic whose ARN is known after the update",
      acting(
        { alarmActions: [UNKNOWN], okActions: [UNKNOWN] },
        { alarmActions: ["alerts"], okActions: ["alerts"] },
      ),
    ),
    right(
      "A part of a composite alarm",
      alarm({ alarmActions: undefined, okActions: undefined }),
      composite(),
    ),
    right("A switched-off part of a composite alarm", alarm({ actionsEnabled: false }), composite()),
    right("An alarm whose beginning a composite alarm tells", alarm({ alarmActions: [] }), composite()),
    right("An alarm whose end a composite alarm tells", alarm({ okActions: [] }), composite()),
    right("An alarm that scales", alarm({ alarmActions: [scaling], okActions: undefined })),
    right(
      "An alarm that scales by a policy whose ARN is known after the update",
      acting({ alarmActions: [UNKNOWN], okActions: undefined }, { alarmActions: ["scale-out"] }),
      scaleOut,
    ),
    right(
      "An action that is no ARN, which AWS refuses",
      alarm({ alarmActions: ["scale-out"], okActions: undefined }),
    ),
    right("One period, which is all of them", alarm({ evaluationPeriods: 1, datapointsToAlarm: undefined })),
    right("A percentile, two of three periods", latency()),
  ],
  violating: [
    wrong("Actions switched off", "`actionsEnabled` is false", alarm({ actionsEnabled: false })),
    wrong("No action", "`alarmActions` is empty", alarm({ alarmActions: [] })),
    wrong("Neither beginning nor end", "`alarmActions` is empty", alarm({ alarmActions: [], okActions: [] })),
    wrong("Nobody hears the end", "`okActions` is empty", alarm({ okActions: undefined })),
    wrong(
      "Two topics known after the update that hear the beginning alone",
      "`okActions` is empty",
      acting(
        { alarmActions: [UNKNOWN, UNKNOWN], okActions: [] },
        { alarmActions: ["alerts", "on-call", "scale-out"] },
      ),
      onCall,
      scaleOut,
    ),
    wrong(
      "A topic that is gone",
      'tradai-gone-prod", which nothing declares',
      alarm({ alarmActions: [goneArn] }),
    ),
    wrong(
      "A topic that is gone beside one that is not",
      'tradai-gone-prod", which nothing declares',
      acting({ alarmActions: [UNKNOWN, goneArn] }, { alarmActions: ["alerts"] }),
    ),
    wrong(
      "An end that a topic hears which is gone",
      'tradai-gone-prod", which nothing declares',
      alarm({ okActions: [goneArn] }),
    ),
    wrong(
      "A part of a composite alarm that speaks for itself, to a topic that is gone",
      'tradai-gone-prod", which nothing declares',
      alarm({ alarmActions: [goneArn] }),
      composite(),
    ),
    {
      title: "A composite alarm that tells nobody",
      resources: [composite({ alarmActions: [] }), alarm(), alerts],
      resource: "composite",
      says: "`alarmActions` is empty",
    },
    wrong("All of three periods", "looks at 3 periods", alarm({ datapointsToAlarm: undefined })),
    wrong("Silence without meaning", "`treatMissingData` is not set", alarm({ treatMissingData: undefined })),
    ...[
      ["AWS/ApplicationELB", "TargetResponseTime"],
      ["AWS/ApiGateway", "Latency"],
      ["AWS/ApiGateway", "IntegrationLatency"],
    ].map(([namespace, metricName]) =>
      wrong(
        `Every period slow by ${metricName}`,
        "fires on 3 of 3 periods",
        latency({ namespace, metricName, datapointsToAlarm: 3 }),
      ),
    ),
    wrong(
      "The mean of the latency",
      "hides the slow requests",
      latency({ statistic: "Average", extendedStatistic: undefined }),
    ),
  ],
  undecided: [
    {
      title: "An action known after the update that depends on nothing declared",
      resources: [alarm({ alarmActions: [UNKNOWN] }), alerts],
      resource: "alarm",
      says: "`alarmActions` is known only after the update",
    },
    {
      title: "A topic that another layer may declare",
      scope: "layer",
      resources: [alarm()],
      resource: "alarm",
      says: "the topic may be declared in another layer",
    },
  ],
};
