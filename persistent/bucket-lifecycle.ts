import type * as aws from "@pulumi/aws";
import type { BucketRow } from "../shared/inventory";

type Rule = aws.types.input.s3.BucketLifecycleConfigurationRule;

/** Days that a replaced or deleted version can still be brought back; logs are never replaced. */
const noncurrentDays = { data: 90, "recovery-copy": 90, "log-target": 7 } as const;
/** Days after which the parts of an upload that never finished go. */
const incompleteUploadDays = 7;

/** A rule id that says what the rule is about: `cloudtrail`, `flow-logs`, or `objects` for the whole bucket. */
function ruleId(prefix: string): string {
  return prefix === "" ? "objects" : prefix.replace(/\/$/, "");
}

/** The lifecycle rules of a bucket: its own per prefix, and the clean-up that every bucket has. */
export function lifecycleRules(row: BucketRow): Rule[] {
  const own = row.lifecycle.map((lifecycle): Rule => ({
    id: ruleId(lifecycle.prefix),
    status: "Enabled",
    filter: { prefix: lifecycle.prefix },
    transitions:
      lifecycle.archiveAfterDays === undefined
        ? undefined
        : [{ days: lifecycle.archiveAfterDays, storageClass: "GLACIER_IR" }],
    expiration: lifecycle.expireAfterDays === undefined ? undefined : { days: lifecycle.expireAfterDays },
  }));
  const cleanUp: Rule = {
    id: "clean-up",
    status: "Enabled",
    filter: { prefix: "" },
    // A delete marker with nothing behind it is only listed and paid for.
    expiration: { expiredObjectDeleteMarker: true },
    noncurrentVersionExpiration: { noncurrentDays: noncurrentDays[row.role] },
    abortIncompleteMultipartUpload: { daysAfterInitiation: incompleteUploadDays },
  };
  return [...own, cleanUp];
}
