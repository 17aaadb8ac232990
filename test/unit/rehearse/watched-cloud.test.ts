import assert from "node:assert/strict";
import type { CloudResource } from "../../../tools/stand-in";
import type { Values } from "../../../tools/stand-in/values";
import { WatchedCloud } from "../../../tools/rehearse/changes/watched-cloud";

const arnOf = (name: string): string => `arn:aws:sqs:eu-central-1:111122223333:${name}`;

function resource(name: string, inputs: Values = {}, more: Partial<CloudResource> = {}): CloudResource {
  return {
    ...{ type: "aws:sqs/queue:Queue", id: name, region: "", urn: `urn:${name}`, arn: arnOf(name) },
    ...{ unique: name, seed: name, inputs, outputs: {} },
    ...more,
  };
}

/** What is told when `gone` is deleted beside another resource with these inputs. */
function told(gone: CloudResource, inputs: Values): readonly string[] {
  const cloud = new WatchedCloud();
  cloud.put(gone);
  cloud.put(resource("user", inputs));
  assert.equal(cloud.remove(gone), true);
  return cloud.takeEnds().map(({ urn, by }) => `${urn} by ${by.join()}`);
}

describe("an account that watches deletions", () => {
  it("tells who still names the ARN of what is deleted, however deep", () => {
    const policy = JSON.stringify({ Resource: [arnOf("jobs")] });
    assert.deepEqual(told(resource("jobs"), { policy }), ["urn:jobs by urn:user"]);
  });

  it("tells who names a function's alias, which is part of the function", () => {
    assert.deepEqual(told(resource("jobs"), { target: `${arnOf("jobs")}:live` }), ["urn:jobs by urn:user"]);
  });

  it("tells who runs an image of a repository", () => {
    const repositoryUrl = "111122223333.dkr.ecr.eu-central-1.amazonaws.com/jobs";
    const gone = resource("jobs", {}, { outputs: { repositoryUrl } });
    assert.deepEqual(told(gone, { imageUri: `${repositoryUrl}:v1` }), ["urn:jobs by urn:user"]);
  });

  it("tells who names an id that AWS gave", () => {
    const gone = resource("jobs", {}, { id: "sg-0123456789abcdef0", arn: undefined });
    assert.deepEqual(told(gone, { groups: ["sg-0123456789abcdef0"] }), ["urn:jobs by urn:user"]);
  });

  it("takes a longer name for another resource's", () => {
    assert.deepEqual(told(resource("jobs"), { one: arnOf("jobs-dlq"), two: arnOf("jobs/7") }), []);
  });

  it("takes a name of our own for a word", () => {
    assert.deepEqual(told(resource("jobs"), { description: "the queue jobs" }), []);
  });

  it("lets a dashboard speak of what is gone", () => {
    const cloud = new WatchedCloud();
    cloud.put(resource("jobs"));
    cloud.put(resource("board", { body: arnOf("jobs") }, { type: "aws:cloudwatch/dashboard:Dashboard" }));
    cloud.remove(resource("jobs"));
    assert.deepEqual(cloud.takeEnds(), []);
  });

  it("tells of each deletion once, and of none when nobody is left that names it", () => {
    const cloud = new WatchedCloud();
    const [jobs, user] = [resource("jobs"), resource("user", { queue: arnOf("jobs") })];
    cloud.put(jobs);
    cloud.put(user);
    cloud.remove(user);
    cloud.remove(jobs);
    assert.deepEqual(cloud.takeEnds(), []);
    cloud.put(jobs);
    cloud.put(user);
    cloud.remove(jobs);
    assert.equal(cloud.takeEnds().length, 1);
    assert.deepEqual(cloud.takeEnds(), []);
  });
});

describe("a copy of an account", () => {
  it("brings back what was deleted, changed and counted, and takes away what was added", () => {
    const cloud = new WatchedCloud();
    const kept = resource("kept", { tags: { layer: "compute" } });
    cloud.put(kept);
    cloud.countGenerations("urn:task", 1);
    cloud.finalSnapshots.add("snapshot-1");
    const copy = cloud.copy();
    for (let time = 0; time < 2; time += 1) {
      (cloud.list()[0]?.inputs.tags as Values).layer = "edge";
      cloud.put(resource("added"));
      cloud.countGenerations("urn:task", 2);
      cloud.countGenerations("urn:other", 1);
      cloud.finalSnapshots.add("snapshot-2");
      cloud.restore(copy);
      assert.deepEqual(cloud.list(), [resource("kept", { tags: { layer: "compute" } })]);
      assert.deepEqual([cloud.generationsOf("urn:task"), cloud.generationsOf("urn:other")], [1, 0]);
      assert.deepEqual([...cloud.finalSnapshots], ["snapshot-1"]);
    }
  });
});
