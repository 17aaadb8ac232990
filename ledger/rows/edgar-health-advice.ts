import type { Row } from "../row";
import { warmFunction } from "./edgar-evidence";

/** EDGAR (document 001): what its section on health recommends. */
export const edgarHealthAdvice: readonly Row[] = [
  {
    id: "EDGAR-06",
    finding: "The backend had no health endpoint.",
    state: "application",
    answer:
      "`/api/v1/health` is the backend's contract: its target group and its container's check ask for it, and a canary asks the API for it from outside.",
    evidence: {
      resources: [{ are: ["aws.lb.TargetGroup target-group-backend-api", "aws.synthetics.Canary canary"] }],
      rules: ["canary-present", "tg-health-drain"],
      tests: [
        {
          file: "test/unit/edge/canary-handler/handler.test.ts",
          title: "fails of a platform that is well, or asks something else of it",
        },
      ],
      files: ["docs/images.md"],
    },
  },
  {
    id: "EDGAR-07",
    finding: "The health check did not look at the database.",
    state: "application",
    answer:
      "What MLflow, the database's only client, says of it is MLflow's code. Alarms watch the database's processor, storage, memory and connections.",
    evidence: {
      resources: [
        {
          are: [
            "aws.cloudwatch.MetricAlarm alarm-rds-cpu",
            "aws.cloudwatch.MetricAlarm alarm-rds-free-storage",
            "aws.cloudwatch.MetricAlarm alarm-rds-freeable-memory",
            "aws.cloudwatch.MetricAlarm alarm-rds-connections",
          ],
        },
      ],
      rules: ["alarm-coverage"],
      tests: [
        {
          file: "test/unit/foundation/alarms.test.ts",
          title: "watches something else, or goes off at another time",
        },
      ],
    },
  },
  {
    id: "EDGAR-08",
    finding: "Readiness did not wait for dependencies.",
    state: "partly",
    answer:
      "In prod a gate asks a new version of backend-api and mlflow for its health. A version that says that a dependency is not ready gets no traffic.",
    rest: "Which dependencies an answer names is the services' code. data-collection and strategy-service have no gate: their own container checks decide.",
    evidence: {
      resources: [
        {
          are: [
            "aws.lambda.Alias function-deployment-gate-live",
            "aws.lb.ListenerRule listener-rule-backend-api-test",
            "aws.lb.ListenerRule listener-rule-mlflow-test",
            "aws.iam.Role ecs-hooks-role",
          ],
          in: ["prod"],
        },
      ],
      rules: ["ecs-deploy-safe", "lambda-aliased", "no-dangling-reference"],
      tests: [
        {
          file: "test/unit/compute/deployment-gate/gate.test.ts",
          title: "lets a version have the traffic that answers an error, or hides what it said",
        },
        {
          file: "test/unit/compute/deployment-gate/handler.test.ts",
          title: "fails itself, or says nothing, when the version is not fit",
        },
      ],
    },
  },
  {
    id: "EDGAR-09",
    finding: "The start of functions was not handled.",
    state: "closed",
    answer:
      "As EDGAR-04: prod keeps an execution environment of backtest-consumer warm behind its alias. Nobody waits for the other functions, which clocks, queues, events, workflows and deployments start.",
    evidence: warmFunction,
  },
];
