import { admits, guardsOf } from "../checks/admission";
import { deniesInsecure } from "../checks/tls-only";
import { bucket, stray, trailInto } from "../examples/bucket";
import { bucketPolicy, closed, delivers, receivers, trailActions } from "../examples/bucket-policy";
import { leakyDenials, soundDenials } from "../examples/tls-only";
import type { LogSource } from "../graph/log-targets";
import { logSourcesOf } from "../graph/log-targets";
import { UnknownRead } from "../graph/reader";
import type { Check, Rule } from "../rule";

const everything = ["s3:*", "*"];
const policyType = "aws:s3/bucketPolicy:BucketPolicy";

/**
 * Who delivers each kind of log, and what it needs.
 * https://docs.aws.amazon.com/awscloudtrail/latest/userguide/create-s3-bucket-policy-for-cloudtrail.html,
 * .../elasticloadbalancing/latest/application/enable-access-logging.html,
 * .../AmazonS3/latest/userguide/enable-server-access-logging.html, .../config/latest/developerguide/s3-bucket-policy.html,
 * .../vpc/latest/userguide/flow-logs-s3-permissions.html
 */
const deliveries: Readonly<Record<LogSource, { service: string; actions: readonly string[] }>> = {
  cloudtrail: { service: "cloudtrail.amazonaws.com", actions: ["s3:GetBucketAcl", "s3:PutObject"] },
  "load balancer": {
    service: "logdelivery.elasticloadbalancing.amazonaws.com",
    actions: ["s3:PutObject"],
  },
  "server access": { service: "logging.s3.amazonaws.com", actions: ["s3:PutObject"] },
  config: { service: "config.amazonaws.com", actions: ["s3:GetBucketAcl", "s3:PutObject"] },
  "flow logs": { service: "delivery.logs.amazonaws.com", actions: ["s3:GetBucketAcl", "s3:PutObject"] },
};

const onePolicy: Check = function* (subject, { graph }) {
  const { holders } = guardsOf(graph, subject, policyType, "bucket");
  if (holders.length > 1) {
    yield {
      found: `the bucket has ${holders.length} policies: ${holders.map(({ name }) => name).join(", ")}`,
      expected: "one policy document; the last one written wins",
    };
  }
};

const tlsOnly: Check = function* (subject, { graph }) {
  const bucketName = subject.knownText("bucket");
  if (bucketName === undefined) {
    throw new UnknownRead("bucket");
  }
  const own = `arn:aws:s3:::${bucketName}`;
  const { statements } = guardsOf(graph, subject, policyType, "bucket");
  if (!statements.some((statement) => deniesInsecure(statement, everything, [own, `${own}/any/object`]))) {
    yield {
      found: "no statement denies requests without TLS to the bucket and its objects",
      expected: "Deny, Principal *, s3:*, on the bucket and /*, where aws:SecureTransport is false",
    };
  }
};

const deliveryAdmitted: Check = function* (subject, { graph, place }) {
  const { statements } = guardsOf(graph, subject, policyType, "bucket");
  for (const source of logSourcesOf(graph, subject)) {
    const { service, actions } = deliveries[source];
    const call = { service, resources: [], sources: [] };
    for (const action of actions.filter((each) => !admits(statements, { ...call, action: each }, place))) {
      yield {
        found: `${source} logs are delivered here, but ${service} may not ${action}`,
        expected: `a statement that allows ${service} ${actions.join(" and ")}`,
      };
    }
  }
};

const rule: Rule = {
  name: "s3-tls-only",
  title: "Buckets refuse plain http",
  description:
    "Every S3 bucket has one policy document, which denies requests without TLS and, for a log target, admits those who deliver.",
  rationale:
    "A second BucketPolicy overwrites the first without a word; without the deny, objects travel in clear text; without the delivery statement logs stop and nobody is told.",
  remediation: "Merge all statements into one BucketPolicy that begins with the deny on aws:SecureTransport.",
  severity: "high",
  kind: "stack",
  catalogue: { securityHub: ["S3.5"], cis: ["2.1.1"], cdkNag: ["S10"], checkov: ["CKV_AWS_70"] },
  relations: [58],
  findings: ["TRADAI-S-08", "TRADAI-S-19", "EDGAR-71"],
  types: ["aws:s3/bucket:Bucket"],
  checks: [onePolicy, tlsOnly, deliveryAdmitted],
  examples: {
    compliant: [
      {
        title: "A deny of every action of every service",
        resources: [bucket("logs"), bucketPolicy("logs", closed("logs", { Action: ["s3:GetObject", "*"] }))],
      },
      ...soundDenials.map(({ title, changed }) => ({
        title,
        resources: [bucket("logs"), bucketPolicy("logs", closed("logs", changed))],
      })),
      ...receivers.map(({ title, service, actions, sender }) => ({
        title: `${title} that may be delivered`,
        resources: [
          ...sender,
          bucket("logs"),
          bucketPolicy("logs", closed("logs"), delivers(service, ...actions)),
        ],
      })),
      {
        title: "A bucket of which nothing is logged beside a log target",
        resources: [
          ...[bucket("results"), bucketPolicy("results", closed("results"))],
          ...[bucket("logs"), trailInto("logs")],
          bucketPolicy("logs", closed("logs"), delivers("cloudtrail.amazonaws.com", ...trailActions)),
        ],
      },
    ],
    violating: [
      {
        title: "A bucket without policy",
        resources: [bucket("logs")],
        resource: "logs",
        says: "no statement denies",
      },
      {
        title: "A deny that leaves the objects out",
        resources: [
          bucket("logs"),
          bucketPolicy("logs", closed("logs", { Resource: "arn:aws:s3:::tradai-logs-prod" })),
        ],
        resource: "logs",
        says: "no statement denies",
      },
      {
        title: "A deny that leaves the bucket's own list of objects out",
        resources: [
          bucket("logs"),
          bucketPolicy("logs", closed("logs", { Resource: "arn:aws:s3:::tradai-logs-prod/*" })),
        ],
        resource: "logs",
        says: "no statement denies",
      },
      {
        title: "A deny of reading alone",
        resources: [bucket("logs"), bucketPolicy("logs", closed("logs", { Action: "s3:GetObject" }))],
        resource: "logs",
        says: "no statement denies",
      },
      ...leakyDenials.map(({ title, changed }) => ({
        title,
        resources: [bucket("logs"), bucketPolicy("logs", closed("logs", changed))],
        resource: "logs",
        says: "no statement denies",
      })),
      {
        title: "Two policies for one bucket",
        resources: [
          bucket("logs"),
          { ...bucketPolicy("logs", closed("logs")), name: "first" },
          { ...bucketPolicy("logs", closed("logs")), name: "second" },
        ],
        resource: "logs",
        says: "2 policies: first, second",
      },
      ...receivers.flatMap(({ title, service, actions, sender }) =>
        actions.map((action) => ({
          title: `${title} that may not be delivered for want of ${action}`,
          resources: [
            ...sender,
            bucket("logs"),
            bucketPolicy(
              "logs",
              closed("logs"),
              delivers(service, "s3:ListBucket", ...actions.filter((each) => each !== action)),
            ),
          ],
          resource: "logs",
          says: `${service} may not ${action}`,
        })),
      ),
    ],
    undecided: [
      {
        title: "A policy whose bucket is known after the update",
        resources: [bucket("logs"), stray("Policy")],
        resource: "logs",
        says: "bucket of a BucketPolicy",
      },
      {
        title: "A bucket that AWS names: nobody can tell what its policy covers",
        resources: [bucket("logs", { bucket: undefined }), bucketPolicy("logs", closed("logs"))],
        resource: "logs",
        says: "`bucket` is known only after the update",
      },
    ],
  },
};

export default rule;
