import type * as aws from "@pulumi/aws";
import type { BucketRow } from "../shared/inventory";

type Rule = aws.types.input.s3.BucketLifecycleConfigurationRule;

/** Days that a replaced or deleted version can still be brought back. */
const noncurrentDays = 90;
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
        : [{ days: lifecycle.archiveAfterDays, storageClass: "GLACIER" }],
    expiration: lifecycle.expireAfterDays === undefined ? undefined : { days: lifecycle.expireAfterDays },
  }));
  const cleanUp: Rule = {
    id: "clean-up",
    status: "Enabled",
    filter: { prefix: "" },
    noncurrentVersionExpiration: { noncurrentDays },
    abortIncompleteMultipartUpload: { daysAfterInitiation: incompleteUploadDays },
  };
  return [...own, cleanUp];
}
