import type { Row } from "./row";

/** AWS services that the VPC reaches without leaving AWS's network (architecture.md 1.2, OPEN-11, TRADAI-H-14). */
export const gatewayServices = ["s3", "dynamodb"] as const;
export type GatewayService = (typeof gatewayServices)[number];

/** Interface endpoints, by the last part of the service's name in `com.amazonaws.{region}.<id>`. */
export const interfaceEndpoints = [
  { id: "ecr.api", purpose: "sign in to the image registry" },
  { id: "ecr.dkr", purpose: "pull images" },
  { id: "sts", purpose: "take the credentials of a role" },
  { id: "secretsmanager", purpose: "read secrets" },
  { id: "logs", purpose: "write logs" },
  { id: "monitoring", purpose: "publish metrics" },
  { id: "ssm", purpose: "read parameters; instances register for sessions" },
  { id: "ssmmessages", purpose: "sessions on instances and in containers" },
  { id: "ec2messages", purpose: "commands to instances" },
  { id: "sqs", purpose: "send and receive messages" },
  { id: "states", purpose: "start and follow workflows", addedFor: ["TRADAI-S-37"] },
  { id: "servicediscovery", purpose: "register services and their health", addedFor: ["TRADAI-S-37"] },
  { id: "events", purpose: "publish events", addedFor: ["TRADAI-S-37"] },
] as const satisfies readonly Row[];

export type InterfaceService = (typeof interfaceEndpoints)[number]["id"];

/** Namespaces of the metrics that this system publishes itself: the application's, and the CloudWatch agent's. */
export const metricNamespaces = ["TradAI", "CWAgent"] as const;
