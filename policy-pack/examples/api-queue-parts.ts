import type { Fixture } from "../rule";
import { answered, complete, deployment, posted } from "./api-hardening";
import { account, region } from "./bucket";
import { queue, queueArn } from "./queue";
import { integrationResponse, methodResponse } from "./rest-api";
import { grant, role } from "./task-grants";

type Inputs = Readonly<Record<string, unknown>>;
const unknown = Symbol("unknown");
export const jobs = "tradai-jobs-prod.fifo";
export const plainJobs = "tradai-jobs-prod";
export const words = [
  "Action=SendMessage",
  "MessageGroupId=$group",
  "MessageDeduplicationId=$id",
  "MessageBody=$body",
];
export const templateWithout = (word?: string): Inputs => ({
  "application/json": words.filter((each) => word === undefined || !each.includes(word)).join("&"),
});
export const formHeader = "integration.request.header.Content-Type";
export const form = "'application/x-www-form-urlencoded'";
export const uriOf = (name: string): string => `arn:aws:apigateway:${region}:sqs:path/${account}/${name}`;

/** `POST /models`, which goes straight into a queue. */
export const sends = (inputs: Inputs = {}): Fixture =>
  answered({
    type: "AWS",
    integrationHttpMethod: "POST",
    passthroughBehavior: "NEVER",
    uri: uriOf(jobs),
    credentials: "tradai-api-queue-prod",
    requestParameters: { [formHeader]: form },
    requestTemplates: templateWithout(),
    ...inputs,
  });
/** A call whose address is known only after the update, and what it is made of. */
export const sendsAfterwards = (...sources: readonly string[]): Fixture => {
  const sending = sends({ uri: unknown });
  return { ...sending, references: { ...sending.references, uri: sources } };
};
export const answer = (statusCode: string, selectionPattern?: string): Fixture =>
  integrationResponse({ statusCode, selectionPattern }, { name: `answer-${statusCode}` });
const taken = answer("202", "200");
export const failed = answer("500");
export const toJobs = grant(queueArn(jobs), "sqs:SendMessage");
export const sender = (...statements: readonly object[]): readonly Fixture[] =>
  role("api-queue", "apigateway.amazonaws.com", ...statements);
export const fifo = queue("jobs", jobs, { contentBasedDeduplication: false });
export const plain = queue("jobs", plainJobs);
export const toPlain = grant(queueArn(plainJobs), "sqs:SendMessage");

/** The API with such a method, its answers and what they send to; the body of another type is refused. */
export const sending = (
  integration: Fixture,
  answers: readonly Fixture[] = [taken, failed],
  around: readonly Fixture[] = [...sender(toJobs), fifo],
  requestModels: Inputs = { "application/json": "Promotion" },
): readonly Fixture[] => {
  const declared = answers.map(({ name, inputs: { statusCode } }) =>
    methodResponse({ statusCode }, { name: `declared-${name}` }),
  );
  const parts = [...answers, ...declared];
  return [
    ...complete.filter(({ name }) => !["post-integration", "deployment", "post"].includes(name)),
    ...[posted({ requestModels }), integration, ...parts],
    deployment(undefined, [...(deployment().dependsOn ?? []), ...parts.map(({ name }) => name)]),
    ...around,
  ];
};
