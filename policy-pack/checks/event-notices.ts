import type { ResourceGraph } from "../graph/graph";
import { OpenQuestions } from "../graph/open-questions";
import { UnknownRead } from "../graph/reader";
import { companionsOf, mayHaveCompanion, targetOf } from "../graph/references";
import type { Resource } from "../graph/resource";
import type { EventFields } from "./event-pattern";
import { selectsEvent } from "./event-pattern";
import { eventRuleType, eventTargetType } from "./rule-delivery";
import { topicType } from "./topic-publishers";
import { subscriptionType } from "./topics";

/** True where somebody is subscribed to the topic; throws `UnknownRead` where that cannot be told. */
export function isHeard(graph: ResourceGraph, topic: Resource): boolean {
  if (companionsOf(graph, topic, subscriptionType, "topic").length > 0) {
    return true;
  }
  if (mayHaveCompanion(graph, topic, subscriptionType, "topic")) {
    throw new UnknownRead("topic of a TopicSubscription");
  }
  return false;
}

/** True where a target of the rule is a topic that somebody is subscribed to. */
function tellsTopic(graph: ResourceGraph, rule: Resource): boolean {
  const open = new OpenQuestions();
  const heard = companionsOf(graph, rule, eventTargetType, "rule").some((target) => {
    const topic = targetOf(graph, target, "arn", [topicType]);
    if (topic.kind === "unknown") {
      open.note(new UnknownRead(`arn of ${target.name}`));
    }
    return topic.kind === "resource" && open.ask(() => isHeard(graph, topic.resource));
  });
  if (!heard) {
    open.settle();
  }
  return heard;
}

/**
 * True where an event rule sends such an event to a topic that somebody hears. A question that is open is noted in
 * `open`; it decides nothing where another rule does.
 */
export function eventIsTold(graph: ResourceGraph, fields: EventFields, open: OpenQuestions): boolean {
  return graph
    .ofType(eventRuleType)
    .some((rule) =>
      open.ask(() => selectsEvent(rule, fields, ["source"]) && tellsTopic(graph, rule), rule.name),
    );
}
