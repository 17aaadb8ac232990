import type { LayerContext } from "../shared/components";
import { bucketRows, logPrefixes } from "../shared/inventory";
import type { BucketId } from "../shared/inventory";
import { ResourcePolicyBuilder } from "../shared/policy";

/** The ACL that services set on what they deliver, so that the bucket's owner owns it. */
const ownedByBucketOwner = { StringEquals: { "s3:x-amz-acl": "bucket-owner-full-control" } };

function tlsOnly({ settings, arns }: LayerContext, id: BucketId): ResourcePolicyBuilder {
  return new ResourcePolicyBuilder(settings, "bucket", arns.bucket(id)).requireTls();
}

/** TLS alone; where the bucket has a customer key, no upload that asks for S3's own keys (TRADAI-S-10). */
function dataBucket(context: LayerContext, id: BucketId): string {
  const policy = tlsOnly(context, id);
  if (context.settings.customerKeys) {
    policy
      .deny("s3:PutObject")
      .to("*")
      .on(context.arns.objects(id))
      // A request that names no encryption gets the bucket's own.
      .when({ Null: { "s3:x-amz-server-side-encryption": "false" } })
      .when({ StringNotEquals: { "s3:x-amz-server-side-encryption": "aws:kms" } })
      .because("Refuse uploads that ask for another encryption than KMS");
  }
  return policy.build().json;
}

/** What CloudTrail needs, for this trail alone (architecture.md 1.1). */
function admitTrail(policy: ResourcePolicyBuilder, { arns, settings }: LayerContext): void {
  const ownTrail = { ArnEquals: { "aws:SourceArn": arns.trail() } };
  policy
    .allow("s3:GetBucketAcl")
    .to("cloudtrail.amazonaws.com")
    .when(ownTrail)
    .because("Let the trail check the bucket")
    .allow("s3:PutObject")
    .to("cloudtrail.amazonaws.com")
    .on(arns.objects("logs", `${logPrefixes.trail.prefix}AWSLogs/${settings.account}/`))
    .when(ownTrail)
    .when(ownedByBucketOwner)
    .because("Let the trail deliver its files")
    // Lifecycle rules are not subject to the policy: they alone remove audit files (TRADAI-S-16).
    .deny(["s3:DeleteObject", "s3:DeleteObjectVersion"])
    .to("*")
    .on(arns.objects("logs", logPrefixes.trail.prefix))
    .because("Keep audit files from being deleted");
}

/** Load-balancer and server-access logs (TRADAI-S-08). */
function admitAccessLogs(policy: ResourcePolicyBuilder, { arns, settings }: LayerContext): void {
  const logged = bucketRows.filter((row) => row.role === "data").map((row) => arns.bucket(row.id));
  policy
    .allow("s3:PutObject")
    .to("logdelivery.elasticloadbalancing.amazonaws.com")
    .on(arns.objects("logs", `${logPrefixes.loadBalancer.prefix}AWSLogs/${settings.account}/`))
    // The account in the path is the source: AWS's page shows no condition, and one that never matched would
    // lose the logs without a word.
    .because("Let load balancers deliver their logs")
    .allow("s3:PutObject")
    .to("logging.s3.amazonaws.com")
    .on(arns.objects("logs", logPrefixes.serverAccess.prefix))
    .when({ ArnEquals: { "aws:SourceArn": logged }, StringEquals: { "aws:SourceAccount": settings.account } })
    .because("Let the data buckets deliver their access logs");
}

/**
 * Flow logs copied to S3 (TRADAI-S-33). Statements and Sids are those that log delivery looks for: it adds its own
 * where it does not find them (https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs-s3-permissions.html).
 */
function admitFlowLogs(policy: ResourcePolicyBuilder, { arns, settings }: LayerContext): void {
  const source = {
    ArnLike: { "aws:SourceArn": arns.logDeliveries() },
    StringEquals: { "aws:SourceAccount": settings.account },
  };
  policy
    .allow(["s3:GetBucketAcl", "s3:ListBucket"])
    .to("delivery.logs.amazonaws.com")
    .when(source)
    .because("AWS log delivery acl check")
    .allow("s3:PutObject")
    .to("delivery.logs.amazonaws.com")
    .on(arns.objects("logs", `${logPrefixes.flowLogs.prefix}AWSLogs/${settings.account}/`))
    .when(source)
    .when(ownedByBucketOwner)
    .because("AWS log delivery write");
}

/** AWS Config's snapshots and history. */
function admitConfigurationRecorder(policy: ResourcePolicyBuilder, { arns, settings }: LayerContext): void {
  const source = { StringEquals: { "aws:SourceAccount": settings.account } };
  policy
    .allow(["s3:GetBucketAcl", "s3:ListBucket"])
    .to("config.amazonaws.com")
    .when(source)
    .because("Let AWS Config check the bucket")
    .allow("s3:PutObject")
    .to("config.amazonaws.com")
    .on(arns.objects("logs", `${logPrefixes.configuration.prefix}AWSLogs/${settings.account}/Config/`))
    .when(source)
    .when(ownedByBucketOwner)
    .because("Let AWS Config deliver its records");
}

/** The one document of the logs bucket: every service that delivers there, each with its source. */
function logsBucket(context: LayerContext): string {
  const policy = tlsOnly(context, "logs");
  admitTrail(policy, context);
  admitAccessLogs(policy, context);
  admitFlowLogs(policy, context);
  admitConfigurationRecorder(policy, context);
  return policy.build().json;
}

/** The one policy document of a bucket; S3 keeps no more than one (architecture.md 1.1). */
export function bucketPolicy(context: LayerContext, id: BucketId): string {
  return id === "logs" ? logsBucket(context) : dataBucket(context, id);
}
