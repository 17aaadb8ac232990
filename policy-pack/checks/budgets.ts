import { resolveAll, targetsOf } from "../graph/lists";
import { UnknownRead } from "../graph/reader";
import { show } from "../graph/values";
import type { Check, RuleContext, Violation } from "../rule";
import { ownsAccount } from "./account-owner";
import { topicType } from "./topic-publishers";

export const budgetType = "aws:budgets/budget:Budget";
export const monitorType = "aws:costexplorer/anomalyMonitor:AnomalyMonitor";
export const anomalySubscriptionType = "aws:costexplorer/anomalySubscription:AnomalySubscription";

/** An environment has a limit, and its account somebody who notices what is unusual below it. */
export const costWatched: Check = function* (_, { graph, stackConfig }) {
  if (graph.ofType(budgetType).length === 0) {
    yield { found: "there is no budget: the bill tells what went wrong", expected: "a Budget of type COST" };
  }
  // AWS allows one monitor of services an account: its owner has it.
  if (ownsAccount(stackConfig) && graph.ofType(monitorType).length === 0) {
    yield {
      found: "nothing looks for unusual cost",
      expected: "an AnomalyMonitor with a subscription",
    };
  }
};

/** The budget is one of money, in time for something to be done. */
export const budgetTold: Check = function* ({ inputs }) {
  const type = inputs.text("budgetType");
  if (type !== "COST") {
    yield { found: `\`budgetType\` is ${show(type)}`, expected: '"COST"' };
  }
  const unit = inputs.text("timeUnit");
  if (unit !== "MONTHLY" && unit !== "DAILY") {
    yield {
      found: `\`timeUnit\` is ${show(unit)}: the limit is old news when it is reached`,
      expected: '"MONTHLY"',
    };
  }
  if (!inputs.has("limitAmount") && !inputs.has("plannedLimits") && !inputs.has("autoAdjustData")) {
    yield { found: "the budget has no limit", expected: "`limitAmount`" };
  }
};

/** Somebody is told before the limit is reached, of what was spent and of what will be. */
export const thresholdsSet: Check = function* ({ inputs }) {
  const notifications = inputs.blocks("notifications");
  for (const kind of ["ACTUAL", "FORECASTED"]) {
    const isTold = notifications.some(
      (each) =>
        each.text("notificationType") === kind &&
        each.text("comparisonOperator") === "GREATER_THAN" &&
        (each.text("thresholdType") !== "PERCENTAGE" || (each.number("threshold") ?? Infinity) <= 100),
    );
    if (!isTold) {
      yield {
        found: `nobody is told of ${kind === "ACTUAL" ? "what was spent" : "what will be spent"} before the limit`,
        expected: `a notification of type ${kind} at 100 percent or less`,
      };
    }
  }
};

/** Relation 57: whoever a notification names exists. */
export const budgetSubscribed: Check = function* (budget, context) {
  for (const [index, each] of budget.inputs.blocks("notifications").entries()) {
    const given = each.raw("subscriberSnsTopicArns");
    const topics = resolveAll(context.graph, budget, "notifications", given, [topicType]);
    const mails = each.list("subscriberEmailAddresses");
    if ([...topics.resources, ...topics.undeclared, ...mails].length === 0) {
      if (!topics.isComplete) {
        throw new UnknownRead(each.at("subscriberSnsTopicArns"));
      }
      yield { found: `notification ${index + 1} has no subscriber`, expected: "the topic of the alerts" };
    }
    yield* undeclared(topics.undeclared, context);
  }
};

function* undeclared(topics: readonly string[], { requireWhole }: RuleContext): Iterable<Violation> {
  for (const topic of topics) {
    requireWhole("the topic may be declared in another layer");
    yield { found: `${topic} is told, which nothing declares`, expected: "a declared topic" };
  }
}

/** What a monitor finds reaches a subscription. */
export const monitorSubscribed: Check = function* (monitor, { graph }) {
  const named = graph
    .ofType(anomalySubscriptionType)
    .map((subscription) => targetsOf(graph, subscription, "monitorArnLists", [monitorType]));
  if (named.some(({ resources }) => resources.includes(monitor))) {
    return;
  }
  if (named.some(({ isComplete }) => !isComplete)) {
    throw new UnknownRead("monitorArnLists");
  }
  yield {
    found: "no subscription takes what the monitor finds",
    expected: "an AnomalySubscription that names it",
  };
};

/**
 * The subscription tells somebody at once; AWS tells topics in no other way.
 * https://docs.aws.amazon.com/aws-cost-management/latest/APIReference/API_AnomalySubscription.html
 */
export const anomaliesTold: Check = function* (subscription, context) {
  const { inputs } = subscription;
  const property = "subscribers";
  const subscribers = inputs.blocks(property);
  if (subscribers.length === 0) {
    yield { found: "the subscription has no subscriber", expected: "the topic of the alerts" };
  }
  const frequency = inputs.text("frequency");
  const topics = subscribers.filter((each) => each.text("type") === "SNS");
  if (topics.length > 0 && frequency !== "IMMEDIATE") {
    yield {
      found: `\`frequency\` is ${show(frequency)}, and a topic is told: AWS refuses it`,
      expected: '"IMMEDIATE"',
    };
  }
  if (!inputs.has("thresholdExpression")) {
    yield { found: "no threshold is set: every cent is an anomaly", expected: "`thresholdExpression`" };
  }
  for (const each of topics) {
    const named = resolveAll(context.graph, subscription, property, each.raw("address"), [topicType]);
    yield* undeclared(named.undeclared, context);
  }
};

/** What each type is asked. */
export const budgetChecks: Readonly<Record<string, readonly Check[]>> = {
  [budgetType]: [budgetTold, thresholdsSet, budgetSubscribed],
  [monitorType]: [monitorSubscribed],
  [anomalySubscriptionType]: [anomaliesTold],
};
