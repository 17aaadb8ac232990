import type { Value, ValueObject } from "../values";
import { isObject, UNKNOWN } from "../values";
import type { Form } from "./form";
import { given, items, part, renamed, single } from "./form";

/** A switch in the word that the separate resource has for it. */
function switched(value: Value, off: string): Value {
  return value === UNKNOWN ? UNKNOWN : value === true || value === "true" ? "Enabled" : off;
}

/** A lifecycle rule as the separate resource writes it. */
function lifecycleRule(rule: Value): Value {
  if (!isObject(rule)) {
    return rule;
  }
  const { enabled = false, prefix = "", tags, abortIncompleteMultipartUploadDays, ...others } = rule;
  const isTagged = tags === UNKNOWN || (isObject(tags) && Object.keys(tags).length > 0);
  return given({
    ...others,
    // Stryker disable next-line StringLiteral: of a lifecycle rule one asks only whether it is "Enabled"
    status: switched(enabled, "Disabled"),
    filter: isTagged ? { and: { prefix, tags } } : { prefix },
    abortIncompleteMultipartUpload: given({ daysAfterInitiation: abortIncompleteMultipartUploadDays }),
    noncurrentVersionExpiration: renamed(others.noncurrentVersionExpiration, "days", "noncurrentDays"),
  });
}

/** A form of `aws:s3/bucket`: the bucket's property, its plural in `BucketV2`, and the separate type's name. */
function forms(
  properties: readonly string[],
  companion: string,
  says: (value: Value) => ValueObject,
): readonly Form[] {
  return properties.map((property) => ({
    property,
    type: `aws:s3/bucket${companion}:Bucket${companion}`,
    link: "bucket",
    says: (value) => [says(value)],
  }));
}

/**
 * What a bucket may say itself although a resource of its own is there for it, in so far as rules read it.
 * https://www.pulumi.com/registry/packages/aws/api-docs/s3/bucket/
 */
export const bucketForms: readonly Form[] = [
  ...forms(["policy"], "Policy", (policy) => ({ policy })),
  ...forms(["acl"], "Acl", (acl) => ({ acl })),
  ...forms(["grants"], "Acl", (value) => ({
    accessControlPolicy: {
      grants: items(value).map((grant) => ({ grantee: given({ uri: part(grant, "uri") }) })),
    },
  })),
  ...forms(["versioning", "versionings"], "Versioning", (value) => ({
    versioningConfiguration: {
      status: switched(part(single(value), "enabled") ?? false, "Suspended"),
    },
  })),
  ...forms(["logging", "loggings"], "Logging", (value) =>
    given({ targetBucket: part(single(value), "targetBucket") }),
  ),
  ...forms(
    ["serverSideEncryptionConfiguration", "serverSideEncryptionConfigurations"],
    "ServerSideEncryptionConfiguration",
    (value) => {
      const block = single(value);
      return { rules: [single(part(block, "rule") ?? part(block, "rules") ?? null)] };
    },
  ),
  ...forms(["lifecycleRules"], "LifecycleConfiguration", (value) => ({
    rules: items(value).map(lifecycleRule),
  })),
  ...forms(["replicationConfiguration", "replicationConfigurations"], "ReplicationConfig", (value) =>
    given({ role: part(single(value), "role"), rules: part(single(value), "rules") }),
  ),
];
