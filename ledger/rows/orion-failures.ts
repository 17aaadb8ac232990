import type { Evidence, Row } from "../row";

/** What cannot be processed is kept and told. */
const failuresKept: Evidence = {
  resources: [
    {
      are: [
        "aws.sqs.Queue queue-backtest-dlq",
        "aws.sqs.Queue queue-events-dlq",
        "aws.cloudwatch.MetricAlarm alarm-backtest-dlq-messages",
        "aws.cloudwatch.MetricAlarm alarm-events-dlq-messages",
        "aws.lambda.FunctionEventInvokeConfig function-backtest-consumer-failures",
      ],
    },
  ],
  rules: ["async-has-dlq", "event-rule-complete"],
  tests: [
    { file: "test/mutations/foundation.test.ts", title: "a FIFO queue with a standard dead-letter queue" },
    { file: "test/mutations/compute-functions.test.ts", title: "a function whose failed events go nowhere" },
    {
      file: "test/unit/foundation/queues.test.ts",
      title: "hands a broken backtest out for ever, or drops it",
    },
  ],
};

/** ORION: work that fails, what is answered then, and holes that nobody looks for. */
export const orionFailures: readonly Row[] = [
  {
    id: "ORION-22",
    finding: "Work that failed is lost.",
    state: "closed",
    answer:
      "The queue of backtests has a dead-letter queue of its kind. Events of functions and rules that fail go to another one, and alarms count what arrives in both.",
    evidence: failuresKept,
  },
  {
    id: "ORION-24",
    finding: "Errors have several forms.",
    state: "partly",
    answer:
      "The API and the load balancer answer every error of their own in one JSON form, with the same headers.",
    rest: "Errors that a service answers have the form that the services' code gives them.",
    evidence: {
      resources: [
        {
          are: [
            "aws.apigateway.Response api-gateway-response-default-4xx",
            "aws.apigateway.Response api-gateway-response-default-5xx",
            "aws.apigateway.Response api-gateway-response-throttled",
          ],
        },
      ],
      rules: ["api-hardened", "security-headers", "companions-present"],
      tests: [
        {
          file: "test/unit/edge/api.test.ts",
          title: "a kind in another shape than the others, or with another status",
        },
        { file: "test/mutations/edge.test.ts", title: "an error of the API's own without security headers" },
      ],
    },
  },
  {
    id: "ORION-29",
    finding: "Nobody looks for known vulnerabilities.",
    state: "closed",
    answer:
      "Every image is scanned when it is pushed. In staging and prod Inspector goes on scanning images, functions and instances, and what it finds of high severity reaches the alerts topic. A pipeline looks through the packages of this repository every week.",
    evidence: {
      resources: [
        { are: ["aws.ecr.RegistryScanningConfiguration registry-scanning"] },
        {
          are: ["aws.inspector2.Enabler inspector", "aws.cloudwatch.EventRule findings-inspector"],
          in: ["staging", "prod"],
        },
      ],
      rules: ["threat-detection-on", "ecr-immutable-scanned", "companions-present"],
      tests: [
        { file: "test/unit/edge/detection.test.ts", title: "scans images, instances or functions no more" },
        {
          file: "test/unit/persistent/repositories.test.ts",
          title: "lets a tag move, skips the scan, drops the lifecycle",
        },
      ],
      files: [".github/workflows/dependencies.yml"],
    },
  },
  {
    id: "ORION-53",
    finding: "Services do not degrade gracefully.",
    state: "partly",
    answer:
      "Backtests wait in a queue when nobody can take them. Calls between services of prod end after 30 s, failing targets get no requests, and prod runs in two zones.",
    rest: "What a service does without another one, such as a circuit breaker, is the services' code.",
    evidence: {
      resources: [
        {
          are: [
            "aws.sqs.Queue queue-backtest-queue",
            "aws.cloudwatch.MetricAlarm alarm-backtest-queue-age",
            "aws.lambda.FunctionEventInvokeConfig function-backtest-consumer-failures",
          ],
        },
      ],
      rules: ["companions-present", "async-has-dlq", "service-traffic-encrypted"],
      tests: [
        {
          file: "test/unit/edge/api.test.ts",
          title: "a backtest that waits for a service instead of going into the queue",
        },
        {
          file: "test/unit/compute/services.test.ts",
          title: "trades before anybody has started it, or is down when a zone is",
        },
      ],
    },
  },
  {
    id: "ORION-54",
    finding: "Errors tell too much.",
    state: "partly",
    answer:
      "Errors of the API name a kind, a general message and a request, never what went wrong inside. The load balancer does not say what it is.",
    rest: "What a service's own errors tell is the services' code.",
    evidence: {
      resources: [
        {
          are: [
            "aws.apigateway.Response api-gateway-response-default-5xx",
            "aws.apigateway.Response api-gateway-response-integration-failure",
          ],
        },
      ],
      rules: ["security-headers", "companions-present"],
      tests: [
        {
          file: "test/unit/compute/balancing.test.ts",
          title: "answers without the headers that browsers want, or says what it is",
        },
        {
          file: "test/unit/edge/queue-answers.test.ts",
          title: "something that is no JSON, or more than that it failed",
        },
      ],
    },
  },
  {
    id: "ORION-55",
    finding: "The table of failures misses dead-letter queues.",
    state: "closed",
    answer: "As ORION-22.",
    evidence: failuresKept,
  },
];
