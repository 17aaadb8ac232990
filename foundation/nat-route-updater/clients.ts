import { AutoScalingClient } from "@aws-sdk/client-auto-scaling";
import { EC2Client } from "@aws-sdk/client-ec2";
import type { EC2ClientConfig } from "@aws-sdk/client-ec2";

/**
 * EC2 throttles route calls while an Auto Scaling group is busy: five attempts with backoff. A request that
 * hangs would use up the whole invocation, so it ends after ten seconds and is tried again.
 */
const patience = {
  retryMode: "standard",
  maxAttempts: 5,
  requestHandler: { connectionTimeout: 3_000, requestTimeout: 10_000, throwOnRequestTimeout: true },
} satisfies EC2ClientConfig;

/** Made once for all invocations of an execution environment, with their connections. */
export const ec2 = new EC2Client(patience);
export const autoScaling = new AutoScalingClient(patience);
