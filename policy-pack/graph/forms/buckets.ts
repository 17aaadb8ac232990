import type { Value, ValueObject } from "../values";
import { isObject, UNKNOWN } from "../values";
import type { Form } from "./form";
import { given, items, part, renamed, single } from "./form";

const switched = (value: Value | undefined, on: string, off: string): Value | undefined =>
  value === UNKNOWN || value === undefined ? value : value === true || value === "true" ? on : off;

/** A lifecycle rule as the separate resource writes it. */
function lifecycleRule(rule: Value): Value {
  if (!isObject(rule)) {
    return rule;
  }
  const { enabled, prefix = "", tags, abortIncompleteMultipartUploadDays: abort, ...others } = rule;
  const isTagged = tags === UNKNOWN || (isObject(tags) && Object.keys(tags).length > 0);
  const transitions = others.noncurrentVersionTransitions;
  return given({
    ...others,
    status: switched(enabled ?? false, "Enabled", "Disabled"),
    filter: isTagged ? { and: given({ prefix, tags }) } : { prefix },
    abortIncompleteMultipartUpload: abort === undefined ? undefined : { daysAfterInitiation: abort },
    noncurrentVersionExpiration: renamed(others.noncurrentVersionExpiration, "days", "noncurrentDays"),
    noncurrentVersionTransitions: Array.isArray(transitions)
      ? transitions.flatMap((each) => renamed(each, "days", "noncurrentDays") ?? [])
      : transitions,
  });
}

/** A grant of an ACL as the separate resource writes it: one for each permission. */
function grants(value: Value): readonly Value[] {
  return items(value).flatMap((grant) =>
    items(part(grant, "permissions") ?? UNKNOWN).map((permission) => ({
      permission,
      grantee: given({ id: part(grant, "id"), type: part(grant, "type"), uri: part(grant, "uri") }),
    })),
  );
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
    linkedBy: "bucket",
    says: (value) => [says(value)],
  }));
}

/**
 * What a bucket may say itself although a resource of its own is there for it.
 * https://www.pulumi.com/registry/packages/aws/api-docs/s3/bucket/
 */
export const bucketForms: readonly Form[] = [
  ...forms(["policy"], "Policy", (policy) => ({ policy })),
  ...forms(["acl"], "Acl", (acl) => ({ acl })),
  ...forms(["grants"], "Acl", (value) => ({ accessControlPolicy: { grants: [...grants(value)] } })),
  ...forms(["versioning", "versionings"], "Versioning", (value) => {
    const block = single(value);
    const status = switched(part(block, "enabled") ?? false, "Enabled", "Suspended");
    const mfaDelete = switched(part(block, "mfaDelete"), "Enabled", "Disabled");
    return { versioningConfiguration: given({ status, mfaDelete }) };
  }),
  ...forms(["logging", "loggings"], "Logging", (value) =>
    given({
      targetBucket: part(single(value), "targetBucket"),
      targetPrefix: part(single(value), "targetPrefix"),
    }),
  ),
  ...forms(
    ["serverSideEncryptionConfiguration", "serverSideEncryptionConfigurations"],
    "ServerSideEncryptionConfiguration",
    (value) => {
      const block = single(value);
      const rule = part(block, "rule") ?? part(block, "rules");
      return given({ rules: rule === undefined ? undefined : [single(rule)] });
    },
  ),
  ...forms(["lifecycleRules"], "LifecycleConfiguration", (value) => ({
    rules: value === UNKNOWN ? UNKNOWN : items(value).map(lifecycleRule),
  })),
  ...forms(["corsRules"], "CorsConfiguration", (corsRules) => ({ corsRules })),
  ...forms(["replicationConfiguration", "replicationConfigurations"], "ReplicationConfig", (value) =>
    given({ role: part(single(value), "role"), rules: part(single(value), "rules") }),
  ),
  ...forms(["objectLockConfiguration"], "ObjectLockConfiguration", (value) =>
    given({
      objectLockEnabled: part(single(value), "objectLockEnabled"),
      rule: part(single(value), "rule") ?? part(single(value), "rules"),
    }),
  ),
];
