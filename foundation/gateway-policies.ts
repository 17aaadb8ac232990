import type { LayerContext } from "../shared/components";
import { awsBuckets, bucketRows, tableRows } from "../shared/inventory";
import type { GatewayService } from "../shared/inventory";
import { itemActions } from "../shared/policy";
import { callersOf } from "./endpoint-callers";

/**
 * The environment's data buckets for this account's callers, and AWS's own for everybody: those reads are signed by AWS or
 * not at all, so that no condition on the caller would ever hold (decisions.md section 5).
 */
function s3({ arns, settings }: LayerContext): string {
  const data = bucketRows.filter(({ role }) => role === "data").map(({ id }) => id);
  const awsObjects = awsBuckets.map(
    (bucket) => `arn:aws:s3:::${bucket.replace("{region}", settings.region)}/*`,
  );
  return callersOf(settings)
    .may(["s3:GetBucketLocation", "s3:ListBucket", "s3:ListBucketMultipartUploads"])
    .on(data.map((id) => arns.bucket(id)))
    .because("List the data buckets of this environment")
    .may([
      "s3:AbortMultipartUpload",
      "s3:DeleteObject",
      "s3:GetObject",
      "s3:GetObjectVersion",
      "s3:ListMultipartUploadParts",
      "s3:PutObject",
    ])
    .on(data.map((id) => arns.objects(id)))
    .because("Read and write the data buckets of this environment")
    .anybodyMay(["s3:GetObject"])
    .on(awsObjects)
    .because("Fetch image layers packages and agents of AWS")
    .json();
}

/** The environment's tables and their indexes; never Scan (ORION-10). */
function dynamodb({ arns, settings }: LayerContext): string {
  return callersOf(settings)
    .may(itemActions)
    .on(tableRows.map(({ id }) => arns.table(id)))
    .because("Read and write the tables of this environment")
    .may(["dynamodb:Query"])
    .on(tableRows.flatMap(({ id, indexes }) => indexes.map(({ name }) => `${arns.table(id)}/index/${name}`)))
    .because("Query the indexes of this environment")
    .json();
}

/** The policy of each gateway endpoint. */
export const gatewayPolicies: Readonly<Record<GatewayService, (context: LayerContext) => string>> = {
  s3,
  dynamodb,
};
