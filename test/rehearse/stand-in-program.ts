import * as aws from "@pulumi/aws";
import * as awsx from "@pulumi/awsx";
import * as pulumi from "@pulumi/pulumi";

export const account = "111122223333";

/** What a test changes of the program below. */
export interface Variation {
  tag?: string;
  readCapacity?: number;
  hashKey?: string;
  /** A second bucket of the same name. */
  secondBucket?: boolean;
  /** The bucket's policy names a role that does not exist. */
  missingPrincipal?: boolean;
  /** The trail does not wait for the bucket's policy. */
  noOrder?: boolean;
  /** Inputs of a lifecycle configuration that goes past the compiler. */
  lifecycle?: Record<string, unknown>;
  /** A resource registered past the SDK's constructor, which checks on its own. */
  raw?: Record<string, unknown>;
}

/** Without a class of the SDK's, whose constructors drop what they do not know. */
class Raw extends pulumi.CustomResource {}

const allow = (statement: Record<string, unknown>): Record<string, unknown> => ({
  Effect: "Allow",
  Resource: "*",
  ...statement,
});
const document = (...statements: Record<string, unknown>[]): string =>
  JSON.stringify({ Version: "2012-10-17", Statement: statements });

/** A small system in which every kind of rule of the stand-in has something to do. */
export function program(variation: Variation = {}): pulumi.automation.PulumiFn {
  // The engine awaits what the program returns; registration itself is synchronous.
  return () => Promise.resolve(system(variation));
}

function system(variation: Variation): Record<string, unknown> {
  const key = keys();
  const { bucket, policy } = storage(variation);
  table(variation, key);
  trail(variation, key, bucket, policy);
  const client = signIn();
  const repository = new awsx.ecr.Repository(
    "Backend",
    {
      name: "tradai/backend",
      lifecyclePolicy: { rules: [{ tagStatus: "untagged", maximumAgeLimit: 7 }] },
    },
    { dependsOn: [key] },
  );
  return {
    url: repository.url,
    arn: repository.repository.apply(({ arn }) => arn),
    secret: client.clientSecret,
  };
}

function keys(): aws.kms.Key {
  const key = new aws.kms.Key("data", {
    policy: document(
      allow({ Principal: { AWS: `arn:aws:iam::${account}:root` }, Action: "kms:*" }),
      allow({ Principal: { Service: "logs.eu-central-1.amazonaws.com" }, Action: "kms:GenerateDataKey*" }),
    ),
  });
  new aws.kms.Alias("data", { name: "alias/tradai-data-dev", targetKeyId: key.keyId });
  return key;
}

function storage(variation: Variation): { bucket: aws.s3.Bucket; policy: aws.s3.BucketPolicy } {
  const bucket = new aws.s3.Bucket("logs", {
    bucket: "tradai-logs-dev",
    tags: { Name: variation.tag ?? "logs" },
  });
  new aws.s3.BucketPublicAccessBlock("logs", { bucket: bucket.id, blockPublicAcls: true });
  new aws.s3.BucketVersioning("logs", {
    bucket: bucket.id,
    versioningConfiguration: { status: "Enabled" },
  });
  const role = `arn:aws:iam::${account}:role/nobody`;
  const policy = new aws.s3.BucketPolicy("logs", {
    bucket: bucket.id,
    policy: document(
      allow({
        Principal: { Service: "cloudtrail.amazonaws.com" },
        Action: ["s3:GetBucketAcl", "s3:PutObject"],
      }),
      ...(variation.missingPrincipal === true
        ? [allow({ Principal: { AWS: role }, Action: "s3:GetObject" })]
        : []),
    ),
  });
  if (variation.secondBucket === true) new aws.s3.Bucket("again", { bucket: "tradai-logs-dev" });
  if (variation.lifecycle !== undefined) {
    const rules = [variation.lifecycle] as unknown as aws.types.input.s3.BucketLifecycleConfigurationRule[];
    new aws.s3.BucketLifecycleConfiguration("logs", { bucket: bucket.id, rules });
  }
  if (variation.raw !== undefined) new Raw("aws:sqs/queue:Queue", "raw", variation.raw);
  return { bucket, policy };
}

function table(variation: Variation, key: aws.kms.Key): void {
  const hashKey = variation.hashKey ?? "id";
  new aws.dynamodb.Table("state", {
    name: "tradai-state-dev",
    billingMode: "PROVISIONED",
    readCapacity: variation.readCapacity ?? 1,
    writeCapacity: 1,
    hashKey,
    attributes: [{ name: hashKey, type: "S" }],
    serverSideEncryption: { enabled: true, kmsKeyArn: key.arn },
  });
}

function trail(
  variation: Variation,
  key: aws.kms.Key,
  bucket: aws.s3.Bucket,
  policy: aws.s3.BucketPolicy,
): void {
  const role = new aws.iam.Role("trail", {
    name: "tradai-cloudtrail-role-dev",
    assumeRolePolicy: document({
      Effect: "Allow",
      Principal: { Service: "cloudtrail.amazonaws.com" },
      Action: "sts:AssumeRole",
    }),
  });
  const permissions = new aws.iam.RolePolicy("trail", {
    name: "logs",
    role: role.name,
    policy: document(allow({ Action: "logs:PutLogEvents" })),
  });
  const group = new aws.cloudwatch.LogGroup("trail", {
    name: "/aws/cloudtrail/tradai",
    kmsKeyId: key.arn,
  });
  new aws.cloudtrail.Trail(
    "audit",
    {
      name: "tradai-audit-trail-dev",
      s3BucketName: bucket.bucket,
      cloudWatchLogsGroupArn: pulumi.interpolate`${group.arn}:*`,
      cloudWatchLogsRoleArn: role.arn,
    },
    { dependsOn: variation.noOrder === true ? [permissions] : [permissions, policy] },
  );
}

function signIn(): aws.cognito.UserPoolClient {
  const pool = new aws.cognito.UserPool("users", { name: "tradai-users-dev" });
  const server = new aws.cognito.ResourceServer("api", {
    userPoolId: pool.id,
    identifier: "tradai-api",
    name: "tradai-api",
    scopes: [{ scopeName: "read", scopeDescription: "Read access" }],
  });
  return new aws.cognito.UserPoolClient("m2m", {
    userPoolId: pool.id,
    name: "tradai-m2m-client-dev",
    generateSecret: true,
    allowedOauthFlowsUserPoolClient: true,
    allowedOauthFlows: ["client_credentials"],
    allowedOauthScopes: server.scopeIdentifiers,
  });
}
