import type { Fixture, ViolatingExample } from "../rule";
import { answered, complete, deployment, posted } from "./api-hardening";
import { account, region } from "./bucket";
import { key } from "./key";
import { queue, queueArn } from "./queue";
import { integrationResponse, methodResponse } from "./rest-api";
import { grant, role } from "./task-grants";

type Inputs = Readonly<Record<string, unknown>>;
const jobs = "tradai-jobs-prod.fifo";
const template =
  "Action=SendMessage&MessageGroupId=$group&MessageDeduplicationId=$id&MessageBody=$input.body";

/** `POST /models`, which goes straight into a queue. */
const sends = (inputs: Inputs = {}): Fixture =>
  answered({
    type: "AWS",
    integrationHttpMethod: "POST",
    passthroughBehavior: "NEVER",
    uri: `arn:aws:apigateway:${region}:sqs:path/${account}/${jobs}`,
    credentials: "tradai-api-queue-prod",
    requestParameters: {
      "integration.request.header.Content-Type": "'application/x-www-form-urlencoded'",
    },
    requestTemplates: { "application/json": template },
    ...inputs,
  });
const answer = (statusCode: string, selectionPattern?: string): Fixture =>
  integrationResponse({ statusCode, selectionPattern }, { name: `answer-${statusCode}` });
const taken = answer("202", "200");
const failed = answer("500");
const toJobs = grant(queueArn(jobs), "sqs:SendMessage");
const sender = (...statements: readonly object[]): readonly Fixture[] =>
  role("api-queue", "apigateway.amazonaws.com", ...statements);
const fifo = queue("jobs", jobs, { contentBasedDeduplication: false });
const waits = (...more: readonly string[]): Fixture =>
  deployment(undefined, [...(deployment().dependsOn ?? []), ...more]);

const sending = (
  integration: Fixture,
  answers: readonly Fixture[] = [taken, failed],
  around: readonly Fixture[] = [...sender(toJobs), fifo],
): readonly Fixture[] => {
  const declared = answers.map(({ name, inputs: { statusCode } }) =>
    methodResponse({ statusCode }, { name: `declared-${name}` }),
  );
  return [
    ...complete.filter(({ name }) => !["post-integration", "deployment", "post"].includes(name)),
    // A body of another type is refused by the integration.
    ...[posted({ requestModels: { "application/json": "Promotion" } }), integration],
    ...[waits(...[...answers, ...declared].map(({ name }) => name)), ...answers, ...declared, ...around],
  ];
};

const encrypted = queue("jobs", jobs, { kmsMasterKeyId: "alias/tradai-logs-prod" });

/** A method that goes straight into a queue, and what is wrong with it. */
export const compliantQueue = {
  title: "A method that goes straight into a queue",
  resources: sending(sends()),
};

const wrong = (title: string, says: string, resources: readonly Fixture[]): ViolatingExample => ({
  title,
  resources,
  resource: "post-integration",
  says,
});

export const violatingQueue: readonly ViolatingExample[] = [
  wrong("A queue without role", "without a role", sending(sends({ credentials: undefined }))),
  wrong(
    "A role that may send elsewhere",
    "does not grant sqs:SendMessage on jobs",
    sending(sends(), undefined, [...sender(grant(queueArn("tradai-others-prod"), "sqs:SendMessage")), fifo]),
  ),
  wrong(
    "A role that cannot encrypt",
    "does not grant kms:GenerateDataKey",
    sending(sends(), undefined, [...sender(toJobs), encrypted, ...key()]),
  ),
  wrong(
    "No message group",
    "no MessageGroupId",
    sending(
      sends({
        requestTemplates: {
          "application/json": "Action=SendMessage&MessageDeduplicationId=$id&MessageBody=$input.body",
        },
      }),
    ),
  ),
  wrong(
    "Nothing that tells a message from its repetition",
    "no MessageDeduplicationId",
    sending(
      sends({
        requestTemplates: {
          "application/json": "Action=SendMessage&MessageGroupId=a&MessageBody=$input.body",
        },
      }),
    ),
  ),
  wrong("No form", "not told that a form is sent", sending(sends({ requestParameters: undefined }))),
  wrong(
    "Failures that look like success",
    "SQS answers 400, 403, 500",
    sending(sends(), [answer("202"), answer("500", "503")]),
  ),
  wrong("No answer at all", "SQS answers 400, 403, 500", sending(sends(), [])),
];
