import assert from "node:assert/strict";
import { ListTasksCommand } from "@aws-sdk/client-ecs";
import { ecsError, event, given, handle, snapshot, stopped, taskArn, writes } from "./aws";

/** 45 minutes before the question, and a second less. */
const longAgo = "2026-03-01T09:15:00.000Z";
const justInTime = "2026-03-01T09:15:01.000Z";

const asked = (migrationBegan: string, more: object = {}): object => ({
  ...event,
  hookDetails: { migrationBegan, ...more },
});
const refused = (reason: string): unknown[] => ["ERROR", "version refused: its migration failed", reason];

describe("migration gate: limit", () => {
  it("gives up before its time, or begins to count anew with each question", async () => {
    given({ snapshot: "creating" });
    const { answer } = await handle(asked(justInTime));
    assert.deepEqual(answer, {
      hookStatus: "IN_PROGRESS",
      callBackDelay: 30,
      hookDetails: { migrationBegan: justInTime },
    });
  });

  it("has ECS ask for a day after a snapshot that is never complete, or hides why it ended", async () => {
    given({ snapshot: "creating" });
    const { answer, lines } = await handle(asked(longAgo));
    assert.deepEqual(answer, { hookStatus: "FAILED" });
    assert.deepEqual(lines, [refused(`not over after 45 minutes, waits for snapshot ${snapshot}`)]);
  });

  it("has ECS ask for a day about a task that never ends, or does not say that it may go on", async () => {
    given({ snapshot: "available", task: { lastStatus: "RUNNING" } });
    const { answer, lines } = await handle(asked(longAgo, { migrationTask: taskArn }));
    assert.deepEqual(answer, { hookStatus: "FAILED" });
    assert.deepEqual(lines, [
      refused(
        `not over after 45 minutes, waits for the migration, RUNNING; ${taskArn} may still change the schema: see how it ended before the next deployment`,
      ),
    ]);
    assert.deepEqual(writes(), []);
  });

  it("has ECS ask for a day while AWS does not answer", async () => {
    given({})
      .ecs.on(ListTasksCommand)
      .rejects(ecsError("ServerException", "trouble", "server"));
    const { answer, lines } = await handle(asked(longAgo));
    assert.deepEqual(answer, { hookStatus: "FAILED" });
    assert.deepEqual(lines[1], refused("not over after 45 minutes, waits for AWS"));
  });

  it("refuses a migration that worked, because it was late", async () => {
    given({ snapshot: "available", task: stopped(0) });
    const { answer } = await handle(asked(longAgo, { migrationTask: taskArn }));
    assert.deepEqual(answer, { hookStatus: "SUCCEEDED" });
  });
});
