import * as aws from "@pulumi/aws";
import type { Settings } from "../../shared/config";
import { ResourcePolicyBuilder } from "../../shared/policy";
import { settings } from "../mix";
import { alarmOf, type Unit } from "./unit";

/** A bucket with its settings, which are resources of their own. */
export function bucketOf(scope: Settings, unit: Unit, name: string): void {
  const { oldVersionsDays, abortUploadsDays, logsTo } = settings.bucket;
  const bucket = new aws.s3.Bucket(name, { bucket: name, tags: unit.tags(name) });
  const to = { bucket: bucket.bucket };
  new aws.s3.BucketPolicy(name, {
    ...to,
    policy: new ResourcePolicyBuilder(scope, "bucket", `arn:aws:s3:::${name}`).requireTls().build().json,
  });
  new aws.s3.BucketVersioning(name, { ...to, versioningConfiguration: { status: "Enabled" } });
  new aws.s3.BucketServerSideEncryptionConfiguration(name, {
    ...to,
    rules: [{ applyServerSideEncryptionByDefault: { sseAlgorithm: "AES256" } }],
  });
  new aws.s3.BucketLifecycleConfiguration(name, {
    ...to,
    rules: [
      {
        id: "old",
        status: "Enabled",
        filter: {},
        noncurrentVersionExpiration: { noncurrentDays: oldVersionsDays },
        abortIncompleteMultipartUpload: { daysAfterInitiation: abortUploadsDays },
      },
    ],
  });
  new aws.s3.BucketOwnershipControls(name, { ...to, rule: { objectOwnership: "BucketOwnerEnforced" } });
  new aws.s3.BucketPublicAccessBlock(name, {
    ...to,
    blockPublicAcls: true,
    blockPublicPolicy: true,
    ignorePublicAcls: true,
    restrictPublicBuckets: true,
  });
  new aws.s3.BucketLogging(name, { ...to, targetBucket: logsTo, targetPrefix: `${name}/` });
}

/** A table on demand with point-in-time recovery. */
export function tableOf(unit: Unit, name: string): void {
  const table = new aws.dynamodb.Table(name, {
    name,
    tags: unit.tags(name),
    billingMode: "PAY_PER_REQUEST",
    hashKey: "id",
    rangeKey: "at",
    attributes: [
      { name: "id", type: "S" },
      { name: "at", type: "N" },
    ],
    pointInTimeRecovery: { enabled: true },
    serverSideEncryption: { enabled: true },
    ttl: { attributeName: "expires_at", enabled: true },
  });
  alarmOf(unit, name, "AWS/DynamoDB", "ThrottledRequests", { TableName: table.name });
}

/** A parameter. */
export function parameterOf(unit: Unit, name: string): void {
  new aws.ssm.Parameter(name, {
    name: `/tradai/${name}`,
    type: "String",
    value: name,
    tags: unit.tags(name),
  });
}
