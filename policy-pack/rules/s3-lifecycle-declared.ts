import { bucket, companion, trailInto } from "../examples/bucket";
import type { ResourceGraph } from "../graph/graph";
import type { Reader } from "../graph/reader";
import { UnknownRead } from "../graph/reader";
import { companionsOf, mayHaveCompanion, targetOf } from "../graph/references";
import type { Resource } from "../graph/resource";
import type { Check, Rule } from "../rule";

const lifecycle = "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration";

/** One enabled lifecycle rule. */
interface LifecycleRule {
  readonly prefix: string;
  /** It leaves out some of the objects below the prefix: by tag or size. */
  readonly isPartial: boolean;
  readonly expireDays?: number;
  readonly noncurrent: boolean;
  readonly abortsUploads: boolean;
}

function rulesOf(graph: ResourceGraph, subject: Resource): readonly LifecycleRule[] {
  const found = companionsOf(graph, subject, lifecycle, "bucket");
  if (found.length === 0 && mayHaveCompanion(graph, subject, lifecycle, "bucket")) {
    throw new UnknownRead("bucket of a BucketLifecycleConfiguration");
  }
  return found.flatMap(({ inputs }) => inputs.blocks("rules").filter(isEnabled).map(ruleOf));
}

function isEnabled(reader: Reader): boolean {
  return reader.text("status") === "Enabled";
}

const partialFilters = ["filter", "filter.and"].flatMap((filter) =>
  ["tag", "tags", "objectSizeGreaterThan", "objectSizeLessThan"].map((part) => `${filter}.${part}`),
);

/** Days until objects expire; none are sure where a date ends them all. */
function expiryOf(reader: Reader): number | undefined {
  return reader.text("expiration.date") === undefined ? reader.number("expiration.days") : 0;
}

function ruleOf(reader: Reader): LifecycleRule {
  const expireDays = expiryOf(reader);
  return {
    isPartial: partialFilters.some((path) => reader.has(path)),
    prefix: reader.text("filter.prefix") ?? reader.text("filter.and.prefix") ?? reader.text("prefix") ?? "",
    ...(expireDays !== undefined && { expireDays }),
    noncurrent: reader.number("noncurrentVersionExpiration.noncurrentDays") !== undefined,
    abortsUploads: reader.number("abortIncompleteMultipartUpload.daysAfterInitiation") !== undefined,
  };
}

/** Prefixes under which trails deliver into the bucket. */
function auditPrefixes(graph: ResourceGraph, subject: Resource): string[] {
  return graph.ofType("aws:cloudtrail/trail:Trail").flatMap((trail) => {
    const target = targetOf(graph, trail, "s3BucketName", [subject.type]);
    const prefix = trail.inputs.text("s3KeyPrefix");
    return target.kind === "resource" && target.resource === subject
      ? [prefix === undefined ? "AWSLogs/" : `${prefix.replace(/\/$/, "")}/`]
      : [];
  });
}

const housekeeping = {
  id: "housekeeping",
  status: "Enabled",
  filter: { prefix: "" },
  noncurrentVersionExpiration: { noncurrentDays: 30 },
  abortIncompleteMultipartUpload: { daysAfterInitiation: 7 },
};
const expire = (prefix: string, days: number): object => ({
  id: prefix,
  status: "Enabled",
  filter: { prefix },
  expiration: { days },
});
const configured = (of: string, ...rules: readonly object[]): ReturnType<typeof companion> =>
  companion(of, "LifecycleConfiguration", { rules });

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
    const kept = Math.min(...rules.filter(isAudit).map(({ expireDays }) => expireDays ?? Infinity));
    const others = Math.max(
      0,
      ...rules.filter((each) => !isAudit(each)).map(({ expireDays }) => expireDays ?? 0),
    );
    const floor = Math.max(others + 1, settings.auditLogDays);
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
      {
        title: "Rules inside the bucket",
        resources: [
          bucket("results", {
            lifecycleRules: [
              {
                enabled: true,
                abortIncompleteMultipartUploadDays: 7,
                noncurrentVersionExpiration: { days: 30 },
              },
            ],
          }),
        ],
      },
      {
        title: "A log target that keeps the trail longest",
        resources: [
          bucket("logs"),
          trailInto("logs"),
          configured("logs", housekeeping, expire("cloudtrail/", 400), expire("alb/", 90)),
        ],
      },
    ],
    violating: [
      {
        title: "No expiry of noncurrent versions",
        resources: [
          bucket("results"),
          configured("results", { ...housekeeping, noncurrentVersionExpiration: undefined }),
        ],
        resource: "results",
        says: "noncurrent versions never expire",
      },
      {
        title: "Housekeeping of tagged objects alone",
        resources: [
          bucket("results"),
          configured(
            "results",
            { ...housekeeping, noncurrentVersionExpiration: undefined },
            { ...housekeeping, filter: { tag: { key: "scratch", value: "yes" } } },
          ),
        ],
        resource: "results",
        says: "noncurrent versions never expire",
      },
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
    ],
  },
};

export default rule;
