import type { Fixture } from "../rule";
import type { ApiExamples } from "./api-hardening";
import { answered, complete, deployment, posted } from "./api-hardening";
import { account, region } from "./bucket";
import { key } from "./key";
import { queue, queueArn } from "./queue";
import { integrationResponse, methodResponse } from "./rest-api";
import { grant, role } from "./task-grants";

type Inputs = Readonly<Record<string, unknown>>;
const unknown = Symbol("unknown");
const jobs = "tradai-jobs-prod.fifo";
const plainJobs = "tradai-jobs-prod";
const words = [
  "Action=SendMessage",
  "MessageGroupId=$group",
  "MessageDeduplicationId=$id",
  "MessageBody=$body",
];
const templateWithout = (word?: string): Inputs => ({
  "application/json": words.filter((each) => word === undefined || !each.includes(word)).join("&"),
});
const formHeader = "integration.request.header.Content-Type";
const form = "'application/x-www-form-urlencoded'";
const uriOf = (name: string): string => `arn:aws:apigateway:${region}:sqs:path/${account}/${name}`;

/** `POST /models`, which goes straight into a queue. */
const sends = (inputs: Inputs = {}): Fixture =>
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
const sendsAfterwards = (...sources: readonly string[]): Fixture => {
  const sending = sends({ uri: unknown });
  return { ...sending, references: { ...sending.references, uri: sources } };
};
const answer = (statusCode: string, selectionPattern?: string): Fixture =>
  integrationResponse({ statusCode, selectionPattern }, { name: `answer-${statusCode}` });
const taken = answer("202", "200");
const failed = answer("500");
const toJobs = grant(queueArn(jobs), "sqs:SendMessage");
const sender = (...statements: readonly object[]): readonly Fixture[] =>
  role("api-queue", "apigateway.amazonaws.com", ...statements);
const fifo = queue("jobs", jobs, { contentBasedDeduplication: false });
const plain = queue("jobs", plainJobs);
const toPlain = grant(queueArn(plainJobs), "sqs:SendMessage");

/** The API with such a method, its answers and what they send to; the body of another type is refused. */
const sending = (
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

const encrypted = queue("jobs", plainJobs, { kmsMasterKeyId: "alias/tradai-logs-prod" });
const toKey = grant(`arn:aws:kms:${region}:${account}:key/*`, "kms:GenerateDataKey");
const anyModel = { $default: "Promotion" };
const table: Fixture = {
  type: "aws:dynamodb/table:Table",
  name: "table",
  inputs: { name: "tradai-jobs-prod" },
};

const wrong = (
  title: string,
  says: string,
  resources: readonly Fixture[],
  resource = "post-integration",
): ApiExamples["violating"][number] => ({ title, resources, resource, says });
const open = (
  title: string,
  says: string,
  resources: readonly Fixture[],
): ApiExamples["undecided"][number] => ({
  title,
  resources,
  resource: "post-integration",
  says,
});

/** A method that goes straight into a queue, and what is wrong with it. */
export const queued: ApiExamples = {
  compliant: [
    { title: "A method that goes straight into a queue", resources: sending(sends()) },
    {
      title: "A queue whose messages are in no order, and encrypted",
      resources: sending(
        sends({ uri: uriOf(plainJobs), requestTemplates: { "application/json": `${words[0]}&${words[3]}` } }),
        undefined,
        [...sender(toPlain, toKey), encrypted, ...key()],
      ),
    },
    {
      title: "A queue that tells repetitions by itself",
      resources: sending(sends({ requestTemplates: templateWithout("MessageDeduplicationId") }), undefined, [
        ...sender(toJobs),
        queue("jobs", jobs, { contentBasedDeduplication: true }),
      ]),
    },
    {
      title: "A queue that another program declares",
      resources: sending(
        sends({ requestTemplates: templateWithout("MessageDeduplicationId") }),
        undefined,
        sender(toJobs),
      ),
    },
    {
      title: "A queue that AWS has yet to name",
      resources: sending(sendsAfterwards("jobs"), undefined, [...sender(toPlain), { ...plain, inputs: {} }]),
    },
    {
      title: "A queue that the message names",
      resources: sending({
        ...sends({ uri: `arn:aws:apigateway:${region}:sqs:action/SendMessage` }),
        dependsOn: ["jobs"],
      }),
    },
    {
      title: "A table that AWS has yet to name, whose answers are told",
      resources: sending(sendsAfterwards("table"), undefined, [...sender(toJobs), table]),
    },
    {
      title: "A form whose letters are said, beside another header",
      resources: sending(
        sends({
          requestParameters: {
            "integration.request.header.X-Kind": "'job'",
            [formHeader]: "'application/x-www-form-urlencoded; charset=utf-8'",
          },
        }),
      ),
    },
    {
      title: "Failures that are told by what they are",
      resources: sending(sends(), [answer("202"), answer("400", "400|403"), answer("500", "5\\d{2}")]),
    },
  ],
  violating: [
    wrong("A queue without role", "without a role", sending(sends({ credentials: undefined }))),
    wrong(
      "A role that may send elsewhere",
      "does not grant sqs:SendMessage on jobs",
      sending(sends(), undefined, [
        ...sender(grant(queueArn("tradai-others-prod"), "sqs:SendMessage")),
        fifo,
      ]),
    ),
    wrong(
      "A role that may not send to the queue of another program",
      `does not grant sqs:SendMessage on arn:aws:sqs:${region}:${account}:${jobs}`,
      sending(sends(), undefined, sender(toPlain)),
    ),
    wrong(
      "A role that cannot encrypt",
      "does not grant kms:GenerateDataKey",
      sending(sends({ uri: uriOf(plainJobs) }), undefined, [...sender(toPlain), encrypted, ...key()]),
    ),
    ...["SendMessage", "MessageBody", "MessageGroupId", "MessageDeduplicationId"].map((word) =>
      wrong(
        `No ${word}`,
        `the template holds no ${word}`,
        sending(sends({ requestTemplates: templateWithout(word) })),
      ),
    ),
    wrong(
      "No MessageGroupId for a queue of another program",
      "the template holds no MessageGroupId",
      sending(sends({ requestTemplates: templateWithout("MessageGroupId") }), undefined, sender(toJobs)),
    ),
    wrong(
      "Nothing that tells a message from its repetition, which the queue does not do where nothing is said",
      "the template holds no MessageDeduplicationId",
      sending(sends({ requestTemplates: templateWithout("MessageDeduplicationId") }), undefined, [
        ...sender(toJobs),
        queue("jobs", jobs),
      ]),
    ),
    wrong(
      "No message for one of two types",
      "the template holds no SendMessage, no MessageBody",
      sending(
        sends({
          requestTemplates: {
            ...templateWithout(),
            "text/plain": "MessageGroupId=a&MessageDeduplicationId=b",
          },
        }),
        undefined,
        undefined,
        anyModel,
      ),
    ),
    wrong(
      "No message at all",
      "the template holds no message",
      sending(sends({ requestTemplates: undefined }), undefined, undefined, anyModel),
    ),
    wrong("No form", "not told that a form is sent", sending(sends({ requestParameters: undefined }))),
    wrong(
      "Another form",
      "not told that a form is sent",
      sending(sends({ requestParameters: { [formHeader]: "'application/json'" } })),
    ),
    wrong(
      "Failures that look like success",
      "SQS answers 400, 403, 500",
      sending(sends(), [answer("202"), answer("500", "503")]),
    ),
    wrong(
      "Failures of the caller that look like success",
      "SQS answers 400, 403:",
      sending(sends(), [answer("202", "[24]\\d{2}"), failed]),
    ),
    wrong("No answer at all", "SQS answers 400, 403, 500", sending(sends(), [])),
    wrong(
      "A body of another type, which passes where no template is for it",
      "another content type than application/json",
      sending(sends({ passthroughBehavior: "WHEN_NO_MATCH" })),
      "post",
    ),
    wrong(
      "A body of another type, which has a template and no model",
      "another content type than application/json",
      sending(sends({ requestTemplates: { ...templateWithout(), "text/plain": words.join("&") } })),
      "post",
    ),
  ],
  undecided: [
    open(
      "A call whose address is known only after the update",
      "`uri` is known",
      sending(sends({ uri: unknown })),
    ),
    open(
      "A queue that the message names, which may be any",
      "`uri` is known",
      sending(sends({ uri: `arn:aws:apigateway:${region}:sqs:action/SendMessage` })),
    ),
    open(
      "A role that another program declares",
      "the role that `credentials` names",
      sending(sends({ credentials: `arn:aws:iam::${account}:role/elsewhere` })),
    ),
    open(
      "A role that is known only after the update",
      "`credentials` is known",
      sending(sends({ credentials: unknown })),
    ),
    {
      ...open(
        "A queue, and its key, that another layer may declare",
        "the queue, and the key that encrypts it",
        sending(sends(), undefined, sender(toJobs)),
      ),
      scope: "layer",
    },
    open(
      "A message that is known only after the update",
      "requestTemplates",
      sending(sends({ requestTemplates: { "application/json": unknown } })),
    ),
    open(
      "A form that is known only after the update",
      "requestParameters",
      sending(sends({ requestParameters: { [formHeader]: unknown } })),
    ),
    open(
      "A pattern that Java alone reads",
      '`selectionPattern` "(?i)4.." cannot be read',
      sending(sends(), [answer("202"), answer("400", "(?i)4..")]),
    ),
  ],
};
