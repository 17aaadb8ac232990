import { UNKNOWN } from "../graph/values";
import type { Example, Fixture, UndecidedExample, ViolatingExample } from "../rule";
import { bucket, companion, logsInto, trailInto, versioning } from "./bucket";
import { allOn, groups } from "./public-access";

type Inputs = Readonly<Record<string, unknown>>;

/** The deprecated type, which has a list of one for each of its blocks. */
const elder = (name: string, inputs: Inputs): Fixture => ({
  ...bucket(name, inputs),
  type: "aws:s3/bucketV2:BucketV2",
});

const versions = { noncurrentVersionExpiration: { days: 30 } };
const uploads = { abortIncompleteMultipartUploadDays: 7 };
const kept = { enabled: true, ...versions, ...uploads };
const cleaned = (...lifecycleRules: readonly unknown[]): Fixture => bucket("results", { lifecycleRules });

/** Lifecycles that buckets have themselves. */
export const ownLifecycles: readonly Example[] = [
  { title: "Rules inside the bucket", resources: [cleaned(kept)] },
  {
    title: "A rule inside the bucket that says itself that it is for all",
    resources: [cleaned({ ...kept, prefix: "", tags: {} })],
  },
  {
    title: "A rule inside the bucket that is on in words",
    resources: [cleaned({ ...kept, enabled: "true" })],
  },
  {
    title: "A trail beside tagged objects of another log, in rules inside the bucket",
    resources: [
      bucket("logs", {
        lifecycleRules: [
          kept,
          { enabled: true, prefix: "cloudtrail/", expiration: { days: 400 } },
          { enabled: true, prefix: "alb/", expiration: { days: 30 }, tags: { scratch: "yes" } },
          { enabled: false, prefix: "", expiration: { days: 30 } },
        ],
      }),
      trailInto("logs"),
    ],
  },
];

const unclean = (title: string, says: string, ...rules: readonly unknown[]): ViolatingExample => ({
  title: `${title}, inside the bucket`,
  resources: [cleaned(...rules)],
  resource: "results",
  says,
});
const keptUploads = "incomplete multipart uploads are kept";
const keptVersions = "noncurrent versions never expire";

export const ownLifecyclesLacking: readonly ViolatingExample[] = [
  unclean("Versions alone", keptUploads, { enabled: true, ...versions }),
  unclean("Uploads alone", keptVersions, { enabled: true, ...uploads }),
  unclean(
    "A rule for a prefix",
    keptUploads,
    { ...kept, ...{ abortIncompleteMultipartUploadDays: undefined } },
    {
      ...uploads,
      enabled: true,
      prefix: "tmp/",
    },
  ),
  ...[{ scratch: "yes" }, UNKNOWN].map((tags) =>
    unclean(
      `A rule for objects with ${typeof tags === "object" ? "a tag" : "tags that the update tells"}`,
      keptUploads,
      { enabled: true, ...versions },
      { enabled: true, ...uploads, tags },
    ),
  ),
  ...[false, "false", undefined].map((enabled) =>
    unclean(
      `A rule that is on: ${String(enabled)}`,
      keptVersions,
      { enabled: true, ...uploads },
      { ...versions, enabled },
    ),
  ),
];

const open = (
  title: string,
  says: string,
  inputs: Inputs,
  ...others: readonly Fixture[]
): UndecidedExample => ({
  title,
  resources: [bucket("results", inputs), ...others],
  resource: "results",
  says,
});

export const ownLifecyclesOpen: readonly UndecidedExample[] = [
  open("A rule inside the bucket that may be on", "`rules[0].status` is known only", {
    lifecycleRules: [{ ...kept, enabled: UNKNOWN }],
  }),
  open("A rule inside the bucket that is not known yet", "`rules[0].status` is known only", {
    lifecycleRules: [UNKNOWN],
  }),
  open("Rules inside the bucket that are not known yet", "`rules[0].status` is known only", {
    lifecycleRules: UNKNOWN,
  }),
];

/** Versioning that buckets have themselves, and that one of the elder type has. */
export const ownVersioning: readonly Example[] = [
  {
    title: "Versioning of the elder type",
    resources: [
      bucket("logs"),
      { ...versioning("logs", "Enabled"), type: "aws:s3/bucketVersioningV2:BucketVersioningV2" },
    ],
  },
  { title: "Versioning inside the bucket", resources: [bucket("logs", { versioning: { enabled: true } })] },
  {
    title: "Versioning inside a bucket of the elder type",
    resources: [elder("logs", { versionings: [{ enabled: true }] })],
  },
];

const unversioned = (title: string, says: string, versioning: unknown): ViolatingExample => ({
  title,
  resources: [bucket("logs", { versioning })],
  resource: "logs",
  says,
});

export const ownVersioningOff: readonly ViolatingExample[] = [
  unversioned("Versioning off inside the bucket", 'status is "Suspended"', { enabled: false }),
  unversioned("Versioning inside the bucket that does not say whether it is on", 'status is "Suspended"', {
    mfaDelete: true,
  }),
  unversioned("No versioning in an empty list inside the bucket", "has no versioning", []),
];

export const ownVersioningOpen: readonly UndecidedExample[] = [
  open(
    "Versioning inside the bucket that is not known yet",
    "`versioningConfiguration.status` is known only",
    {
      versioning: UNKNOWN,
    },
  ),
];

const logs = { targetBucket: "tradai-logs-prod" };
const replication = {
  role: "arn:aws:iam::600802701449:role/tradai-replication-prod",
  rules: [{ status: "Enabled", destination: { bucket: "arn:aws:s3:::tradai-recovery-prod" } }],
};

/** Logging and replication that buckets have themselves. */
export const ownLogging: readonly Example[] = [
  {
    title: "Logging inside the bucket",
    resources: [bucket("results", { logging: logs }), bucket("logs"), trailInto("logs")],
  },
  {
    title: "Logging inside a bucket of the elder type",
    resources: [elder("results", { loggings: [logs] }), bucket("logs"), trailInto("logs")],
  },
  {
    title: "A replica by the setting of the original",
    resources: [
      ...[bucket("recovery"), bucket("logs"), logsInto("results", "logs")],
      bucket("results", { replicationConfiguration: replication }),
    ],
  },
  {
    title: "A replica by the setting of an original of the elder type",
    resources: [
      ...[bucket("recovery"), bucket("logs"), logsInto("results", "logs")],
      elder("results", { replicationConfigurations: [replication] }),
    ],
  },
];

const encryptedWith = (sseAlgorithm: string): Inputs => ({
  applyServerSideEncryptionByDefault: { sseAlgorithm },
});

/** Encryption that buckets have themselves. */
export const ownEncryption: readonly Example[] = [
  {
    title: "Encryption inside the bucket",
    environment: "dev",
    resources: [bucket("results", { serverSideEncryptionConfiguration: { rule: encryptedWith("AES256") } })],
  },
  {
    title: "Encryption inside a bucket of the elder type",
    environment: "dev",
    resources: [
      elder("results", { serverSideEncryptionConfigurations: [{ rules: [encryptedWith("AES256")] }] }),
    ],
  },
];

export const ownEncryptionLacking: readonly ViolatingExample[] = [
  {
    title: "Encryption inside the bucket without a rule",
    environment: "dev",
    resources: [bucket("results", { serverSideEncryptionConfiguration: {} })],
    resource: "results",
    says: "is no encryption of S3",
  },
];

const block = companion("results", "PublicAccessBlock", allOn);

/** Grants that buckets make themselves. */
export const ownGrants: readonly Example[] = [
  {
    title: "Grants inside the bucket to who delivers, and to who owns",
    resources: [
      bucket("results", {
        grants: [
          { type: "Group", permissions: ["WRITE"], uri: `${groups}/s3/LogDelivery` },
          { type: "CanonicalUser", permissions: ["FULL_CONTROL"], id: "owner" },
        ],
      }),
      block,
    ],
  },
];

export const ownGrantsOpen: readonly UndecidedExample[] = [
  open(
    "Grants inside the bucket that are not known yet",
    "grants[0].grantee.uri` is known only",
    { grants: UNKNOWN },
    block,
  ),
];
