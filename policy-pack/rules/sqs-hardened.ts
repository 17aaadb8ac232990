import { queueGuardChecks } from "../checks/queue-guard";
import { queueType } from "../checks/queues";
import { key } from "../examples/key";
import { closedTo, guardOf, guarded } from "../examples/queue-guard";
import { queueArn } from "../examples/queue";
import { UNKNOWN } from "../graph/values";
import type { Rule } from "../rule";

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
      { title: "A queue on a customer key", resources: [guarded(), ...key(), guardOf()] },
      {
        title: "A queue on SQS's own key where there are no customer keys",
        environment: "dev",
        resources: [guarded({ kmsMasterKeyId: undefined, sqsManagedSseEnabled: true }), guardOf()],
      },
      ...["SQS:*", "*"].map((action) => ({
        title: `A deny of ${action} without TLS`,
        resources: [guarded(), ...key(), guardOf(closedTo({ Action: action }))],
      })),
      {
        title: "A key and a URL that are known after the update",
        resources: [
          { ...guarded({ kmsMasterKeyId: UNKNOWN }), references: { kmsMasterKeyId: ["logs"] } },
          ...key(),
          {
            ...guardOf(),
            inputs: { ...guardOf().inputs, queueUrl: UNKNOWN },
            references: { queueUrl: ["jobs"] },
          },
        ],
      },
    ],
    violating: [
      {
        title: "A queue that leaves its encryption to AWS",
        environment: "dev",
        resources: [guarded({ kmsMasterKeyId: undefined }), guardOf()],
        resource: "jobs",
        says: "does not say that it is encrypted",
      },
      {
        title: "SQS's own key in prod",
        resources: [guarded({ kmsMasterKeyId: undefined, sqsManagedSseEnabled: true }), guardOf()],
        resource: "jobs",
        says: "SQS's own key",
      },
      {
        title: "The key that AWS manages, which admits no service",
        environment: "dev",
        resources: [guarded({ kmsMasterKeyId: "alias/aws/sqs" }), guardOf()],
        resource: "jobs",
        says: "alias/aws/sqs, which AWS manages",
      },
      {
        title: "A queue without policy",
        environment: "dev",
        resources: [guarded(), ...key()],
        resource: "jobs",
        says: "no statement denies",
      },
      {
        title: "A deny of receiving alone",
        resources: [guarded(), ...key(), guardOf(closedTo({ Action: "sqs:ReceiveMessage" }))],
        resource: "jobs",
        says: "no statement denies",
      },
      {
        title: "A deny on another queue",
        resources: [guarded(), ...key(), guardOf(closedTo({ Resource: queueArn("tradai-others-prod") }))],
        resource: "jobs",
        says: "no statement denies",
      },
      {
        title: "Two policies, of which the last one written wins",
        resources: [guarded(), ...key(), guardOf(), guardOf(closedTo(), "second-policy")],
        resource: "jobs",
        says: "2 policies: jobs-policy, second-policy",
      },
    ],
    undecided: [
      {
        title: "A queue that AWS names: nobody can tell what its policy covers",
        resources: [
          guarded({ name: undefined }),
          ...key(),
          {
            ...guardOf(),
            inputs: { ...guardOf().inputs, queueUrl: UNKNOWN },
            references: { queueUrl: ["jobs"] },
          },
        ],
        resource: "jobs",
        says: "`name` is known only after the update",
      },
    ],
  },
};

export default rule;
