/** What clients are told of an answer of SQS. */
export interface QueueAnswer {
  readonly status: "202" | "400" | "500" | "503";
  /** Pattern of SQS's status; the answer without one is for all that no other takes. */
  readonly selectionPattern?: string;
  /** Velocity template of the body. */
  readonly template: string;
}

/**
 * Errors of SQS that are the client's: an idempotency key or a character that a message cannot hold
 * (https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessage.html). SQS answers 400 as well
 * where the queue is gone or its encryption key is refused, which no client can mend.
 */
const clientErrors = ["InvalidParameterValue", "InvalidMessageContents"];

const refused =
  "The request cannot be queued: an Idempotency-Key has 1 to 128 letters, digits and punctuation marks, and the body holds no control characters";
const failed = "The request was not queued";
const busy = "The request was not queued; try again with the same Idempotency-Key";

/**
 * The answers of a route that puts requests into a queue. Nothing of SQS's own answer goes to the client: it names the
 * account and the role.
 *
 * @param errorBody template of the body of an error with a message, in the shape that all errors of the API have.
 * @param origin lines that name the page that may read the answer; empty where fixed headers do.
 */
export function queueAnswers(errorBody: (message: string) => string, origin: string): readonly QueueAnswer[] {
  const lines = (...more: readonly string[]): string =>
    [origin, ...more].filter((text) => text !== "").join("##\n");
  const isClientError = clientErrors.map((code) => `$code == "${code}"`).join(" || ");
  return [
    { status: "202", selectionPattern: "200", template: lines('{"job_id":"$context.requestId"}') },
    {
      status: "400",
      selectionPattern: "400",
      template: lines(
        "#set($code = $input.path('$.Error.Code'))",
        `#if(${isClientError})`,
        errorBody(refused),
        "#else",
        "#set($context.responseOverride.status = 500)",
        errorBody(failed),
        "#end",
      ),
    },
    { status: "503", selectionPattern: "5\\d{2}", template: lines(errorBody(busy)) },
    { status: "500", template: lines(errorBody(failed)) },
  ];
}
