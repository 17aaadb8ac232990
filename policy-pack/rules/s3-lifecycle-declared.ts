import { bucket, stray, trailInto } from "../examples/bucket";
import { configured, expire, housekeeping, partial } from "../examples/bucket-lifecycle";
import { ownLifecycles, ownLifecyclesLacking, ownLifecyclesOpen } from "../examples/bucket-forms";
import type { ResourceGraph } from "../graph/graph";
import { knownCompanions } from "../graph/lists";
import type { Reader } from "../graph/reader";
import { targetOf } from "../graph/references";
import type { Resource } from "../graph/resource";
import type { Check, Rule } from "../rule";

const lifecycle = "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration";

/** One enabled lifecycle rule. */
interface LifecycleRule {
  readonly prefix: string;
  /** It leaves out some of the objects below the prefix: by tag or size. */
  readonly isPartial: boolean;
  readonly expireDays: number | undefined;
  readonly noncurrent: boolean;
  readonly abortsUploads: boolean;
}

function rulesOf(graph: ResourceGraph, subject: Resource): readonly LifecycleRule[] {
  return knownCompanions(graph, subject, lifecycle, "bucket").flatMap(({ inputs }) =>
    inputs.blocks("rules").filter(isEnabled).map(ruleOf),
  );
}

function isEnabled(reader: Reader): boolean {
  return reader.text("status") === "Enabled";
}

const partialFilters = ["tag", "objectSizeGreaterThan", "objectSizeLessThan", "and"];

/** Days until objects expire; none are sure where a date ends them all. */
function expiryOf(reader: Reader): number | undefined {
  return reader.text("expiration.date") === undefined ? reader.number("expiration.days") : 0;
}

function ruleOf(reader: Reader): LifecycleRule {
  return {
    isPartial: partialFilters.some((part) => reader.has(`filter.${part}`)),
    prefix: reader.text("filter.prefix") ?? reader.text("filter.and.prefix") ?? reader.text("prefix") ?? "",
    expireDays: expiryOf(reader),
    noncurrent: reader.number("noncurrentVersionExpiration.noncurrentDays") !== undefined,
    abortsUploads: reader.number("abortIncompleteMultipartUpload.daysAfterInitiation") !== undefined,
  };
}

/** Prefixes under which trails deliver into the bucket. */
function auditPrefixes(graph: ResourceGraph, subject: Resource): string[] {
  return graph
    .ofType("aws:cloudtrail/trail:Trail")
    .filter((trail) => targetOf(graph, trail, "s3BucketName", [subject.type]).resource === subject)
    .map(({ inputs }) => `${(inputs.text("s3KeyPrefix") ?? "AWSLogs").replace(/\/$/, "")}/`);
}

const housekept: Check = function* (subject, { graph }) {
  const whole = rulesOf(graph, subject).filter(({ prefix, isPartial }) => prefix === "" && !isPartial);
  if (!whole.some(({ noncurrent }) => noncurrent)) {
    yield {
      found: "noncurrent versions never expire",
      expected: "an enabled rule for the whole bucket with noncurrentVersionExpiration",
    };
  }
  if (!whole.some(({ abortsUploads }) => abortsUploads)) {
    yield {
      found: "incomplete multipart uploads are kept for ever",
      expected: "an enabled rule for the whole bucket with abortIncompleteMultipartUpload",
    };
  }
};

const auditOutlives: Check = function* (subject, { graph, settings }) {
  const rules = rulesOf(graph, subject);
  for (const audit of auditPrefixes(graph, subject)) {
    const isAudit = ({ prefix }: LifecycleRule): boolean =>
      audit.startsWith(prefix) || prefix.startsWith(audit);
    const kept = Math.min(...rules.filter(isAudit).map(({ expireDays = Infinity }) => expireDays));
    const others = rules.filter((each) => !isAudit(each)).map(({ expireDays = 0 }) => expireDays + 1);
    const floor = Math.max(settings.auditLogDays, ...others);
    if (kept < floor) {
      yield {
        found: `the audit trail below ${audit} expires after ${kept} days`,
        expected: `at least ${floor} days: longer than any other prefix and the audit floor`,
      };
    }
  }
};

const rule: Rule = {
  name: "s3-lifecycle-declared",
  title: "Buckets clean up after themselves",
  description:
    "Every S3 bucket expires noncurrent versions and incomplete uploads, and the audit trail outlives every other log.",
  rationale:
    "Versions and broken uploads are stored and paid for without being seen; one expiry for all logs deletes the evidence together with the noise.",
  remediation:
    "Declare a BucketLifecycleConfiguration with noncurrentVersionExpiration and abortIncompleteMultipartUpload for the whole bucket, and expire by prefix where the trail delivers.",
  severity: "medium",
  kind: "stack",
  catalogue: { securityHub: ["S3.13"], checkov: ["CKV_AWS_300", "CKV2_AWS_61"] },
  findings: ["TRADAI-S-16", "TRADAI-S-17"],
  types: ["aws:s3/bucket:Bucket"],
  checks: [housekept, auditOutlives],
  examples: {
    compliant: [
      { title: "A data bucket", resources: [bucket("results"), configured("results", housekeeping)] },
      ...ownLifecycles,
      {
        title: "A log target that keeps the trail longest",
        resources: [
          bucket("logs"),
          trailInto("logs"),
          configured(
            "logs",
            ...[housekeeping, expire("cloudtrail/", 400), expire("alb/", 90)],
            { ...expire("tagged", 30), filter: { and: { prefix: "alb/", tags: { scratch: "yes" } } } },
            { ...expire("old", 30), filter: undefined, prefix: "nlb/" },
          ),
        ],
      },
      {
        title: "A trail that is kept a day longer than all other logs",
        resources: [
          bucket("logs"),
          trailInto("logs"),
          configured("logs", housekeeping, expire("cloudtrail/", 501), expire("alb/", 500)),
        ],
      },
      {
        title: "A trail that is kept for the days that the environment asks for",
        resources: [
          bucket("logs"),
          trailInto("logs"),
          configured("logs", housekeeping, expire("cloudtrail/", 365)),
        ],
      },
      {
        title: "Objects of a bucket that no trail uses, gone after a day",
        resources: [
          ...[bucket("logs"), trailInto("logs"), configured("logs", housekeeping)],
          ...[bucket("results"), configured("results", housekeeping, expire("", 1))],
        ],
      },
    ],
    violating: [
      ...ownLifecyclesLacking,
      {
        title: "No expiry of noncurrent versions",
        resources: [
          bucket("results"),
          configured("results", { ...housekeeping, noncurrentVersionExpiration: undefined }),
        ],
        resource: "results",
        says: "noncurrent versions never expire",
      },
      ...partial.map(({ title, filter }) => ({
        title: `Housekeeping of ${title} alone`,
        resources: [
          bucket("results"),
          configured(
            "results",
            { ...housekeeping, noncurrentVersionExpiration: undefined },
            { ...housekeeping, filter },
          ),
        ],
        resource: "results",
        says: "noncurrent versions never expire",
      })),
      {
        title: "A trail that ends on a date",
        resources: [
          bucket("logs"),
          trailInto("logs"),
          configured("logs", housekeeping, {
            ...expire("cloudtrail/", 400),
            expiration: { date: "2026-12-01T00:00:00Z" },
          }),
        ],
        resource: "logs",
        says: "expires after 0 days",
      },
      {
        title: "Housekeeping for one prefix only, uploads elsewhere stay",
        resources: [
          bucket("results"),
          configured(
            "results",
            { ...housekeeping, abortIncompleteMultipartUpload: undefined },
            { ...housekeeping, filter: { prefix: "tmp/" } },
          ),
        ],
        resource: "results",
        says: "incomplete multipart uploads",
      },
      {
        title: "A rule that is switched off",
        resources: [
          bucket("results"),
          configured(
            "results",
            { ...housekeeping, noncurrentVersionExpiration: undefined },
            { ...housekeeping, abortIncompleteMultipartUpload: undefined, status: "Disabled" },
          ),
        ],
        resource: "results",
        says: "noncurrent versions never expire",
      },
      {
        title: "One expiry for everything, the trail included",
        resources: [bucket("logs"), trailInto("logs"), configured("logs", housekeeping, expire("", 90))],
        resource: "logs",
        says: "expires after 90 days",
      },
      {
        title: "A trail without prefix, whose account is cleaned up early",
        resources: [
          bucket("logs"),
          trailInto("logs", ""),
          configured("logs", housekeeping, expire("AWSLogs/600802701449/", 90)),
        ],
        resource: "logs",
        says: "below AWSLogs/ expires after 90 days",
      },
      {
        title: "A prefix that ends on a slash, of which the first half is cleaned up early",
        resources: [
          bucket("logs"),
          trailInto("logs", "audit/trail/"),
          configured("logs", housekeeping, expire("audit/trail", 90)),
        ],
        resource: "logs",
        says: "below audit/trail/ expires after 90 days",
      },
      ...[
        {
          title: "Tagged files of the trail",
          filter: { and: { prefix: "cloudtrail/", tags: { scratch: "yes" } } },
        },
        { title: "The trail in the words of old", filter: undefined, prefix: "cloudtrail/" },
      ].map(({ title, ...where }) => ({
        title: `${title}, gone after 90 days`,
        resources: [
          bucket("logs"),
          trailInto("logs"),
          configured("logs", housekeeping, { ...expire("", 90), ...where }, expire("alb/", 30)),
        ],
        resource: "logs",
        says: "below cloudtrail/ expires after 90 days",
      })),
      {
        title: "A trail that is kept no longer than another log",
        resources: [
          bucket("logs"),
          trailInto("logs"),
          configured("logs", ...[housekeeping, expire("cloudtrail/", 500), expire("alb/", 500)], {
            ...housekeeping,
            filter: { prefix: "tmp/" },
          }),
        ],
        resource: "logs",
        says: "below cloudtrail/ expires after 500 days",
      },
    ],
    undecided: [
      ...ownLifecyclesOpen,
      {
        title: "Rules whose bucket is known after the update",
        resources: [bucket("results"), stray("LifecycleConfiguration")],
        resource: "results",
        says: "bucket of some BucketLifecycleConfiguration",
      },
    ],
  },
};

export default rule;
