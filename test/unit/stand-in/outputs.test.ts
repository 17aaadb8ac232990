import assert from "node:assert/strict";
import { unknown, type Values } from "../../../tools/stand-in/values";
import { Harness, policy, trust } from "./harness";

const uuid = "[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}";

/**
 * Forms of ids and ARNs from AWS's pages (Service Authorization Reference, "Resource types defined by …"; the
 * "Import" sections of the provider's documentation for ids).
 */
const forms: { type: string; inputs: Values; id: string; outputs: Record<string, string> }[] = [
  {
    type: "aws:s3/bucket:Bucket",
    inputs: { bucket: "b" },
    id: "b",
    outputs: { arn: "arn:aws:s3:::b", bucketRegionalDomainName: "b\\.s3\\.eu-central-1\\.amazonaws\\.com" },
  },
  {
    type: "aws:dynamodb/table:Table",
    inputs: { name: "t", hashKey: "id", attributes: [{ name: "id", type: "S" }] },
    id: "t",
    outputs: { arn: "arn:aws:dynamodb:eu-central-1:111122223333:table/t", streamArn: "" },
  },
  {
    type: "aws:dynamodb/table:Table",
    inputs: { name: "t", hashKey: "id", attributes: [], streamEnabled: true },
    id: "t",
    outputs: { streamArn: "arn:aws:dynamodb:eu-central-1:111122223333:table/t/stream/2026-.*" },
  },
  {
    type: "aws:kms/key:Key",
    inputs: {},
    id: uuid,
    outputs: { arn: `arn:aws:kms:eu-central-1:111122223333:key/${uuid}`, keyId: uuid },
  },
  {
    type: "aws:iam/role:Role",
    inputs: { name: "r", assumeRolePolicy: trust("ec2.amazonaws.com") },
    id: "r",
    outputs: { arn: "arn:aws:iam::111122223333:role/r", uniqueId: "AROA[A-Z0-9]{17}" },
  },
  {
    type: "aws:iam/role:Role",
    inputs: { name: "r", path: "/app/", assumeRolePolicy: trust("ec2.amazonaws.com") },
    id: "r",
    outputs: { arn: "arn:aws:iam::111122223333:role/app/r" },
  },
  {
    type: "aws:cognito/userPool:UserPool",
    inputs: { name: "p" },
    id: "eu-central-1_[A-Za-z0-9]{9}",
    outputs: {
      arn: "arn:aws:cognito-idp:eu-central-1:111122223333:userpool/eu-central-1_[A-Za-z0-9]{9}",
      endpoint: "cognito-idp\\.eu-central-1\\.amazonaws\\.com/eu-central-1_[A-Za-z0-9]{9}",
    },
  },
  {
    type: "aws:ecr/repository:Repository",
    inputs: { name: "tradai/x" },
    id: "tradai/x",
    outputs: {
      arn: "arn:aws:ecr:eu-central-1:111122223333:repository/tradai/x",
      repositoryUrl: "111122223333\\.dkr\\.ecr\\.eu-central-1\\.amazonaws\\.com/tradai/x",
    },
  },
  {
    type: "aws:secretsmanager/secret:Secret",
    inputs: { name: "tradai/dev/x" },
    id: "arn:aws:secretsmanager:eu-central-1:111122223333:secret:tradai/dev/x-[A-Za-z0-9]{6}",
    outputs: { arn: "arn:aws:secretsmanager:eu-central-1:111122223333:secret:tradai/dev/x-[A-Za-z0-9]{6}" },
  },
  {
    type: "aws:ssm/parameter:Parameter",
    inputs: { name: "/tradai/dev/x", type: "String", value: "v" },
    id: "/tradai/dev/x",
    outputs: { arn: "arn:aws:ssm:eu-central-1:111122223333:parameter/tradai/dev/x", version: "1" },
  },
  {
    type: "aws:cloudtrail/trail:Trail",
    inputs: { name: "t", s3BucketName: "b" },
    id: "arn:aws:cloudtrail:eu-central-1:111122223333:trail/t",
    outputs: { homeRegion: "eu-central-1" },
  },
  {
    type: "aws:cloudwatch/logGroup:LogGroup",
    inputs: { name: "/g" },
    id: "/g",
    outputs: { arn: "arn:aws:logs:eu-central-1:111122223333:log-group:/g" },
  },
  {
    type: "aws:sqs/queue:Queue",
    inputs: { name: "q.fifo", fifoQueue: true },
    id: "https://sqs\\.eu-central-1\\.amazonaws\\.com/111122223333/q\\.fifo",
    outputs: { arn: "arn:aws:sqs:eu-central-1:111122223333:q.fifo", url: "https://.*/q.fifo" },
  },
  {
    type: "aws:codeartifact/domain:Domain",
    inputs: { domain: "d" },
    id: "arn:aws:codeartifact:eu-central-1:111122223333:domain/d",
    outputs: { owner: "111122223333" },
  },
  {
    type: "aws:backup/vault:Vault",
    inputs: { name: "v", region: "eu-west-1" },
    id: "v",
    outputs: { arn: "arn:aws:backup:eu-west-1:111122223333:backup-vault:v", region: "eu-west-1" },
  },
];

describe("stand-in ids, ARNs and outputs", () => {
  for (const { type, inputs, id, outputs } of forms) {
    it(`have AWS's form for ${type} ${Object.keys(inputs).at(-1) ?? ""}`, () => {
      const made = new Harness({ outputs: "predicted" }).preview(type, inputs);
      assert.match(made.id, new RegExp(`^${id}$`));
      for (const [name, form] of Object.entries(outputs)) {
        assert.match(JSON.stringify(made.outputs[name]).replaceAll('"', ""), new RegExp(`^${form}$`), name);
      }
    });
  }

  it("are the same in every predicted preview and after the up", () => {
    const inputs = {
      policy: policy({ Principal: { AWS: "arn:aws:iam::111122223333:root" }, Action: "kms:*" }),
    };
    const first = new Harness({ outputs: "predicted" }).preview("aws:kms/key:Key", inputs);
    const second = new Harness({ outputs: "predicted" }).preview("aws:kms/key:Key", inputs);
    const made = new Harness().create("aws:kms/key:Key", inputs);
    assert.deepEqual(second, first);
    assert.deepEqual(made, first);
  });

  it("are unknown in a preview as at AWS, save inputs, region and merged tags", () => {
    const { id, outputs } = new Harness().preview("aws:s3/bucket:Bucket", {
      bucket: "b",
      tagsAll: { env: "dev" },
    });
    assert.equal(id, "");
    assert.equal(outputs.arn, unknown);
    assert.equal(outputs.bucketDomainName, unknown);
    assert.deepEqual(
      [outputs.bucket, outputs.region, outputs.tagsAll],
      ["b", "eu-central-1", { env: "dev" }],
    );
  });

  it("hold nothing unknown after the up, whatever was left out", () => {
    const harness = new Harness();
    harness.create("aws:s3/bucket:Bucket", { bucket: "b" });
    harness.create("aws:s3/bucketPolicy:BucketPolicy", {
      bucket: "b",
      policy: policy({ Principal: { Service: "cloudtrail.amazonaws.com" }, Action: "s3:PutObject" }),
    });
    const { outputs } = harness.create("aws:cloudtrail/trail:Trail", { name: "t", s3BucketName: "b" });
    assert.equal(JSON.stringify(outputs).includes(unknown), false);
    assert.equal(outputs.snsTopicArn, "");
  });

  it("are unknown where they are made of an unknown input, even when predicted", () => {
    const { id, outputs } = new Harness({ outputs: "predicted" }).preview("aws:s3/bucket:Bucket", {
      bucket: unknown,
    });
    assert.deepEqual([id, outputs.arn], ["", unknown]);
  });

  it("give a client a secret only when one is generated", () => {
    const harness = new Harness();
    const pool = harness.create("aws:cognito/userPool:UserPool", { name: "p" });
    const client = "aws:cognito/userPoolClient:UserPoolClient";
    const open = harness.create(client, { name: "a", userPoolId: pool.id }, "a");
    const closed = harness.create(client, { name: "b", userPoolId: pool.id, generateSecret: true }, "b");
    assert.equal(open.outputs.clientSecret, "");
    assert.match(JSON.stringify(closed.outputs.clientSecret), /^"[a-z0-9]{51}"$/);
    assert.match(closed.id, /^[a-z0-9]{26}$/);
  });

  it("keep what AWS computed when an update is previewed, and count versions up", () => {
    const harness = new Harness();
    const type = "aws:ssm/parameter:Parameter";
    const old = harness.create(type, { name: "/x", type: "String", value: "1" });
    const shown = harness.update(type, old.id, old.outputs, { name: "/x", type: "String", value: "2" }, true);
    assert.deepEqual([shown.arn, shown.version, shown.value], [old.outputs.arn, unknown, "2"]);
    const made = harness.update(type, old.id, old.outputs, { name: "/x", type: "String", value: "2" });
    assert.deepEqual([made.arn, made.version], [old.outputs.arn, 2]);
  });

  it("do not repeat the id of the resource that a replacement is made beside", () => {
    const harness = new Harness();
    const first = harness.create("aws:kms/key:Key", {});
    const second = harness.create("aws:kms/key:Key", {});
    assert.notEqual(second.id, first.id);
    assert.equal(harness.cloud.list("aws:kms/key:Key").length, 2);
  });

  it("exist for a type that no table lists", () => {
    const { id, outputs } = new Harness().create("aws:athena/workgroup:Workgroup", { name: "w" });
    assert.equal(id, "w");
    assert.equal(outputs.arn, "arn:aws:athena:eu-central-1:111122223333:workgroup/w");
  });
});
