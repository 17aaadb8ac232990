import { UNKNOWN } from "../graph/values";
import type { Example, ViolatingExample } from "../rule";
import { account, region } from "./bucket";
import { publish, publishOverTls, topicArn, topicPolicy } from "./topic";
import { alarms, complete, guarded, others, replaced } from "./topics";

const cloudwatch = "cloudwatch.amazonaws.com";
const news = `arn:aws:sns:${region}:${account}:tradai-news-prod`;
const ofAlarms = (statement: object): Example["resources"] =>
  replaced(topicPolicy(publishOverTls, statement, publish("events.amazonaws.com")));

/** Statements of a topic's policy that admit alarms, by what they say, and statements that do not. */
export const topicAdmission: {
  readonly compliant: readonly Example[];
  readonly violating: readonly ViolatingExample[];
} = {
  compliant: [
    {
      title: "Alarms admitted to one of two topics, of one of two names and accounts, and of no other name",
      environment: "dev",
      resources: ofAlarms({
        ...publish(cloudwatch, {
          ArnLike: {
            "aws:SourceArn": [
              alarms.ArnLike["aws:SourceArn"],
              others.ArnLike["aws:SourceArn"].replace("others", "strange"),
            ],
          },
          ArnNotLike: others.ArnLike,
          StringEquals: { "aws:SourceAccount": ["111122223333", account], "aws:SourceOrgID": "o-a1b2c3d4e5" },
          StringNotEquals: { "aws:SourceAccount": "111122223333" },
        }),
        Resource: [news, topicArn],
      }),
    },
    {
      title: "A topic's own policy beside one of which nobody knows whose it is",
      environment: "dev",
      resources: [
        ...complete,
        { ...guarded, name: "open-policy", inputs: { ...guarded.inputs, arn: UNKNOWN } },
      ],
    },
  ],
  violating: [
    { title: "Alarms admitted to another topic", statement: { ...publish(cloudwatch), Resource: news } },
    {
      title: "Alarms admitted for another account",
      statement: publish(cloudwatch, { StringEquals: { "aws:SourceAccount": "111122223333" } }),
    },
  ].map(({ title, statement }) => ({
    title,
    environment: "dev",
    resources: ofAlarms(statement),
    resource: "topic",
    says: "alarm publishes here, but the topic's policy does not admit cloudwatch.amazonaws.com",
  })),
};
