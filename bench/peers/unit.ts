import { Duration } from "aws-cdk-lib";
import { Alarm, ComparisonOperator, Metric, TreatMissingData } from "aws-cdk-lib/aws-cloudwatch";
import { Construct } from "constructs";
import { nameOf, settings, thingsOf } from "../mix";
import type { Kind } from "../mix";

/** One unit: the scope of its things. */
export class Unit extends Construct {
  constructor(
    scope: Construct,
    readonly number: number,
  ) {
    super(scope, `Unit${number}`);
  }

  /** Calls `build` with the physical name of each thing of a kind. */
  each<T>(kind: Kind, thing: string, build: (name: string) => T): readonly T[] {
    return thingsOf(kind).map((index) => build(nameOf(this.number, thing, index)));
  }

  arn(service: string, resource: string): string {
    return `arn:aws:${service}:${settings.region}:${settings.account}:${resource}`;
  }
}

/** An alarm that goes off when the metric's sum is reached. */
export function alarmOf(
  scope: Construct,
  name: string,
  namespace: string,
  metricName: string,
  dimensionsMap?: Record<string, string>,
): void {
  const { periodSeconds, evaluations, threshold } = settings.alarm;
  new Alarm(scope, `${name}-alarm`, {
    alarmName: name,
    metric: new Metric({
      namespace,
      metricName,
      ...(dimensionsMap === undefined ? {} : { dimensionsMap }),
      statistic: "Sum",
      period: Duration.seconds(periodSeconds),
    }),
    evaluationPeriods: evaluations,
    threshold,
    comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
    treatMissingData: TreatMissingData.NOT_BREACHING,
  });
}
