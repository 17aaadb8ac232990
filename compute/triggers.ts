import * as aws from "@pulumi/aws";
import { createEventTrigger, rate } from "../shared/components";
import type { LayerContext } from "../shared/components";
import type { FoundationOutputs } from "../shared/contracts";
import { functionsOf } from "../shared/inventory";
import type { FunctionId, FunctionRow } from "../shared/inventory";
import { functionNamed } from "./functions";
import type { Functions } from "./functions";

type Row = FunctionRow & { readonly id: FunctionId };

/** A rule that starts a function at its interval; a run that could not start in time is made up for by the next. */
function createSchedule(
  context: LayerContext,
  foundation: FoundationOutputs,
  functions: Functions,
  row: Row,
  everyMinutes: number,
): void {
  createEventTrigger(context, `schedule-${row.id}`, row.id, {
    started: functionNamed(functions, row.id),
    when: { description: row.purpose, scheduleExpression: rate(everyMinutes) },
    // At least EventBridge's least; a run that is later than its interval is not wanted any more.
    maximumEventAge: Math.max(60, everyMinutes * 60),
    deadLetters: foundation.queues["events-dlq"].arn,
  });
}

/**
 * Hands the messages of a queue to a function (TRADAI-H-04). A FIFO queue gives ten at most and takes no time to collect
 * them; what failed of a batch comes again, and the rest does not.
 */
function createMapping(
  context: LayerContext,
  foundation: FoundationOutputs,
  functions: Functions,
  row: Row,
  trigger: Extract<FunctionRow["trigger"], { readonly kind: "queue" }>,
): void {
  const consumer = functionNamed(functions, row.id);
  new aws.lambda.EventSourceMapping(
    `mapping-${row.id}`,
    {
      eventSourceArn: foundation.queues[trigger.queue].arn,
      functionName: consumer.alias.arn,
      enabled: true,
      batchSize: trigger.batchSize,
      functionResponseTypes: ["ReportBatchItemFailures"],
      scalingConfig: { maximumConcurrency: trigger.maximumConcurrency },
      metricsConfig: { metrics: ["EventCount"] },
      tags: context.tags(context.names.function(row.id)),
    },
    context.options({ dependsOn: [...consumer.ready] }),
  );
}

/** What starts the functions: the six documented schedules and the two queues (architecture.md 1.3). */
export function createTriggers(
  context: LayerContext,
  foundation: FoundationOutputs,
  functions: Functions,
): void {
  for (const row of functionsOf("compute", context.settings)) {
    const { trigger } = row;
    if (trigger.kind === "schedule") {
      createSchedule(context, foundation, functions, row, trigger.everyMinutes);
    }
    if (trigger.kind === "queue") createMapping(context, foundation, functions, row, trigger);
  }
}
