import type { Identity } from "./identity";

/** Topics and queues. */
export const messagingIdentities: Readonly<Record<string, Identity>> = {
  "aws:sns/topic:Topic": {
    id: "arn:aws:sns:{region}:{account}:{name}",
    name: "name",
    arn: "{id}",
    // AWS would answer with the topic that is there; Pulumi's provider looks first (pulumi/pulumi-aws#3809).
    taken: "AlreadyExists",
    outputs: { owner: "{account}", beginningArchiveTime: "" },
  },
  "aws:sns/topicPolicy:TopicPolicy": { id: "{arn}", outputs: { owner: "{account}" } },
  "aws:sns/topicSubscription:TopicSubscription": {
    id: "{topic}:{uuid}",
    arn: "{id}",
    unique: "{topic}|{protocol}|{endpoint}",
    // With other attributes it is refused (localstack/localstack#8976, a test that ran against AWS).
    answersAgain: true,
    outputs: { ownerId: "{account}" },
    // A person has to follow the link in the mail first.
    derive: ({ protocol }) => ({ pendingConfirmation: protocol === "email" || protocol === "email-json" }),
  },
  "aws:sqs/queue:Queue": {
    id: "https://sqs.{region}.amazonaws.com/{account}/{name}",
    name: "name",
    arn: "arn:aws:sqs:{region}:{account}:{name}",
    taken: "QueueAlreadyExists",
    // CreateQueue with the same attributes answers with the URL of the queue that is there.
    answersAgain: true,
    outputs: { url: "{id}" },
  },
  "aws:sqs/queuePolicy:QueuePolicy": { id: "{queueUrl}" },
  "aws:sqs/redrivePolicy:RedrivePolicy": { id: "{queueUrl}" },
  "aws:sqs/redriveAllowPolicy:RedriveAllowPolicy": { id: "{queueUrl}" },
};
