import { AutoScalingClient } from "@aws-sdk/client-auto-scaling";
import { ServiceDiscoveryClient } from "@aws-sdk/client-servicediscovery";
import type { ServiceDiscoveryClientConfig } from "@aws-sdk/client-servicediscovery";
import { SNSClient } from "@aws-sdk/client-sns";

/**
 * Cloud Map throttles an account that removes many entries at once: five attempts with backoff. A request that hangs
 * would use up the whole invocation, so it ends after ten seconds and is tried again.
 */
const patience = {
  retryMode: "standard",
  maxAttempts: 5,
  requestHandler: { connectionTimeout: 3_000, requestTimeout: 10_000, throwOnRequestTimeout: true },
} satisfies ServiceDiscoveryClientConfig;

/** Made once for all invocations of an execution environment, with their connections. */
export const serviceDiscovery = new ServiceDiscoveryClient(patience);
export const autoScaling = new AutoScalingClient(patience);
export const sns = new SNSClient(patience);
