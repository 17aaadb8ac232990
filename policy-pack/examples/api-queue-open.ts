import type { Fixture } from "../rule";
import type { ApiExamples } from "./api-hardening";
import { answer, formHeader, sender, sending, sends, toJobs } from "./api-queue-parts";
import { account, region } from "./bucket";

const unknown = Symbol("unknown");

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

/** Methods of which nobody can tell whether what they send to a queue is taken. */
export const perhapsQueued: ApiExamples["undecided"] = [
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
];
