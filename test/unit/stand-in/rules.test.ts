import assert from "node:assert/strict";
import { deletionCases, deletionRows } from "../../../tools/stand-in/rules/deletion";
import { orderRows } from "../../../tools/stand-in/rules/order";
import { specialCases } from "../../../tools/stand-in/rules/special-cases";
import type { Values } from "../../../tools/stand-in/values";
import { hasPath } from "./has-path";
import { account, Harness, policy, schemas, trust } from "./harness";

const bucket = "aws:s3/bucket:Bucket";
const bucketPolicy = "aws:s3/bucketPolicy:BucketPolicy";
const role = "aws:iam/role:Role";
const rolePolicy = "aws:iam/rolePolicy:RolePolicy";
const key = "aws:kms/key:Key";
const trail = "aws:cloudtrail/trail:Trail";
const group = "aws:cloudwatch/logGroup:LogGroup";
const pool = "aws:cognito/userPool:UserPool";
const root = { Principal: { AWS: `arn:aws:iam::${account}:root` }, Action: "kms:*" };
const forTrail = policy({ Principal: { Service: "cloudtrail.amazonaws.com" }, Action: "s3:PutObject" });

describe("stand-in tables of checked pairs", () => {
  it("name only types and properties that exist, or a pair would never be checked", () => {
    const wrong: string[] = [];
    for (const { type, property, refersTo } of orderRows) {
      if (!hasPath(schemas.resource(type), property)) wrong.push(`${type} ${property}`);
      wrong.push(...refersTo.filter((target) => schemas.resource(target) === undefined));
    }
    for (const { type, hangsOn, by } of deletionRows) {
      if (schemas.resource(type) === undefined) wrong.push(type);
      if (!hangsOn.every((each) => schemas.resource(each) !== undefined))
        wrong.push(`${type} ${hangsOn.join()}`);
      if (!hangsOn.some((each) => hasPath(schemas.resource(each), by))) wrong.push(`${type} by ${by}`);
    }
    for (const { type } of [...specialCases, ...deletionCases])
      if (schemas.resource(type) === undefined) wrong.push(type);
    assert.deepEqual(wrong, []);
  }).timeout(180_000);
});

describe("stand-in order: a creation fails when what it names does not exist", () => {
  const early: { title: string; type: string; inputs: Values; error: RegExp }[] = [
    {
      title: "bucket of a policy",
      type: bucketPolicy,
      inputs: { bucket: "b", policy: forTrail },
      error: /^NoSuchBucket/,
    },
    {
      title: "role of an inline policy",
      type: rolePolicy,
      inputs: { name: "p", role: "r", policy: policy({}) },
      error: /^NoSuchEntity/,
    },
    {
      title: "key of an alias",
      type: "aws:kms/alias:Alias",
      inputs: { name: "alias/x", targetKeyId: "k" },
      error: /^NotFoundException/,
    },
    {
      title: "key of a table, by the alias's computed ARN",
      type: "aws:dynamodb/table:Table",
      inputs: {
        name: "t",
        serverSideEncryption: { enabled: true, kmsKeyArn: `arn:aws:kms:eu-central-1:${account}:alias/x` },
      },
      error: /^ValidationException/,
    },
    {
      title: "bucket of a trail",
      type: trail,
      inputs: { name: "t", s3BucketName: "b" },
      error: /^InsufficientS3BucketPolicyException/,
    },
    {
      title: "repository of a lifecycle policy",
      type: "aws:ecr/lifecyclePolicy:LifecyclePolicy",
      inputs: { repository: "r", policy: "{}" },
      error: /^RepositoryNotFoundException/,
    },
    {
      title: "destination vault of a backup rule",
      type: "aws:backup/plan:Plan",
      inputs: {
        name: "p",
        rules: [
          { copyActions: [{ destinationVaultArn: `arn:aws:backup:eu-west-1:${account}:backup-vault:v` }] },
        ],
      },
      error: /^InvalidParameterValueException/,
    },
    {
      title: "secret of a version",
      type: "aws:secretsmanager/secretVersion:SecretVersion",
      inputs: { secretId: "s" },
      error: /^ResourceNotFoundException/,
    },
  ];
  for (const { title, type, inputs, error } of early) {
    it(`refuses a missing ${title}`, () =>
      assert.throws(() => new Harness().create(type, inputs), { message: error }));
  }

  it("lets what belongs to another account or to AWS pass", () => {
    const harness = new Harness();
    harness.create(role, { name: "r", assumeRolePolicy: trust("lambda.amazonaws.com") });
    harness.create("aws:iam/rolePolicyAttachment:RolePolicyAttachment", {
      role: "r",
      policyArn: "arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole",
    });
    harness.create("aws:sqs/queue:Queue", { name: "q", kmsMasterKeyId: "alias/aws/sqs" });
    harness.create("aws:dynamodb/table:Table", {
      name: "t",
      serverSideEncryption: { enabled: true, kmsKeyArn: "arn:aws:kms:eu-central-1:444455556666:key/1" },
    });
    const owned = `arn:aws:kms:eu-central-1:${account}:alias/aws/dynamodb`;
    const encryption = { enabled: true, kmsKeyArn: owned };
    harness.create("aws:dynamodb/table:Table", { name: "u", serverSideEncryption: encryption }, "u");
  });

  it("wants the bucket's policy before the trail, and accepts the right order", () => {
    const harness = new Harness();
    harness.create(bucket, { bucket: "b" });
    assert.throws(() => harness.create(trail, { name: "t", s3BucketName: "b" }), {
      message: /^InsufficientS3BucketPolicyException: .*\n.*no policy of bucket 'b'.*dependsOn/s,
    });
    harness.create(bucketPolicy, { bucket: "b", policy: forTrail });
    harness.create(trail, { name: "t", s3BucketName: "b" });
  });

  it("wants the log role's policy before the trail", () => {
    const harness = new Harness();
    harness.create(bucket, { bucket: "b" });
    harness.create(bucketPolicy, { bucket: "b", policy: forTrail });
    harness.create(group, { name: "g" });
    const { outputs } = harness.create(role, {
      name: "r",
      assumeRolePolicy: trust("cloudtrail.amazonaws.com"),
    });
    const inputs = {
      name: "t",
      s3BucketName: "b",
      cloudWatchLogsGroupArn: `arn:aws:logs:eu-central-1:${account}:log-group:g:*`,
      cloudWatchLogsRoleArn: outputs.arn as string,
    };
    assert.throws(() => harness.create(trail, inputs), {
      message: /^InvalidCloudWatchLogsRoleArnException/,
    });
    harness.create(rolePolicy, { name: "p", role: "r", policy: policy({}) });
    harness.create(trail, inputs);
  });

  it("wants a key policy that lets CloudWatch Logs use the key of a log group", () => {
    const harness = new Harness();
    const closed = harness.create(key, { policy: policy(root) }, "closed");
    assert.throws(() => harness.create(group, { name: "g", kmsKeyId: closed.outputs.arn as string }), {
      message: /^AccessDeniedException/,
    });
    const forLogs = policy({ Principal: { Service: "logs.eu-central-1.amazonaws.com" }, Action: "kms:*" });
    const open = harness.create(key, { policy: merged(policy(root), forLogs) }, "open");
    harness.create(group, { name: "g", kmsKeyId: open.outputs.arn as string });
  });

  it("wants versioning at both ends of a replication", () => {
    const harness = new Harness();
    const versioning = "aws:s3/bucketVersioning:BucketVersioning";
    harness.create(role, { name: "r", assumeRolePolicy: trust("s3.amazonaws.com") });
    for (const name of ["a", "b"]) harness.create(bucket, { bucket: name }, name);
    const replication = {
      bucket: "a",
      role: `arn:aws:iam::${account}:role/r`,
      rules: [{ destination: { bucket: "arn:aws:s3:::b" } }],
    };
    const type = "aws:s3/bucketReplicationConfig:BucketReplicationConfig";
    for (const name of ["a", "b"]) {
      assert.throws(() => harness.create(type, replication), { message: /versioning of bucket/ });
      harness.create(versioning, { bucket: name, versioningConfiguration: { status: "Enabled" } }, name);
    }
    harness.create(type, replication, "one");
    const suspended = { bucket: "c", versioningConfiguration: { status: "Suspended" } };
    harness.create(bucket, { bucket: "c" }, "c");
    harness.create(versioning, suspended, "c");
    const second = { ...replication, bucket: "b" };
    second.rules.push({ destination: { bucket: "arn:aws:s3:::c" } });
    assert.throws(() => harness.create(type, second, "two"), { message: /versioning of bucket 'c'/ });
  });

  it("wants the resource server before a client with its scopes", () => {
    const harness = new Harness();
    const { id } = harness.create(pool, { name: "p" });
    const client = { name: "c", userPoolId: id, allowedOauthScopes: ["openid", "tradai-api/read"] };
    const type = "aws:cognito/userPoolClient:UserPoolClient";
    assert.throws(() => harness.create(type, client), { message: /^ScopeDoesNotExistException/ });
    harness.create("aws:cognito/resourceServer:ResourceServer", {
      userPoolId: id,
      identifier: "tradai-api",
      scopes: [{ scopeName: "read" }],
    });
    harness.create(type, client);
  });
});

describe("stand-in principals", () => {
  const withRole = policy({ Principal: { AWS: `arn:aws:iam::${account}:role/r` }, Action: "s3:GetObject" });

  it("refuses a bucket policy whose role does not exist, and accepts it afterwards", () => {
    const harness = new Harness();
    harness.create(bucket, { bucket: "b" });
    assert.throws(() => harness.create(bucketPolicy, { bucket: "b", policy: withRole }), {
      message: /^MalformedPolicy: Invalid principal in policy: "AWS":"arn:aws:iam::111122223333:role\/r"/,
    });
    harness.create(role, { name: "r", assumeRolePolicy: trust("ec2.amazonaws.com") });
    harness.create(bucketPolicy, { bucket: "b", policy: withRole });
  });

  it("refuses a key policy and a trust policy likewise, each in its service's words", () => {
    const harness = new Harness();
    assert.throws(() => harness.create(key, { policy: merged(policy(root), withRole) }), {
      message:
        /^MalformedPolicyDocumentException: Policy contains a statement with one or more invalid principals/,
    });
    assert.throws(() => harness.create(role, { name: "x", assumeRolePolicy: withRole }), {
      message: /^MalformedPolicyDocument: Invalid principal in policy/,
    });
  });

  it("refuses it in an update too", () => {
    const harness = new Harness();
    harness.create(bucket, { bucket: "b" });
    const { id, outputs } = harness.create(bucketPolicy, { bucket: "b", policy: forTrail });
    assert.throws(() => harness.update(bucketPolicy, id, outputs, { bucket: "b", policy: withRole }), {
      message: /^MalformedPolicy/,
    });
  });

  it("accepts the account root, services and other accounts", () => {
    const harness = new Harness();
    harness.create(bucket, { bucket: "b" });
    const principals = {
      AWS: [`arn:aws:iam::${account}:root`, "arn:aws:iam::444455556666:role/elsewhere"],
      Service: "cloudtrail.amazonaws.com",
    };
    harness.create(bucketPolicy, {
      bucket: "b",
      policy: policy({ Principal: principals, Action: "s3:*" }),
    });
  });
});

describe("stand-in key policies", () => {
  const locked: { title: string; statement: Values }[] = [
    {
      title: "names a service only",
      statement: { Principal: { Service: "logs.amazonaws.com" }, Action: "kms:*" },
    },
    {
      title: "does not give the root PutKeyPolicy",
      statement: { ...root, Action: ["kms:Decrypt", "kms:Describe*"] },
    },
    {
      title: "gives it under a condition",
      statement: { ...root, Condition: { Bool: { "aws:SecureTransport": "true" } } },
    },
  ];
  for (const { title, statement } of locked) {
    it(`refuses one that ${title}`, () =>
      assert.throws(() => new Harness().create(key, { policy: policy(statement) }), {
        message:
          /^MalformedPolicyDocumentException: The new key policy will not allow you to update the key policy/,
      }));
  }
  it("accepts the delegation to the account root, and none at all", () => {
    new Harness().create(key, { policy: policy(root) });
    new Harness().create(key, {});
  });
});

describe("stand-in names", () => {
  it("refuses a second table of one name", () => {
    const harness = new Harness();
    harness.create("aws:dynamodb/table:Table", { name: "t" }, "one");
    assert.throws(() => harness.create("aws:dynamodb/table:Table", { name: "t" }, "two"), {
      message: /^ResourceInUseException: 't' already exists\n.*::one$/s,
    });
  });
  it("takes tables per region and buckets per world", () => {
    const harness = new Harness();
    harness.create("aws:dynamodb/table:Table", { name: "t" }, "one");
    harness.create("aws:dynamodb/table:Table", { name: "t", region: "eu-west-1" }, "two");
    harness.create(bucket, { bucket: "b" }, "one");
    assert.throws(() => harness.create(bucket, { bucket: "b", region: "eu-west-1" }, "two"), {
      message: /^BucketAlreadyOwnedByYou/,
    });
  });
  it("refuses a second policy document on a bucket, where the last would win in silence", () => {
    const harness = new Harness();
    harness.create(bucket, { bucket: "b" });
    harness.create(bucketPolicy, { bucket: "b", policy: forTrail }, "one");
    assert.throws(() => harness.create(bucketPolicy, { bucket: "b", policy: forTrail }, "two"), {
      message: /would be overwritten/,
    });
  });
});

describe("stand-in deletion", () => {
  it("refuses a role that still has a policy", () => {
    const harness = new Harness();
    harness.create(role, { name: "r", assumeRolePolicy: trust("ec2.amazonaws.com") });
    const { id } = harness.create(rolePolicy, { name: "p", role: "r", policy: policy({}) });
    assert.throws(() => harness.delete(role, "r"), { message: /^DeleteConflict/ });
    harness.delete(rolePolicy, id);
    harness.delete(role, "r");
    assert.deepEqual(harness.cloud.list(), []);
  });
  it("refuses a user pool that still has a domain", () => {
    const harness = new Harness();
    const { id } = harness.create(pool, { name: "p" });
    harness.create("aws:cognito/userPoolDomain:UserPoolDomain", { domain: "d", userPoolId: id });
    assert.throws(() => harness.delete(pool, id), { message: /^InvalidParameterException/ });
  });
  it("refuses what AWS protects, until an operator lifts it", () => {
    const harness = new Harness();
    harness.create("aws:dynamodb/table:Table", { name: "t", deletionProtectionEnabled: true });
    const { id } = harness.create(pool, { name: "p", deletionProtection: "ACTIVE" });
    assert.throws(() => harness.delete("aws:dynamodb/table:Table", "t"), {
      message: /^ValidationException/,
    });
    assert.throws(() => harness.delete(pool, id), { message: /protected against deletion/ });
    assert.equal(harness.cloud.liftDeletionProtection(), 2);
    harness.delete("aws:dynamodb/table:Table", "t");
    harness.delete(pool, id);
  });
  it("takes what is gone already for deleted", () => new Harness().delete(bucket, "nowhere"));
});

function merged(...policies: string[]): string {
  const statements = policies.flatMap((text) => (JSON.parse(text) as { Statement: Values[] }).Statement);
  return JSON.stringify({ Version: "2012-10-17", Statement: statements });
}
