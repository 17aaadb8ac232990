import type { Mutation } from "../../tools/engine/mutation";
import { edited } from "./edits";
import { changed, describeMistakes, removed } from "./mistakes";

// Of the layers below: what guards and watches the API rests on, and what holds its data.

const dev = ["dev"] as const;
const prod = ["prod"] as const;

/** A mutation that has the alerts topic take only those events of event rules that name their source. */
const eventsOfSource: Mutation = edited(
  "aws:sns/topicPolicy:TopicPolicy",
  "topic-alerts-policy",
  "policy",
  (policy) => {
    interface Statement {
      readonly Principal: { readonly Service?: string };
    }
    const document = JSON.parse(policy) as { readonly Statement: readonly Statement[] };
    const Statement = document.Statement.map((statement) =>
      statement.Principal.Service === "events.amazonaws.com"
        ? { ...statement, Condition: { ArnLike: { "aws:SourceArn": "arn:aws:events:*:*:rule/tradai-*" } } }
        : statement,
    );
    return JSON.stringify({ ...document, Statement });
  },
);

describeMistakes("compute", [
  {
    title: "a load balancer that faces the internet",
    environments: prod,
    mutation: changed("aws:lb/loadBalancer:LoadBalancer", "alb", { internal: false }),
    rule: "alb-not-bypassing-edge",
    resource: "alb",
    // It is a front door of its own, which nothing guards and no canary tries.
    breaksToo: ["canary-present", "waf-attached"],
  },
]);

describeMistakes("foundation", [
  {
    title: "an alerts topic that takes events of a source alone, which event rules do not send",
    environments: ["dev", "prod"],
    mutation: eventsOfSource,
    rule: "sns-subscribed",
    resource: "topic-alerts",
    // A statement whose condition nobody meets.
    breaksToo: ["iam-trust-narrow"],
  },
  {
    title: "alarms without a subscriber in dev",
    environments: dev,
    mutation: removed(
      "aws:sns/topicSubscription:TopicSubscription",
      "topic-alerts-email-dev-alerts@example.com",
    ),
    rule: "sns-subscribed",
    resource: "topic-alerts",
    // Nor does anybody hear of a failed backup or of what an attacker does.
    breaksToo: ["dr-declared", "security-alarms"],
  },
  {
    title: "alarms without a subscriber in prod",
    environments: prod,
    mutation: removed(
      "aws:sns/topicSubscription:TopicSubscription",
      "topic-alerts-email-prod-alerts@example.com",
    ),
    rule: "sns-subscribed",
    resource: "topic-alerts",
    breaksToo: ["dr-declared", "security-alarms", "threat-detection-on"],
  },
  {
    title: "a topic that is not encrypted",
    environments: dev,
    mutation: changed("aws:sns/topic:Topic", "topic-escalation", { kmsMasterKeyId: undefined }),
    rule: "sns-subscribed",
    resource: "topic-escalation",
  },
  {
    title: "a queue that is not encrypted",
    environments: dev,
    mutation: changed("aws:sqs/queue:Queue", "queue-backtest-queue", {
      kmsMasterKeyId: undefined,
      sqsManagedSseEnabled: false,
    }),
    rule: "sqs-hardened",
    resource: "queue-backtest-queue",
  },
  {
    title: "a database that is not encrypted",
    environments: dev,
    mutation: changed("aws:rds/instance:Instance", "database", { storageEncrypted: false }),
    rule: "rds-hardened",
    resource: "database",
  },
]);

describeMistakes("persistent", [
  {
    title: "a table on a key of AWS's own in prod",
    environments: prod,
    mutation: changed("aws:dynamodb/table:Table", "table-config-versions", {
      serverSideEncryption: undefined,
    }),
    rule: "ddb-hardened",
    resource: "table-config-versions",
  },
  {
    title: "a bucket that says nothing of encryption",
    environments: dev,
    mutation: removed(
      "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration",
      "bucket-arcticdb-encryption",
    ),
    rule: "s3-encrypted",
    resource: "bucket-arcticdb",
  },
]);
