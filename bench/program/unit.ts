import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { nameOf, settings, thingsOf } from "../mix";
import type { Kind } from "../mix";

/** What the things of one unit need to know of it. */
export interface Unit {
  /** Where its alarms go. */
  readonly alerts: aws.sns.Topic;
  readonly number: number;
  /** Calls `build` with the physical name of each thing of a kind. */
  readonly each: <T>(kind: Kind, thing: string, build: (name: string) => T) => readonly T[];
  readonly arn: (service: string, resource: string) => string;
  /** Those that the provider's default tags do not hold. */
  readonly tags: (name: string) => Readonly<Record<string, string>>;
}

export function unitOf(number: number): Omit<Unit, "alerts"> {
  const { region, account } = settings;
  return {
    number,
    each: (kind, thing, build) => thingsOf(kind).map((index) => build(nameOf(number, thing, index))),
    arn: (service, resource) => `arn:aws:${service}:${region}:${account}:${resource}`,
    tags: (name) => ({ layer: settings.tags.layer, Name: name }),
  };
}

/** An alarm that goes off when the metric's sum is reached. */
export function alarmOf(
  unit: Unit,
  name: string,
  namespace: string,
  metricName: pulumi.Input<string>,
  dimensions?: aws.cloudwatch.MetricAlarmArgs["dimensions"],
): aws.cloudwatch.MetricAlarm {
  const { periodSeconds, evaluations, threshold, runbook } = settings.alarm;
  return new aws.cloudwatch.MetricAlarm(name, {
    name,
    alarmDescription: `${name} went wrong: ${runbook}`,
    alarmActions: [unit.alerts.arn],
    okActions: [unit.alerts.arn],
    namespace,
    metricName,
    ...(dimensions === undefined ? {} : { dimensions }),
    statistic: "Sum",
    period: periodSeconds,
    evaluationPeriods: evaluations,
    datapointsToAlarm: evaluations,
    threshold,
    comparisonOperator: "GreaterThanOrEqualToThreshold",
    treatMissingData: "notBreaching",
    tags: unit.tags(name),
  });
}
