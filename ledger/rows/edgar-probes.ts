import type { Row } from "../row";
import { answeringTargets } from "./edgar-evidence";

/** EDGAR (document 001): who asks whether a service lives, is ready and has started. */
export const edgarProbes: readonly Row[] = [
  {
    id: "EDGAR-01",
    finding: "The application's services had no full health endpoints.",
    state: "partly",
    answer:
      "Each target group asks for its service's documented path and takes 200 alone. A canary asks the API from outside and reads what the answer says of each dependency.",
    rest: "What the endpoint answers, and which dependencies it looks at, is the services' code; docs/images.md says what is relied on.",
    evidence: answeringTargets,
  },
  {
    id: "EDGAR-02",
    finding: "Liveness was only a part: nothing looked deep.",
    state: "partly",
    answer:
      "ECS replaces a task whose container fails its health check, and the consolidated group replaces a host that its load balancer finds dead.",
    rest: "What a deep check looks at is the services' code.",
    evidence: {
      resources: [
        { are: ["aws.ecs.TaskDefinition task-live-trading"] },
        { are: ["aws.autoscaling.Group consolidated"], in: ["dev", "staging"] },
        {
          are: ["aws.ecs.TaskDefinition task-backend-api", "aws.ecs.TaskDefinition task-mlflow"],
          in: ["prod"],
        },
      ],
      rules: ["container-hardened", "asg-resilient", "tg-health-drain", "iam-roles-used"],
      tests: [
        {
          file: "test/unit/compute/tasks.test.ts",
          title: "is called dead while it starts, or is never asked whether it lives",
        },
        {
          file: "test/unit/compute/host-group.test.ts",
          title: "has another size, is bound to one zone, or is not replaced when its services die",
        },
      ],
    },
  },
  {
    id: "EDGAR-03",
    finding: "Readiness was only a part: nothing looked at dependencies.",
    state: "partly",
    answer:
      "A target gets traffic after two good answers and loses it after five bad ones, asked every 30 seconds for at most 5. A service's container waits for its healthy collector, and a grace period covers the start.",
    rest: "That an answer of 200 means that the dependencies are there is the services' code.",
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
          file: "test/unit/compute/services.test.ts",
          title: "is not behind the load balancer, is killed while it starts, or has a second half too many",
        },
      ],
    },
  },
  {
    id: "EDGAR-04",
    finding: "There were no startup probes, and cold starts were not handled.",
    state: "closed",
    answer:
      "Every container has a start period in which a failed check does not count. In prod backtest-consumer, which every user's backtest waits for, has an execution environment that stays warm.",
    evidence: {
      resources: [
        { are: ["aws.lambda.Alias function-backtest-consumer-live"] },
        { are: ["aws.lambda.ProvisionedConcurrencyConfig function-backtest-consumer-warm"], in: ["prod"] },
      ],
      rules: ["container-hardened", "lambda-aliased"],
      tests: [
        {
          file: "test/unit/compute/tasks.test.ts",
          title: "is called dead while it starts, or is never asked whether it lives",
        },
        { file: "test/unit/compute/check-inventory.test.ts", title: "more functions kept warm than may run" },
      ],
    },
  },
  {
    id: "EDGAR-05",
    finding: "The load balancer's health checks, which were done, must not get lost.",
    state: "closed",
    answer:
      "They stay as a floor, with the audited interval, timeout and thresholds. A target group that leaves its check to the load balancer's defaults is refused.",
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
          file: "test/mutations/compute-services.test.ts",
          title: "a health path that differs from the container's",
        },
      ],
    },
  },
];
