import type { Fixture } from "../rule";
import { subscription, topic, topicArn } from "./topic";

type Inputs = Readonly<Record<string, unknown>>;

/** A topic that somebody hears. */
export const heardTopic: readonly Fixture[] = [topic(), subscription()];

/** An event rule that tells the topic of the alerts. */
export function notice(
  name: string,
  eventPattern: object,
  changes: { readonly rule?: Inputs; readonly target?: Inputs } = {},
): readonly Fixture[] {
  return [
    {
      type: "aws:cloudwatch/eventRule:EventRule",
      name: `rule-${name}`,
      layer: "edge",
      inputs: { name: `tradai-${name}-prod`, eventPattern: JSON.stringify(eventPattern), ...changes.rule },
    },
    {
      type: "aws:cloudwatch/eventTarget:EventTarget",
      name: `target-${name}`,
      layer: "edge",
      inputs: { rule: `tradai-${name}-prod`, arn: topicArn, ...changes.target },
    },
  ];
}
