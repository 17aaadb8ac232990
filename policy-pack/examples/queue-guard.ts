import type { Fixture } from "../rule";
import { account, policy, region } from "./bucket";
import { queue, queueArn } from "./queue";

const physical = "tradai-jobs-prod";

/** A queue of prod on a customer key. */
export function guarded(inputs: Readonly<Record<string, unknown>> = {}): Fixture {
  return queue("jobs", physical, { kmsMasterKeyId: "alias/tradai-logs-prod", ...inputs });
}

/** The denial of requests without TLS to the queue. */
export function closedTo(changed: Readonly<Record<string, unknown>> = {}): object {
  return {
    Sid: "RequireTls",
    Effect: "Deny",
    Principal: "*",
    Action: "sqs:*",
    Resource: queueArn(physical),
    Condition: { Bool: { "aws:SecureTransport": "false" } },
    ...changed,
  };
}

/** The policy of the queue. */
export function guardOf(statement = closedTo(), name = "jobs-policy"): Fixture {
  return {
    type: "aws:sqs/queuePolicy:QueuePolicy",
    name,
    inputs: {
      queueUrl: `https://sqs.${region}.amazonaws.com/${account}/${physical}`,
      policy: policy(statement),
    },
  };
}
