import type { Example, Fixture, ViolatingExample } from "../rule";
import { account, region } from "./bucket";

type Inputs = Readonly<Record<string, unknown>>;
export const alertsArn = `arn:aws:sns:${region}:${account}:tradai-alerts-prod`;

/** The topic that alarms tell. */
export const alerts: Fixture = {
  type: "aws:sns/topic:Topic",
  name: "alerts",
  inputs: { name: "tradai-alerts-prod" },
};

export function database(inputs: Inputs = {}): Fixture {
  return {
    type: "aws:rds/instance:Instance",
    name: "database",
    inputs: { identifier: "tradai-mlflow-prod", ...inputs },
  };
}

/** An alarm on the database's processor, with changes. */
export function alarm(inputs: Inputs = {}): Fixture {
  return {
    type: "aws:cloudwatch/metricAlarm:MetricAlarm",
    name: "alarm",
    inputs: {
      name: "tradai-rds-cpu-prod",
      namespace: "AWS/RDS",
      metricName: "CPUUtilization",
      dimensions: { DBInstanceIdentifier: "tradai-mlflow-prod" },
      statistic: "Average",
      period: 300,
      evaluationPeriods: 3,
      datapointsToAlarm: 2,
      comparisonOperator: "GreaterThanThreshold",
      threshold: 80,
      treatMissingData: "missing",
      alarmActions: [alertsArn],
      okActions: [alertsArn],
      ...inputs,
    },
  };
}

/** Alarms on metrics of one namespace with the same dimensions, each in a resource of its own. */
export function alarmsOn(
  namespace: string,
  dimensions: Inputs,
  ...metrics: readonly string[]
): readonly Fixture[] {
  return metrics.map((metricName) => ({
    ...alarm({ namespace, metricName, dimensions }),
    name: `alarm-${metricName}`,
  }));
}

/** An alarm that goes off when what beats is silent. */
export function silenceOn(
  namespace: string,
  metricName: string,
  dimensions: Inputs,
  inputs: Inputs = {},
): Fixture {
  return {
    ...alarm({
      namespace,
      metricName,
      dimensions,
      statistic: "Sum",
      comparisonOperator: "LessThanThreshold",
      threshold: 1,
      treatMissingData: "breaching",
      ...inputs,
    }),
    name: `silence-${metricName}`,
  };
}

/** What makes an alarm one of metric math or of a query. */
export function metricQuery(...queries: readonly object[]): Inputs {
  return {
    metricQueries: queries,
    namespace: undefined,
    metricName: undefined,
    dimensions: undefined,
    statistic: undefined,
    period: undefined,
  };
}

/** What is accepted beside the topic of the alerts. */
export const right = (title: string, ...resources: readonly Fixture[]): Example => ({
  title,
  resources: [...resources, alerts],
});

/** What is refused of `alarm` beside the topic of the alerts. */
export const wrong = (title: string, says: string, ...resources: readonly Fixture[]): ViolatingExample => ({
  title,
  resources: [...resources, alerts],
  resource: "alarm",
  says,
});
