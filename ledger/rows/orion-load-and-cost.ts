import type { Evidence, Row } from "../row";

/** A client that really calls, and alarms that know what is usual. */
const loadWatched: Evidence = {
  resources: [
    {
      are: [
        "aws.synthetics.Canary canary",
        "aws.cloudwatch.MetricAlarm alarm-canary-failed",
        "aws.cloudwatch.MetricAlarm alarm-api-latency-anomaly",
      ],
    },
  ],
  rules: ["canary-present", "alarm-coverage"],
  tests: [
    { file: "test/mutations/edge-watching.test.ts", title: "a canary that is stopped" },
    {
      file: "test/unit/edge/alarms.test.ts",
      title: "learns from another metric, or goes off on what is usual",
    },
  ],
};

/** ORION: load tests, sizes and what is paid for nothing. */
export const orionLoadAndCost: readonly Row[] = [
  {
    id: "ORION-25",
    finding: "No load tests exist.",
    state: "declined",
    answer:
      "A canary calls the API day and night and queues a marked backtest, and alarms learn which latencies are usual.",
    decision:
      "Decision 11: no machine for load tests is built; the canary and the learnt latencies stand in for it.",
    evidence: loadWatched,
  },
  {
    id: "ORION-37",
    finding: "The Redis cache is larger than it need be.",
    state: "declined",
    answer:
      "Sizes come from lists of what each environment pays for: of instances, databases, tasks, functions, and of caches should there be one.",
    decision:
      "Decision 11: no Redis cache is built, because nobody would run it; the lists of sizes cover one all the same.",
    evidence: {
      rules: ["cost-bounded", "cache-private"],
      tests: [
        {
          file: "test/config/bad-deployments.test.ts",
          title: "a host that dev may not pay for, but staging may",
        },
        { file: "test/unit/foundation/database.test.ts", title: "costs more than documented" },
      ],
    },
  },
  {
    id: "ORION-38",
    finding: "Nobody hears of cost before the bill.",
    state: "closed",
    answer:
      "Each environment has a monthly budget that tells the alerts topic at half, four fifths and all of it, and a forecast beyond it. Unusual cost of a service is told at once.",
    evidence: {
      resources: [
        {
          are: [
            "aws.budgets.Budget budget",
            "aws.costexplorer.AnomalyMonitor cost-anomalies",
            "aws.costexplorer.AnomalySubscription cost-anomalies-subscription",
          ],
        },
      ],
      rules: ["budget-present"],
      tests: [
        { file: "test/mutations/edge-watching.test.ts", title: "a budget that tells nobody" },
        { file: "test/mutations/edge-watching.test.ts", title: "unusual cost that nobody is told of" },
        { file: "test/unit/edge/cost.test.ts", title: "is spent before anybody is told" },
      ],
    },
  },
  {
    id: "ORION-39",
    finding: "Services run although nobody uses them.",
    state: "declined",
    answer:
      "The trading pair runs no task until somebody starts it, sizes are bounded, and old images, logs and versions go away by themselves.",
    decision:
      "Decision 11: the host is not scaled in by a schedule, because its group is documented with one instance as minimum, maximum and number.",
    evidence: {
      resources: [
        {
          are: [
            "aws.appautoscaling.Target scaling-live-trading",
            "aws.appautoscaling.Target scaling-dry-run-trading",
            "aws.ecr.LifecyclePolicy backend-api",
          ],
        },
      ],
      rules: ["ecs-scalable", "cost-bounded", "ecr-lifecycle"],
      tests: [
        {
          file: "test/unit/compute/services.test.ts",
          title: "trades before anybody has started it, or is down when a zone is",
        },
        {
          file: "test/unit/persistent/buckets.test.ts",
          title: "keeps replaced versions or unfinished uploads for ever",
        },
      ],
    },
  },
  {
    id: "ORION-56",
    finding: "The table of performance misses load tests.",
    state: "declined",
    answer: "As ORION-25.",
    decision:
      "Decision 11: no machine for load tests is built; the canary and the learnt latencies stand in for it.",
    evidence: loadWatched,
  },
];
