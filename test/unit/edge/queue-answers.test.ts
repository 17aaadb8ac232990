import assert from "node:assert/strict";
import { queueAnswers } from "../../../edge/api/queue-answers";
import type { QueueAnswer } from "../../../edge/api/queue-answers";
import { answered } from "./velocity";

const requestId = "c6af9ac6-7b61-11e6-9a41-93e8deadbeef";

const answers = queueAnswers((message) => JSON.stringify({ error: message }), "");

/** The answer that API Gateway takes for a status of SQS: the pattern matches all of it, and the default takes the rest. */
function answerTo(status: number): QueueAnswer {
  const matching = answers.filter(
    ({ selectionPattern }) =>
      selectionPattern !== undefined && new RegExp(`^(?:${selectionPattern})$`).test(String(status)),
  );
  const standing = answers.filter(({ selectionPattern }) => selectionPattern === undefined);
  const [answer = standing[0], ...others] = matching;
  assert.ok(answer);
  assert.deepEqual({ others, defaults: standing.length }, { others: [], defaults: 1 });
  return answer;
}

/** What a client is told where SQS answers a status, with a code in case of an error. */
function told(status: number, code?: string): { readonly status: number; readonly body: object } {
  const answer = answerTo(status);
  const { body, status: override } = answered(answer.template, requestId, code);
  return { status: override ?? Number(answer.status), body: JSON.parse(body) as object };
}

describe("a client is told of its request", () => {
  it("another job than the message has", () => {
    assert.deepEqual(told(200), { status: 202, body: { job_id: requestId } });
  });

  // Statuses and codes: "Errors" of SQS's SendMessage and of its common errors.
  for (const [status, code, expected] of [
    [400, "InvalidParameterValue", 400],
    [400, "InvalidMessageContents", 400],
    [400, "AWS.SimpleQueueService.NonExistentQueue", 500],
    [400, "KMS.DisabledException", 500],
    [400, "MissingParameter", 500],
    [400, undefined, 500],
    [403, "AccessDenied", 500],
    [403, "InvalidClientTokenId", 500],
    [404, "InvalidAction", 500],
    [500, "InternalFailure", 503],
    [503, "ServiceUnavailable", 503],
    [302, undefined, 500],
  ] as const) {
    it(`that it is at fault, or not, against the facts: ${code ?? "nothing"} with ${status}`, () => {
      assert.equal(told(status, code).status, expected);
    });
  }

  it("something that is no JSON, or more than that it failed", () => {
    for (const [status, code] of [
      [400, "InvalidParameterValue"],
      [400, "KMS.DisabledException"],
      [403, "AccessDenied"],
      [503, "ServiceUnavailable"],
    ] as const) {
      const { body } = told(status, code);
      assert.deepEqual(Object.keys(body), ["error"], code);
      assert.doesNotMatch(JSON.stringify(body), /SQS|AWS|KMS|arn:|Denied/, code);
    }
  });

  it("nothing of how to mend it: an idempotency key that cannot be", () => {
    assert.match(JSON.stringify(told(400, "InvalidParameterValue").body), /Idempotency-Key has 1 to 128 /);
    assert.doesNotMatch(JSON.stringify(told(403, "AccessDenied").body), /Idempotency-Key has/);
  });

  it("but its page may not read it", () => {
    const lines = '#set($context.responseOverride.header = "https://app.example.com")';
    for (const { template } of queueAnswers((message) => message, lines)) {
      assert.ok(template.startsWith(`${lines}##\n`), template);
    }
  });
});
