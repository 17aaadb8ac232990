import assert from "node:assert/strict";
import type { Configuration } from "../../../../compute/deployment-gate/configuration";
import { patience, problemsOf } from "../../../../compute/deployment-gate/gate";
import type { Connection } from "../../../../compute/deployment-gate/gate";
import { Balancer, domain } from "./balancer";

const health = { path: "/api/v1/health", status: 200 };
const configuration: Configuration = {
  LOAD_BALANCER_DNS: "127.0.0.1",
  DOMAIN: domain,
  TEST_HEADER_NAME: "X-Tradai-Test",
  TEST_HEADER_VALUE: "green",
  CHECKS: {},
};

describe("deployment gate: asking the new version", () => {
  let balancer: Balancer;
  let logged: unknown[];
  before(async () => {
    balancer = await Balancer.start();
  });
  after(async () => balancer.stop());
  beforeEach(() => {
    logged = [];
  });

  function problems(checks = [health], connection: Partial<Connection> = {}): ReturnType<typeof problemsOf> {
    const { port, ca } = balancer;
    return problemsOf(
      checks,
      configuration,
      { port, ca, ...connection },
      { tries: 3, pauseMs: 1, limitMs: 300 },
      (level, message, fields) => logged.push([level, message, fields?.attempt]),
    );
  }

  it("asks the version that runs, or under a name that the certificate is not for", async () => {
    balancer.answer("OK");
    assert.deepEqual(await problems(), {});
    assert.deepEqual(balancer.seen, [
      { path: "/api/v1/health", host: domain, serverName: domain, testHeader: "green" },
    ]);
    assert.deepEqual(logged, []);
  });

  for (const [what, body] of [
    ["words alone", "OK"],
    ["nothing", ""],
    ["a status", { status: "healthy" }],
    ["a status in capitals", { status: "OK", version: "1.4.2" }],
    ["a number for a status", { status: 200 }],
    ["a list", ["up"]],
    ["dependencies by name", { status: "ok", dependencies: { dynamodb: "healthy", sqs: { status: "up" } } }],
    ["dependencies as a list", { dependencies: [{ name: "sqs", status: "ok", ms: 8 }] }],
    ["dependencies that are yes or no", { status: true, dependencies: { sqs: true } }],
    ["dependencies without a state", { dependencies: { sqs: { ms: 8 }, dynamodb: null } }],
  ] as const) {
    it(`refuses a version that answers with ${what}`, async () => {
      balancer.answer(body);
      assert.deepEqual(await problems(), {});
    });
  }

  for (const [what, body, problem] of [
    ["is degraded", { status: "degraded" }, "its status is degraded"],
    ["says no", { status: false }, "its status is false"],
    [
      "has a dependency that is down",
      { status: "healthy", dependencies: { dynamodb: "healthy", sqs: { status: "unhealthy" } } },
      "its dependencies are not ready: sqs (unhealthy)",
    ],
    [
      "has two in a list",
      {
        dependencies: [
          { name: "sqs", status: "ERROR" },
          { name: "strategy-service", status: false },
          { name: "x" },
        ],
      },
      "its dependencies are not ready: sqs (ERROR), strategy-service (false)",
    ],
    [
      "has one without a name",
      { dependencies: [{ status: "ok" }, { status: "timeout" }] },
      "its dependencies are not ready: 1 (timeout)",
    ],
  ] as const) {
    it(`lets a version have the traffic that ${what}`, async () => {
      balancer.answer(body);
      assert.deepEqual(await problems(), { [health.path]: problem });
    });
  }

  it("lets a version have the traffic that answers an error, or hides what it said", async () => {
    balancer.answer("no database", 503);
    assert.deepEqual(await problems(), { [health.path]: "answered 503 instead of 200: no database" });
    assert.equal(balancer.seen.length, 3);
    assert.deepEqual(logged, [
      ["WARN", "not answered well", 1],
      ["WARN", "not answered well", 2],
      ["WARN", "not answered well", 3],
    ]);
  });

  it("follows a redirection, or takes it for an answer", async () => {
    balancer.answer("", 302);
    assert.deepEqual(await problems(), { [health.path]: "answered 302 instead of 200: " });
    assert.deepEqual(await problems([{ ...health, status: 302 }]), {});
  });

  it("is not patient with a version that has just started", async () => {
    balancer.answer("");
    balancer.answering = (response, _, count) => response.writeHead(count < 3 ? 502 : 200).end();
    assert.deepEqual(await problems(), {});
    assert.equal(balancer.seen.length, 3);
  });

  it("waits for ever for an answer", async () => {
    balancer.answer("");
    balancer.answering = () => undefined;
    assert.deepEqual(await problems(), { [health.path]: "Error: no answer in 0.3 s" });
  });

  it("waits for ever for the end of an answer", async () => {
    balancer.answer("");
    balancer.answering = (response) => response.writeHead(200).write("{");
    assert.deepEqual(await problems(), { [health.path]: "Error: no answer in 0.3 s" });
  });

  it("fails itself when the connection breaks", async () => {
    balancer.answer("");
    balancer.answering = (response) => response.destroy();
    assert.match((await problems())[health.path] ?? "", /socket hang up/);
  });

  it("trusts a certificate that nobody signed", async () => {
    balancer.answer("OK");
    assert.match((await problems([health], { ca: undefined }))[health.path] ?? "", /self-signed certificate/);
    assert.deepEqual(balancer.seen, []);
  });

  it("trusts a certificate of another name", async () => {
    balancer.answer("OK");
    const { port, ca } = balancer;
    const found = await problemsOf(
      [health],
      { ...configuration, DOMAIN: "other.example.com" },
      { port, ca },
      { tries: 1, pauseMs: 1, limitMs: 300 },
      () => undefined,
    );
    assert.match(found[health.path] ?? "", /Hostname\/IP does not match certificate's altnames/);
    assert.deepEqual(balancer.seen, []);
  });

  it("forgets one path for another", async () => {
    balancer.answer("");
    balancer.answering = (response, request) => response.writeHead(request.url === "/ok" ? 200 : 500).end();
    assert.deepEqual(await problems([{ path: "/ok", status: 200 }, health]), {
      [health.path]: "answered 500 instead of 200: ",
    });
  });

  it("is patient for longer than its function may run", () => {
    const { tries, pauseMs, limitMs } = patience;
    assert.ok(tries * limitMs + (tries - 1) * pauseMs <= 90_000);
  });
});
