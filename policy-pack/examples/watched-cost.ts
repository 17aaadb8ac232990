import type { Example, Fixture, UndecidedExample, ViolatingExample } from "../rule";
import { anomalySubscription, budget, monitor, notification } from "./budget";
import { edgeLayer } from "./edge";
import { topic, topicArn } from "./topic";
import { wrong } from "./wrong";

const unknown = Symbol("unknown");
const whole = (...changed: readonly Fixture[]): readonly Fixture[] =>
  [edgeLayer, topic(), budget(), monitor, anomalySubscription()].map(
    (each) => changed.find(({ name }) => name === each.name) ?? each,
  );
const gone = topicArn.replace("alerts", "gone");

const notified = (...notifications: readonly object[]): readonly Fixture[] =>
  whole(budget({ notifications }));
const mail = { type: "EMAIL", address: "cost@example.com" };

export const watchedCost: readonly Example[] = [
  { title: "A budget, a monitor and who they tell", resources: whole() },
  {
    title: "Topics whose ARNs are known after the update",
    resources: whole(
      {
        ...budget({
          notifications: [
            notification("ACTUAL", { subscriberSnsTopicArns: [unknown] }),
            notification("FORECASTED", { subscriberSnsTopicArns: [unknown] }),
          ],
        }),
        references: { notifications: ["topic"] },
      },
      {
        ...anomalySubscription({ subscribers: [{ type: "SNS", address: unknown }] }),
        references: { monitorArnLists: ["monitor"], subscribers: ["topic"] },
      },
    ),
  },
  {
    title: "A budget that tells an address of its own",
    resources: whole(
      budget({
        notifications: ["ACTUAL", "FORECASTED"].map((kind) =>
          notification(kind, {
            subscriberSnsTopicArns: undefined,
            subscriberEmailAddresses: ["cost@example.com"],
          }),
        ),
      }),
    ),
  },
  {
    title: "An environment in another one's account",
    stackConfig: { "tradai:ownsAccount": "false" },
    resources: [edgeLayer, topic(), budget()],
  },
  {
    title: "A budget of a day, told by an amount, and to a topic as well as an address",
    resources: whole(
      budget({
        timeUnit: "DAILY",
        notifications: [
          notification("ACTUAL", { thresholdType: "ABSOLUTE_VALUE", threshold: 1200 }),
          notification("FORECASTED", { subscriberEmailAddresses: [mail.address] }),
        ],
      }),
    ),
  },
  {
    title: "An address that is told of anomalies once a day",
    resources: whole(anomalySubscription({ frequency: "DAILY", subscribers: [mail] })),
  },
];

export const unwatchedCost: readonly ViolatingExample[] = [
  wrong(
    "No budget",
    "edge",
    "there is no budget",
    whole().filter(({ name }) => name !== "budget"),
  ),
  wrong("No monitor", "edge", "nothing looks for unusual cost", [edgeLayer, topic(), budget()]),
  wrong("A budget of hours", "budget", "`budgetType` is", whole(budget({ budgetType: "USAGE" }))),
  wrong("A budget of a year", "budget", "`timeUnit` is", whole(budget({ timeUnit: "ANNUALLY" }))),
  wrong("A budget without limit", "budget", "no limit", whole(budget({ limitAmount: undefined }))),
  wrong(
    "What was spent, told when it is too late",
    "budget",
    "what was spent before the limit",
    whole(
      budget({ notifications: [notification("ACTUAL", { threshold: 120 }), notification("FORECASTED")] }),
    ),
  ),
  wrong(
    "Nothing of what will be spent",
    "budget",
    "what will be spent before the limit",
    whole(budget({ notifications: [notification("ACTUAL")] })),
  ),
  wrong(
    "A notification that nobody gets",
    "budget",
    "notification 2 has no subscriber",
    whole(
      budget({
        notifications: [
          notification("ACTUAL"),
          notification("FORECASTED", { subscriberSnsTopicArns: undefined }),
        ],
      }),
    ),
  ),
  wrong(
    "A budget that tells a topic that is gone",
    "budget",
    "tradai-gone-prod is told",
    whole(
      budget({
        notifications: [
          notification("ACTUAL"),
          notification("FORECASTED", { subscriberSnsTopicArns: [gone] }),
        ],
      }),
    ),
  ),
  wrong("A monitor that nobody is subscribed to", "monitor", "no subscription takes", [
    edgeLayer,
    topic(),
    budget(),
    monitor,
  ]),
  wrong(
    "A subscription of nobody",
    "anomalies",
    "no subscriber",
    whole(anomalySubscription({ subscribers: [] })),
  ),
  wrong(
    "A topic that is told daily",
    "anomalies",
    "AWS refuses it",
    whole(anomalySubscription({ frequency: "DAILY" })),
  ),
  wrong(
    "No threshold",
    "anomalies",
    "every cent is an anomaly",
    whole(anomalySubscription({ thresholdExpression: undefined })),
  ),
  wrong(
    "A subscription that tells a topic that is gone",
    "anomalies",
    "tradai-gone-prod is told",
    whole(anomalySubscription({ subscribers: [{ type: "SNS", address: gone }] })),
  ),
  wrong(
    "What was spent, told when it is little",
    "budget",
    "what was spent before the limit",
    notified(notification("ACTUAL", { comparisonOperator: "LESS_THAN" }), notification("FORECASTED")),
  ),
  wrong(
    "A budget that tells a topic that is gone beside one that is there",
    "budget",
    "tradai-gone-prod is told",
    notified(
      notification("ACTUAL"),
      notification("FORECASTED", { subscriberSnsTopicArns: [topicArn, gone] }),
    ),
  ),
  wrong(
    "A topic that is told daily beside an address",
    "anomalies",
    "AWS refuses it",
    whole(
      anomalySubscription({ frequency: "DAILY", subscribers: [mail, { type: "SNS", address: topicArn }] }),
    ),
  ),
];

export const perhapsWatchedCost: readonly UndecidedExample[] = [
  {
    title: "A topic of a budget that is known only after the update",
    resources: notified(
      notification("ACTUAL"),
      notification("FORECASTED", { subscriberSnsTopicArns: [unknown] }),
    ),
    resource: "budget",
    says: "subscriberSnsTopicArns",
  },
  {
    title: "A subscription to one monitor or another",
    resources: whole({ ...anomalySubscription(), references: {} }),
    resource: "monitor",
    says: "monitorArnLists",
  },
];
