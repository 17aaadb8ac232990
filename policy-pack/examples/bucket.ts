import { UNKNOWN } from "../graph/values";
import type { Fixture } from "../rule";

export const account = "600802701449";
export const region = "eu-central-1";

/** A document as the program writes it: JSON text. */
export function policy(...statements: readonly object[]): string {
  return JSON.stringify({ Version: "2012-10-17", Statement: statements });
}

/** A bucket with its logical name for both names. */
export function bucket(name: string, inputs: Readonly<Record<string, unknown>> = {}): Fixture {
  return { type: "aws:s3/bucket:Bucket", name, inputs: { bucket: `tradai-${name}-prod`, ...inputs } };
}

/** A companion of a bucket, bound by the bucket's output as the program binds it. */
export function companion(
  of: string,
  kind: string,
  inputs: Readonly<Record<string, unknown>>,
  name = `${of}-${kind}`,
): Fixture {
  const className = `Bucket${kind}`;
  return {
    type: `aws:s3/bucket${kind}:${className}`,
    name,
    inputs: { bucket: `tradai-${of}-prod`, ...inputs },
    references: { bucket: [of] },
    dependsOn: [of],
  };
}

/** The versioning of a bucket. */
export function versioning(of: string, status: string, name?: string): Fixture {
  return companion(of, "Versioning", { versioningConfiguration: { status } }, name);
}

/** A companion of which nobody can tell before the update whose it is. */
export function stray(kind: string, inputs: Readonly<Record<string, unknown>> = {}): Fixture {
  return { ...companion("other", kind, { ...inputs, bucket: UNKNOWN }), references: {}, dependsOn: [] };
}

/** Denies whatever comes without TLS, for a bucket and its objects. */
export function denyInsecureTransport(bucketName: string): object {
  return {
    Sid: "DenyInsecureTransport",
    Effect: "Deny",
    Principal: "*",
    Action: "s3:*",
    Resource: [`arn:aws:s3:::${bucketName}`, `arn:aws:s3:::${bucketName}/*`],
    Condition: { Bool: { "aws:SecureTransport": "false" } },
  };
}

/** What makes a bucket the target of CloudTrail's logs: a trail that delivers to it. */
export function trailInto(of: string, prefix = "cloudtrail"): Fixture {
  return {
    type: "aws:cloudtrail/trail:Trail",
    name: "audit-trail",
    inputs: { name: "tradai-audit-trail-prod", s3BucketName: `tradai-${of}-prod`, s3KeyPrefix: prefix },
    references: { s3BucketName: [of] },
  };
}

/** The access log of a bucket, kept in another. */
export function logsInto(of: string, target: string): Fixture {
  const inputs = { targetBucket: `tradai-${target}-prod`, targetPrefix: `s3/${of}/` };
  const logging = companion(of, "Logging", inputs);
  return { ...logging, references: { ...logging.references, targetBucket: [target] } };
}

/** The replication of one bucket's objects to another. */
export function replicaIn(target: string, of: string): Fixture {
  const replication = companion(of, "ReplicationConfig", {
    role: `arn:aws:iam::${account}:role/tradai-replication-prod`,
    rules: [{ status: "Enabled", destination: { bucket: `arn:aws:s3:::tradai-${target}-prod` } }],
  });
  return { ...replication, type: "aws:s3/bucketReplicationConfig:BucketReplicationConfig" };
}
