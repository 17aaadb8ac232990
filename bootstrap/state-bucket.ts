import * as aws from "@pulumi/aws";
import type { LayerContext } from "../shared/components";
import { ResourcePolicyBuilder } from "../shared/policy";
import type { PolicyDocument } from "../shared/policy";
import { createGuardedBucket } from "./guarded-bucket";

/** Days that an earlier state can still be brought back. Pulumi writes a version at each step of each update. */
const earlierStatesDays = 90;
/** Days that S3's records are kept of who read or wrote a state: a year of audits and a margin. */
const accessLogDays = 400;

/** TLS alone, and no version of a state is destroyed by hand: lifecycle rules, which no policy binds, do that. */
function statePolicy({ arns, settings }: LayerContext): PolicyDocument {
  return new ResourcePolicyBuilder(settings, "bucket", arns.stateBucket("bucket"))
    .requireTls()
    .deny("s3:DeleteObjectVersion")
    .to("*")
    .on(arns.stateBucket("objects"))
    .because("Keep earlier states")
    .deny("s3:DeleteBucket")
    .to("*")
    .because("Keep the bucket")
    .build();
}

function logsPolicy({ arns, settings }: LayerContext): PolicyDocument {
  return new ResourcePolicyBuilder(settings, "bucket", arns.stateLogsBucket("bucket"))
    .requireTls()
    .allow("s3:PutObject")
    .to("logging.s3.amazonaws.com")
    .on(arns.stateLogsBucket("objects"))
    .when({
      ArnEquals: { "aws:SourceArn": arns.stateBucket("bucket") },
      StringEquals: { "aws:SourceAccount": settings.account },
    })
    .because("Let the bucket of the state deliver its access logs")
    .deny(["s3:DeleteObject", "s3:DeleteObjectVersion"])
    .to("*")
    .on(arns.stateLogsBucket("objects"))
    .because("Keep access logs from being deleted")
    .build();
}

/**
 * The bucket of Pulumi's state, one an environment (EDGAR-71, EDGAR-43), and the records of who reached it: the logs bucket
 * of the layers does not exist yet, and server-access logs are delivered into SSE-S3 alone.
 *
 * Without Object Lock: Pulumi deletes its locks and overwrites its checkpoints all day long, and a retention that nobody can
 * shorten would keep each of them; versions that no policy lets anybody delete bring back what is lost.
 */
export function createStateBucket(context: LayerContext, key: aws.kms.Key): aws.s3.Bucket {
  const { names } = context;
  const logs = createGuardedBucket(context, {
    id: "state-logs",
    name: names.stateLogsBucket(),
    policy: logsPolicy(context),
    lifecycle: {
      expiration: { days: accessLogDays },
      noncurrentVersionExpiration: { noncurrentDays: 7 },
    },
  });
  const state = createGuardedBucket(context, {
    id: "state",
    name: names.stateBucket(),
    policy: statePolicy(context),
    key,
    lifecycle: {
      // A delete marker with nothing behind it is only listed and paid for.
      expiration: { expiredObjectDeleteMarker: true },
      noncurrentVersionExpiration: { noncurrentDays: earlierStatesDays },
    },
  });
  new aws.s3.BucketLogging(
    "state-access-logs",
    { bucket: state.bucket.bucket, targetBucket: logs.bucket.bucket, targetPrefix: "state/" },
    context.options({ retainOnDelete: true, dependsOn: logs.policy }),
  );
  return state.bucket;
}
