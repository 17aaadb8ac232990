import { edgeType } from "../checks/all-layers";
import {
  anomalySubscriptionType,
  budgetChecks,
  budgetType,
  costWatched,
  monitorType,
} from "../checks/budgets";
import { ofType } from "../checks/of-type";
import { anomalySubscription, budget, monitor, notification } from "../examples/budget";
import { edgeLayer } from "../examples/edge";
import { topic, topicArn } from "../examples/topic";
import type { Fixture, Rule, ViolatingExample } from "../rule";

const unknown = Symbol("unknown");
const whole = (...changed: readonly Fixture[]): readonly Fixture[] =>
  [edgeLayer, topic(), budget(), monitor, anomalySubscription()].map(
    (each) => changed.find(({ name }) => name === each.name) ?? each,
  );
const wrong = (
  title: string,
  resource: string,
  says: string,
  resources: readonly Fixture[],
): ViolatingExample => ({ title, resources, resource, says });
const gone = topicArn.replace("alerts", "gone");

const rule: Rule = {
  name: "budget-present",
  title: "Somebody hears of cost before the bill",
  description:
    "Every environment has a monthly budget that tells a topic before its limit, and its account a cost anomaly monitor whose subscription tells one at once.",
  rationale:
    "A loop that writes logs or starts tasks costs hundreds a day, and the bill comes after a month: nobody had a limit or an alarm on cost.",
  remediation:
    "Declare a Budget, an AnomalyMonitor and its subscription, each telling the topic of the alerts.",
  severity: "medium",
  kind: "stack",
  relations: [57],
  findings: ["ORION-38"],
  types: [edgeType, budgetType, monitorType, anomalySubscriptionType],
  checks: [
    ofType([edgeType], costWatched),
    ...Object.entries(budgetChecks).flatMap(([type, checks]) => checks.map((check) => ofType([type], check))),
  ],
  examples: {
    compliant: [
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
    ],
    violating: [
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
    ],
  },
};

export default rule;
