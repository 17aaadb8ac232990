import assert from "node:assert/strict";
import fc from "fast-check";
import { queueRequestTemplate } from "../../../edge/api/queue-template";
import { executed } from "./velocity";
import type { Request } from "./velocity";

const requestId = "c6af9ac6-7b61-11e6-9a41-93e8deadbeef";
const sub = "3f0a1c52-9d0b-4b51-8f6e-0d9f5d1c2b7a";
const client = "7pq2bk1f0h9mfm0t5ogc8m2k1a";

/** The names that SQS's page on SendMessage asks for, and none besides. */
const names = [
  "Action",
  "MessageAttribute.1.Name",
  "MessageAttribute.1.Value.DataType",
  "MessageAttribute.1.Value.StringValue",
  "MessageBody",
  "MessageDeduplicationId",
  "MessageGroupId",
  "Version",
];

function formOf(request: Partial<Request> = {}): Readonly<Record<string, string>> {
  const text = executed(queueRequestTemplate, {
    body: '{"strategy":"momentum"}',
    requestId,
    claims: { sub, client_id: client },
    ...request,
  });
  assert.match(text, /^[\w.*%+&=-]*$/, "signs that a form does not hold");
  const form = [...new URLSearchParams(text)];
  assert.deepEqual(form.map(([name]) => name).sort(), names);
  return Object.fromEntries(form);
}

const kilobytes = (text: string): string => text.repeat(Math.ceil(8192 / Buffer.byteLength(text)));

/** Bodies that try to get out of their value, or that are easily lost on the way. */
const bodies: readonly (readonly [title: string, body: string])[] = [
  ["plain JSON", '{"strategy":"momentum","canary":true}'],
  ["nothing", ""],
  ["another action", "x&Action=DeleteQueue&QueueUrl=https://sqs.example.com/1/other"],
  ["a second body", '{"a":"&MessageBody=other&MessageGroupId=other"}'],
  ["line breaks", '{"a":1}\r\n&Action=PurgeQueue\n\tAction=PurgeQueue\r'],
  ["percent signs", "100%&%26Action%3DPurgeQueue%0A%%%zz%"],
  ["plus signs and spaces", "1+1 = 2 ++  %2B "],
  ["quotes and backslashes", `{"a":"\\"it's\\\\ \\u0026 \\n","b":'\`'}`],
  ["signs of many scripts", "Größe, 価格, сделка, عقد, e\u0301, \u2028\u2029\ufeff"],
  ["signs beyond 16 bits", "📈👩‍💻𝒳🏴󠁧󠁢󠁳󠁣󠁴󠁿"],
  [
    "references",
    "$context.requestId $!{context.authorizer.claims.sub} $input.body $util.urlEncode('x') $group",
  ],
  [
    "directives",
    '#set($group = "other")\n#if(true)other#end #stop #include("x") #parse("x") #foreach($a in [1..9])a#end',
  ],
  ["comments", "a ## b\n c #* d *# e #[[ f ]]# g"],
  ["a semicolon and an equals sign", "a=b;c=d;=&;"],
  ["8 KB of letters", kilobytes('{"a":"momentum"}')],
  ["8 KB of signs that are encoded", kilobytes('&=%+"\\\n')],
  ["8 KB of emoji", kilobytes("📈")],
];

describe("a request becomes a message", () => {
  for (const [title, body] of bodies) {
    it(`whose body is not what the client sent: ${title}`, () => {
      const form = formOf({ body });
      assert.deepEqual(Buffer.from(form.MessageBody ?? "absent"), Buffer.from(body));
      assert.equal(form.MessageGroupId, sub);
    });
  }

  it("whose body or key is not what the client sent, for some text", () => {
    const text = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.json(),
      fc.stringMatching(/^[&=%+#$!{}()\n\r\\"' a-c]*$/),
    );
    fc.assert(
      fc.property(text, text, (body, key) => {
        const form = formOf({ body, headers: { "Idempotency-Key": key } });
        assert.equal(form.MessageBody, body);
        assert.equal(form.MessageDeduplicationId, key);
        assert.equal(form.Action, "SendMessage");
      }),
    );
  });

  it("which SQS does not take: another call or version", () => {
    const { Action, Version } = formOf();
    assert.deepEqual({ Action, Version }, { Action: "SendMessage", Version: "2012-11-05" });
  });

  it("whose job cannot be told from the answer's", () => {
    const form = formOf({ headers: { "Idempotency-Key": "again" } });
    assert.equal(form["MessageAttribute.1.Name"], "job_id");
    assert.equal(form["MessageAttribute.1.Value.DataType"], "String");
    assert.equal(form["MessageAttribute.1.Value.StringValue"], requestId);
  });
});

describe("a request is queued once", () => {
  it("or is lost, because another one without a key counts as the same", () => {
    assert.equal(formOf().MessageDeduplicationId, requestId);
    assert.equal(formOf({ requestId: "other" }).MessageDeduplicationId, "other");
  });

  for (const name of ["Idempotency-Key", "idempotency-key", "IDEMPOTENCY-KEY", "Idempotency-key"]) {
    it(`but its key is overlooked, for it is written ${name}`, () => {
      const headers = { Accept: "application/json", [name]: "run-42", "X-Other": "other" };
      assert.equal(formOf({ headers }).MessageDeduplicationId, "run-42");
    });
  }

  it("but the query string decides, and not the header", () => {
    const form = formOf({ headers: { "idempotency-key": "run-42" }, query: { "Idempotency-Key": "other" } });
    assert.equal(form.MessageDeduplicationId, "run-42");
    assert.equal(formOf({ query: { "Idempotency-Key": "other" } }).MessageDeduplicationId, requestId);
  });

  for (const [title, key] of [
    ["that is too long", "k".repeat(129)],
    ["with signs that SQS does not take", "schlüssel 1"],
    ["that is empty", ""],
    ["that would be another parameter", "k&MessageGroupId=other\r\n&Action=PurgeQueue"],
    ["that would be read by the template", '$group"#set($group = "other")'],
  ] as const) {
    it(`but a key is dropped or changed, so that nobody learns that it does not count: one ${title}`, () => {
      const form = formOf({ headers: { "Idempotency-Key": key } });
      assert.equal(form.MessageDeduplicationId, key);
      assert.equal(form.MessageGroupId, sub);
    });
  }
});

describe("clients do not wait for one another", () => {
  it("but all users of the web client do", () => {
    assert.equal(formOf({ claims: { sub, client_id: client } }).MessageGroupId, sub);
  });

  it("but all programs do", () => {
    assert.equal(formOf({ claims: { client_id: client } }).MessageGroupId, client);
    assert.equal(formOf({ claims: { sub: "", client_id: client } }).MessageGroupId, client);
    assert.equal(formOf({ claims: { sub: client, client_id: client } }).MessageGroupId, client);
  });

  it("but a claim gets out of its value", () => {
    assert.equal(formOf({ claims: { sub: "a&Action=PurgeQueue" } }).MessageGroupId, "a&Action=PurgeQueue");
  });
});
