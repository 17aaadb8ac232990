import { queueChecks } from "../checks/dead-letter-queues";
import { deliveryChecks, functionChecks, scheduleType, targetType } from "../checks/failure-paths";
import { functionType } from "../checks/invoked-function";
import { ofType } from "../checks/of-type";
import { queueType } from "../checks/queues";
import { keptFailures, lostFailures } from "../examples/dead-letters";
import { sentFailures } from "../examples/failure-senders";
import { strayFailures, unclearFailures } from "../examples/stray-failures";
import type { Rule } from "../rule";

const rule: Rule = {
  name: "async-has-dlq",
  title: "What fails unseen is kept and told",
  description:
    "Every queue, asynchronous function and event target keeps what it could not process in a dead-letter queue that fits and has an alarm.",
  rationale:
    "Nobody waits for the answer of a queue or an event: without a place for failures a backtest or a trade signal is gone, and without an alarm on that place nobody looks.",
  remediation:
    "Name a dead-letter queue of the same kind that keeps messages longer, give functions an onFailure destination and targets a deadLetterConfig with a retryPolicy, and put an alarm on the queue.",
  severity: "high",
  kind: "stack",
  catalogue: {
    securityHub: ["EventBridge.3"],
    cdkNag: ["SQS3"],
    checkov: ["CKV_AWS_116"],
  },
  relations: [20, 21, 22, 23],
  findings: ["TRADAI-H-04", "EDGAR-58", "ORION-22", "ORION-53", "ORION-55"],
  types: [queueType, functionType, targetType, scheduleType],
  checks: [
    ...queueChecks.map((check) => ofType([queueType], check)),
    ...functionChecks.map((check) => ofType([functionType], check)),
    ...deliveryChecks.map((check) => ofType([targetType, scheduleType], check)),
  ],
  examples: {
    compliant: [...keptFailures, ...sentFailures],
    violating: [...lostFailures, ...strayFailures],
    undecided: unclearFailures,
  },
};

export default rule;
