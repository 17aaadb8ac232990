import type { LayerContext } from "../shared/components";
import { bucketRows, tableRows } from "../shared/inventory";
import type { GatewayService } from "../shared/inventory";
import { ResourcePolicyBuilder } from "../shared/policy";

/** Buckets of AWS from which images, packages and agents come, for `{region}`; read 2026-11-21. */
const bucketsOfAws = [
  // Layers of images: https://docs.aws.amazon.com/AmazonECR/latest/userguide/vpc-endpoints.html
  "prod-{region}-starport-layer-bucket",
  // Packages of Amazon Linux: https://docs.aws.amazon.com/linux/al2023/ug/deterministic-upgrades-usage.html
  "al2023-repos-{region}-de612dc2",
  // https://docs.aws.amazon.com/systems-manager/latest/userguide/ssm-agent-minimum-s3-permissions.html
  "aws-ssm-{region}",
  "amazon-ssm-{region}",
  "amazon-ssm-packages-{region}",
  "aws-ssm-document-attachments-{region}",
  "patch-baseline-snapshot-{region}",
  // https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/download-cloudwatch-agent-commandline.html
  "amazoncloudwatch-agent-{region}",
];

/**
 * The environment's data buckets for this account's callers, and AWS's own for everybody: those reads are signed by AWS or
 * not at all, so that no condition on the caller would ever hold (decisions.md section 5).
 */
function s3({ arns, settings }: LayerContext): string {
  const account = { StringEquals: { "aws:PrincipalAccount": settings.account } };
  const data = bucketRows.filter(({ role }) => role === "data").map(({ id }) => id);
  const awsObjects = bucketsOfAws.map(
    (bucket) => `arn:aws:s3:::${bucket.replace("{region}", settings.region)}/*`,
  );
  return new ResourcePolicyBuilder(settings, "endpoint")
    .allow(["s3:GetBucketLocation", "s3:ListBucket", "s3:ListBucketMultipartUploads"])
    .to("*")
    .on(data.map((id) => arns.bucket(id)))
    .when(account)
    .because("List the data buckets of this environment")
    .allow([
      "s3:AbortMultipartUpload",
      "s3:DeleteObject",
      "s3:GetObject",
      "s3:GetObjectVersion",
      "s3:ListMultipartUploadParts",
      "s3:PutObject",
    ])
    .to("*")
    .on(data.map((id) => arns.objects(id)))
    .when(account)
    .because("Read and write the data buckets of this environment")
    .allow("s3:GetObject")
    .to("*")
    .on(awsObjects)
    .because("Fetch image layers packages and agents of AWS")
    .build().json;
}

/** The environment's tables and their indexes; never Scan (ORION-10). */
function dynamodb({ arns, settings }: LayerContext): string {
  const account = { StringEquals: { "aws:PrincipalAccount": settings.account } };
  return new ResourcePolicyBuilder(settings, "endpoint")
    .allow([
      "dynamodb:BatchGetItem",
      "dynamodb:BatchWriteItem",
      "dynamodb:ConditionCheckItem",
      "dynamodb:DeleteItem",
      "dynamodb:DescribeTable",
      "dynamodb:GetItem",
      "dynamodb:PutItem",
      "dynamodb:Query",
      "dynamodb:UpdateItem",
    ])
    .to("*")
    .on(tableRows.map(({ id }) => arns.table(id)))
    .when(account)
    .because("Read and write the tables of this environment")
    .allow("dynamodb:Query")
    .to("*")
    .on(tableRows.flatMap(({ id, indexes }) => indexes.map(({ name }) => `${arns.table(id)}/index/${name}`)))
    .when(account)
    .because("Query the indexes of this environment")
    .build().json;
}

/** The policy of each gateway endpoint. */
export const gatewayPolicies: Readonly<Record<GatewayService, (context: LayerContext) => string>> = {
  s3,
  dynamodb,
};
