import assert from "node:assert/strict";
import { lifecyclePolicyOf } from "../../../tools/stand-in/awsx-lifecycle";
import { Cloud, type CloudResource } from "../../../tools/stand-in/cloud";
import type { Fault } from "../../../tools/stand-in/faults";
import { answerInvoke } from "../../../tools/stand-in/invokes";
import { Pace } from "../../../tools/stand-in/pace";
import { readProviderConfig } from "../../../tools/stand-in/provider-config";
import type { Value } from "../../../tools/stand-in/values";
import { account, Harness } from "./harness";

const bucket = "aws:s3/bucket:Bucket";

describe("stand-in cloud", () => {
  const resource = (id: string, region: string): CloudResource => ({
    type: "aws:backup/vault:Vault",
    id,
    region,
    urn: `urn:${id}`,
    name: id,
    arn: `arn:aws:backup:${region}:${account}:backup-vault:${id}`,
    unique: id,
    seed: id,
    inputs: {},
    outputs: {},
  });

  it("keeps resources of one name in two regions apart", () => {
    const cloud = new Cloud();
    cloud.put(resource("v", "eu-central-1"));
    cloud.put(resource("v", "eu-west-1"));
    assert.equal(cloud.list().length, 2);
    assert.equal(cloud.get("aws:backup/vault:Vault", "v", "eu-west-1")?.region, "eu-west-1");
    cloud.delete("aws:backup/vault:Vault", "v", "eu-west-1");
    assert.equal(cloud.get("aws:backup/vault:Vault", "v", "eu-west-1"), undefined);
    assert.equal(cloud.get("aws:backup/vault:Vault", "v")?.region, "eu-central-1");
  });

  it("finds by name in the region given and by ARN in any", () => {
    const cloud = new Cloud();
    cloud.put(resource("v", "eu-west-1"));
    const types = ["aws:backup/vault:Vault"];
    assert.equal(cloud.find(types, "v", "eu-central-1"), undefined);
    assert.notEqual(
      cloud.find(types, `arn:aws:backup:eu-west-1:${account}:backup-vault:v`, "eu-central-1"),
      undefined,
    );
  });

  it("answers a read with what was changed behind the engine's back, and with nothing for what is gone", () => {
    const harness = new Harness();
    harness.create(bucket, { bucket: "b", tags: { Name: "b" } });
    const held = harness.cloud.get(bucket, "b");
    assert.notEqual(held, undefined);
    if (held !== undefined) held.inputs = { bucket: "b" };
    assert.deepEqual(harness.read(bucket, "b").inputs, { bucket: "b" });
    harness.cloud.delete(bucket, "b");
    assert.equal(harness.read(bucket, "b").id, "");
  });

  it("refuses to update what is gone", () => {
    const harness = new Harness();
    const { outputs } = harness.create(bucket, { bucket: "b" });
    harness.cloud.delete(bucket, "b");
    assert.throws(
      () => harness.update(bucket, "b", outputs, { bucket: "b", tags: {} }),
      /ResourceNotFoundException/,
    );
  });
});

describe("stand-in faults", () => {
  const fault = (error: Fault["error"], operation: Fault["operation"] = "create"): Fault => ({
    operation,
    urnMatches: "::logs",
    error,
  });

  for (const [error, message] of [
    ["throttle", /^ThrottlingException/],
    ["access-denied", /^AccessDenied/],
    ["already-exists", /^ResourceAlreadyExistsException/],
  ] as const) {
    it(`plays ${error} once, with nothing made`, () => {
      const harness = new Harness({ faults: [fault(error)] });
      assert.throws(() => harness.create(bucket, { bucket: "b" }, "logs"), { message });
      assert.deepEqual(harness.cloud.list(), []);
      harness.create(bucket, { bucket: "b" }, "logs");
    });
  }

  it("makes the resource and still fails in a timeout after success", () => {
    const harness = new Harness({ faults: [fault("timeout-after-success")] });
    assert.throws(() => harness.create(bucket, { bucket: "b" }, "logs"), { message: /^RequestTimeout/ });
    assert.equal(harness.cloud.list().length, 1);
    assert.throws(() => harness.create(bucket, { bucket: "b" }, "logs"), {
      message: /^BucketAlreadyOwnedByYou/,
    });
  });

  it("finds in place what somebody made before, and answers in AWS's own words", () => {
    const harness = new Harness({ faults: [fault("found-in-place")] });
    assert.throws(() => harness.create(bucket, { bucket: "b" }, "logs"), {
      message: /^BucketAlreadyOwnedByYou/,
    });
    assert.equal(harness.cloud.list().length, 1);
  });

  it("writes over settings that were made without an answer, as AWS does", () => {
    const type = "aws:iam/rolePolicyAttachment:RolePolicyAttachment";
    const inputs = { role: "r", policyArn: "arn:aws:iam::aws:policy/ReadOnlyAccess" };
    const harness = new Harness({ faults: [fault("timeout-after-success")] });
    harness.create("aws:iam/role:Role", { name: "r", assumeRolePolicy: "{}" }, "role");
    assert.throws(() => harness.create(type, inputs, "logs"), { message: /^RequestTimeout/ });
    harness.create(type, inputs, "logs");
    assert.equal(harness.cloud.list(type).length, 1);
    assert.throws(() => harness.create(type, inputs, "logs"), { message: /^Conflict/ });
  });

  it("makes a second one where nothing keeps AWS from it", () => {
    const harness = new Harness({ faults: [fault("timeout-after-success")] });
    assert.throws(() => harness.create("aws:kms/key:Key", {}, "logs"), { message: /^RequestTimeout/ });
    harness.create("aws:kms/key:Key", {}, "logs");
    assert.equal(harness.cloud.list("aws:kms/key:Key").length, 2);
  });

  it("leaves a gateway unattached whose creation was not answered, so that the second one can be attached", () => {
    const type = "aws:ec2/internetGateway:InternetGateway";
    const harness = new Harness({ faults: [fault("timeout-after-success")] });
    const vpcId = harness.create("aws:ec2/vpc:Vpc", { cidrBlock: "10.0.0.0/16" }, "vpc").id;
    assert.throws(() => harness.create(type, { vpcId }, "logs"), { message: /^RequestTimeout/ });
    harness.create(type, { vpcId }, "logs");
    const attached = harness.cloud.list(type).map(({ inputs }) => inputs.vpcId);
    assert.deepEqual(attached, [undefined, vpcId]);
    assert.throws(() => harness.create(type, { vpcId }, "another"), { message: /^InvalidParameterValue/ });
  });

  it("answers a subscription of a subscribed endpoint with the one that is there, as Amazon SNS does", () => {
    const type = "aws:sns/topicSubscription:TopicSubscription";
    const harness = new Harness({ faults: [fault("timeout-after-success")] });
    const topic = harness.create("aws:sns/topic:Topic", { name: "t" }, "topic").id;
    const inputs = { topic, protocol: "email", endpoint: "a@example.com" };
    assert.throws(() => harness.create(type, inputs, "logs"), { message: /^RequestTimeout/ });
    const made = harness.cloud.list(type).map(({ id }) => id);
    assert.deepEqual([harness.create(type, inputs, "logs").id], made);
    assert.equal(harness.cloud.list(type).length, 1);
  });

  it("never gives an id of AWS's choice a second time, so that what went is not taken for what came", () => {
    const harness = new Harness();
    const [first, second] = [1, 2].map(() => {
      const { id } = harness.create("aws:kms/key:Key", {}, "logs");
      harness.delete("aws:kms/key:Key", id, {}, "logs");
      return id;
    });
    assert.notEqual(first, second);
  });

  it("means one URN alone where it is asked for as a whole", () => {
    const whole: Fault = { ...fault("throttle"), urnMatches: "::logs", whole: true };
    new Harness({ faults: [whole] }).create(bucket, { bucket: "b" }, "logs");
  });

  it("leaves other resources and other operations alone", () => {
    const harness = new Harness({ faults: [fault("throttle", "delete")] });
    harness.create(bucket, { bucket: "b" }, "logs");
    harness.create(bucket, { bucket: "c" }, "results");
  });
});

describe("an account put back", () => {
  it("is as it was, whatever happened since", () => {
    const harness = new Harness();
    harness.create(bucket, { bucket: "b", tags: { a: "1" } });
    const then = harness.cloud.copy();
    harness.cloud.list()[0]!.inputs.tags = {};
    harness.create(bucket, { bucket: "c" }, "c");
    harness.cloud.finalSnapshots.add("left");
    harness.cloud.restore(then);
    assert.deepEqual(harness.cloud.copy(), then);
    assert.deepEqual(
      harness.cloud.list().map(({ id, inputs }) => [id, inputs.tags]),
      [["b", { a: "1" }]],
    );
    assert.equal(harness.cloud.finalSnapshots.size, 0);
  });
});

describe("stand-in pace", () => {
  it("lets what others rest on wait until nothing else is heard, and the rest go at once", async () => {
    const pace = new Pace(20);
    const order: string[] = [];
    const held = pace.turn("aws:s3/bucketPolicy:BucketPolicy").then(() => order.push("policy"));
    await pace.turn("aws:cloudtrail/trail:Trail").then(() => order.push("trail"));
    const busy = setInterval(() => pace.heard(), 5);
    await new Promise((resolve) => setTimeout(resolve, 60));
    clearInterval(busy);
    assert.deepEqual(order, ["trail"]);
    await held;
    assert.deepEqual(order, ["trail", "policy"]);
  });
});

describe("stand-in provider configuration", () => {
  it("refuses an account that is not allowed", () => {
    assert.throws(
      () => readProviderConfig({ allowedAccountIds: '["444455556666"]' }, account, "eu-central-1"),
      /AWS account ID not allowed: 111122223333/,
    );
  });
  it("takes region and default tags, which the engine sends as JSON text", () => {
    const args = { region: "eu-west-1", defaultTags: '{"tags":{"env":"dev"}}' };
    assert.deepEqual(readProviderConfig(args, account, "eu-central-1"), {
      region: "eu-west-1",
      defaultTags: { env: "dev" },
    });
  });
});

describe("stand-in look-ups", () => {
  it("answers who and where", () => {
    assert.equal(
      answerInvoke("aws:index/getCallerIdentity:getCallerIdentity", account, "eu-central-1").accountId,
      account,
    );
    assert.equal(answerInvoke("aws:index/getRegion:getRegion", account, "eu-west-1").region, "eu-west-1");
  });
  it("refuses any other by its name, so that a preview needs no account", () => {
    assert.throws(() => answerInvoke("aws:ec2/getAmi:getAmi", account, "eu-central-1"), /getAmi/);
  });
});

describe("stand-in for awsx.ecr.Repository", () => {
  const rules = (...given: Value[]): unknown => lifecyclePolicyOf({ rules: given }).rules;

  it("keeps one untagged image when no rules are given", () => {
    assert.deepEqual(lifecyclePolicyOf(undefined), {
      rules: [
        {
          rulePriority: 1,
          description: "remove untagged images",
          selection: { tagStatus: "untagged", countType: "imageCountMoreThan", countNumber: 1 },
          action: { type: "expire" },
        },
      ],
    });
  });

  it("puts the rule for any image last, as ECR demands", () => {
    assert.deepEqual(
      rules({ tagStatus: "any", maximumNumberOfImages: 9 }, { tagStatus: "untagged", maximumAgeLimit: 7 }),
      [
        {
          rulePriority: 1,
          selection: {
            tagStatus: "untagged",
            countType: "sinceImagePushed",
            countNumber: 7,
            countUnit: "days",
          },
          action: { type: "expire" },
        },
        {
          rulePriority: 2,
          selection: { tagStatus: "any", countType: "imageCountMoreThan", countNumber: 9 },
          action: { type: "expire" },
        },
      ],
    );
  });

  it("refuses what awsx refuses", () => {
    const any = { tagStatus: "any", maximumAgeLimit: 1 };
    assert.throws(() => rules(any, any), /at most one rule/);
    assert.throws(() => rules({ tagStatus: "tagged", maximumAgeLimit: 1 }), /tagPrefixList/);
    assert.throws(() => rules({ tagStatus: "untagged" }), /maximumNumberOfImages or maximumAgeLimit/);
  });
});
