import assert from "node:assert/strict";
import { maxReceiveCount, queueFacts } from "../../facts/foundation";
import { only, valuesOf } from "../support/mocks";
import { list, statementsOf } from "./documents";
import { describeFoundationLayer } from "./layer";
import type { Declared } from "./layer";

const queueType = "aws:sqs/queue:Queue";

describeFoundationLayer("queues", ({ environment, facts, named, registered }) => {
  const arnOf = (name: string): string => `arn:aws:sqs:eu-central-1:${facts.account}:${named(name)}`;
  const queue = (name: string): Declared => only(registered(), queueType, "name", named(name)) as Declared;
  const [backtest, backtestDlq, eventsDlq] = queueFacts;

  it("has a queue too many, too few or by another name", () => {
    assert.deepEqual(
      valuesOf(registered(), queueType, "name"),
      queueFacts.map(({ name }) => named(name)).sort(),
    );
  });

  for (const { name, fifo, visibility, days, key } of queueFacts) {
    it(`gives ${name} another order, visibility, retention or key`, () => {
      const { inputs, protect } = queue(name);
      assert.equal(inputs.fifoQueue === true, fifo);
      assert.equal(inputs.visibilityTimeoutSeconds, visibility);
      assert.equal(inputs.messageRetentionSeconds, days * 24 * 60 * 60);
      assert.equal(protect, facts.protected);
      const customerKey = key === "alerts" || facts.customerKeys;
      assert.equal(inputs.kmsMasterKeyId !== undefined, customerKey);
      assert.equal(inputs.sqsManagedSseEnabled, customerKey ? undefined : true);
    });

    it(`lets ${name} be reached without TLS`, () => {
      const url = `https://sqs.eu-central-1.amazonaws.com/${facts.account}/${named(name)}`;
      const policy = only(registered(), "aws:sqs/queuePolicy:QueuePolicy", "queueUrl", url);
      const denied = statementsOf(policy).filter(({ Effect }) => Effect === "Deny");
      assert.equal(denied.length, 1);
      assert.deepEqual(denied[0]?.Condition, { Bool: { "aws:SecureTransport": "false" } });
      assert.deepEqual(
        [denied[0].Principal, denied[0].Action, denied[0].Resource],
        ["*", "sqs:*", arnOf(name)],
      );
    });
  }

  it("hands a broken backtest out for ever, or drops it", () => {
    const redrive = JSON.parse(String(queue(backtest.name).inputs.redrivePolicy)) as object;
    assert.deepEqual(redrive, { deadLetterTargetArn: arnOf(backtestDlq.name), maxReceiveCount });
    assert.ok(queue(backtest.name).waitsFor.includes("queue-backtest-dlq"));
    for (const { name } of [backtestDlq, eventsDlq])
      assert.equal(queue(name).inputs.redrivePolicy, undefined);
  });

  it("lets another queue fill a dead-letter queue", () => {
    const allowOf = (name: string): unknown => JSON.parse(String(queue(name).inputs.redriveAllowPolicy));
    assert.deepEqual(allowOf(backtestDlq.name), {
      redrivePermission: "byQueue",
      sourceQueueArns: [arnOf(backtest.name)],
    });
    assert.deepEqual(allowOf(eventsDlq.name), { redrivePermission: "denyAll" });
  });

  it("drops the second of two equal backtests, or lets one user's wait for another's", () => {
    for (const { name } of [backtest, backtestDlq]) {
      const { inputs } = queue(name);
      assert.equal(inputs.contentBasedDeduplication, false);
      assert.equal(inputs.deduplicationScope, "messageGroup");
      assert.equal(inputs.fifoThroughputLimit, "perMessageGroupId");
    }
  });

  it("refuses events that no target took, or takes those of another environment", () => {
    const allowed = queueFacts.flatMap(({ name }) => {
      const url = `https://sqs.eu-central-1.amazonaws.com/${facts.account}/${named(name)}`;
      const policy = only(registered(), "aws:sqs/queuePolicy:QueuePolicy", "queueUrl", url);
      return statementsOf(policy).filter(({ Effect }) => Effect === "Allow");
    });
    assert.equal(allowed.length, 1);
    const [events] = allowed;
    assert.deepEqual(events?.Principal, { Service: "events.amazonaws.com" });
    assert.deepEqual(list(events.Action), ["sqs:SendMessage"]);
    assert.deepEqual(list(events.Resource), [arnOf(eventsDlq.name)]);
    assert.deepEqual(events.Condition, {
      ArnLike: {
        "aws:SourceArn": `arn:aws:events:eu-central-1:${facts.account}:rule/tradai-*-${environment}`,
      },
    });
  });
});
