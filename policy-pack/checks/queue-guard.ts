import { UnknownRead } from "../graph/reader";
import type { Check } from "../rule";
import { arnsOf, guardsOf } from "./admission";
import { problemOfKey } from "./customer-key";
import { deniesInsecure } from "./tls-only";

export const queuePolicyType = "aws:sqs/queuePolicy:QueuePolicy";

const encrypted: Check = function* (subject, context) {
  if (subject.inputs.has("kmsMasterKeyId")) {
    const problem = problemOfKey(context, subject, "kmsMasterKeyId");
    if (problem !== undefined) {
      yield {
        found: `${problem}: no service may send under it`,
        expected: "a customer key, or SSE-SQS where the environment has no customer keys",
      };
    }
    return;
  }
  if (subject.inputs.flag("sqsManagedSseEnabled") !== true) {
    yield {
      found: "the queue does not say that it is encrypted",
      expected: "`kmsMasterKeyId` with a customer key, or `sqsManagedSseEnabled: true`",
      control: "encryption at rest",
    };
  } else if (context.settings.customerKeys) {
    yield {
      found: "the queue is encrypted with SQS's own key",
      expected: "`kmsMasterKeyId` with a customer key",
    };
  }
};

const onePolicy: Check = function* (subject, { graph }) {
  const { holders } = guardsOf(graph, subject, queuePolicyType, "queueUrl");
  if (holders.length > 1) {
    yield {
      found: `the queue has ${holders.length} policies: ${holders.map(({ name }) => name).join(", ")}`,
      expected: "one policy document; the last one written wins",
    };
  }
};

const tlsOnly: Check = function* (subject, { graph }) {
  const { statements } = guardsOf(graph, subject, queuePolicyType, "queueUrl");
  const arns = arnsOf(graph, subject);
  if (arns.length === 0) {
    throw new UnknownRead("name");
  }
  if (!statements.some((statement) => deniesInsecure(statement, ["sqs:*", "SQS:*", "*"], arns))) {
    yield {
      found: "no statement denies requests without TLS",
      expected: "Deny, Principal *, sqs:*, on the queue, where aws:SecureTransport is false",
    };
  }
};

/** What `sqs-hardened` asks of queues. */
export const queueGuardChecks: readonly Check[] = [encrypted, onePolicy, tlsOnly];
