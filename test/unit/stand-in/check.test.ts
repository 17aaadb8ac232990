import assert from "node:assert/strict";
import { withDocumentsAsText } from "../../../tools/stand-in/check";
import type { ObjectSchema } from "../../../tools/stand-in/schema/shapes";
import { unknown, type Values } from "../../../tools/stand-in/values";
import { Harness } from "./harness";

const bucket = "aws:s3/bucket:Bucket";
const table = "aws:dynamodb/table:Table";
const lifecycle = "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration";
const goodTable: Values = { name: "t", hashKey: "id", attributes: [{ name: "id", type: "S" }] };

const refused: { title: string; type: string; inputs: Values; failure: string }[] = [
  {
    title: "a misspelt property, naming the right one",
    type: bucket,
    inputs: { bucket: "b", forceDestory: true },
    failure: "forceDestory: 'forceDestory' is not a property here; did you mean 'forceDestroy'?",
  },
  {
    title: "a misspelt property inside a list of blocks",
    type: lifecycle,
    inputs: { bucket: "b", rules: [{ id: "x", status: "Enabled", transition: [] }] },
    failure: "rules[0].transition: 'transition' is not a property here; did you mean 'transitions'?",
  },
  {
    title: "a missing property",
    type: "aws:s3/bucketPolicy:BucketPolicy",
    inputs: { bucket: "b" },
    failure: "policy: Missing required property 'policy'",
  },
  {
    title: "a missing property inside a block",
    type: lifecycle,
    inputs: { bucket: "b", rules: [{ id: "x" }] },
    failure: "rules[0].status: Missing required property 'status'",
  },
  {
    title: "null where a value is required",
    type: "aws:kms/alias:Alias",
    inputs: { name: "alias/x", targetKeyId: null },
    failure: "targetKeyId: Missing required property 'targetKeyId'",
  },
  {
    title: "a number given as text",
    type: "aws:cloudwatch/logGroup:LogGroup",
    inputs: { name: "g", retentionInDays: "30" },
    failure: "retentionInDays: expected a number, found string 30",
  },
  {
    title: "a block where a list of blocks belongs",
    type: table,
    inputs: { ...goodTable, attributes: { name: "id", type: "S" } },
    failure: "attributes: expected a list, found an object",
  },
  {
    title: "a list as a tag's value",
    type: bucket,
    inputs: { bucket: "b", tags: { Name: ["x"] } },
    failure: 'tags["Name"]: expected a string, found a list',
  },
  {
    title: "an output given as an input",
    type: bucket,
    inputs: { bucket: "b", bucketRegion: "eu-central-1" },
    failure: "bucketRegion: 'bucketRegion' is not a property here; did you mean 'bucketPrefix'?",
  },
  {
    title: "a policy that is not JSON",
    type: "aws:s3/bucketPolicy:BucketPolicy",
    inputs: { bucket: "b", policy: "{" },
    failure: "policy: 'policy' contains an invalid JSON policy or document",
  },
];

describe("stand-in check of inputs", () => {
  for (const { title, type, inputs, failure } of refused) {
    it(`refuses ${title}`, () => assert.deepEqual(new Harness().check(type, inputs).failures, [failure]));
  }

  it("reports everything that is wrong at once", () => {
    const { failures } = new Harness().check(table, { nam: "t", hashKey: 1 });
    assert.deepEqual(failures.map((failure) => failure.split(":")[0]).sort(), ["hashKey", "nam", "name"]);
  });

  it("accepts what is right, and values that are not known yet", () => {
    assert.deepEqual(new Harness().check(table, goodTable).failures, []);
    const open = { bucket: unknown, rules: [{ id: "x", status: unknown }] };
    assert.deepEqual(new Harness().check(lifecycle, open).failures, []);
  });

  it("refuses a type that @pulumi/aws does not have", () => {
    assert.throws(() => new Harness().check("aws:s3/buckett:Buckett", {}), /has no resource type/);
  });

  it("turns a policy given as an object into JSON, as AWS's provider does", () => {
    const { inputs, failures } = new Harness().check("aws:iam/rolePolicy:RolePolicy", {
      name: "n",
      role: "r",
      policy: { Version: "2012-10-17", Statement: [{ Effect: "Allow", Action: "s3:*", Resource: "*" }] },
    });
    assert.deepEqual(failures, []);
    assert.equal(
      inputs.policy,
      '{"Statement":[{"Action":"s3:*","Effect":"Allow","Resource":"*"}],"Version":"2012-10-17"}',
    );
  });

  it("writes the keys of such a policy in one order, or every preview would show a change", () => {
    const schema: ObjectSchema = {
      properties: {
        policy: {
          shape: { kind: "either", of: [{ kind: "string" }, { kind: "object", ref: "iam.PolicyDocument" }] },
          required: true,
          forcesNew: false,
        },
      },
    };
    const text = (policy: Values): unknown => withDocumentsAsText(schema, { policy }, () => true).policy;
    assert.equal(text({ b: 1, a: [{ d: 1, c: null }] }), '{"a":[{"d":1}],"b":1}');
  });

  it("leaves a policy unknown as a whole when a part of it is unknown", () => {
    const { inputs } = new Harness().check("aws:iam/rolePolicy:RolePolicy", {
      name: "n",
      role: "r",
      policy: { Version: "2012-10-17", Statement: [{ Effect: "Allow", Action: "s3:*", Resource: unknown }] },
    });
    assert.equal(inputs.policy, unknown);
  });
});

describe("stand-in tags", () => {
  const harness = new Harness({ defaultTags: { env: "dev", owner: "platform" } });

  it("merges the provider's default tags into tagsAll, the resource's own winning", () => {
    const { inputs } = harness.check(bucket, { bucket: "b", tags: { owner: "trading", Name: "b" } });
    assert.deepEqual(inputs.tags, { owner: "trading", Name: "b" });
    assert.deepEqual(inputs.tagsAll, { env: "dev", owner: "trading", Name: "b" });
  });

  it("gives no tags to a type that takes none", () => {
    const { inputs } = harness.check("aws:kms/alias:Alias", { name: "alias/x", targetKeyId: "k" });
    assert.equal("tagsAll" in inputs, false);
  });
});

describe("stand-in naming", () => {
  it("refuses to make up a name", () => {
    const { failures } = new Harness().check("aws:sqs/queue:Queue", {});
    assert.match(failures.join(), /^name: no 'name' is given/);
  });

  it("refuses a prefix, which makes a random name", () => {
    const { failures } = new Harness().check(bucket, { bucketPrefix: "tradai-" });
    assert.match(failures.join(), /^bucketPrefix: 'bucketPrefix' makes a random name/);
  });

  it("lets types without a name alone", () => {
    assert.deepEqual(new Harness().check("aws:kms/key:Key", {}).failures, []);
  });
});
