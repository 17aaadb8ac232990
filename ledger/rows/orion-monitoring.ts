import type { Evidence, Row } from "../row";

/** What fails has an alarm, the alarm tells a topic, and the topic tells somebody. */
const failuresTold: Evidence = {
  resources: [
    {
      are: [
        "aws.cloudwatch.MetricAlarm alarm-api-5xx",
        "aws.cloudwatch.MetricAlarm alarm-rds-cpu",
        "aws.cloudwatch.MetricAlarm alarm-canary-failed",
        "aws.sns.Topic topic-alerts",
        "aws.sns.Topic topic-escalation",
      ],
    },
  ],
  rules: ["alarm-coverage", "alarm-actioned", "sns-subscribed"],
  tests: [
    { file: "test/mutations/edge-watching.test.ts", title: "an alarm that nobody hears" },
    { file: "test/mutations/foundation.test.ts", title: "a topic without subscriber in prod" },
    { file: "test/mutations/compute-services.test.ts", title: "the alarm on a service's errors left out" },
  ],
};

/** Metrics of tasks, and a way for those of the code. */
const metricsTaken: Evidence = {
  resources: [{ are: ["aws.ecs.Cluster cluster", "aws.ecr.PullThroughCacheRule image-cache"] }],
  rules: ["ecs-cluster-observed", "tracing-on", "image-pinned", "alarm-coverage"],
  tests: [
    { file: "test/mutations/compute-services.test.ts", title: "a cluster without insights" },
    { file: "test/mutations/compute-services.test.ts", title: "a task without its collector" },
  ],
};

/** ORION: metrics, traces, alarms and the dashboard. */
export const orionMonitoring: readonly Row[] = [
  {
    id: "ORION-19",
    finding: "Services do not expose their metrics.",
    state: "partly",
    answer:
      "Container Insights measures every task, and a collector beside each container on ECS takes the metrics that the code sends.",
    rest: "The services' code sends its metrics. On the shared host of dev and staging the agent takes traces alone.",
    evidence: metricsTaken,
  },
  {
    id: "ORION-20",
    finding: "Nobody is alerted.",
    state: "closed",
    answer:
      "Databases, queues, functions, workflows, services, the API and the canary have alarms on what shows their failure. Each tells a topic that has a subscriber, in words that name a runbook.",
    evidence: failuresTold,
  },
  {
    id: "ORION-21",
    finding: "Traces cover a part of the calls.",
    state: "partly",
    answer:
      "The stage, every function and both workflows trace their calls, and each task on ECS has a collector that may write traces.",
    rest: "The services' code passes the trace header on and opens its own spans.",
    evidence: {
      resources: [
        {
          are: [
            "aws.apigateway.Stage api-stage",
            "aws.sfn.StateMachine workflow-backtest-workflow",
            "aws.lambda.Function function-backtest-consumer",
            "aws.ecr.PullThroughCacheRule image-cache",
          ],
        },
      ],
      rules: ["tracing-on", "lambda-triggered", "image-pinned"],
      tests: [
        { file: "test/mutations/edge.test.ts", title: "a stage without traces" },
        { file: "test/mutations/compute-functions.test.ts", title: "a function without traces" },
        { file: "test/mutations/compute-services.test.ts", title: "a task without its collector" },
      ],
    },
  },
  {
    id: "ORION-23",
    finding: "Background work fails in silence.",
    state: "partly",
    answer:
      "Each of the six schedules has an alarm that goes off when its function is not started; errors, throttles and long runs of every function have theirs.",
    rest: "Work in the background of a service is the services' code: no filter looks for errors in its log.",
    evidence: {
      resources: [
        {
          are: [
            "aws.cloudwatch.MetricAlarm alarm-drift-monitor-heartbeat",
            "aws.cloudwatch.MetricAlarm alarm-health-check-heartbeat",
            "aws.cloudwatch.MetricAlarm alarm-orphan-scanner-heartbeat",
            "aws.cloudwatch.MetricAlarm alarm-pulumi-drift-detector-heartbeat",
            "aws.cloudwatch.MetricAlarm alarm-retraining-scheduler-heartbeat",
            "aws.cloudwatch.MetricAlarm alarm-trading-heartbeat-check-heartbeat",
          ],
        },
      ],
      rules: ["alarm-coverage", "alarm-actioned"],
      tests: [
        {
          file: "test/unit/compute/alarms.test.ts",
          title: "is not started any more, or calls before it was to start",
        },
        {
          file: "test/unit/compute/alarms.test.ts",
          title: "takes a drift detector that returns at once for one that works",
        },
      ],
    },
  },
  {
    id: "ORION-26",
    finding: "There is no baseline of performance.",
    state: "partly",
    answer:
      "Every alarm on latency has another one beside it that learns what is usual and goes off beyond it.",
    rest: "What is fast enough is decided by people: the thresholds are settings, and no load test has measured them (ORION-25).",
    evidence: {
      resources: [
        {
          are: [
            "aws.cloudwatch.MetricAlarm alarm-api-latency-anomaly",
            "aws.cloudwatch.MetricAlarm alarm-backend-api-latency-anomaly",
            "aws.cloudwatch.MetricAlarm alarm-mlflow-latency-anomaly",
            "aws.cloudwatch.MetricAlarm alarm-live-trading-latency-anomaly",
            "aws.cloudwatch.MetricAlarm alarm-dry-run-trading-latency-anomaly",
          ],
        },
      ],
      rules: ["alarm-coverage", "alarm-target-exists"],
      tests: [
        {
          file: "test/unit/edge/alarms.test.ts",
          title: "learns from another metric, or goes off on what is usual",
        },
      ],
    },
  },
  {
    id: "ORION-27",
    finding: "The monitor of the graphics processor is a mock.",
    state: "application",
    answer: "An alarm on a metric or a dimension that nothing declared emits fails the preview.",
    evidence: {
      rules: ["alarm-target-exists"],
      tests: [
        { file: "test/mutations/edge-watching.test.ts", title: "an alarm on an undeclared function" },
        {
          file: "test/policies/metric-tables.test.ts",
          title: "holds the metrics of the documented alarms with their dimensions",
        },
      ],
    },
  },
  {
    id: "ORION-50",
    finding: "The table of monitoring calls the metrics partial.",
    state: "partly",
    answer: "As ORION-19.",
    rest: "The services' code sends its metrics.",
    evidence: metricsTaken,
  },
  {
    id: "ORION-51",
    finding: "The table of monitoring misses alerts.",
    state: "closed",
    answer: "As ORION-20.",
    evidence: failuresTold,
  },
  {
    id: "ORION-52",
    finding: "The dashboard shows little.",
    state: "closed",
    answer:
      "One dashboard is made from the tables of the program: every service, queue, workflow, function, table and the way in and out, and all alarms. What is missing or gone fails the preview.",
    evidence: {
      resources: [{ are: ["aws.cloudwatch.Dashboard dashboard"] }],
      rules: ["dashboard-present"],
      tests: [
        { file: "test/mutations/edge-watching.test.ts", title: "an environment without dashboard" },
        { file: "test/mutations/edge-watching.test.ts", title: "a chart of an undeclared function" },
        {
          file: "test/unit/edge/dashboard.test.ts",
          title: "lacks the API, its web ACLs, the canary, the database, a table or the way to the internet",
        },
      ],
    },
  },
  {
    id: "ORION-57",
    finding: "Metrics of performance are few.",
    state: "partly",
    answer:
      "The slowest twentieth of the answers of every target group and of the API has an alarm. Container Insights and Performance Insights show what they wait for.",
    rest: "The services' code measures what is inside a request.",
    evidence: {
      resources: [
        {
          are: [
            "aws.cloudwatch.MetricAlarm alarm-backend-api-high-latency",
            "aws.cloudwatch.MetricAlarm alarm-mlflow-high-latency",
            "aws.cloudwatch.MetricAlarm alarm-api-latency",
            "aws.ecs.Cluster cluster",
          ],
        },
      ],
      rules: ["alarm-coverage", "ecs-cluster-observed"],
      tests: [
        { file: "test/unit/edge/alarms.test.ts", title: "flaps: one slow minute calls somebody" },
        {
          file: "test/unit/compute/alarms.test.ts",
          title: "flaps: one slow minute of a service calls somebody",
        },
      ],
    },
  },
  {
    id: "ORION-66",
    finding: "The summary calls the missing alerts critical.",
    state: "closed",
    answer: "As ORION-20.",
    evidence: failuresTold,
  },
];
