import { Duration, type Stack } from "aws-cdk-lib";
import { AttributeType, BillingMode, Table, TableEncryption } from "aws-cdk-lib/aws-dynamodb";
import {
  BlockPublicAccess,
  Bucket,
  BucketEncryption,
  type IBucket,
  ObjectOwnership,
} from "aws-cdk-lib/aws-s3";
import { StringParameter } from "aws-cdk-lib/aws-ssm";
import { settings } from "../mix";
import { alarmOf, named, type Unit } from "./unit";

/** The bucket of access logs, which exists before either side. */
export function logsBucket(stack: Stack): IBucket {
  return Bucket.fromBucketName(stack, "Logs", settings.bucket.logsTo);
}

/** A bucket with its settings, which are properties. */
export function bucketOf(unit: Unit, name: string, logs: IBucket): void {
  const { oldVersionsDays, abortUploadsDays } = settings.bucket;
  const bucket = new Bucket(unit, name, {
    bucketName: name,
    enforceSSL: true,
    versioned: true,
    encryption: BucketEncryption.S3_MANAGED,
    lifecycleRules: [
      {
        id: "old",
        noncurrentVersionExpiration: Duration.days(oldVersionsDays),
        abortIncompleteMultipartUploadAfter: Duration.days(abortUploadsDays),
      },
    ],
    objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
    blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
    serverAccessLogsBucket: logs,
    serverAccessLogsPrefix: `${name}/`,
  });
  named(bucket, name);
}

/** A table on demand with point-in-time recovery. */
export function tableOf(unit: Unit, name: string): void {
  const table = new Table(unit, name, {
    tableName: name,
    billingMode: BillingMode.PAY_PER_REQUEST,
    partitionKey: { name: "id", type: AttributeType.STRING },
    sortKey: { name: "at", type: AttributeType.NUMBER },
    pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
    encryption: TableEncryption.AWS_MANAGED,
    timeToLiveAttribute: "expires_at",
  });
  named(table, name);
  alarmOf(unit, name, "AWS/DynamoDB", "ThrottledRequests", { TableName: table.tableName });
}

/** A parameter. */
export function parameterOf(unit: Unit, name: string): void {
  new StringParameter(unit, name, { parameterName: `/tradai/${name}`, stringValue: name });
}
