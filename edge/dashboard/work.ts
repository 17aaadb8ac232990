import { queueAlarms, workflowAlarms } from "../../shared/alarms";
import { queueRows, workflowIds } from "../../shared/inventory";
import type { Parts, Section } from "./section";
import type { Line } from "./widget";

/** What carries work and does it: queues, dead-letter queues, state machines. */
export function workSection({ context }: Parts): Section {
  const { arns, names } = context;
  const ofQueues = (metric: string): Line[] =>
    queueRows.map((row) => ({
      namespace: "AWS/SQS",
      metric,
      dimensions: { QueueName: names.queue(row) },
      label: row.id,
    }));
  const ofWorkflows = (...metrics: readonly string[]): Line[] =>
    workflowIds.flatMap((id) =>
      metrics.map((metric) => ({
        namespace: "AWS/States",
        metric,
        dimensions: { StateMachineArn: arns.stateMachine(id) },
        label: `${id}: ${metric}`,
      })),
    );
  return {
    title: "Queues and workflows",
    runbooks: ["queues", "workflows"],
    charts: [
      { title: "Queues: waiting", stat: "Maximum", lines: ofQueues("ApproximateNumberOfMessagesVisible") },
      {
        title: "Queues: age of the oldest",
        stat: "Maximum",
        unit: "s",
        lines: ofQueues("ApproximateAgeOfOldestMessage"),
      },
      { title: "Queues: received", stat: "Sum", lines: ofQueues("NumberOfMessagesReceived") },
      {
        title: "Workflows: started and succeeded",
        stat: "Sum",
        lines: ofWorkflows("ExecutionsStarted", "ExecutionsSucceeded"),
      },
      {
        title: "Workflows: failed, cut off, stopped",
        stat: "Sum",
        lines: ofWorkflows("ExecutionsFailed", "ExecutionsTimedOut", "ExecutionsAborted"),
      },
      { title: "Workflows: time p95", stat: "p95", unit: "ms", lines: ofWorkflows("ExecutionTime") },
    ],
    alarms: [...queueAlarms, ...workflowIds.flatMap(workflowAlarms)].map(({ id }) => id),
  };
}
