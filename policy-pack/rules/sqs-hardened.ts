import { queueGuardChecks } from "../checks/queue-guard";
import { queueType } from "../checks/queues";
import { account, policy, region } from "../examples/bucket";
import { key } from "../examples/key";
import { queue, queueArn } from "../examples/queue";
import type { Fixture, Rule } from "../rule";

const physical = "tradai-jobs-prod";
const jobs = (inputs: Readonly<Record<string, unknown>> = {}): Fixture =>
  queue("jobs", physical, { kmsMasterKeyId: "alias/tradai-logs-prod", ...inputs });
const requireTls = {
  Sid: "RequireTls",
  Effect: "Deny",
  Principal: "*",
  Action: "sqs:*",
  Resource: queueArn(physical),
  Condition: { Bool: { "aws:SecureTransport": "false" } },
};
const guard = (statement: object = requireTls, name = "jobs-policy"): Fixture => ({
  type: "aws:sqs/queuePolicy:QueuePolicy",
  name,
  inputs: {
    queueUrl: `https://sqs.${region}.amazonaws.com/${account}/${physical}`,
    policy: policy(statement),
  },
});

const rule: Rule = {
  name: "sqs-hardened",
  title: "Queues are encrypted and refuse plain http",
  description:
    "Every queue is encrypted at rest, with a customer key where the environment has them, and has one policy, which denies requests without TLS.",
  rationale:
    "Messages wait for days: without encryption they lie in clear text, under AWS's own key no service may send them, and without the deny they travel in clear text.",
  remediation:
    "Set kmsMasterKeyId or sqsManagedSseEnabled, and give the queue one QueuePolicy that begins with the deny on aws:SecureTransport.",
  severity: "high",
  kind: "stack",
  catalogue: {
    securityHub: ["SQS.1"],
    cdkNag: ["SQS2", "SQS4"],
    checkov: ["CKV_AWS_27", "CKV2_AWS_73"],
  },
  findings: ["TRADAI-S-08", "TRADAI-S-40"],
  types: [queueType],
  checks: queueGuardChecks,
  examples: {
    compliant: [
      { title: "A queue on a customer key", resources: [jobs(), ...key(), guard()] },
      {
        title: "A queue on SQS's own key where there are no customer keys",
        environment: "dev",
        resources: [jobs({ kmsMasterKeyId: undefined, sqsManagedSseEnabled: true }), guard()],
      },
      {
        title: "A key and a URL that are known after the update",
        resources: [
          { ...jobs({ kmsMasterKeyId: Symbol("unknown") }), references: { kmsMasterKeyId: ["logs"] } },
          ...key(),
          {
            ...guard(),
            inputs: { ...guard().inputs, queueUrl: Symbol("unknown") },
            references: { queueUrl: ["jobs"] },
          },
        ],
      },
    ],
    violating: [
      {
        title: "A queue that leaves its encryption to AWS",
        environment: "dev",
        resources: [jobs({ kmsMasterKeyId: undefined }), guard()],
        resource: "jobs",
        says: "does not say that it is encrypted",
      },
      {
        title: "SQS's own key in prod",
        resources: [jobs({ kmsMasterKeyId: undefined, sqsManagedSseEnabled: true }), guard()],
        resource: "jobs",
        says: "SQS's own key",
      },
      {
        title: "The key that AWS manages, which admits no service",
        environment: "dev",
        resources: [jobs({ kmsMasterKeyId: "alias/aws/sqs" }), guard()],
        resource: "jobs",
        says: "alias/aws/sqs, which AWS manages",
      },
      {
        title: "A queue without policy",
        environment: "dev",
        resources: [jobs(), ...key()],
        resource: "jobs",
        says: "no statement denies",
      },
      {
        title: "A deny of receiving alone",
        resources: [jobs(), ...key(), guard({ ...requireTls, Action: "sqs:ReceiveMessage" })],
        resource: "jobs",
        says: "no statement denies",
      },
      {
        title: "A deny on another queue",
        resources: [jobs(), ...key(), guard({ ...requireTls, Resource: queueArn("tradai-others-prod") })],
        resource: "jobs",
        says: "no statement denies",
      },
      {
        title: "Two policies, of which the last one written wins",
        resources: [jobs(), ...key(), guard(), guard(requireTls, "second-policy")],
        resource: "jobs",
        says: "2 policies: jobs-policy, second-policy",
      },
    ],
  },
};

export default rule;
