import type { Row } from "../row";

/** EDGAR (document 001): how a bad deployment ends, and the way back. */
export const edgarRollback: readonly Row[] = [
  {
    id: "EDGAR-10",
    finding: "No deployment was rolled back by itself.",
    state: "closed",
    answer:
      "ECS goes back by circuit breaker and alarms, and CodeDeploy takes a function's calls back on alarms. A new host that does not answer is abandoned, and the old one stays.",
    evidence: {
      resources: [
        {
          are: [
            "aws.cloudwatch.MetricAlarm alarm-live-trading-5xx",
            "aws.codedeploy.DeploymentGroup function-backtest-consumer-deployment",
          ],
        },
        {
          are: [
            "aws.cloudwatch.MetricAlarm alarm-backend-api-tasks-below-desired",
            "aws.cloudwatch.MetricAlarm alarm-mlflow-tasks-below-desired",
          ],
          in: ["prod"],
        },
      ],
      rules: ["ecs-deploy-safe", "lambda-aliased"],
      tests: [
        { file: "test/unit/compute/services.test.ts", title: "keeps a version that fails" },
        {
          file: "test/unit/compute/functions.test.ts",
          title: "leaves a function without the alias that callers use, or moves it in another application",
        },
        { file: "test/mutations/compute-services.test.ts", title: "a service whose failed deployment stays" },
      ],
    },
  },
  {
    id: "EDGAR-11",
    finding: "Nobody watched deployments.",
    state: "closed",
    answer:
      "The alerts topic hears of every deployment of a service or a function that fails or is undone, and a deployment ends itself when one of its alarms goes off.",
    evidence: {
      resources: [
        {
          are: [
            "aws.cloudwatch.EventRule deployment-failed",
            "aws.cloudwatch.EventTarget deployment-failed-target",
            "aws.cloudwatch.EventRule function-deployment-failed",
            "aws.cloudwatch.EventTarget function-deployment-failed-target",
            "aws.cloudwatch.MetricAlarm alarm-live-trading-5xx",
          ],
        },
      ],
      rules: ["ecs-deploy-safe", "event-rule-complete"],
      tests: [
        { file: "test/unit/compute/triggers.test.ts", title: "tells nobody of a deployment that failed" },
      ],
    },
  },
  {
    id: "EDGAR-12",
    finding: "Every deployment was a rolling one.",
    state: "closed",
    answer:
      "In prod backend-api and mlflow, which are behind the load balancer, are deployed blue/green. The others roll behind circuit breaker and alarms.",
    evidence: {
      resources: [
        {
          are: [
            "aws.ecs.Service service-backend-api",
            "aws.ecs.Service service-mlflow",
            "aws.lb.TargetGroup target-group-backend-api-alternate",
            "aws.lb.TargetGroup target-group-mlflow-alternate",
          ],
          in: ["prod"],
        },
      ],
      rules: ["ecs-deploy-safe", "alarm-target-exists"],
      tests: [
        { file: "test/unit/compute/services.test.ts", title: "takes over in another way than decided" },
        {
          file: "test/mutations/compute-services.test.ts",
          title: "a blue/green pair without its other half",
        },
      ],
    },
  },
  {
    id: "EDGAR-13",
    finding: "There was no way back at once.",
    state: "closed",
    answer:
      "The old version of backend-api and mlflow waits beside the new one for the bake time, a quarter of an hour in prod, and gets the traffic back at once. The configuration refuses a bake time of nothing.",
    evidence: {
      resources: [
        {
          are: [
            "aws.ecs.Service service-backend-api",
            "aws.ecs.Service service-mlflow",
            "aws.lb.TargetGroup target-group-backend-api-alternate",
            "aws.lb.TargetGroup target-group-mlflow-alternate",
          ],
          in: ["prod"],
        },
      ],
      rules: ["ecs-deploy-safe", "alarm-target-exists"],
      tests: [
        { file: "test/unit/compute/services.test.ts", title: "takes over in another way than decided" },
        { file: "test/config/bad-deployments.test.ts", title: "an old version that is gone at once" },
      ],
      files: ["docs/runbooks/services.md"],
    },
  },
];
