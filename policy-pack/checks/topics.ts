import { UnknownRead } from "../graph/reader";
import { companionsOf, mayHaveCompanion, targetOf } from "../graph/references";
import { show } from "../graph/values";
import type { Statement } from "../iam/document";
import { mentions } from "../iam/document";
import { sourceKeys } from "../iam/trusted-services";
import type { Check } from "../rule";
import { admits, arnsOf, guardsOf } from "./admission";
import { problemOfKey } from "./customer-key";
import { declaredKey, keyRefuses, keyStatements } from "./key-admission";
import { queuePolicyType } from "./queue-guard";
import { queueType } from "./queues";
import { deniesInsecure } from "./tls-only";
import type { Publisher } from "./topic-publishers";
import { publishersOf, topicType } from "./topic-publishers";

export const subscriptionType = "aws:sns/topicSubscription:TopicSubscription";
const policyType = "aws:sns/topicPolicy:TopicPolicy";
const service = "sns.amazonaws.com";
const eventBridge = "events.amazonaws.com";

/** The first publisher of each service: one message a service is enough. */
function oneOfEach(publishers: readonly Publisher[]): readonly Publisher[] {
  return publishers.filter(
    (each, index) => publishers.findIndex(({ service: by }) => by === each.service) === index,
  );
}

const subscribed: Check = function* (subject, { graph, requireWhole }) {
  if (companionsOf(graph, subject, subscriptionType, "topic").length > 0) {
    return;
  }
  if (mayHaveCompanion(graph, subject, subscriptionType, "topic")) {
    throw new UnknownRead("topic of a TopicSubscription");
  }
  requireWhole("subscriptions may be declared in another layer");
  const [publisher] = publishersOf(graph, subject);
  yield {
    found: `nobody is subscribed${publisher ? `, and ${publisher.by.name} publishes here` : ""}`,
    expected: "a TopicSubscription",
    fix: "Subscribe an address of the configuration to the topic.",
  };
};

/** An alarm carries no attributes: a filter on them lets none through. */
const alarmsHeard: Check = function* (subject, { graph }) {
  const alarm = publishersOf(graph, subject).find(({ service: by }) => by === "cloudwatch.amazonaws.com")?.by;
  const subscriptions = companionsOf(graph, subject, subscriptionType, "topic");
  if (alarm && subscriptions.length > 0 && subscriptions.every(({ inputs }) => inputs.has("filterPolicy"))) {
    yield {
      found: `${alarm.name} publishes here, and every subscriber filters what it hears: ${subscriptions.map(({ name }) => name).join(", ")}`,
      expected: "a subscriber without `filterPolicy`",
    };
  }
};

const encrypted: Check = function* (subject, context) {
  if (!subject.inputs.has("kmsMasterKeyId")) {
    yield {
      found: "the topic is not encrypted",
      expected: "`kmsMasterKeyId` with a customer key whose policy admits the publishers",
      control: "encryption at rest",
    };
    return;
  }
  const problem = problemOfKey(context, subject, "kmsMasterKeyId");
  if (problem !== undefined) {
    yield {
      found: `${problem}: no service may publish under it`,
      expected: "a customer key whose policy admits the publishers",
    };
  }
};

const keyAdmits: Check = function* (subject, context) {
  for (const { by, service, sendsSource } of oneOfEach(publishersOf(context.graph, subject))) {
    const problem = keyRefuses(context, subject, service, sendsSource);
    if (problem !== undefined) {
      yield {
        found: `${by.name} publishes here, but ${problem}: its messages are lost without a word`,
        expected: `a statement of the key that allows ${service} kms:Decrypt and kms:GenerateDataKey`,
      };
    }
  }
};

const policyAdmits: Check = function* (subject, { graph, place }) {
  const publishers = publishersOf(graph, subject);
  const { statements } = guardsOf(graph, subject, policyType, "arn");
  const refused = publishers.filter(
    ({ by, service, sendsSource }) =>
      !admits(
        statements,
        {
          service,
          action: "sns:Publish",
          resources: arnsOf(graph, subject),
          sources: sendsSource ? arnsOf(graph, by) : "none",
        },
        place,
      ),
  );
  for (const { by, service, sendsSource } of oneOfEach(refused)) {
    yield {
      found: `${by.name} publishes here, but the topic's policy does not admit ${service}`,
      expected: `a statement that allows ${service} sns:Publish ${sendsSource ? "for this account" : "without a condition on the source"}`,
    };
  }
};

/**
 * EventBridge sends no source: a statement that demands one never admits it. Where a rule publishes here already, the
 * questions above say so; this one says it before the first rule does.
 */
const eventsUnconditioned: Check = function* (subject, context) {
  const { graph } = context;
  if (publishersOf(graph, subject).some(({ service: by }) => by === eventBridge)) {
    return;
  }
  const key = declaredKey(context, subject, "kmsMasterKeyId");
  const guards: readonly (readonly [whose: string, statements: readonly Statement[] | undefined])[] = [
    ["the topic's policy", guardsOf(graph, subject, policyType, "arn").statements],
    ["the policy of its key", typeof key === "object" ? keyStatements(graph, key) : undefined],
  ];
  for (const [whose, statements] of guards) {
    const demands = statements?.some(
      (statement) =>
        statement.allows &&
        statement.principals.some(({ value }) => value === eventBridge) &&
        mentions(statement, sourceKeys),
    );
    if (demands) {
      yield {
        found: `${whose} demands a source of ${eventBridge}, which sends none: every event is lost`,
        expected: "the statement without a condition on the source",
      };
    }
  }
};

const tlsOnly: Check = function* (subject, { graph }) {
  const { holders, statements } = guardsOf(graph, subject, policyType, "arn");
  if (holders.length > 1) {
    yield {
      found: `the topic has ${holders.length} policies: ${holders.map(({ name }) => name).join(", ")}`,
      expected: "one policy document; the last one written wins",
    };
  }
  const arns = arnsOf(graph, subject);
  if (arns.length === 0) {
    throw new UnknownRead("name");
  }
  // A topic's policy accepts no wildcard over all of SNS; publishing is what carries data.
  if (!statements.some((statement) => deniesInsecure(statement, ["sns:Publish", "SNS:Publish"], arns))) {
    yield {
      found: "no statement denies publishing without TLS",
      expected: "Deny, Principal *, sns:Publish, where aws:SecureTransport is false",
    };
  }
};

const endpointSafe: Check = function* ({ inputs }) {
  const protocol = inputs.text("protocol");
  const isSafe =
    protocol === "https" ? String(inputs.text("endpoint")).startsWith("https://") : protocol !== "http";
  if (!isSafe) {
    yield {
      found: `the subscription delivers over ${protocol} to ${show(inputs.text("endpoint"))}`,
      expected: "protocol https with an https:// address",
    };
  }
};

/** A queue that is subscribed admits the topic, and so does the queue's key. */
const queueAdmits: Check = function* (subscription, context) {
  const { graph, place } = context;
  const queue = targetOf(graph, subscription, "endpoint", [queueType]);
  const topic = targetOf(graph, subscription, "topic", [topicType]);
  if (queue.kind !== "resource" || topic.kind !== "resource") {
    return;
  }
  const { statements } = guardsOf(graph, queue.resource, queuePolicyType, "queueUrl");
  const call = {
    service,
    action: "sqs:SendMessage",
    resources: arnsOf(graph, queue.resource),
    sources: arnsOf(graph, topic.resource),
  };
  const refusal = admits(statements, call, place)
    ? keyRefuses(context, queue.resource, service, true)
    : `its policy does not admit ${service} for ${topic.resource.name}`;
  if (refusal !== undefined) {
    yield {
      found: `${queue.resource.name} is subscribed, but ${refusal}: it hears nothing`,
      expected: `a statement of the queue, and of its key, that admits ${service}`,
    };
  }
};

/** What `sns-subscribed` asks of topics. */
export const topicChecks: readonly Check[] = [
  subscribed,
  alarmsHeard,
  encrypted,
  keyAdmits,
  policyAdmits,
  eventsUnconditioned,
  tlsOnly,
];
/** What `sns-subscribed` asks of subscriptions. */
export const subscriptionChecks: readonly Check[] = [endpointSafe, queueAdmits];
