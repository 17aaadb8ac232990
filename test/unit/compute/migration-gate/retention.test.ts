import assert from "node:assert/strict";
import { DeleteDBSnapshotCommand, DescribeDBSnapshotsCommand } from "@aws-sdk/client-rds";
import { ecsError, event, eventOfTask, given, handle, migrated, stopped, taskArn, writes } from "./aws";

const done = { snapshot: "available", task: stopped(0) };
const succeeded = { hookStatus: "SUCCEEDED" };

/** The name of the snapshot of a day. */
const nameOf = (day: number): string => String(migrated(day).DBSnapshotIdentifier);
const deletes = (...days: number[]): object[] =>
  days.map((day) => ({ action: "rds:DeleteDBSnapshot", input: { DBSnapshotIdentifier: nameOf(day) } }));

describe("migration gate: old snapshots", () => {
  it("lets them fill AWS's quota, or deletes the newest ones, or looks at the first page alone", async () => {
    const pages = [[migrated(3), migrated(1)], [migrated(5)], [migrated(2), migrated(4)]];
    given({ ...done, pages });
    const { answer, lines } = await handle(eventOfTask);
    assert.deepEqual(answer, succeeded);
    assert.deepEqual(writes(), deletes(1, 2, 3));
    assert.deepEqual(lines, [
      ["INFO", "schema fits the version"],
      ...[1, 2, 3].map((day) => ["INFO", "old snapshot deleted", nameOf(day)]),
    ]);
  });

  it("deletes one although no more are there than stay", async () => {
    given({ ...done, pages: [[migrated(1), migrated(2)]] });
    assert.deepEqual((await handle(eventOfTask)).answer, succeeded);
    assert.deepEqual(writes(), []);
  });

  for (const [what, other] of [
    ["is being made", { Status: "creating" }],
    ["a person took", { DBSnapshotIdentifier: "before-the-audit" }],
    ["a person copied to keep it", { DBSnapshotIdentifier: "tradai-mlflow-prod-migration-keep" }],
    ["a person named as long", { DBSnapshotIdentifier: "tradai-mlflow-prod-migration-keep-for-the-audit-1" }],
    ["was taken before the database was deleted", { DBSnapshotIdentifier: "tradai-mlflow-prod-final-1" }],
    ["another environment made", { DBSnapshotIdentifier: nameOf(1).replace("prod", "staging") }],
    ["has no time", { SnapshotCreateTime: undefined }],
  ] as const) {
    it(`deletes a snapshot that ${what}, or lets it take the place of one of its own`, async () => {
      const oldest = migrated(1, other);
      const newest = migrated(9, { ...other, DBSnapshotIdentifier: oldest.DBSnapshotIdentifier });
      given({ ...done, pages: [[oldest, migrated(2), migrated(3), migrated(4), newest]] });
      await handle(eventOfTask);
      assert.deepEqual(writes(), deletes(2));
    });
  }

  it("refuses the version because one cannot be deleted, hides which, or leaves the others", async () => {
    const { rds } = given({ ...done, pages: [[migrated(1), migrated(2), migrated(3), migrated(4)]] });
    rds
      .on(DeleteDBSnapshotCommand, { DBSnapshotIdentifier: nameOf(1) })
      .rejects(ecsError("InvalidDBSnapshotState", "it is shared"));
    const { answer, lines } = await handle(eventOfTask);
    assert.deepEqual(answer, succeeded);
    assert.deepEqual(writes(), deletes(1, 2));
    assert.deepEqual(lines.slice(1), [
      ["WARN", "old snapshot not deleted", nameOf(1), "InvalidDBSnapshotState: it is shared"],
      ["INFO", "old snapshot deleted", nameOf(2)],
    ]);
  });

  it("refuses the version because RDS does not list them, or hides it", async () => {
    const { rds } = given(done);
    rds.on(DescribeDBSnapshotsCommand).rejects(ecsError("AccessDenied", "not authorized"));
    const { answer, lines } = await handle(eventOfTask);
    assert.deepEqual(answer, succeeded);
    assert.deepEqual(lines.slice(1), [
      ["WARN", "old snapshots not looked for", "AccessDenied: not authorized"],
    ]);
  });

  it("is cut off over them when its minute is over, which rolls a good migration back", async () => {
    const { rds } = given({ ...done, pages: [[migrated(1), migrated(2), migrated(3)]] });
    await handle(eventOfTask);
    const signals = [
      ...rds.commandCalls(DescribeDBSnapshotsCommand),
      ...rds.commandCalls(DeleteDBSnapshotCommand),
    ].map(({ args }) => (args as unknown as [unknown, { abortSignal?: unknown }?])[1]?.abortSignal);
    assert.equal(signals.length, 2);
    assert.ok(signals[0] instanceof AbortSignal);
    assert.equal(signals[0], signals[1]);
  });

  for (const [when, world, sent] of [
    ["failed", { snapshot: "available", task: stopped(1) }, eventOfTask],
    ["goes on", { snapshot: "available", task: { lastStatus: "RUNNING" } }, eventOfTask],
    ["waits for its snapshot", { snapshot: "creating" }, event],
    ["takes too long", { snapshot: "creating" }, { ...event, hookDetails: { migrationBegan: "2026-03-01" } }],
    ["was forgotten", { snapshot: "available" }, { ...event, hookDetails: { migrationTask: taskArn } }],
  ] as const) {
    it(`deletes the last snapshot of a sound database while a migration ${when}`, async () => {
      given({ ...world, pages: [[migrated(1), migrated(2), migrated(3)]] });
      assert.notDeepEqual((await handle(sent)).answer, succeeded);
      assert.deepEqual(writes(), []);
    });
  }
});
