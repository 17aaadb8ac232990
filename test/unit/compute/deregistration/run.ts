import { handler } from "../../../../compute/deregistration/handler";
import type { Outcome } from "../../../../compute/deregistration/handler";
import { groupName, namespaceId, topicArn } from "./aws";

const reconcileRule = "arn:aws:events:eu-central-1:111122223333:rule/tradai-deregistration-reconcile-dev";

const terminating = {
  version: "0",
  source: "aws.autoscaling",
  "detail-type": "EC2 Instance-terminate Lifecycle Action",
  account: "111122223333",
  region: "eu-central-1",
  detail: {
    LifecycleActionToken: "87654321-4321-4321-4321-210987654321",
    AutoScalingGroupName: groupName,
    LifecycleHookName: "tradai-consolidated-terminate-dev",
    EC2InstanceId: "",
    LifecycleTransition: "autoscaling:EC2_INSTANCE_TERMINATING",
    Origin: "AutoScalingGroup",
    Destination: "EC2",
  },
};

/** As Auto Scaling sends it when the group ends an instance. */
export function terminateEvent(EC2InstanceId: string): typeof terminating {
  return { ...terminating, detail: { ...terminating.detail, EC2InstanceId } };
}

/** As EventBridge sends it for a rule with a rate. */
export const scheduledEvent = {
  version: "0",
  id: "89d1a02d-5ec7-412e-82f5-13505f849b41",
  source: "aws.events",
  "detail-type": "Scheduled Event",
  account: "111122223333",
  region: "eu-central-1",
  resources: [reconcileRule],
  detail: {},
};

/** The completion of the hook, which is asked of Auto Scaling in the end. */
export const completion = {
  action: "autoscaling:CompleteLifecycleAction",
  input: {
    AutoScalingGroupName: groupName,
    LifecycleHookName: "tradai-consolidated-terminate-dev",
    LifecycleActionToken: "87654321-4321-4321-4321-210987654321",
    LifecycleActionResult: "CONTINUE",
  },
};

export interface Handled {
  readonly outcome?: Outcome;
  readonly error?: Error;
  /** The lines that the function logged. */
  readonly lines: Record<string, unknown>[];
}

/** Runs the handler as Lambda does. Thirty seconds of what is left are kept back for the hook. */
export async function handle(event: unknown, secondsLeft = 60): Promise<Handled> {
  Object.assign(process.env, {
    GROUP_NAME: groupName,
    HOOK_NAME: "tradai-consolidated-terminate-dev",
    NAMESPACE_ID: namespaceId,
    RECONCILE_RULE: reconcileRule,
    TOPIC_ARN_REGISTRATION: topicArn,
  });
  const written: string[] = [];
  const write = process.stdout.write.bind(process.stdout);
  process.stdout.write = (chunk: string | Uint8Array): boolean => {
    written.push(String(chunk));
    return true;
  };
  const result: { outcome?: Outcome; error?: Error } = {};
  try {
    result.outcome = await handler(event, {
      awsRequestId: "request-1",
      getRemainingTimeInMillis: () => secondsLeft * 1_000,
    });
  } catch (error) {
    result.error = error as Error;
  } finally {
    process.stdout.write = write;
  }
  return { ...result, lines: written.map((line) => JSON.parse(line) as Record<string, unknown>) };
}
