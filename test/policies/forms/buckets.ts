import type { Inputs, Transformation } from "./transformation";
import { blockOf, given, joined, listOf, separated } from "./transformation";

const bucket = "aws:s3/bucket:Bucket";

interface Pair {
  readonly property: string;
  readonly companion: string;
  readonly toSeparate: (value: unknown) => Inputs;
  readonly toInline: (inputs: Inputs) => unknown;
  /** The deprecated type has a list of one under the plural of the name. */
  readonly isPlural?: boolean;
}

const hasTags = ({ tags }: Inputs): boolean =>
  typeof tags === "symbol" || Object.keys(blockOf(tags)).length > 0;

const lifecycleToSeparate = (rule: Inputs): Inputs =>
  given({
    id: rule.id,
    status: rule.enabled === true || rule.enabled === "true" ? "Enabled" : "Disabled",
    filter: hasTags(rule) ? { and: { prefix: rule.prefix, tags: rule.tags } } : { prefix: rule.prefix ?? "" },
    expiration: rule.expiration,
    noncurrentVersionExpiration: rule.noncurrentVersionExpiration && {
      noncurrentDays: blockOf(rule.noncurrentVersionExpiration).days,
    },
    abortIncompleteMultipartUpload: rule.abortIncompleteMultipartUploadDays && {
      daysAfterInitiation: rule.abortIncompleteMultipartUploadDays,
    },
  });

/** A rule that the bucket's own block has words for; it has none for the size of objects. */
const isSayable = (rule: Inputs): boolean => !JSON.stringify(rule.filter ?? {}).includes("objectSize");

function lifecycleToInline(rule: Inputs): Inputs {
  const filter = blockOf(rule.filter);
  const both = blockOf(filter.and);
  const tag = filter.tag ?? both.tag;
  return given({
    id: rule.id,
    enabled: rule.status === "Enabled",
    prefix: filter.prefix ?? both.prefix ?? rule.prefix,
    tags: both.tags ?? (tag && { [String(blockOf(tag).key)]: blockOf(tag).value }),
    expiration: rule.expiration,
    noncurrentVersionExpiration: rule.noncurrentVersionExpiration && {
      days: blockOf(rule.noncurrentVersionExpiration).noncurrentDays,
    },
    abortIncompleteMultipartUploadDays: blockOf(rule.abortIncompleteMultipartUpload).daysAfterInitiation,
  });
}

const same = (property: string) => (value: unknown) => ({ [property]: value });

const pairs: readonly Pair[] = [
  { property: "acl", companion: "Acl", toSeparate: same("acl"), toInline: ({ acl }) => acl },
  {
    property: "corsRules",
    companion: "CorsConfiguration",
    toSeparate: same("corsRules"),
    toInline: ({ corsRules }) => corsRules,
  },
  {
    property: "versioning",
    isPlural: true,
    companion: "Versioning",
    toSeparate: (value) => ({
      versioningConfiguration: { status: blockOf(value).enabled === true ? "Enabled" : "Suspended" },
    }),
    toInline: ({ versioningConfiguration }) => ({
      enabled: blockOf(versioningConfiguration).status === "Enabled",
    }),
  },
  {
    property: "logging",
    isPlural: true,
    companion: "Logging",
    toSeparate: blockOf,
    toInline: (inputs) => inputs,
  },
  {
    property: "serverSideEncryptionConfiguration",
    isPlural: true,
    companion: "ServerSideEncryptionConfiguration",
    toSeparate: (value) => ({ rules: [blockOf(value).rule] }),
    toInline: ({ rules }) => ({ rule: listOf(rules)[0] }),
  },
  {
    property: "lifecycleRules",
    companion: "LifecycleConfiguration",
    toSeparate: (value) => ({ rules: listOf(value).map((each) => lifecycleToSeparate(blockOf(each))) }),
    toInline: ({ rules }) =>
      listOf(rules).every((each) => isSayable(blockOf(each)))
        ? listOf(rules).map((each) => lifecycleToInline(blockOf(each)))
        : undefined,
  },
  {
    property: "replicationConfiguration",
    isPlural: true,
    companion: "ReplicationConfig",
    toSeparate: blockOf,
    toInline: (inputs) => inputs,
  },
];

/** A bucket's own blocks and the resources that replaced them. */
export const bucketTransformations: readonly Transformation[] = pairs.flatMap(
  ({ property, companion, toSeparate, toInline, isPlural }) => {
    const type = `aws:s3/bucket${companion}:Bucket${companion}`;
    return [
      separated({
        concern: type,
        title: `\`${property}\` of a bucket as Bucket${companion}`,
        parents: [bucket],
        property,
        link: "bucket",
        accepts: (value) => !(Array.isArray(value) && value.length === 0),
        parts: (value) => [{ type, inputs: toSeparate(value) }],
      }),
      joined({
        concern: type,
        title: `Bucket${companion} as \`${property}\` of its bucket`,
        parents: [bucket],
        companion: type,
        link: "bucket",
        property,
        value: ([first, second]) => (first && !second ? toInline(first) : undefined),
      }),
      ...(isPlural
        ? [
            joined({
              concern: type,
              title: `Bucket${companion} as \`${property}s\` of a BucketV2`,
              parents: [bucket],
              companion: type,
              link: "bucket",
              property: `${property}s`,
              value: ([first, second]) => (first && !second ? [toInline(first)] : undefined),
            }),
          ]
        : []),
    ];
  },
);
