import type { ResourceGraph } from "../graph/graph";
import { Undecidable, UnknownRead } from "../graph/reader";
import { resolve, targetOf } from "../graph/references";
import type { Resource } from "../graph/resource";
import { besides, integrationResponseType } from "../graph/rest-apis";
import { UNKNOWN } from "../graph/values";
import { parseArn } from "../iam/patterns";
import { mayDo } from "../iam/role-grants";
import type { Check } from "../rule";
import { arnsOf } from "./admission";
import { roleOf } from "./api-integrations";
import { declaredKey } from "./key-admission";
import { mayUseKey } from "./key-use";
import { queueType } from "./queues";

/** Where messages go: a queue that is declared here, or one that is not and has this ARN. */
type Destination =
  | { readonly queue: Resource; readonly arn?: undefined }
  | { readonly queue?: undefined; readonly arn: string };

/**
 * Where the messages of an integration go; undefined where it sends to no queue that can be told. Throws where the
 * queue alone cannot be told.
 */
function destinationOf(graph: ResourceGraph, integration: Resource): Destination | undefined {
  const { inputs } = integration;
  if (inputs.text("type") !== "AWS") {
    return undefined;
  }
  if (inputs.raw("uri") === UNKNOWN) {
    // Whether it is a function's then, `functionAdmitsApi` asks.
    const { resource: queue } = targetOf(graph, integration, "uri", [queueType]);
    return queue && { queue };
  }
  const [address] = inputs.texts("uri").map((uri) => parseArn(uri));
  if (address?.account !== "sqs") {
    return undefined;
  }
  // `path/{account}/{queue}`; with `action/{name}` the queue stands in what is sent.
  const [, account, name] = address.resource.split("/");
  const target = resolve(graph, integration, "uri", name ?? UNKNOWN, [queueType]);
  if (target.kind === "unknown") {
    throw new UnknownRead("uri");
  }
  return target.resource
    ? { queue: target.resource }
    : { arn: ["arn:aws:sqs", address.region, account, name].join(":") };
}

/** True for an integration whose messages go into a queue; throws where that cannot be told. */
export function sendsToQueue(graph: ResourceGraph, integration: Resource): boolean {
  return destinationOf(graph, integration) !== undefined;
}

/** Relation 27: the API may send what it takes, and encrypt it. */
export const maySend: Check = function* (integration, context) {
  const { graph, requireWhole } = context;
  const destination = destinationOf(graph, integration);
  if (!destination) {
    return;
  }
  if (!integration.inputs.has("credentials")) {
    yield { found: "the API sends to a queue without a role", expected: "`credentials`" };
    return;
  }
  const role = roleOf(graph, integration);
  if (!role) {
    throw new Undecidable("the role that `credentials` names is not declared here");
  }
  const { queue } = destination;
  const [arn] = queue ? arnsOf(graph, queue) : [destination.arn];
  if (arn !== undefined && !mayDo(graph, role, "sqs:SendMessage", arn)) {
    yield {
      found: `${role.name} does not grant sqs:SendMessage on ${queue?.name ?? arn}: every request fails`,
      expected: "a statement of the role with sqs:SendMessage on the queue",
    };
  }
  if (!queue) {
    requireWhole("the queue, and the key that encrypts it, may be declared in another layer");
    return;
  }
  const key = declaredKey(context, queue, "kmsMasterKeyId");
  if (typeof key === "object" && !mayUseKey(context, role, key, "kms:GenerateDataKey")) {
    yield {
      found: `${queue.name} is encrypted with ${key.name}, and ${role.name} does not grant kms:GenerateDataKey on it`,
      expected: "kms:GenerateDataKey on the key in the role",
    };
  }
};

/** The templates of an integration; throws where one of them is unknown. */
function templatesOf({ inputs }: Resource): readonly string[] {
  return inputs.entries("requestTemplates").map(([, template]) => {
    if (typeof template !== "string") {
      throw new UnknownRead("requestTemplates");
    }
    return template;
  });
}

/** What a message to a queue has to hold; a FIFO queue that does not tell repetitions by itself wants a name of each. */
function wordsFor({ queue, arn }: Destination): readonly string[] {
  const isFifo = queue ? queue.inputs.flag("fifoQueue") === true : arn.endsWith(".fifo");
  const tellsRepetitions = !queue || queue.inputs.flag("contentBasedDeduplication") === true;
  return [
    ...["SendMessage", "MessageBody"],
    ...(isFifo ? ["MessageGroupId"] : []),
    ...(isFifo && !tellsRepetitions ? ["MessageDeduplicationId"] : []),
  ];
}

/** Relation 27: what is sent is a message that the queue takes. */
export const messageFits: Check = function* (integration, { graph }) {
  const destination = destinationOf(graph, integration);
  if (!destination) {
    return;
  }
  const templates = templatesOf(integration);
  const needed = wordsFor(destination);
  const missing = needed.filter((word) => !templates.every((template) => template.includes(word)));
  if (templates.length === 0 || missing.length > 0) {
    yield {
      found: `SQS refuses what is sent: the template holds no ${templates.length === 0 ? "message" : missing.join(", no ")}`,
      expected: `\`requestTemplates\` with ${needed.join(", ")}`,
    };
  }
};

const contentType = "integration.request.header.content-type";
const form = "'application/x-www-form-urlencoded";

/** Relation 27: SQS reads a form, and the client's own content type says JSON. */
export const formDeclared: Check = function* (integration, { graph }) {
  if (!sendsToQueue(graph, integration)) {
    return;
  }
  const parameters = integration.inputs.entries("requestParameters");
  const header = new Map(parameters.map(([key, value]) => [key.toLowerCase(), value])).get(contentType);
  if (header === UNKNOWN) {
    throw new UnknownRead("requestParameters");
  }
  if (typeof header !== "string" || !header.startsWith(form)) {
    yield {
      found: "SQS is not told that a form is sent: it reads no action in it",
      expected:
        "`requestParameters` with integration.request.header.Content-Type of 'application/x-www-form-urlencoded'",
    };
  }
};

/** What SQS answers where the role, the message or SQS itself is at fault. */
const failures = ["400", "403", "500"] as const;

/** True where an answer's pattern fits a status; throws where it is written in what Java alone reads. */
function matches(pattern: string, status: string): boolean {
  try {
    return new RegExp(`^(?:${pattern})$`).test(status);
  } catch {
    throw new Undecidable(`\`selectionPattern\` "${pattern}" cannot be read`);
  }
}

/** Relation 27: whoever calls hears that nothing was queued. */
export const failureTold: Check = function* (integration, { graph }) {
  if (!sendsToQueue(graph, integration)) {
    return;
  }
  const answers = besides(graph, integration, integrationResponseType).map(({ inputs }) => ({
    patterns: inputs.texts("selectionPattern"),
    status: Number(inputs.text("statusCode")),
  }));
  const hidden = failures.filter((failure) => {
    const answer =
      answers.find(({ patterns }) => patterns.some((pattern) => matches(pattern, failure))) ??
      answers.find(({ patterns }) => patterns.length === 0);
    return answer === undefined || answer.status < 400;
  });
  if (hidden.length > 0) {
    yield {
      found: `whoever calls is not told where SQS answers ${hidden.join(", ")}: the message is lost`,
      expected: "an IntegrationResponse of status 400 or above for each of them",
    };
  }
};
