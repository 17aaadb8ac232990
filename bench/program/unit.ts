import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { nameOf, settings, thingsOf } from "../mix";
import type { Kind } from "../mix";

/** What the things of one unit need to know of it. */
export interface Unit {
  readonly number: number;
  /** Calls `build` with the physical name of each thing of a kind. */
  readonly each: <T>(kind: Kind, thing: string, build: (name: string) => T) => readonly T[];
  readonly arn: (service: string, resource: string) => string;
}

export function unitOf(number: number): Unit {
  const { region, account } = settings;
  return {
    number,
    each: (kind, thing, build) => thingsOf(kind).map((index) => build(nameOf(number, thing, index))),
    arn: (service, resource) => `arn:aws:${service}:${region}:${account}:${resource}`,
  };
}

/** An alarm that goes off when the metric's sum is reached. */
export function alarmOf(
  name: string,
  namespace: string,
  metricName: pulumi.Input<string>,
  dimensions?: aws.cloudwatch.MetricAlarmArgs["dimensions"],
): aws.cloudwatch.MetricAlarm {
  const { periodSeconds, evaluations, threshold } = settings.alarm;
  return new aws.cloudwatch.MetricAlarm(name, {
    name,
    namespace,
    metricName,
    ...(dimensions === undefined ? {} : { dimensions }),
    statistic: "Sum",
    period: periodSeconds,
    evaluationPeriods: evaluations,
    threshold,
    comparisonOperator: "GreaterThanOrEqualToThreshold",
    treatMissingData: "notBreaching",
  });
}
