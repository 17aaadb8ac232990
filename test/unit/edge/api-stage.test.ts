import assert from "node:assert/strict";
import { createApi } from "../../../edge/api/api";
import { apiFacts, stageName } from "../../facts/edge-api";
import { buildPart, describeEdge } from "./layer";
import type { Part } from "./layer";

const part: Part = (context, below) => createApi(context, below);

/** What is in a deployment only if it was there before: everything that makes up routes and answers. */
const deployedTypes = [
  "Authorizer",
  "Integration",
  "IntegrationResponse",
  "Method",
  "MethodResponse",
  "Model",
  "RequestValidator",
  "Resource",
  "Response",
].map((type) => `aws:apigateway/${type.charAt(0).toLowerCase()}${type.slice(1)}:${type}`);

describeEdge("the API's stage", part, ({ environment, facts, named, registered, made }) => {
  const { requestsPerSecond, burst } = apiFacts[environment];

  it("a change of a route that never goes live: the deployment does not wait for it", () => {
    const { waitsFor } = made("api-deployment");
    const parts = registered().filter(({ type }) => deployedTypes.includes(type));
    assert.ok(parts.length > 28 * 2);
    assert.deepEqual(
      parts.map(({ name }) => name).filter((name) => !waitsFor.includes(name)),
      [],
    );
  });

  it("a stage without logs, without traces, or before AWS accepts its logs", () => {
    const { inputs, waitsFor } = made("api-stage");
    assert.equal(inputs.stageName, stageName);
    assert.equal(inputs.deployment, "id-of-api-deployment");
    assert.equal(inputs.xrayTracingEnabled, true);
    const { destinationArn } = inputs.accessLogSettings as { destinationArn: string };
    assert.equal(destinationArn, "arn-of-api-access-logs");
    assert.ok(waitsFor.includes("api-account"));
    assert.ok(waitsFor.includes("api-execution-logs"));
  });

  it("an access log that holds a token, or that no program can read", () => {
    const { format } = made("api-stage").inputs.accessLogSettings as { format: string };
    const fields = JSON.parse(format) as Record<string, string>;
    for (const field of [
      "requestId",
      "sourceIp",
      "subject",
      "client",
      "method",
      "route",
      "status",
      "latencyMs",
    ]) {
      assert.ok(field in fields, field);
    }
    for (const variable of Object.values(fields)) {
      // Headers, bodies and whole tokens have other variables; $input and $util exist in templates alone.
      assert.match(variable, /^\$context\.[A-Za-z_.]+$/);
      assert.doesNotMatch(variable, /token|header|authorization|apiKey|userAgent/i);
    }
    assert.ok(!format.includes("\n"));
  });

  it("a client that may ask as often as it likes, or a log of whole requests", () => {
    const { inputs } = made("api-method-settings");
    assert.equal(inputs.methodPath, "*/*");
    assert.equal(inputs.stageName, stageName);
    assert.deepEqual(inputs.settings, {
      throttlingRateLimit: requestsPerSecond,
      throttlingBurstLimit: burst,
      loggingLevel: "ERROR",
      dataTraceEnabled: false,
      metricsEnabled: true,
      cachingEnabled: false,
    });
  });

  for (const [name, group] of [
    ["api-access-logs", "/tradai/{env}/api"],
    ["api-execution-logs", "API-Gateway-Execution-Logs_id-of-api/v1"],
  ] as const) {
    it(`a group that keeps its logs for ever, or unencrypted: ${group}`, () => {
      const { inputs } = made(name);
      assert.equal(inputs.name, named(group));
      assert.equal(inputs.retentionInDays, facts.logDays);
      assert.equal(inputs.kmsKeyId !== undefined, facts.logsKey);
    });
  }

  it("a role for logs that API Gateway cannot take, or takes before it may write", () => {
    const { inputs, waitsFor } = made("api-account");
    assert.equal(inputs.cloudwatchRoleArn, "arn-of-api-logs-role");
    assert.ok(waitsFor.includes("api-logs-policy"));
    const role = made("api-logs-role").inputs;
    assert.equal(role.name, named("tradai-api-logs-{env}"));
    assert.match(String(role.assumeRolePolicy), /"apigateway\.amazonaws\.com"/);
    assert.equal(
      made("api-logs-policy").inputs.policyArn,
      "arn:aws:iam::aws:policy/service-role/AmazonAPIGatewayPushToCloudWatchLogs",
    );
  });
});

it("another owner's account gets a second role for logs", async () => {
  const declared = await buildPart("dev", part, (settings) => ({ ...settings, ownsAccount: false }));
  assert.deepEqual(
    declared.filter(({ name }) => ["api-account", "api-logs-role", "api-logs-policy"].includes(name)),
    [],
  );
}).timeout(180_000);
