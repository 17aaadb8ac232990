import type { Row } from "../row";

/** Document 000: functions and workflows that ran late, in vain or never. */
export const tradaiHostingFunctions: readonly Row[] = [
  {
    id: "TRADAI-H-03",
    finding: "The health check took up to its limit of 60 seconds, and half of its runs timed out.",
    state: "partly",
    answer:
      "The dead addresses that it waited for are gone, as TRADAI-H-01. Its timeout is stated and shorter than its interval, it never runs twice at once, and alarms tell of errors, throttling and runs close to the limit.",
    rest: "How long one call may wait for its connection is the function's code.",
    evidence: {
      resources: [
        {
          are: [
            "aws.cloudwatch.MetricAlarm alarm-health-check-errors",
            "aws.cloudwatch.MetricAlarm alarm-health-check-throttles",
            "aws.cloudwatch.MetricAlarm alarm-health-check-duration",
          ],
        },
      ],
      rules: ["alarm-coverage", "lambda-bounded"],
      tests: [
        {
          file: "test/unit/compute/functions.test.ts",
          title: "kills the health check before its documented limit, or lets it run into the next one",
        },
        {
          file: "test/unit/compute/alarms.test.ts",
          title: "learns of a health check that is cut off only from what is missing",
        },
        {
          file: "test/mutations/compute-functions.test.ts",
          title: "a schedule that is shorter than its function's timeout",
        },
      ],
    },
  },
  {
    id: "TRADAI-H-04",
    finding: "The way of a backtest from the API through the queue to the workflow had never been run.",
    state: "partly",
    answer:
      "Each link has the right that it needs: the API's role sends messages with group and deduplication id, and the consumer receives them and starts the workflow. A canary posts a marked backtest every few minutes, and alarms watch both queues.",
    rest: "What the consumer does with a message is its own code, and the whole way can be tried only in a real account.",
    evidence: {
      resources: [
        {
          are: [
            "aws.apigateway.Integration api-integration-post-api-v1-backtests",
            "aws.iam.RolePolicy api-queue-policy",
            "aws.lambda.EventSourceMapping mapping-backtest-consumer",
            "aws.synthetics.Canary canary",
            "aws.cloudwatch.MetricAlarm alarm-backtest-queue-age",
          ],
        },
      ],
      rules: [
        "canary-present",
        "api-hardened",
        "queue-consumed",
        "async-has-dlq",
        "alarm-coverage",
        "lambda-triggered",
      ],
      tests: [
        { file: "test/mutations/edge.test.ts", title: "a message of no group for a FIFO queue" },
        { file: "test/mutations/edge.test.ts", title: "a route to a queue whose role may not send" },
        {
          file: "test/mutations/compute-functions.test.ts",
          title: "a mapping whose role cannot receive",
        },
        {
          file: "test/unit/edge/canary-handler/handler.test.ts",
          title: "starts a real backtest, or one that the API refuses",
        },
      ],
    },
  },
  {
    id: "TRADAI-H-07",
    finding: "The two drift detectors returned within milliseconds without doing anything.",
    state: "partly",
    answer:
      "Each is told where to look and may read it: the data bucket, MLflow and the drift table, or the state bucket. Alarms go off when one is not started in time or returns at once, and AWS Config looks for drift by itself in staging and prod.",
    rest: "What the two functions compare is their own code.",
    evidence: {
      resources: [
        {
          are: [
            "aws.cloudwatch.MetricAlarm alarm-drift-monitor-heartbeat",
            "aws.cloudwatch.MetricAlarm alarm-drift-monitor-idle",
            "aws.cloudwatch.MetricAlarm alarm-pulumi-drift-detector-heartbeat",
            "aws.cloudwatch.MetricAlarm alarm-pulumi-drift-detector-idle",
            "aws.iam.RolePolicy function-pulumi-drift-detector-policy",
          ],
        },
      ],
      rules: ["alarm-coverage", "iam-grants-match-wiring", "lambda-triggered"],
      tests: [
        {
          file: "test/unit/compute/alarms.test.ts",
          title: "takes a drift detector that returns at once for one that works",
        },
        {
          file: "test/unit/compute/functions.test.ts",
          title: "leaves a drift detector without what it has to look at, so that it returns at once",
        },
        {
          file: "test/unit/bootstrap/state.test.ts",
          title: "lies where the drift detector does not look for it",
        },
      ],
    },
  },
  {
    id: "TRADAI-H-08",
    finding: "Three functions had never run: promote-model, model-rollback and sqs-consumer.",
    state: "partly",
    answer:
      "The retraining workflow chooses between promotion and rollback after it has compared the models, and sqs-consumer archives what reaches the dead-letter queue.",
    rest: "What the functions do when they are called is their own code. No scheduled rehearsal of promotion and rollback runs in staging; operators start one there.",
    evidence: {
      resources: [
        {
          are: [
            "aws.sfn.StateMachine workflow-retraining-workflow",
            "aws.lambda.EventSourceMapping mapping-sqs-consumer",
          ],
        },
      ],
      rules: ["lambda-triggered", "no-orphans", "sfn-role-fits"],
      tests: [
        {
          file: "test/unit/compute/workflows-definition.test.ts",
          title: "lacks a function that belongs to it in ",
        },
        {
          file: "test/unit/compute/workflows-execution.test.ts",
          title: "does something else than ",
        },
        { file: "test/unit/compute/triggers.test.ts", title: "has a queue without a consumer, or with two" },
      ],
    },
  },
  {
    id: "TRADAI-H-25",
    finding: "Neither workflow had run for days before the audit, and no alarm said so.",
    state: "closed",
    answer:
      "Each workflow has an alarm on failures, one on timeouts, and one that goes off when no backtest has succeeded for a day, or no retraining for a week.",
    evidence: {
      resources: [
        {
          are: [
            "aws.cloudwatch.MetricAlarm alarm-backtest-workflow-failed",
            "aws.cloudwatch.MetricAlarm alarm-backtest-workflow-stale",
            "aws.cloudwatch.MetricAlarm alarm-retraining-workflow-failed",
            "aws.cloudwatch.MetricAlarm alarm-retraining-workflow-timed-out",
            "aws.cloudwatch.MetricAlarm alarm-retraining-workflow-stale",
          ],
        },
      ],
      rules: ["alarm-coverage", "sfn-observable"],
      tests: [
        {
          file: "test/unit/compute/workflows.test.ts",
          title: "watches something else, or goes off at another time",
        },
        { file: "test/unit/compute/alarms.test.ts", title: "does not hear of a workflow that failed" },
      ],
    },
  },
  {
    id: "TRADAI-H-26",
    finding: "The audit counted 18 functions and listed 17, and seven event rules and listed six.",
    state: "closed",
    answer:
      "One inventory makes functions and rules, and tests hold their names and number. The missing pair is the function that sets the NAT instance's routes and the rule that starts it; prod has neither.",
    evidence: {
      resources: [
        {
          are: ["aws.lambda.Function function-nat-route-updater", "aws.cloudwatch.EventRule nat-launch"],
          in: ["dev", "staging"],
        },
      ],
      rules: ["lambda-triggered", "asg-resilient"],
      tests: [
        {
          file: "test/unit/inventory/functions.test.ts",
          title: "are not the 18 that the documents and OPEN-19 name, and those that close a finding",
        },
        {
          file: "test/unit/compute/functions.test.ts",
          title: "has a function too many, too few or by another name",
        },
        {
          file: "test/unit/foundation/outputs.test.ts",
          title: "has other event rules than the documented one for the NAT instance and its reconciler",
        },
      ],
    },
  },
];
