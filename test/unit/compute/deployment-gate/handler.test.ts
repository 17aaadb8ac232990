import assert from "node:assert/strict";
import * as https from "node:https";
import { mock } from "node:test";
import { readConfiguration } from "../../../../compute/deployment-gate/configuration";
import { handler } from "../../../../compute/deployment-gate/handler";
import type { HookAnswer } from "../../../../shared/handlers";
import { Balancer, domain } from "./balancer";

const cluster = "arn:aws:ecs:eu-central-1:444455556666";
/** As ECS sends it: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/lambda-lifecycle-hooks.html */
const event = {
  executionId: "3a0345ba-b029-404b-890d-7da2a4b266aa",
  lifecycleStage: "POST_TEST_TRAFFIC_SHIFT",
  resourceArn: `${cluster}:service-deployment/tradai-prod/tradai-backend-api-prod/EZe5RNVLH6PPzHXINuP28`,
  executionDetails: {
    serviceArn: `${cluster}:service/tradai-prod/tradai-backend-api-prod`,
    targetServiceRevisionArn: `${cluster}:service-revision/tradai-prod/tradai-backend-api-prod/9313423515462893900`,
    testTrafficWeights: {},
    productionTrafficWeights: {},
  },
};
const variables = {
  LOAD_BALANCER_DNS: "internal-tradai-prod-1942285475.eu-central-1.elb.amazonaws.com",
  DOMAIN: domain,
  TEST_HEADER_NAME: "x-tradai-test",
  TEST_HEADER_VALUE: "green",
  CHECKS: JSON.stringify({ "tradai-backend-api-prod": [{ path: "/api/v1/health", status: 200 }] }),
};

interface Handled {
  readonly answer?: HookAnswer;
  readonly error?: Error;
  readonly lines: Record<string, unknown>[];
}

async function handle(sent: unknown, changes: Readonly<Record<string, string>> = {}): Promise<Handled> {
  Object.assign(process.env, variables, changes);
  const written: string[] = [];
  const write = mock.method(process.stdout, "write", (chunk: string) => written.push(chunk) > 0);
  const result: { answer?: HookAnswer; error?: Error } = {};
  try {
    result.answer = await handler(sent, { awsRequestId: "request-1" });
  } catch (error) {
    result.error = error as Error;
  } finally {
    write.mock.restore();
  }
  return { ...result, lines: written.map((line) => JSON.parse(line) as Record<string, unknown>) };
}

describe("deployment gate: hook", () => {
  let balancer: Balancer;
  const asked: https.RequestOptions[] = [];
  before(async () => {
    balancer = await Balancer.start();
    const { request } = https;
    // The load balancer's name and port are AWS's: what is sent there comes to the one on this machine.
    mock.method(
      (https as unknown as { default: typeof https }).default,
      "request",
      (options: https.RequestOptions, callback: Parameters<typeof https.request>[2]) => {
        asked.push(options);
        return request({ ...options, host: "127.0.0.1", port: balancer.port, ca: balancer.ca }, callback);
      },
    );
  });
  after(async () => {
    mock.restoreAll();
    await balancer.stop();
  });
  beforeEach(() => {
    asked.length = 0;
    balancer.answer({ status: "healthy" });
  });

  it("keeps a good version from the traffic, or asks another address", async () => {
    const { answer, lines } = await handle(event);
    assert.deepEqual(answer, { hookStatus: "SUCCEEDED" });
    assert.deepEqual(
      asked.map(({ host, port, path, servername }) => ({ host, port, path, servername })),
      [{ host: variables.LOAD_BALANCER_DNS, port: 443, path: "/api/v1/health", servername: domain }],
    );
    assert.deepEqual(
      lines.map(({ level, message, service }) => [level, message, service]),
      [["INFO", "version may have the traffic", "tradai-backend-api-prod"]],
    );
  });

  it("fails itself, or says nothing, when the version is not fit", async () => {
    const timers = mock.timers;
    balancer.answer({ status: "healthy", dependencies: { dynamodb: "unhealthy" } });
    timers.enable({ apis: ["setTimeout"] });
    const ticking = setInterval(() => timers.tick(5_000), 5);
    try {
      const { answer, error, lines } = await handle(event);
      assert.equal(error, undefined);
      assert.deepEqual(answer, { hookStatus: "FAILED" });
      assert.equal(balancer.seen.length, 5);
      const { level, message, problems } = lines.at(-1) ?? {};
      assert.deepEqual(
        [level, message, problems],
        [
          "ERROR",
          "version refused: it is not fit for traffic",
          { "/api/v1/health": "its dependencies are not ready: dynamodb (unhealthy)" },
        ],
      );
    } finally {
      clearInterval(ticking);
      timers.reset();
    }
  });

  for (const service of ["tradai-other-prod", "constructor"]) {
    it(`lets a version of ${service} have the traffic that nothing was asked of`, async () => {
      const serviceArn = `${cluster}:service/tradai-prod/${service}`;
      const { answer, lines } = await handle({
        ...event,
        executionDetails: { ...event.executionDetails, serviceArn },
      });
      assert.deepEqual(answer, { hookStatus: "FAILED" });
      assert.deepEqual(
        lines.map((line) => [line.level, line.message, line.service, line.known]),
        [
          [
            "ERROR",
            "version refused: CHECKS has no check of the service",
            service,
            ["tradai-backend-api-prod"],
          ],
        ],
      );
    });
  }

  const notOurs: readonly [string, unknown, readonly [string, unknown, string]][] = [
    [
      "another stage",
      { ...event, lifecycleStage: "PRE_SCALE_UP" },
      ["lifecycleStage", "PRE_SCALE_UP", "POST_TEST_TRAFFIC_SHIFT"],
    ],
    [
      "no service",
      { ...event, executionDetails: { targetServiceRevisionArn: "r" } },
      ["executionDetails.serviceArn", null, "string"],
    ],
    [
      "something that is no deployment",
      { ...event, resourceArn: "arn:aws:ecs:eu-central-1:444455556666:cluster/c" },
      [
        "resourceArn",
        "arn:aws:ecs:eu-central-1:444455556666:cluster/c",
        "/^arn:[^:]+:ecs:[^:]+:[^:]+:service-deployment\\//",
      ],
    ],
    ["nothing", undefined, ["", null, "object"]],
  ];
  for (const [what, sent, [field, found, expected]] of notOurs) {
    it(`lets ${what} through`, async () => {
      const { answer, lines } = await handle(sent);
      assert.deepEqual(answer, { hookStatus: "FAILED" });
      assert.deepEqual(
        lines.map((line) => [line.level, line.message, line.mismatches]),
        [
          [
            "ERROR",
            "event refused: no deployment after its test traffic was shifted",
            [{ field, found, expected }],
          ],
        ],
      );
      assert.deepEqual(asked, []);
    });
  }

  it("guesses what it is not told", () => {
    assert.throws(() => readConfiguration({ ...variables, DOMAIN: "", TEST_HEADER_NAME: undefined }), {
      message:
        "environment variables of the function are not set: DOMAIN, TEST_HEADER_NAME; the compute layer sets them",
    });
  });

  for (const [checks, wrong] of [
    ["{", ' is "{", expected record'],
    ['{"s":[]}', "s is [], expected no fewer than 1"],
    ['{"s":[{"path":"health","status":200}]}', 's.0.path is "health", expected /^\\//'],
    ['{"s":[{"path":"/h","status":"200"}]}', 's.0.status is "200", expected number'],
  ] as const) {
    it(`takes ${checks} for checks`, () => {
      assert.throws(() => readConfiguration({ ...variables, CHECKS: checks }), {
        message: `environment variable CHECKS of the function: ${wrong}`,
      });
    });
  }
});
