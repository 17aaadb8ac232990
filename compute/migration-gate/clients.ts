import { ECSClient } from "@aws-sdk/client-ecs";
import type { ECSClientConfig } from "@aws-sdk/client-ecs";
import { RDSClient } from "@aws-sdk/client-rds";

/**
 * ECS asks the gate again anyway: two attempts, and a request that hangs ends after five seconds, so that
 * the four requests of an invocation fit into its minute, or three and what is tidied up after them.
 */
const patience = {
  retryMode: "standard",
  maxAttempts: 2,
  requestHandler: { connectionTimeout: 2_000, requestTimeout: 5_000, throwOnRequestTimeout: true },
} satisfies ECSClientConfig;

/** Made once for all invocations of an execution environment, with their connections. */
export const ecs = new ECSClient(patience);
export const rds = new RDSClient(patience);
