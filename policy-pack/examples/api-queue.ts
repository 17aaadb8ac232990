import type { Fixture } from "../rule";
import type { ApiExamples } from "./api-hardening";
import { perhapsQueued } from "./api-queue-open";
import {
  answer,
  failed,
  fifo,
  formHeader,
  jobs,
  plain,
  plainJobs,
  sender,
  sending,
  sends,
  sendsAfterwards,
  templateWithout,
  toJobs,
  toPlain,
  uriOf,
  words,
} from "./api-queue-parts";
import { account, region } from "./bucket";
import { key } from "./key";
import { queue, queueArn } from "./queue";
import { grant } from "./task-grants";

const unknown = Symbol("unknown");

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
      title: "A queue that the message names, one of two",
      resources: sending(
        {
          ...sends({ uri: `arn:aws:apigateway:${region}:sqs:action/SendMessage` }),
          references: { ...sends().references, uri: ["jobs"] },
          dependsOn: ["jobs", "others"],
        },
        undefined,
        [...sender(toJobs), fifo, queue("others", "tradai-others-prod")],
      ),
    },
    {
      title: "A queue of another program whose messages are in no order",
      resources: sending(
        sends({ uri: uriOf(plainJobs), requestTemplates: { "application/json": `${words[0]}&${words[3]}` } }),
        undefined,
        sender(toPlain),
      ),
    },
    {
      title: "A table that AWS has yet to name, whose answers are told",
      resources: sending(sendsAfterwards("table"), undefined, [...sender(toJobs), table]),
    },
    {
      title: "A queue's own address, to which requests are passed on as they come",
      resources: sending(
        {
          ...sendsAfterwards("jobs"),
          inputs: { ...sends().inputs, type: "HTTP", uri: unknown, credentials: undefined },
        },
        [answer("202")],
        undefined,
        anyModel,
      ),
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
      "A queue that AWS has yet to name, without role",
      "without a role",
      sending({
        ...sendsAfterwards("jobs"),
        inputs: { ...sends().inputs, uri: unknown, credentials: undefined },
      }),
    ),
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
  undecided: perhapsQueued,
};
