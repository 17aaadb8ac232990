import { Duration, Tags } from "aws-cdk-lib";
import { SnsAction } from "aws-cdk-lib/aws-cloudwatch-actions";
import { Alarm, ComparisonOperator, Metric, TreatMissingData } from "aws-cdk-lib/aws-cloudwatch";
import type { Topic } from "aws-cdk-lib/aws-sns";
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

  /** Where its alarms go. */
  alerts?: Topic;

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
  unit: Unit,
  name: string,
  namespace: string,
  metricName: string,
  dimensionsMap?: Record<string, string>,
): void {
  const { periodSeconds, evaluations, threshold, runbook } = settings.alarm;
  const alarm = new Alarm(unit, `${name}-alarm`, {
    alarmName: name,
    alarmDescription: `${name} went wrong: ${runbook}`,
    metric: new Metric({
      namespace,
      metricName,
      ...(dimensionsMap === undefined ? {} : { dimensionsMap }),
      statistic: "Sum",
      period: Duration.seconds(periodSeconds),
    }),
    evaluationPeriods: evaluations,
    datapointsToAlarm: evaluations,
    threshold,
    comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
    treatMissingData: TreatMissingData.NOT_BREACHING,
  });
  if (unit.alerts === undefined) throw new Error(`${name}: the unit has no topic yet`);
  const action = new SnsAction(unit.alerts);
  alarm.addAlarmAction(action);
  alarm.addOkAction(action);
  named(alarm, name);
}

/** Gives a thing its own tag; those of all things are the app's. */
export function named<T extends Construct>(thing: T, name: string): T {
  Tags.of(thing).add("Name", name);
  return thing;
}
