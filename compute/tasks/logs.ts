import type * as aws from "@pulumi/aws";
import { createLogGroup } from "../../shared/components";
import type { LayerContext } from "../../shared/components";
import type { PersistentOutputs } from "../../shared/contracts";
import type { TaskId } from "../../shared/naming";

/**
 * The one group to which a service or a task writes, wherever it runs: on the host or on Fargate (TRADAI-H-11). The three
 * documented groups that several of them shared are superseded (decisions.md section 5).
 */
export function createTaskLogs(
  context: LayerContext,
  persistent: PersistentOutputs,
  task: TaskId,
): aws.cloudwatch.LogGroup {
  return createLogGroup(context, `task-${task}-logs`, {
    name: context.names.taskLogGroup(task),
    retentionInDays: context.settings.retention.logsDays,
    kmsKeyArn: persistent.keys.logs?.arn,
    dataProtection: "mask",
  });
}
