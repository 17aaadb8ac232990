/** What a client repeats a request with, so that it is queued once; SQS compares it within five minutes. */
export const idempotencyHeader = "Idempotency-Key";

/** Attribute of the message that holds the job's id. */
export const jobAttribute = "job_id";

/**
 * Lines that set `$deduplication` and `$group`.
 *
 * API Gateway keeps the names of headers as they were sent, and HTTP/2 sends them in small letters, so that a look-up by
 * name would miss the header (https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-known-issues.html).
 * `$input.params("...")` would also take it from the path or the query string.
 *
 * `#set` to nothing leaves what was there, so that the value that may be missing is the second one.
 */
const choices = [
  "#set($deduplication = $context.requestId)",
  "#foreach($name in $input.params().header.keySet())",
  `#if($name.toLowerCase() == "${idempotencyHeader.toLowerCase()}")`,
  "#set($deduplication = $input.params().header.get($name))",
  "#end",
  "#end",
  "#set($group = $context.authorizer.claims.client_id)",
  '#if("$!context.authorizer.claims.sub" != "")',
  "#set($group = $context.authorizer.claims.sub)",
  "#end",
];

/** Names and values of the form; what a client decides is encoded, so that it stays the value that it is. */
const form: readonly (readonly [name: string, value: string])[] = [
  ["Action", "SendMessage"],
  ["Version", "2012-11-05"],
  ["MessageGroupId", "$util.urlEncode($group)"],
  ["MessageDeduplicationId", "$util.urlEncode($deduplication)"],
  ["MessageAttribute.1.Name", jobAttribute],
  ["MessageAttribute.1.Value.DataType", "String"],
  ["MessageAttribute.1.Value.StringValue", "$util.urlEncode($context.requestId)"],
  ["MessageBody", "$util.urlEncode($input.body)"],
];

/**
 * Velocity template that makes a call of SQS's `SendMessage` of a request
 * (https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessage.html).
 *
 * - The message's body is the request's, byte for byte: `$input.body` is the payload as it came, whereas
 *   `$input.json('$')` is written anew (https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-mapping-template-reference.html).
 *   Velocity does not read it again, so that nothing in it is a directive. The job's id goes beside it as the attribute
 *   `job_id`; the queue's consumer puts it into the input of the workflow.
 * - The deduplication id is the client's key as it is. A template can neither hash nor refuse, and to leave out a key
 *   that SQS does not take would run a backtest twice without a word: SQS refuses it (more than 128 characters, or other
 *   than letters, digits and punctuation), and the client is answered 400. The queue compares keys within a group, so
 *   that one client's key never meets another's.
 * - The group is who asks: `sub`, or `client_id` where a token has no `sub` (decisions.md section 5, edge).
 *
 * `##` ends each line, so that no line break gets into the form.
 */
export const queueRequestTemplate = [
  ...choices,
  ...form.map(([name, value], index) => `${index === 0 ? "" : "&"}${name}=${value}`),
].join("##\n");
