import assert from "node:assert/strict";
import { mock } from "node:test";
import Ajv from "ajv-draft-04";
import { bodyModels } from "../../../../edge/api/models";
import { Platform, clientSecret, health, token } from "./platform";

describe("canary: one run", () => {
  let platform: Platform;
  before(async () => {
    platform = await Platform.start();
  });
  after(() => platform.stop());
  beforeEach(() => platform.reset());

  const basic = `Basic ${Buffer.from(`client:${clientSecret}`).toString("base64")}`;
  /** The run failed of this one thing, and nothing secret was told. */
  async function failsOf(expected: string | RegExp): Promise<void> {
    const { answer, error, written } = await platform.run();
    assert.equal(answer, undefined);
    if (typeof expected === "string") assert.equal(error?.message, expected);
    else assert.match(error?.message ?? "", expected);
    for (const secret of [clientSecret, token, basic]) {
      assert.ok(!`${written}${error?.message}${error?.stack}`.includes(secret), "a secret is told");
    }
  }

  it("fails of a platform that is well, or asks something else of it", async () => {
    const { answer, error } = await platform.run();
    assert.equal(error, undefined);
    assert.equal(answer, "every contract holds");
    const seen = platform.seen.map(({ method, path, authorization }) => `${method} ${path} ${authorization}`);
    assert.deepEqual(seen.sort(), [
      `GET /api/v1/health Bearer ${token}`,
      "GET /api/v1/health undefined",
      "GET /health undefined",
      `POST /api/v1/backtests Bearer ${token}`,
      `POST /oauth2/token ${basic}`,
    ]);
  });

  it("starts a real backtest, or one that the API refuses", async () => {
    await platform.run();
    const [posted] = platform.seen.filter(({ path }) => path === "/api/v1/backtests");
    assert.equal(posted?.type, "application/json");
    const body = JSON.parse(posted?.body ?? "") as Record<string, unknown>;
    assert.equal(body.canary, true);
    assert.equal(body.strategy, "momentum");
    const model = new Ajv().compile(bodyModels.Backtest);
    assert.ok(model(body), JSON.stringify(model.errors));
  });

  it("posts a backtest of no strategy, which its workflow refuses", async () => {
    const { error } = await platform.run({ STRATEGY: undefined });
    assert.equal(error, undefined);
    assert.ok(!platform.seen.some(({ path }) => path === "/api/v1/backtests"));
  });

  it("asks for a token that may administer, or for none of the scopes that it needs", async () => {
    await platform.run();
    const [asked] = platform.seen.filter(({ path }) => path === "/oauth2/token");
    assert.equal(asked?.type, "application/x-www-form-urlencoded");
    assert.deepEqual(Object.fromEntries(new URLSearchParams(asked?.body)), {
      grant_type: "client_credentials",
      scope: "tradai-api/read tradai-api/write",
    });
  });

  it("tells a secret in its log", async () => {
    const { written } = await platform.run();
    assert.equal(written.trimEnd().split("\n").length, 4);
    for (const secret of [clientSecret, token, basic]) assert.ok(!written.includes(secret));
  });

  const bad: readonly [string, string, number, unknown, string][] = [
    [
      "a public health that is an error",
      "GET /health",
      503,
      { message: "no" },
      'GET /health without a token: expected 200, found 503: {"message":"no"}',
    ],
    [
      "an answer of something else in the way",
      "GET /health",
      200,
      "<html>",
      'GET /health without a token: expected a JSON object with `dependencies` and a `status` of each, found: "<html>"',
    ],
    [
      "a health that names no dependency",
      "GET /api/v1/health token",
      200,
      { status: "healthy", dependencies: {} },
      'GET /api/v1/health with a token: expected a JSON object with `dependencies` and a `status` of each, found: {"status":"healthy","dependencies":{}}',
    ],
    [
      "a dependency that is not well",
      "GET /api/v1/health token",
      200,
      { ...health, dependencies: { ...health.dependencies, sqs: { status: "degraded" }, dynamodb: false } },
      "GET /api/v1/health with a token: its dependencies are not ready: dynamodb (false), sqs (degraded)",
    ],
    [
      "a service that is not well itself",
      "GET /health",
      200,
      { ...health, status: "starting" },
      "GET /health without a token: its status is starting",
    ],
    [
      "an API that lets everybody in",
      "GET /api/v1/health",
      200,
      health,
      `GET /api/v1/health without a token: expected 401, found 200: ${JSON.stringify(health).slice(0, 300)}`,
    ],
    [
      "a firewall that answers in the authorizer's place",
      "GET /api/v1/health",
      403,
      { message: "Forbidden" },
      'GET /api/v1/health without a token: expected 401, found 403: {"message":"Forbidden"}',
    ],
    [
      "an API that does not take a good token",
      "GET /api/v1/health token",
      401,
      { message: "Unauthorized" },
      'GET /api/v1/health with a token: expected 200, found 401: {"message":"Unauthorized"}',
    ],
    [
      "an answer that repeats the token",
      "POST /api/v1/backtests token",
      403,
      { message: `Invalid key=value pair in Authorization header: 'Bearer ${token}'.` },
      'POST /api/v1/backtests: expected 202, found 403: {"message":"Invalid key=value pair in Authorization header: \'Bearer <token>\'."}',
    ],
    [
      "a backtest that is taken without a job",
      "POST /api/v1/backtests token",
      202,
      { job_id: "" },
      'POST /api/v1/backtests: expected a JSON object with `job_id`, found: {"job_id":""}',
    ],
    [
      "a backtest that runs at once instead of being queued",
      "POST /api/v1/backtests token",
      200,
      { job_id: "a" },
      'POST /api/v1/backtests: expected 202, found 200: {"job_id":"a"}',
    ],
    [
      "a client that is refused",
      "POST /oauth2/token",
      400,
      { error: "invalid_client" },
      "token: Error: expected 200 with an access token, found 400, invalid_client",
    ],
    [
      "a token endpoint whose answer may hold a token",
      "POST /oauth2/token",
      201,
      { access_token: token },
      "token: Error: expected 200 with an access token, found 201 without a reason",
    ],
  ];
  for (const [what, request, status, body, message] of bad) {
    it(`passes over ${what}, or does not say what was expected and found`, async () => {
      platform.answer(request, status, body);
      await failsOf(message);
    });
  }

  it("takes a dependency that it does not know for a fault", async () => {
    const dependencies = { cache: { latency: 3 }, feed: { status: "PASSING" }, mail: true, queue: 7 };
    platform.answer("GET /health", 200, { dependencies });
    assert.equal((await platform.run()).error, undefined);
  });

  it("fills its report with a page that it was sent", async () => {
    platform.answer("GET /health", 500, "x".repeat(5_000));
    const { error } = await platform.run();
    assert.ok((error?.message.length ?? 0) < 400, error?.message);
  });

  it("tells one fault and keeps the others to itself", async () => {
    platform.answer("GET /health", 500, {});
    platform.answer("POST /api/v1/backtests token", 500, {});
    await failsOf(
      "GET /health without a token: expected 200, found 500: {}\nPOST /api/v1/backtests: expected 202, found 500: {}",
    );
  });

  it("goes on to where an answer leads, with its token", async () => {
    platform.answerBy("GET /api/v1/health token", (response) =>
      response.writeHead(302, { location: `${platform.url}/elsewhere` }).end(),
    );
    await failsOf("GET /api/v1/health with a token: expected 200, found 302: ");
    assert.ok(!platform.seen.some(({ path }) => path === "/elsewhere"));
  });

  for (const [what, value] of [
    ["is empty", ""],
    ["lacks the client's secret", JSON.stringify({ client_id: "client", password: clientSecret })],
    ["is a word", clientSecret],
  ] as const) {
    it(`tells of a secret that ${what} by its value, or asks for a token all the same`, async () => {
      platform.secret(value);
      await failsOf(
        "token: Error: the secret tradai/dev/ci-client-credentials is no JSON object with client_id and client_secret",
      );
      assert.ok(!platform.seen.some(({ path }) => path === "/oauth2/token"));
    });
  }

  it("hides why the secret cannot be read, or leaves out what needs no token", async () => {
    const denied = new Error("not authorized to perform: secretsmanager:GetSecretValue");
    platform.secret(Object.assign(denied, { name: "AccessDeniedException" }));
    await failsOf("token: AccessDeniedException: not authorized to perform: secretsmanager:GetSecretValue");
    assert.equal(platform.seen.length, 2);
  });

  it("does not say why there was no answer", async () => {
    platform.answerBy("GET /health", (response) => response.destroy());
    await failsOf(/^GET \/health without a token: (other side closed|read ECONNRESET)$/);
  });

  it("waits for an answer until Synthetics ends it, and nobody learns which one was missing", async () => {
    let asked: (() => void) | undefined;
    const hangs = new Promise<void>((resolve) => {
      asked = resolve;
    });
    platform.answerBy("GET /health", (response) => {
      response.writeHead(200).write("{");
      asked?.();
    });
    const limits: number[] = [];
    const ended = new AbortController();
    const timeout = mock.method(AbortSignal, "timeout", (ms: number) => {
      limits.push(ms);
      return ended.signal;
    });
    try {
      const run = failsOf(/^GET \/health without a token: no answer in 10 s$/m);
      await hangs;
      while (platform.seen.length < 5) await new Promise((resolve) => setTimeout(resolve, 5));
      ended.abort();
      await run;
      assert.deepEqual(limits, [10_000, 10_000, 10_000, 10_000, 10_000]);
    } finally {
      timeout.mock.restore();
    }
  });

  it("guesses what it is not told", async () => {
    const { error } = await platform.run({ API_URL: "", SECRET_NAME: undefined });
    assert.equal(
      error?.message,
      "environment variables of the function are not set: API_URL, SECRET_NAME; the edge layer sets them",
    );
    assert.deepEqual(platform.seen, []);
  });
});
