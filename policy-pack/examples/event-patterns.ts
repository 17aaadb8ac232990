import { UNKNOWN } from "../graph/values";
import type { Example, Fixture, UndecidedExample, ViolatingExample } from "../rule";
import { notice } from "./notices";
import { failedRestores, recovery } from "./recovery";
import { topic, topicArn } from "./topic";

type Inputs = Readonly<Record<string, unknown>>;

/** The whole of a recovery whose failed restores are told of by a rule with this pattern. */
const told = (status: readonly unknown[], rule: Inputs = {}): readonly Fixture[] =>
  recovery(...notice("restore-failed", { ...failedRestores, detail: { status } }, { rule }));
const wrong = (title: string, resources: readonly Fixture[]): ViolatingExample => ({
  title,
  resources,
  resource: "restore-test",
  says: "nobody hears when a restore fails",
});
const open = (title: string, says: string, resources: readonly Fixture[]): UndecidedExample => ({
  title,
  resources,
  resource: "restore-test",
  says,
});

/** Examples of the operators by which an event rule selects events. */
export const patternExamples: {
  readonly compliant: readonly Example[];
  readonly violating: readonly ViolatingExample[];
  readonly undecided: readonly UndecidedExample[];
} = {
  compliant: [
    { title: "A state by how it begins", resources: told([{ prefix: "FA" }]) },
    { title: "A state by how it ends", resources: told([{ suffix: "ED" }]) },
    { title: "A state in small letters", resources: told([{ "equals-ignore-case": "failed" }]) },
    { title: "Whatever has a state", resources: told([{ exists: true }]) },
    { title: "Whatever is not completed", resources: told([{ "anything-but": ["COMPLETED"] }]) },
    {
      title: "Whatever is not completed, by the word alone",
      resources: told([{ "anything-but": "COMPLETED" }]),
    },
    { title: "A rule that is switched on", resources: told(["FAILED"], { state: "ENABLED" }) },
    { title: "A rule that is switched on in the old way", resources: told(["FAILED"], { isEnabled: true }) },
    {
      title: "A rule of which nobody can tell whom it tells, beside one that tells the topic",
      resources: [
        ...told(["FAILED"]),
        ...notice("other", { source: ["aws.backup"] }, { target: { arn: UNKNOWN } }),
      ],
    },
  ],
  violating: [
    wrong("A state that begins otherwise", told([{ prefix: "ED" }])),
    wrong("A state that ends otherwise", told([{ suffix: "FA" }])),
    wrong("Another state in small letters", told([{ "equals-ignore-case": "completed" }])),
    wrong(
      "A rule that tells a topic that nobody hears, beside the one that somebody hears",
      recovery(
        { ...topic({ name: "tradai-silent-prod" }), name: "silent-topic" },
        ...notice("restore-failed", failedRestores, {
          target: { arn: topicArn.replace("alerts", "silent") },
        }),
      ),
    ),
    wrong("What has no state", told([{ exists: false }])),
    wrong("Whatever has not failed", told([{ "anything-but": ["FAILED", "ABORTED"] }])),
    wrong("A number in the place of a state", told([{ numeric: [">", 4] }])),
    wrong("A rule that is switched off", told(["FAILED"], { state: "DISABLED" })),
    wrong("A rule that is switched off in the old way", told(["FAILED"], { isEnabled: false })),
    wrong("A pattern that is no JSON", told([], { eventPattern: "{" })),
    wrong(
      "A pattern that names no source, so that other services' events are as good",
      recovery(
        ...notice("restore-failed", {
          "detail-type": failedRestores["detail-type"],
          detail: failedRestores.detail,
        }),
      ),
    ),
  ],
  undecided: [
    open(
      "A state with a wildcard",
      "eventPattern.detail.status uses wildcard, which is not judged here",
      told([{ wildcard: "F*" }]),
    ),
    open("Nothing in the place of a state", "uses an empty object, which is not judged here", told([{}])),
    open("A beginning in small letters", "uses prefix", told([{ prefix: { "equals-ignore-case": "fa" } }])),
    open(
      "A topic of which nobody knows whether somebody hears it",
      "`topic of a TopicSubscription` is known only",
      told(["FAILED"]).map((each) =>
        each.name === "subscription" ? { ...each, inputs: { ...each.inputs, topic: UNKNOWN } } : each,
      ),
    ),
    open("Whatever does not begin so", "uses anything-but", told([{ "anything-but": { prefix: "CO" } }])),
    open(
      "A target known after the update",
      "arn of target-restore-failed",
      recovery(...notice("restore-failed", failedRestores, { target: { arn: UNKNOWN } })),
    ),
  ],
};
