import type { Row } from "../row";

/** EDGAR (document 001): recommendations of high priority, and the first of medium priority. */
export const edgarUrgentAdvice: readonly Row[] = [
  {
    id: "EDGAR-61",
    finding:
      "Health and readiness endpoints everywhere, a database check and graceful shutdown were recommended.",
    state: "partly",
    answer:
      "Checks are as in EDGAR-01 to EDGAR-03. A task has 45 seconds to end, its target group drains for 60, and a host waits for its deregistration.",
    rest: "What is asked is one path for each service. What it answers of the database, and ending well on SIGTERM, is the services' code.",
    evidence: {
      resources: [
        {
          are: [
            "aws.lb.TargetGroup target-group-backend-api",
            "aws.lb.TargetGroup target-group-mlflow",
            "aws.lb.TargetGroup target-group-live-trading",
            "aws.lb.TargetGroup target-group-dry-run-trading",
          ],
        },
      ],
      rules: ["tg-health-drain", "alarm-target-exists"],
      tests: [
        {
          file: "test/unit/compute/balancing.test.ts",
          title: "is asked on another port or path, or is cut off in the middle of an answer",
        },
        {
          file: "test/unit/compute/tasks.test.ts",
          title: "is killed before the load balancer has drained it",
        },
      ],
      files: ["docs/images.md"],
    },
  },
  {
    id: "EDGAR-62",
    finding: "Blue/green, triggers of rollback and gates were recommended.",
    state: "closed",
    answer:
      "As EDGAR-10, EDGAR-12 and EDGAR-15: blue/green in prod for what is behind the load balancer, rollback by circuit breaker and alarms, and a gate before the traffic.",
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
            "aws.lb.TargetGroup target-group-backend-api-alternate",
            "aws.lb.TargetGroup target-group-mlflow-alternate",
            "aws.lambda.Alias function-deployment-gate-live",
          ],
          in: ["prod"],
        },
      ],
      rules: ["ecs-deploy-safe", "lambda-aliased"],
      tests: [
        { file: "test/unit/compute/services.test.ts", title: "takes over in another way than decided" },
        { file: "test/unit/compute/services.test.ts", title: "keeps a version that fails" },
        {
          file: "test/unit/compute/deployment-gate/handler.test.ts",
          title: "fails itself, or says nothing, when the version is not fit",
        },
      ],
    },
  },
  {
    id: "EDGAR-63",
    finding: "Scaling by processor, memory and metrics, between bounds, was recommended.",
    state: "closed",
    answer:
      "As EDGAR-32 to EDGAR-34: in prod four services follow processor, memory and requests, with at least two tasks and room above.",
    evidence: {
      resources: [
        {
          are: [
            "aws.appautoscaling.Target scaling-backend-api",
            "aws.appautoscaling.Target scaling-data-collection",
            "aws.appautoscaling.Target scaling-strategy-service",
            "aws.appautoscaling.Target scaling-mlflow",
            "aws.appautoscaling.Policy scaling-backend-api-requests",
          ],
          in: ["prod"],
        },
      ],
      rules: ["ecs-scalable"],
      tests: [
        {
          file: "test/unit/compute/services.test.ts",
          title: "grows without bounds, or trades twice because it grows",
        },
      ],
    },
  },
  {
    id: "EDGAR-64",
    finding: "An audit of the network, segmentation and private subnets were recommended.",
    state: "closed",
    answer:
      "As EDGAR-29 to EDGAR-31: rules come from one table of flows, tiers are separate, and tasks, functions and hosts are private.",
    evidence: {
      resources: [
        { are: ["aws.ec2.Subnet subnet-private-a", "aws.ec2.Subnet subnet-private-b"] },
        { are: ["aws.ec2.NetworkAcl network-acl-database", "aws.ec2.SecurityGroup security-group-database"] },
      ],
      rules: ["compute-private", "subnet-tiers", "nacl-db-tier", "no-dangling-reference"],
      tests: [
        {
          file: "test/unit/foundation/security-groups.test.ts",
          title: "lets in what is not in the matrix of allowed pairs, or holds back what is",
        },
        {
          file: "test/unit/foundation/network.test.ts",
          title: "routes a tier to where it must not go, the database tier above all",
        },
        {
          file: "test/unit/compute/services.test.ts",
          title: "runs in public, in another group, or on another platform",
        },
      ],
    },
  },
];
