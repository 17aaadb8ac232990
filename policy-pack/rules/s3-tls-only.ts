import { deniesInsecure } from "../checks/tls-only";
import { account, bucket, companion, denyInsecureTransport, policy, trailInto } from "../examples/bucket";
import type { LogSource } from "../graph/log-targets";
import { logSourcesOf } from "../graph/log-targets";
import { UnknownRead } from "../graph/reader";
import type { ResourceGraph } from "../graph/graph";
import { companionsOf, mayHaveCompanion } from "../graph/references";
import type { Resource } from "../graph/resource";
import type { Statement } from "../iam/document";
import { statementsOf } from "../iam/documents";
import { matchesPattern } from "../iam/patterns";
import type { Check, Rule } from "../rule";

const everything = ["s3:*", "*"];
const bucketPolicy = "aws:s3/bucketPolicy:BucketPolicy";

/**
 * Who delivers each kind of log, and what it needs.
 * https://docs.aws.amazon.com/awscloudtrail/latest/userguide/create-s3-bucket-policy-for-cloudtrail.html,
 * .../elasticloadbalancing/latest/application/enable-access-logging.html,
 * .../AmazonS3/latest/userguide/enable-server-access-logging.html, .../config/latest/developerguide/s3-bucket-policy.html,
 * .../vpc/latest/userguide/flow-logs-s3-permissions.html
 */
const deliveries: Readonly<Record<LogSource, { principal: string; actions: readonly string[] }>> = {
  cloudtrail: { principal: "cloudtrail.amazonaws.com", actions: ["s3:GetBucketAcl", "s3:PutObject"] },
  "load balancer": {
    principal: "logdelivery.elasticloadbalancing.amazonaws.com",
    actions: ["s3:PutObject"],
  },
  "server access": { principal: "logging.s3.amazonaws.com", actions: ["s3:PutObject"] },
  config: { principal: "config.amazonaws.com", actions: ["s3:GetBucketAcl", "s3:PutObject"] },
  "flow logs": { principal: "delivery.logs.amazonaws.com", actions: ["s3:GetBucketAcl", "s3:PutObject"] },
};

function policiesOf(graph: ResourceGraph, subject: Resource): readonly Resource[] {
  const separate = companionsOf(graph, subject, bucketPolicy, "bucket");
  if (separate.length === 0 && mayHaveCompanion(graph, subject, bucketPolicy, "bucket")) {
    throw new UnknownRead("bucket of a BucketPolicy");
  }
  return separate;
}

function admits(statements: readonly Statement[], principal: string, action: string): boolean {
  return statements.some(
    (statement) =>
      statement.allows &&
      statement.principals.some(({ kind, value }) => kind === "Service" && value === principal) &&
      statement.actions.some((pattern) => matchesPattern(pattern, action)),
  );
}

const arn = "arn:aws:s3:::tradai-logs-prod";
const delivery = {
  Sid: "CloudTrail",
  Effect: "Allow",
  Principal: { Service: "cloudtrail.amazonaws.com" },
  Action: ["s3:GetBucketAcl", "s3:PutObject"],
  Resource: [arn, `${arn}/cloudtrail/AWSLogs/${account}/*`],
};
const deny = denyInsecureTransport("tradai-logs-prod");

const onePolicy: Check = function* (subject, { graph }) {
  const policies = policiesOf(graph, subject);
  if (policies.length > 1) {
    yield {
      found: `the bucket has ${policies.length} policies: ${policies.map(({ name }) => name).join(", ")}`,
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
  const statements = policiesOf(graph, subject).flatMap((each) => statementsOf(each, "resource"));
  if (!statements.some((statement) => deniesInsecure(statement, everything, [own, `${own}/any/object`]))) {
    yield {
      found: "no statement denies requests without TLS to the bucket and its objects",
      expected: "Deny, Principal *, s3:*, on the bucket and /*, where aws:SecureTransport is false",
    };
  }
};

const deliveryAdmitted: Check = function* (subject, { graph }) {
  const statements = policiesOf(graph, subject).flatMap((each) => statementsOf(each, "resource"));
  for (const source of logSourcesOf(graph, subject)) {
    const { principal, actions } = deliveries[source];
    for (const action of actions.filter((each) => !admits(statements, principal, each))) {
      yield {
        found: `${source} logs are delivered here, but ${principal} may not ${action}`,
        expected: `a statement that allows ${principal} ${actions.join(" and ")}`,
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
        title: "A log target with one document",
        resources: [
          bucket("logs"),
          trailInto("logs"),
          companion("logs", "Policy", { policy: policy(deny, delivery) }),
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
          companion("logs", "Policy", { policy: policy({ ...deny, Resource: arn }) }),
        ],
        resource: "logs",
        says: "no statement denies",
      },
      ...[
        {
          title: "A deny that binds one caller only",
          condition: {
            Bool: { "aws:SecureTransport": "false" },
            StringEquals: { "aws:PrincipalAccount": "111122223333" },
          },
        },
        {
          title: "A deny of requests that carry the key, which all do",
          condition: { Null: { "aws:SecureTransport": "false" } },
        },
        {
          title: "A deny of everything that is not insecure",
          condition: { StringNotEquals: { "aws:SecureTransport": "false" } },
        },
      ].map(({ title, condition }) => ({
        title,
        resources: [
          bucket("logs"),
          companion("logs", "Policy", { policy: policy({ ...deny, Condition: condition }) }),
        ],
        resource: "logs",
        says: "no statement denies",
      })),
      {
        title: "Two policies for one bucket",
        resources: [
          bucket("logs"),
          companion("logs", "Policy", { policy: policy(deny) }, "first"),
          companion("logs", "Policy", { policy: policy(deny) }, "second"),
        ],
        resource: "logs",
        says: "2 policies: first, second",
      },
      {
        title: "A trail whose bucket does not let it write",
        resources: [
          bucket("logs"),
          trailInto("logs"),
          companion("logs", "Policy", {
            policy: policy(deny, { ...delivery, Action: "s3:GetBucketAcl" }),
          }),
        ],
        resource: "logs",
        says: "may not s3:PutObject",
      },
    ],
  },
};

export default rule;
