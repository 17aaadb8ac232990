import assert from "node:assert/strict";
import { DescribeTasksCommand, ListTasksCommand } from "@aws-sdk/client-ecs";
import { ecs as ecsClient, rds as rdsClient } from "../../../../compute/migration-gate/clients";
import { readConfiguration } from "../../../../compute/migration-gate/configuration";
import { calls, ecsError, event, eventOfTask, given, handle, now, variables } from "./aws";

function networkError(name: string, code?: string): Error {
  return Object.assign(new Error("no network"), { name, ...(code === undefined ? {} : { code }) });
}

describe("migration gate: refusal", () => {
  for (const [what, error] of [
    ["ECS is at fault", ecsError("ServerException", "trouble", "server")],
    ["ECS asks for patience", ecsError("ThrottlingException", "slow down")],
    ["ECS does not answer in time", networkError("TimeoutError")],
    ["ECS cannot be reached", networkError("Error", "ECONNRESET")],
  ] as const) {
    it(`rolls back a migration under way when ${what}, or forgets its task`, async () => {
      given({ snapshot: "available", task: { lastStatus: "RUNNING" } })
        .ecs.on(DescribeTasksCommand)
        .rejects(error);
      const { answer, lines } = await handle(eventOfTask);
      assert.deepEqual(answer, {
        hookStatus: "IN_PROGRESS",
        callBackDelay: 30,
        hookDetails: eventOfTask.hookDetails,
      });
      assert.deepEqual(lines[0], ["WARN", "AWS did not answer", `${error.name}: ${error.message}`]);
    });
  }

  for (const [what, error] of [
    ["ECS allows", ecsError("AccessDeniedException", "not authorized")],
    ["it understands", new TypeError("undefined is not a function")],
    ["it can send", networkError("Error", "other")],
  ] as const) {
    it(`waits for ever for what is not ${what}, or hides it`, async () => {
      given({}).ecs.on(ListTasksCommand).rejects(error);
      const { answer, lines } = await handle(event);
      assert.deepEqual(answer, { hookStatus: "FAILED" });
      assert.deepEqual(lines, [
        ["ERROR", "version refused: its migration failed", `${error.name}: ${error.message}`],
      ]);
    });
  }

  for (const [what, sent] of [
    ["another stage", { ...event, lifecycleStage: "POST_SCALE_UP" }],
    ["no deployment", { ...event, resourceArn: undefined }],
    ["nothing", null],
  ] as const) {
    it(`migrates for ${what}, or lets it through`, async () => {
      given({});
      const { answer, lines } = await handle(sent);
      assert.deepEqual(answer, { hookStatus: "FAILED" });
      assert.deepEqual(lines, [["ERROR", "event refused: no deployment before it is scaled up"]]);
      assert.deepEqual(calls(), []);
    });
  }

  for (const hookDetails of [
    "text",
    null,
    { migrationTask: 7, migrationBegan: 7 },
    { migrationBegan: "soon" },
    ["a"],
  ]) {
    it(`fails for hook details that are not its own: ${JSON.stringify(hookDetails)}`, async () => {
      given({ snapshot: "creating" });
      const { answer } = await handle({ ...event, hookDetails });
      assert.deepEqual(answer, {
        hookStatus: "IN_PROGRESS",
        callBackDelay: 30,
        hookDetails: { migrationBegan: now },
      });
    });
  }

  it("guesses what it is not told", () => {
    assert.throws(() => readConfiguration({ ...variables, CLUSTER: "", SUBNET_IDS: undefined }), {
      message:
        "environment variables of the function are not set: CLUSTER, SUBNET_IDS; the compute layer sets them",
    });
  });

  for (const [name, text] of [
    ["LIMIT_MINUTES", "an hour"],
    ["KEEP_SNAPSHOTS", "0"],
    ["KEEP_SNAPSHOTS", "-1"],
    ["KEEP_SNAPSHOTS", "1.5"],
  ] as const) {
    it(`waits for ever or keeps no snapshot for ${name}=${text}`, () => {
      assert.throws(() => readConfiguration({ ...variables, [name]: text }), {
        message: `environment variable ${name} of the function is "${text}"; allowed are whole numbers above 0; the compute layer sets it`,
      });
    });
  }

  it("is still waiting for AWS when its minute is over", async () => {
    for (const client of [ecsClient, rdsClient]) assert.equal(await client.config.maxAttempts(), 2);
  });
});
