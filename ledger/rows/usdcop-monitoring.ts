import type { Evidence, Row } from "../row";

/** Alarms tell a topic, and the topic tells somebody. */
const heardAlarms: Evidence = {
  resources: [{ are: ["aws.sns.Topic topic-alerts", "aws.sns.Topic topic-escalation"] }],
  rules: ["no-dangling-reference", "alarm-actioned", "sns-subscribed"],
  tests: [
    { file: "test/mutations/edge-watching.test.ts", title: "an alarm that nobody hears" },
    { file: "test/mutations/foundation.test.ts", title: "a topic without subscriber in prod" },
  ],
};

/** What programs publish, and what AWS measures of them. */
const programMetrics: Evidence = {
  resources: [
    {
      are: [
        "aws.ecs.Cluster cluster",
        "aws.ecr.PullThroughCacheRule image-cache",
        "aws.cloudwatch.MetricAlarm alarm-data-collection-proxy-errors",
        "aws.cloudwatch.MetricAlarm alarm-backtest-workflow-failed",
      ],
    },
  ],
  rules: ["alarm-coverage", "ecs-cluster-observed", "image-pinned"],
  tests: [
    { file: "test/mutations/compute-services.test.ts", title: "a cluster without insights" },
    {
      file: "test/unit/compute/tasks.test.ts",
      title: "has no collector beside it, or one that changes under its feet",
    },
  ],
};

/** USDCOP: metrics, logs, freshness, and who is told of a failure. */
export const usdcopMonitoring: readonly Row[] = [
  {
    id: "USDCOP-02",
    finding: "Alert rules are defined, but nothing loads them and no alert manager is named.",
    state: "closed",
    answer:
      "Every alarm has actions on a declared topic for its beginning and its end, and every topic has a subscriber. A setting without subscribers is refused.",
    evidence: heardAlarms,
  },
  {
    id: "USDCOP-09",
    finding: "The observability audit finds alerting that is configured but not connected.",
    state: "closed",
    answer: "As USDCOP-02: an alarm without action and a topic without subscriber fail the preview.",
    evidence: heardAlarms,
  },
  {
    id: "USDCOP-13",
    finding: "The data acquisition writes plain lines instead of structured logs.",
    state: "partly",
    answer: "Every function writes JSON into a declared group of its own.",
    rest: "The services' code chooses the format of what containers write.",
    evidence: {
      resources: [
        {
          are: [
            "aws.cloudwatch.LogGroup function-data-collection-proxy-logs",
            "aws.cloudwatch.LogGroup task-data-collection-logs",
          ],
        },
      ],
      rules: ["logs-owned"],
      tests: [
        {
          file: "test/unit/compute/functions.test.ts",
          title: "writes lines instead of JSON, or into a group that is not its own",
        },
        { file: "test/mutations/compute-functions.test.ts", title: "a function without its log group" },
      ],
    },
  },
  {
    id: "USDCOP-16",
    finding: "Data counts as fresh when a time sensor says so; nothing looks at the data.",
    state: "partly",
    answer:
      "Silence is an alarm: a workflow without success, a schedule that does not run, health records that nobody writes. Missing data breaches each of them.",
    rest: "How old the market data itself is, only the services' code can measure and publish; no alarm waits for such a metric yet.",
    evidence: {
      resources: [
        {
          are: [
            "aws.cloudwatch.MetricAlarm alarm-backtest-workflow-stale",
            "aws.cloudwatch.MetricAlarm alarm-retraining-workflow-stale",
            "aws.cloudwatch.MetricAlarm alarm-drift-monitor-heartbeat",
            "aws.cloudwatch.MetricAlarm alarm-health-state-stale",
          ],
        },
      ],
      rules: ["alarm-coverage"],
      tests: [
        { file: "test/unit/edge/alarms.test.ts", title: "believes a health check that records nothing" },
        {
          file: "test/unit/compute/alarms.test.ts",
          title: "is not started any more, or calls before it was to start",
        },
      ],
    },
  },
  {
    id: "USDCOP-17",
    finding: "The data acquisition exports no metrics.",
    state: "partly",
    answer:
      "Container Insights, Lambda and Step Functions measure every task, function and workflow. A collector beside each container takes what the code publishes into CloudWatch.",
    rest: "The services' code publishes metrics of its own; no filter counts lines of its logs.",
    evidence: programMetrics,
  },
  {
    id: "USDCOP-23",
    finding: "Feature metrics go to the next step only, not to monitoring.",
    state: "partly",
    answer:
      "As USDCOP-17: the collector beside each strategy task takes them, under the namespace that its role may publish to.",
    rest: "The strategies' code publishes the metrics of its features.",
    evidence: programMetrics,
  },
  {
    id: "USDCOP-25",
    finding: "A failed pipeline runs a callback that tells nobody.",
    state: "closed",
    answer:
      "Each task of a workflow is caught on a way that publishes a notice and ends as failed. Alarms on failed and timed-out executions tell the same topic.",
    evidence: {
      resources: [
        {
          are: [
            "aws.cloudwatch.MetricAlarm alarm-backtest-workflow-failed",
            "aws.cloudwatch.MetricAlarm alarm-retraining-workflow-failed",
            "aws.sns.Topic topic-alerts",
          ],
        },
      ],
      rules: ["sfn-observable", "alarm-coverage", "sns-subscribed"],
      tests: [
        {
          file: "test/unit/compute/workflows-definition.test.ts",
          title: "lets a failure end the execution without a word",
        },
        {
          file: "test/unit/compute/workflows-execution.test.ts",
          title: "is not recorded, leaves things behind, is not told, or looks like success",
        },
      ],
    },
  },
  {
    id: "USDCOP-27",
    finding: "Nobody sees request metrics of the API.",
    state: "partly",
    answer:
      "The load balancer and the API measure requests without any code. Every target group has alarms on errors, latency and unhealthy hosts, and the API has its own.",
    rest: "The services' code publishes metrics of what is inside a request.",
    evidence: {
      resources: [
        {
          are: [
            "aws.cloudwatch.MetricAlarm alarm-backend-api-5xx",
            "aws.cloudwatch.MetricAlarm alarm-backend-api-high-latency",
            "aws.cloudwatch.MetricAlarm alarm-mlflow-5xx",
            "aws.cloudwatch.MetricAlarm alarm-api-5xx",
            "aws.cloudwatch.MetricAlarm alarm-api-latency",
          ],
        },
      ],
      rules: ["alarm-coverage"],
      tests: [
        {
          file: "test/mutations/compute-services.test.ts",
          title: "the alarm on a service's errors left out",
        },
        {
          file: "test/unit/edge/alarms.test.ts",
          title: "lacks a documented alarm that no layer below has either",
        },
      ],
    },
  },
  {
    id: "USDCOP-38",
    finding: "The remediation asks to load the alert rules and to name the alert manager.",
    state: "closed",
    answer:
      "As USDCOP-02: alarms, topics and subscribers are declared together, and half of them fails the preview.",
    evidence: heardAlarms,
  },
  {
    id: "USDCOP-44",
    finding: "The API publishes no business metrics.",
    state: "partly",
    answer:
      "Each task on ECS has an OpenTelemetry collector that turns what the code sends into metrics and traces. Its image comes by digest through a declared cache.",
    rest: "The services' code sends the business metrics. On the shared host of dev and staging the agent takes traces alone.",
    evidence: {
      resources: [{ are: ["aws.ecr.PullThroughCacheRule image-cache", "aws.ecs.Cluster cluster"] }],
      rules: ["tracing-on", "image-pinned", "ecs-cluster-observed"],
      tests: [
        { file: "test/mutations/compute-services.test.ts", title: "a task without its collector" },
        {
          file: "test/unit/compute/tasks.test.ts",
          title: "has no collector beside it, or one that changes under its feet",
        },
      ],
    },
  },
];
