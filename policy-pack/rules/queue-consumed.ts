import { ofType } from "../checks/of-type";
import { consumedQueueChecks, mappingChecks, mappingType } from "../checks/queue-consumers";
import { queueType } from "../checks/queues";
import { consumedQueues, starvedQueues, unclearConsumers } from "../examples/queue-consumers";
import type { Rule } from "../rule";

const rule: Rule = {
  name: "queue-consumed",
  title: "A queue's consumer has the time and the right to work",
  description:
    "Every queue hides a message for six times the consumer's timeout, and every mapping of a queue reports single failures, keeps within the function's concurrency and may read the queue.",
  rationale:
    "A message that shows again while it is worked on is a backtest that runs twice, or an order that is placed twice; a mapping that may not read the queue stays silent.",
  remediation:
    "Set visibilityTimeoutSeconds to six times the consumer's timeout, functionResponseTypes to ReportBatchItemFailures, and grant the consumer's role receive, delete, attributes and decrypt.",
  severity: "high",
  kind: "stack",
  relations: [19, 24, 25, 26],
  findings: ["TRADAI-H-04", "TRADAI-S-30"],
  types: [queueType, mappingType],
  checks: [
    ...consumedQueueChecks.map((check) => ofType([queueType], check)),
    ...mappingChecks.map((check) => ofType([mappingType], check)),
  ],
  examples: { compliant: consumedQueues, violating: starvedQueues, undecided: unclearConsumers },
};

export default rule;
