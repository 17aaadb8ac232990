import type { Row } from "../row";

/** EDGAR (document 001): how services scale. */
export const edgarScaling: readonly Row[] = [
  {
    id: "EDGAR-32",
    finding: "Services on ECS did not scale.",
    state: "closed",
    answer:
      "Every service on ECS has a scalable target with bounds; the trading pair stays between 0 and 1. Dev and staging keep the other four on the one documented host.",
    evidence: {
      resources: [
        {
          are: [
            "aws.appautoscaling.Target scaling-live-trading",
            "aws.appautoscaling.Target scaling-dry-run-trading",
          ],
        },
        {
          are: [
            "aws.appautoscaling.Target scaling-backend-api",
            "aws.appautoscaling.Target scaling-data-collection",
            "aws.appautoscaling.Target scaling-strategy-service",
            "aws.appautoscaling.Target scaling-mlflow",
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
        {
          file: "test/mutations/compute-services.test.ts",
          title: "a service whose number of tasks has no bounds",
        },
      ],
    },
  },
  {
    id: "EDGAR-33",
    finding: "No scaling policy followed a metric of the work.",
    state: "closed",
    answer:
      "In prod each of the four services that scale follows its number of requests beside processor and memory.",
    evidence: {
      resources: [
        {
          are: [
            "aws.appautoscaling.Policy scaling-backend-api-requests",
            "aws.appautoscaling.Policy scaling-data-collection-requests",
            "aws.appautoscaling.Policy scaling-strategy-service-requests",
            "aws.appautoscaling.Policy scaling-mlflow-requests",
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
    id: "EDGAR-34",
    finding: "There was no target tracking.",
    state: "closed",
    answer: "In prod each of the four services that scale tracks targets of processor and memory.",
    evidence: {
      resources: [
        {
          are: [
            "aws.appautoscaling.Policy scaling-backend-api-cpu",
            "aws.appautoscaling.Policy scaling-data-collection-cpu",
            "aws.appautoscaling.Policy scaling-strategy-service-memory",
            "aws.appautoscaling.Policy scaling-mlflow-memory",
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
];
