import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { LayerContext } from "../components";
import type { AlarmRow, AlarmTopics } from "./alarm";
import { alarmDescription, alarmTargets } from "./alarm";

/** One of the alarms that a composite alarm is made of. */
export interface AlarmPart {
  readonly row: Pick<AlarmRow, "id">;
  /** Absent where a layer below has it: that one is deployed before. */
  readonly alarm?: pulumi.Resource;
}

/** Creates an alarm that goes off when one of others does. */
export function createCompositeAlarm(
  context: LayerContext,
  topics: AlarmTopics,
  row: Pick<AlarmRow, "id" | "meaning" | "runbook" | "severity">,
  parts: readonly AlarmPart[],
): aws.cloudwatch.CompositeAlarm {
  const name = context.names.alarm(row.id);
  const targets = alarmTargets(topics, row);
  return new aws.cloudwatch.CompositeAlarm(
    `alarm-${row.id}`,
    {
      alarmName: name,
      alarmDescription: alarmDescription(row),
      // Known in a preview; the alarms themselves precede it.
      alarmRule: parts.map((part) => `ALARM("${context.names.alarm(part.row.id)}")`).join(" OR "),
      actionsEnabled: true,
      alarmActions: targets,
      okActions: targets,
      tags: context.tags(name),
    },
    context.options({ dependsOn: parts.flatMap(({ alarm }) => alarm ?? []) }),
  );
}
