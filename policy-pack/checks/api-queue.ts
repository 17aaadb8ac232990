import type { ResourceGraph } from "../graph/graph";
import { Undecidable, UnknownRead } from "../graph/reader";
import { resolve } from "../graph/references";
import type { Target } from "../graph/references";
import type { Resource } from "../graph/resource";
import { besides, integrationResponseType } from "../graph/rest-apis";
import { UNKNOWN } from "../graph/values";
import { mayDo } from "../iam/role-grants";
import type { Check } from "../rule";
import { arnsOf } from "./admission";
import { roleOf } from "./api-integrations";
import { declaredKey } from "./key-admission";
import { mayUseKey } from "./key-use";
import { queueType } from "./queues";

const sqsPath = /^arn:[^:]+:apigateway:[^:]*:sqs:(?:path\/(?:\d+\/)?([^/?]+)|action\/)/;

/** The queue that an integration sends to; undefined where it sends to none. */
function queueOf(graph: ResourceGraph, integration: Resource): Target | undefined {
  if (integration.inputs.text("type") !== "AWS") {
    return undefined;
  }
  const uri = integration.inputs.raw("uri");
  if (uri === UNKNOWN) {
    const target = resolve(graph, integration, "uri", uri, [queueType]);
    return target.kind === "unknown" && integration.dependenciesOf("uri").length > 0 ? undefined : target;
  }
  const match = typeof uri === "string" ? sqsPath.exec(uri) : null;
  return match ? resolve(graph, integration, "uri", match[1] ?? UNKNOWN, [queueType]) : undefined;
}

/** True for an integration whose messages go into a queue; throws where that cannot be told. */
export function sendsToQueue(graph: ResourceGraph, integration: Resource): boolean {
  const target = queueOf(graph, integration);
  if (target?.kind === "unknown") {
    throw new UnknownRead("uri");
  }
  return target !== undefined;
}

/** Relation 27: the API may send what it takes, and encrypt it. */
export const maySend: Check = function* (integration, context) {
  const { graph, requireWhole } = context;
  if (!sendsToQueue(graph, integration)) {
    return;
  }
  if (!integration.inputs.has("credentials")) {
    yield { found: "the API sends to a queue without a role", expected: "`credentials`" };
    return;
  }
  const target = queueOf(graph, integration);
  const role = roleOf(graph, integration);
  if (!role) {
    throw new Undecidable("the role that `credentials` names is not declared here");
  }
  const queue = target?.kind === "resource" ? target.resource : undefined;
  const arns = queue ? arnsOf(graph, queue) : arnsIn(integration);
  if (arns.length > 0 && !arns.some((arn) => mayDo(graph, role, "sqs:SendMessage", arn))) {
    yield {
      found: `${role.name} does not grant sqs:SendMessage on ${queue?.name ?? arns.join(", ")}: every request fails`,
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

/** The ARN of a queue that is declared elsewhere, from the address that an integration calls. */
function arnsIn({ inputs }: Resource): readonly string[] {
  const [, region, account, name] =
    /:apigateway:([^:]+):sqs:path\/(\d+)\/([^/?]+)/.exec(inputs.text("uri") ?? "") ?? [];
  return name === undefined ? [] : [`arn:aws:sqs:${region ?? ""}:${account ?? ""}:${name}`];
}

/** The templates of an integration; throws where one of them is unknown. */
function templatesOf({ inputs }: Resource): readonly string[] {
  return inputs.entries("requestTemplates").map(([, template]) => {
    if (typeof template === "symbol") {
      throw new UnknownRead("requestTemplates");
    }
    return typeof template === "string" ? template : "";
  });
}

/** Relation 27: what is sent is a message that the queue takes. */
export const messageFits: Check = function* (integration, { graph }) {
  if (!sendsToQueue(graph, integration)) {
    return;
  }
  const templates = templatesOf(integration);
  const target = queueOf(graph, integration);
  const queue = target?.kind === "resource" ? target.resource : undefined;
  const uri = integration.inputs.raw("uri");
  const isFifo =
    queue?.inputs.flag("fifoQueue") === true || (typeof uri === "string" && uri.endsWith(".fifo"));
  const needed = [
    "SendMessage",
    "MessageBody",
    ...(isFifo ? ["MessageGroupId"] : []),
    ...(isFifo && queue?.inputs.flag("contentBasedDeduplication") === false
      ? ["MessageDeduplicationId"]
      : []),
  ];
  const missing = needed.filter((word) => !templates.every((template) => template.includes(word)));
  if (templates.length === 0 || missing.length > 0) {
    yield {
      found: `SQS refuses what is sent: the template holds no ${templates.length === 0 ? "message" : missing.join(", no ")}`,
      expected: `\`requestTemplates\` with ${needed.join(", ")}`,
    };
  }
};

const form = /^'application\/(?:x-www-form-urlencoded|x-amz-json-1\.0)/;

/** Relation 27: SQS reads a form, and the client's own content type says JSON. */
export const formDeclared: Check = function* (integration, { graph }) {
  if (!sendsToQueue(graph, integration)) {
    return;
  }
  const header = integration.inputs
    .entries("requestParameters")
    .find(([key]) => /^integration\.request\.header\.content-type$/i.test(key))?.[1];
  if (header === UNKNOWN) {
    throw new UnknownRead("requestParameters");
  }
  if (typeof header !== "string" || !form.test(header)) {
    yield {
      found: "SQS is not told that a form is sent: it reads no action in it",
      expected:
        "`requestParameters` with integration.request.header.Content-Type of 'application/x-www-form-urlencoded'",
    };
  }
};

/** What SQS answers where the role, the message or SQS itself is at fault. */
const failures = ["400", "403", "500"] as const;

function matches(pattern: string, status: string): boolean {
  try {
    return new RegExp(`^(?:${pattern})$`).test(status);
  } catch {
    return false;
  }
}

/** Relation 27: whoever calls hears that nothing was queued. */
export const failureTold: Check = function* (integration, { graph }) {
  if (!sendsToQueue(graph, integration)) {
    return;
  }
  const answers = besides(graph, integration, integrationResponseType).map(({ inputs }) => ({
    pattern: inputs.text("selectionPattern"),
    status: Number(inputs.text("statusCode")),
  }));
  const hidden = failures.filter((failure) => {
    const answer =
      answers.find(({ pattern }) => pattern !== undefined && matches(pattern, failure)) ??
      answers.find(({ pattern }) => pattern === undefined);
    return answer === undefined || answer.status < 400;
  });
  if (hidden.length > 0) {
    yield {
      found: `whoever calls is not told where SQS answers ${hidden.join(", ")}: the message is lost`,
      expected: "an IntegrationResponse of status 400 or above for each of them",
    };
  }
};
