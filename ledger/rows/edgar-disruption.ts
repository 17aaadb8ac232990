import type { Row } from "../row";

/** EDGAR (document 001): draining, disruption and limits of functions. */
export const edgarDisruption: readonly Row[] = [
  {
    id: "EDGAR-26",
    finding: "Connections were cut off when a task or instance ended.",
    state: "closed",
    answer:
      "Target groups drain for 60 seconds and containers end within 45. An instance of the host waits in a terminate hook until nobody calls it by name any more.",
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
        { are: ["aws.cloudwatch.EventTarget consolidated-terminate-target"], in: ["dev", "staging"] },
      ],
      rules: ["tg-health-drain", "alarm-target-exists", "ecs-deploy-safe", "asg-resilient"],
      tests: [
        {
          file: "test/unit/compute/balancing.test.ts",
          title: "is asked on another port or path, or is cut off in the middle of an answer",
        },
        {
          file: "test/unit/compute/tasks.test.ts",
          title: "is killed before the load balancer has drained it",
        },
        { file: "test/mutations/compute-services.test.ts", title: "a target group that cuts requests off" },
      ],
    },
  },
  {
    id: "EDGAR-27",
    finding: "Nothing limited how much may be down at once.",
    state: "closed",
    answer:
      "Services in prod keep all their tasks while they are deployed and are spread over the zones again, and the next host is ready before the last one leaves. The trading pair stops first, since it must not run twice.",
    evidence: {
      resources: [
        { are: ["aws.autoscaling.Group consolidated"], in: ["dev", "staging"] },
        {
          are: [
            "aws.ecs.Service service-backend-api",
            "aws.ecs.Service service-data-collection",
            "aws.ecs.Service service-mlflow",
            "aws.ecs.Service service-strategy-service",
          ],
          in: ["prod"],
        },
      ],
      rules: ["ecs-deploy-safe", "asg-resilient", "tg-health-drain", "alarm-target-exists"],
      tests: [
        {
          file: "test/unit/compute/services.test.ts",
          title: "runs twice at once, or not at all, while a new version takes over",
        },
        {
          file: "test/unit/compute/host-group.test.ts",
          title: "goes into service before it answers, or ends before anybody has deregistered it",
        },
      ],
    },
  },
  {
    id: "EDGAR-28",
    finding: "Memory, timeout and concurrency of functions were never verified.",
    state: "closed",
    answer:
      "One table gives every function its memory, timeout and reserved concurrency. They are checked against Lambda's ranges, the schedules and what the account has.",
    evidence: {
      resources: [
        {
          are: [
            "aws.lambda.Function function-health-check",
            "aws.lambda.Function function-backtest-consumer",
            "aws.lambda.Function function-drift-monitor",
          ],
        },
        { are: ["aws.lambda.Function function-nat-route-updater"], in: ["dev", "staging"] },
      ],
      rules: ["lambda-bounded", "lambda-triggered"],
      tests: [
        {
          file: "test/unit/inventory/functions.test.ts",
          title: "are refused by AWS: a size or a timeout beyond Lambda's, or no concurrency at all",
        },
        {
          file: "test/unit/compute/functions.test.ts",
          title: "takes the whole account's concurrency, or has none of its own",
        },
        {
          file: "test/mutations/compute-functions.test.ts",
          title: "a schedule that is shorter than its function's timeout",
        },
      ],
    },
  },
];
