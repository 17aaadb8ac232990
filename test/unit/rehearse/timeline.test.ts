import assert from "node:assert/strict";
import type { EngineEvent } from "../../../tools/engine/event-stream";
import { Timeline } from "../../../tools/rehearse/changes/timeline";

const type = "aws:sqs/queue:Queue";
const urnOf = (name: string): string => `urn:pulumi:dev::tradai-compute::${type}::${name}`;

/** "+" begins a step, "-" ends it: `+update queue`. */
function timelineOf(...moments: readonly string[]): Timeline {
  const timeline = new Timeline();
  for (const moment of moments) {
    const [sign, op = "", name = ""] = /^([+-])(\S+) (\S+)$/.exec(moment)?.slice(1) ?? [];
    const event = { metadata: { op, urn: urnOf(name) } };
    const told = sign === "+" ? { resourcePreEvent: event } : { resOutputsEvent: event };
    timeline.onEvent(told as unknown as EngineEvent);
  }
  return timeline;
}

const alone = [
  { urn: urnOf("queue"), type, custom: true },
  { urn: urnOf("topic"), type, custom: true },
];
/** The queue depends on the topic. */
const dependent = [
  { urn: urnOf("queue"), type, custom: true, dependencies: [urnOf("topic")] },
  { urn: urnOf("topic"), type, custom: true },
];

describe("the order of an up", () => {
  it("is right where the topic is there before the queue that depends on it", () => {
    const timeline = timelineOf("+create topic", "-create topic", "+update queue", "-update queue");
    assert.deepEqual(timeline.problems(alone, dependent), []);
  });

  it("is wrong where the queue begins before the topic has ended", () => {
    const timeline = timelineOf("+create topic", "+update queue", "-create topic", "-update queue");
    assert.deepEqual(timeline.problems(alone, dependent), [
      "queue was made or changed before topic, which it depends on",
    ]);
  });

  it("is wrong where what a dependency was to be never ended", () => {
    const timeline = timelineOf("+create topic", "+create-replacement queue", "-create-replacement queue");
    assert.equal(timeline.problems([], dependent).length, 1);
  });

  it("is right where the topic goes after the queue let go of it", () => {
    const timeline = timelineOf("+update queue", "-update queue", "+delete topic", "-delete topic");
    assert.deepEqual(timeline.problems(dependent, alone), []);
  });

  it("is wrong where the topic goes before the queue is deleted", () => {
    const timeline = timelineOf("+delete topic", "-delete topic", "+delete queue", "-delete queue");
    assert.deepEqual(timeline.problems(dependent, []), [
      "topic was deleted before queue, which depended on it",
    ]);
  });

  it("does not mind what stays as it was", () => {
    const timeline = timelineOf("+same topic", "+create queue", "-create queue", "-same topic");
    assert.deepEqual(timeline.problems([], dependent), []);
  });
});
