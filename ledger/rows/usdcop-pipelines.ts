import type { Evidence, Row } from "../row";

/** A pipeline that does not run is an alarm. */
const staleAlarms: Evidence = {
  resources: [
    {
      are: [
        "aws.cloudwatch.MetricAlarm alarm-backtest-workflow-stale",
        "aws.cloudwatch.MetricAlarm alarm-retraining-workflow-stale",
      ],
    },
  ],
  rules: ["alarm-coverage"],
  tests: [
    {
      file: "test/unit/compute/workflows.test.ts",
      title: "watches something else, or goes off at another time",
    },
  ],
};

/** USDCOP: pipelines that never ran, their addresses, their retries. */
export const usdcopPipelines: readonly Row[] = [
  {
    id: "USDCOP-03",
    finding: "The data pipeline never ran, and its remote store is an address of the own machine.",
    state: "partly",
    answer:
      "The buckets keep every version of an object, an address of the own machine fails the preview, and a workflow that has had no success for a day or a week is an alarm.",
    rest: "Somebody has to run the pipelines once after the deployment; what they record of their data is the strategies' code.",
    evidence: {
      resources: [
        {
          are: [
            "aws.s3.BucketVersioning bucket-arcticdb-versioning",
            "aws.s3.BucketVersioning bucket-results-versioning",
            "aws.cloudwatch.MetricAlarm alarm-backtest-workflow-stale",
            "aws.cloudwatch.MetricAlarm alarm-retraining-workflow-stale",
          ],
        },
      ],
      rules: ["s3-versioned", "no-localhost", "alarm-coverage"],
      tests: [
        {
          file: "test/unit/persistent/buckets.test.ts",
          title: "without an owner, a version, a policy or a lifecycle",
        },
        {
          file: "test/unit/compute/workflows.test.ts",
          title: "watches something else, or goes off at another time",
        },
      ],
    },
  },
  {
    id: "USDCOP-07",
    finding: "The audit of pipelines finds steps that do not fit together.",
    state: "application",
    answer:
      "A resource that nobody consumes, a workflow step without its function and a function without its caller fail the preview.",
    evidence: {
      resources: [
        {
          are: [
            "aws.lambda.Function function-validate-strategy",
            "aws.lambda.Function function-notify-completion",
          ],
        },
      ],
      rules: ["no-orphans", "lambda-triggered", "sfn-role-fits"],
      tests: [
        {
          file: "test/unit/compute/workflows-definition.test.ts",
          title: "is started by a function of the inventory that belongs to no workflow, or misses one",
        },
      ],
    },
  },
  {
    id: "USDCOP-14",
    finding: "The data acquisition starts nothing after it; the next step has a clock of its own.",
    state: "partly",
    answer:
      "What follows starts by event: a message starts the backtest, and the event of a model that no longer fits starts the retraining, each with a dead-letter queue.",
    rest: "The services' code has to send what starts the step after it; the end of a data collection starts nothing yet.",
    evidence: {
      resources: [
        {
          are: [
            "aws.cloudwatch.EventRule drift-detected",
            "aws.lambda.EventSourceMapping mapping-backtest-consumer",
          ],
        },
      ],
      rules: ["lambda-triggered", "event-rule-complete", "queue-consumed"],
      tests: [
        {
          file: "test/unit/compute/triggers.test.ts",
          title: "waits for the next schedule when a model no longer fits",
        },
        { file: "test/unit/compute/triggers.test.ts", title: "has a queue without a consumer, or with two" },
      ],
    },
  },
  {
    id: "USDCOP-15",
    finding: "The data acquisition checks the quality of its data only roughly.",
    state: "application",
    answer:
      "Requests are held to a model before anything sees them, and the first step of a backtest checks the strategy.",
    evidence: {
      resources: [
        {
          are: [
            "aws.apigateway.RequestValidator api-validator-body",
            "aws.lambda.Function function-validate-strategy",
          ],
        },
      ],
      rules: ["api-hardened", "lambda-triggered"],
      tests: [{ file: "test/mutations/edge.test.ts", title: "a body that is held to no model" }],
    },
  },
  {
    id: "USDCOP-30",
    finding: "Training reads MLflow's address from the environment.",
    state: "partly",
    answer:
      "The address is no secret. Strategies find it in Parameter Store, made of MLflow's discovery name and its port of the map.",
    rest: "The strategies' code reads the parameter.",
    evidence: {
      resources: [{ are: ["aws.ssm.Parameter parameter-mlflow-tracking-uri"] }],
      rules: ["no-localhost", "no-dangling-arn"],
      tests: [
        {
          file: "test/unit/foundation/outputs.test.ts",
          title: "has a parameter too many, too few or by another name",
        },
        {
          file: "test/unit/compute/tasks.test.ts",
          title: "calls another service by a name or on a port that does not lead there",
        },
      ],
    },
  },
  {
    id: "USDCOP-39",
    finding: "The remote store of the data pipeline has to be a name of the network.",
    state: "partly",
    answer:
      "An address of the own machine fails the preview, wherever it stands. Functions and tasks get names and addresses from the tables of the program.",
    rest: "Settings inside the strategies' images are their code.",
    evidence: {
      rules: ["no-localhost"],
      tests: [
        {
          file: "test/unit/compute/functions.test.ts",
          title: "or of another environment or of this machine",
        },
        {
          file: "test/unit/compute/tasks.test.ts",
          title: "is told of this machine, of nothing, or of a secret's value",
        },
      ],
    },
  },
  {
    id: "USDCOP-40",
    finding: "The remediation asks to run the data pipeline.",
    state: "application",
    answer: "Somebody has to run it; an alarm goes off until a workflow has succeeded.",
    evidence: staleAlarms,
  },
  {
    id: "USDCOP-48",
    finding: "Failed calls are tried again at a steady pace.",
    state: "partly",
    answer:
      "Every task of a workflow is retried with growing waits, jitter and an end. Events of functions are tried three times and then kept.",
    rest: "Retries of calls inside a service are the services' code.",
    evidence: {
      resources: [
        {
          are: [
            "aws.lambda.FunctionEventInvokeConfig function-backtest-consumer-failures",
            "aws.lambda.FunctionEventInvokeConfig function-drift-monitor-failures",
          ],
        },
      ],
      rules: ["sfn-observable", "async-has-dlq", "companions-present"],
      tests: [
        {
          file: "test/unit/compute/workflows-definition.test.ts",
          title: "retries at a steady pace, all at once, or without end",
        },
        {
          file: "test/unit/compute/workflows-execution.test.ts",
          title: "tries what took all its time again, or gives up at the first passing error",
        },
      ],
    },
  },
  {
    id: "USDCOP-49",
    finding: "Pipelines open database connections without a pool.",
    state: "declined",
    answer:
      "MLflow alone reaches the database. It takes its pool size from a parameter between 10 and 15, and an alarm watches the connections.",
    decision: "Decision 11: no RDS Proxy, because the database has a single client.",
    evidence: {
      resources: [
        {
          are: [
            "aws.ssm.Parameter parameter-database-pool-size",
            "aws.cloudwatch.MetricAlarm alarm-rds-connections",
          ],
        },
      ],
      rules: ["rds-hardened", "alarm-coverage", "sg-port-consistency"],
      tests: [
        {
          file: "test/unit/foundation/security-groups.test.ts",
          title: "lets anybody but MLflow's own group reach the database",
        },
        { file: "test/config/bad-database.test.ts", title: "a pool larger than the connections allow" },
      ],
    },
  },
];
