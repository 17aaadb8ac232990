import type { Fixture } from "../rule";
import { account, region } from "./bucket";

type Inputs = Readonly<Record<string, unknown>>;

/** What every container of a task has. */
const guarded = {
  essential: true,
  user: "10001:10001",
  readonlyRootFilesystem: true,
  linuxParameters: { capabilities: { drop: ["ALL"] }, initProcessEnabled: true },
  logConfiguration: {
    logDriver: "awslogs",
    options: {
      "awslogs-group": "/tradai/prod/backend-api",
      "awslogs-region": region,
      "awslogs-stream-prefix": "backend-api",
    },
  },
  stopTimeout: 45,
} as const;

/** The container of the service backend-api. */
export function container(changes: Inputs = {}): Inputs {
  return {
    ...guarded,
    name: "backend-api",
    image: `${account}.dkr.ecr.${region}.amazonaws.com/tradai-backend-api-prod:v0.1.1`,
    portMappings: [
      { name: "api", containerPort: 8000, hostPort: 8000, protocol: "tcp", appProtocol: "http" },
    ],
    healthCheck: {
      command: ["CMD-SHELL", "curl --fail http://localhost:8000/api/v1/health || exit 1"],
      interval: 30,
      timeout: 10,
      retries: 3,
      startPeriod: 60,
    },
    ...changes,
  };
}

/** The collector of traces beside it. */
export function collector(changes: Inputs = {}): Inputs {
  return {
    ...guarded,
    name: "collector",
    image: `${account}.dkr.ecr.${region}.amazonaws.com/ecr-public/aws-observability/aws-otel-collector@sha256:${"ab".repeat(32)}`,
    essential: false,
    memory: 128,
    healthCheck: { command: ["CMD", "/healthcheck"], interval: 30, timeout: 5, retries: 3, startPeriod: 15 },
    ...changes,
  };
}

/** The task definition of the service backend-api. */
export function task(
  containers: readonly Inputs[] = [container(), collector()],
  inputs: Inputs = {},
): Fixture {
  return {
    type: "aws:ecs/taskDefinition:TaskDefinition",
    name: "task-backend-api",
    inputs: {
      family: "tradai-backend-api-prod",
      networkMode: "awsvpc",
      requiresCompatibilities: ["FARGATE"],
      cpu: "512",
      memory: "1024",
      containerDefinitions: JSON.stringify(containers),
      ...inputs,
    },
  };
}

/** The service that runs it. */
export function service(inputs: Inputs = {}, references: Fixture["references"] = {}): Fixture {
  return {
    type: "aws:ecs/service:Service",
    name: "service-backend-api",
    inputs: {
      name: "tradai-backend-api-prod",
      cluster: "tradai-prod",
      launchType: "FARGATE",
      taskDefinition: Symbol("unknown"),
      desiredCount: 2,
      ...inputs,
    },
    references: { taskDefinition: ["task-backend-api"], ...references },
    ignoreChanges: ["desiredCount"],
  };
}

/** The launch template of a host whose start script holds the lines. */
export function host(lines: readonly string[], inputs: Inputs = {}): Fixture {
  const script = ["#!/bin/bash", "set -euo pipefail", ...lines].join("\n");
  return {
    type: "aws:ec2/launchTemplate:LaunchTemplate",
    name: "consolidated",
    inputs: {
      userData: Buffer.from(script).toString("base64"),
      metadataOptions: { httpTokens: "required", httpPutResponseHopLimit: 1 },
      ...inputs,
    },
  };
}
