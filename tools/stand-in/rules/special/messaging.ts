import type { CloudResource } from "../../cloud";
import { isRecord, textOf, valuesAt, type Value } from "../../values";
import { parseJson, statementsOf } from "../policy-document";
import { named, special, type SpecialCase } from "./case";

const queue = "aws:sqs/queue:Queue";
const redrivePage = "AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-dead-letter-queues.html";

const isFifo = (inputs: Record<string, Value>): boolean => inputs.fifoQueue === true;

/** Whether a dead-letter queue takes what a source cannot deliver; without a policy it takes all. */
function admits(target: CloudResource, source: string): boolean {
  const policy = parseJson(target.inputs.redriveAllowPolicy);
  if (!isRecord(policy)) return true;
  if (policy.redrivePermission === "denyAll") return false;
  return policy.redrivePermission !== "byQueue" || valuesAt(policy, "sourceQueueArns[]").includes(source);
}

/** The dead-letter queue exists, is of the queue's own kind and takes its messages. */
const redriveTarget = special(queue, "InvalidParameterValue", redrivePage, (write, cloud) => {
  const { inputs, region, account } = write;
  const policy = parseJson(inputs.redrivePolicy);
  if (!isRecord(policy)) return [];
  const [target] = named(cloud, [queue], policy.deadLetterTargetArn);
  const refused = (reason: string): { said: string } => ({
    said: `Value ${JSON.stringify(policy)} for parameter RedrivePolicy is invalid. Reason: ${reason}`,
  });
  if (target === undefined) return refused("Dead letter target does not exist.");
  if (isFifo(target.inputs) !== isFifo(inputs))
    return refused("Dead-letter queue must be same type of queue as the source.");
  const source = `arn:aws:sqs:${region}:${account}:${textOf(inputs.name) ?? ""}`;
  return admits(target, source)
    ? [target]
    : refused(`Permission to redrive is denied by the dead-letter queue's redriveAllowPolicy.`);
});

/** Actions that a topic's policy may name; a pattern over all of them goes beyond. */
const topicActions = new Set(
  [
    "AddPermission",
    "DeleteTopic",
    "GetDataProtectionPolicy",
    "GetTopicAttributes",
    "ListSubscriptionsByTopic",
    "ListTagsForResource",
    "Publish",
    "PutDataProtectionPolicy",
    "Receive",
    "RemovePermission",
    "SetTopicAttributes",
    "Subscribe",
  ].map((action) => `sns:${action}`.toLowerCase()),
);

const topicPolicyPage = "sns/latest/dg/sns-access-policy-language-api-permissions-reference.html";

const topicScope = special(
  "aws:sns/topicPolicy:TopicPolicy",
  "InvalidParameter",
  topicPolicyPage,
  ({ inputs }) => {
    const actions = statementsOf(inputs.policy).flatMap((statement) => statement.actions);
    const beyond = actions.find((action) => !topicActions.has(action.toLowerCase()));
    if (beyond === undefined) return [];
    return {
      said: "Invalid parameter: Policy statement action out of service scope!",
      hint: `'${beyond}' is none of the actions that a topic's policy may name`,
    };
  },
);

const topicItself = special(
  "aws:sns/topicPolicy:TopicPolicy",
  "InvalidParameter",
  topicPolicyPage,
  ({ inputs }) => {
    const resources = statementsOf(inputs.policy).flatMap((statement) => statement.resources);
    const other = resources.find((resource) => resource !== textOf(inputs.arn));
    if (other === undefined) return [];
    return {
      said: "Invalid parameter: Policy Error: the resource must match the topic",
      hint: `'${other}' is not the ARN of the policy's topic`,
    };
  },
);

/** Reviewed 2026-11-21. */
export const messagingCases: readonly SpecialCase[] = [redriveTarget, topicScope, topicItself];
