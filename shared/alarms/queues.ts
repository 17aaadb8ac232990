import type { QueueId } from "../inventory";
import type { AlarmRow } from "./alarm";

interface QueueAlarmRow extends AlarmRow {
  readonly queue: QueueId;
}

const ofQueue = {
  runbook: "queues",
  namespace: "AWS/SQS",
  periodSeconds: 60,
  comparison: "GreaterThanThreshold",
  missingData: "notBreaching",
} as const;

/** The two documented alarms of the backtest queues, and one for what event rules and functions could not deliver. */
export const queueAlarms = [
  {
    ...ofQueue,
    id: "backtest-queue-age",
    queue: "backtest-queue",
    meaning: "A backtest has waited for a quarter of an hour: nobody starts its workflow.",
    severity: "alert",
    metric: "ApproximateAgeOfOldestMessage",
    statistic: "Maximum",
    datapoints: { beyond: 3, of: 5 },
    threshold: 900,
  },
  {
    ...ofQueue,
    id: "backtest-dlq-messages",
    queue: "backtest-dlq",
    meaning: "A backtest could not be started and was put aside.",
    severity: "alert",
    // What was received, and not what is there: the consumer empties the queue, so its depth shows nothing.
    metric: "NumberOfMessagesReceived",
    statistic: "Sum",
    datapoints: { beyond: 1, of: 1 },
    threshold: 0,
  },
  {
    ...ofQueue,
    id: "events-dlq-messages",
    queue: "events-dlq",
    meaning: "An event or an asynchronous invocation failed for good and waits in the dead-letter queue.",
    severity: "alert",
    // Nobody empties this queue but an operator.
    metric: "ApproximateNumberOfMessagesVisible",
    statistic: "Maximum",
    datapoints: { beyond: 1, of: 1 },
    threshold: 0,
    addedFor: ["ORION-22"],
  },
] as const satisfies readonly QueueAlarmRow[];
