import assert from "node:assert/strict";
import { Run } from "../../policy-pack/analysis/run";
import type { RuleResult } from "../../policy-pack/analysis/finding";
import { queue, queueAlarm, queueArn, redriveTo } from "../../policy-pack/examples/queue";
import { UNKNOWN } from "../../policy-pack/graph/values";
import type { Fixture } from "../../policy-pack/rule";
import asyncHasDlq from "../../policy-pack/rules/async-has-dlq";
import { factsOf } from "./fixtures";

const fifo = "tradai-jobs-prod.fifo";
const longer = { messageRetentionSeconds: 1_209_600 };

function ask(...resources: readonly Fixture[]): RuleResult {
  return new Run(factsOf({ resources }), { config: { environments: {} }, stackConfig: {} }).resultOf(
    asyncHasDlq,
  );
}

/** A FIFO queue whose redrive policy holds an output: in a preview nothing of it is known but its source. */
function unknownRedrive(deadLetter: string): readonly Fixture[] {
  return [
    {
      ...queue("jobs", fifo, { redrivePolicy: UNKNOWN }),
      references: { redrivePolicy: ["failed"] },
    },
    queue("failed", deadLetter, longer),
    queueAlarm(deadLetter),
  ];
}

describe("dead-letter queues that a preview knows by dependency alone", () => {
  it("refuse a standard one behind a FIFO queue, and leave the number of attempts open", () => {
    const { violations, notEvaluated } = ask(...unknownRedrive("tradai-failed-prod"));
    assert.deepEqual(
      violations.map(({ resource, found }) => [resource.name, found]),
      [["jobs", "the queue is FIFO and its dead-letter queue failed is standard: SQS refuses the pair"]],
    );
    assert.deepEqual(
      notEvaluated.map(({ resource }) => resource?.name),
      ["jobs"],
    );
  });

  it("accept one of the same kind", () => {
    assert.deepEqual(ask(...unknownRedrive("tradai-failed-prod.fifo")).violations, []);
  });

  it("count as such though their name does not say so, so that nobody asks them for one of their own", () => {
    const { violations } = ask(
      queue("jobs", "tradai-jobs-prod", { redrivePolicy: redriveTo("tradai-failed-prod") }),
      queue("failed", "tradai-failed-prod", longer),
      queueAlarm("tradai-failed-prod"),
    );
    assert.deepEqual(violations, []);
  });

  it("are not taken for such by a policy that refuses every source", () => {
    const { violations } = ask(
      queue("jobs", "tradai-jobs-prod", {
        redriveAllowPolicy: JSON.stringify({ redrivePermission: "denyAll" }),
      }),
    );
    assert.deepEqual(
      violations.map(({ found }) => found),
      ["the queue neither has a dead-letter queue nor is one"],
    );
  });

  it("are named by a subscription that cannot deliver", () => {
    const { violations } = ask(
      queue("failed", "tradai-failed-prod", longer),
      queueAlarm("tradai-failed-prod"),
      {
        type: "aws:sns/topicSubscription:TopicSubscription",
        name: "subscription",
        inputs: {
          redrivePolicy: JSON.stringify({ deadLetterTargetArn: queueArn("tradai-failed-prod") }),
        },
      },
    );
    assert.deepEqual(violations, []);
  });
});
