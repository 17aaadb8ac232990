import assert from "node:assert/strict";
import { ConflictException, ListTasksCommand, RunTaskCommand } from "@aws-sdk/client-ecs";
import {
  CreateDBSnapshotCommand,
  DBSnapshotAlreadyExistsFault,
  InvalidDBInstanceStateFault,
} from "@aws-sdk/client-rds";
import { migrationGateActions } from "../../../../compute/migration-gate/permissions";
import {
  began,
  calls,
  digest,
  event,
  eventOfTask,
  given,
  handle,
  migrated,
  now,
  snapshot,
  stopped,
  taskArn,
  writes,
} from "./aws";

const askAgain = { hookStatus: "IN_PROGRESS", callBackDelay: 30, hookDetails: { migrationBegan: now } };
const askAgainOfTask = { ...askAgain, hookDetails: { migrationBegan: now, migrationTask: taskArn } };
const failed = { hookStatus: "FAILED" };

const takesSnapshot = {
  action: "rds:CreateDBSnapshot",
  input: {
    DBSnapshotIdentifier: snapshot,
    DBInstanceIdentifier: "tradai-mlflow-prod",
    Tags: [{ Key: "deployment", Value: event.resourceArn }],
  },
};
const runsTask = {
  action: "ecs:RunTask",
  input: {
    cluster: "tradai-prod",
    taskDefinition: "tradai-migration-prod",
    launchType: "FARGATE",
    count: 1,
    startedBy: `migration-${digest}`,
    clientToken: `migration-${digest}`,
    networkConfiguration: {
      awsvpcConfiguration: {
        subnets: ["subnet-0a", "subnet-0b"],
        securityGroups: ["sg-0m"],
        assignPublicIp: "DISABLED",
      },
    },
  },
};

describe("migration gate: snapshot", () => {
  it("changes the schema before there is a snapshot", async () => {
    given({});
    const { answer, lines } = await handle(event);
    assert.deepEqual(answer, askAgain);
    assert.deepEqual(writes(), [takesSnapshot]);
    assert.deepEqual(lines, [["INFO", "migration under way", `snapshot ${snapshot}`]]);
  });

  it("changes the schema before the snapshot is complete, or takes a second one", async () => {
    given({ snapshot: "creating" });
    const { answer } = await handle({ ...event, executionId: "another-1" });
    assert.deepEqual(answer, askAgain);
    assert.deepEqual(writes(), []);
  });

  it("changes the schema although the snapshot failed", async () => {
    given({ snapshot: "failed" });
    const { answer, lines } = await handle(event);
    assert.deepEqual(answer, failed);
    assert.deepEqual(writes(), []);
    const reason = `snapshot ${snapshot} is failed`;
    assert.deepEqual(lines, [["ERROR", "version refused: its migration failed", reason]]);
  });

  it("takes the snapshot of another deployment for its own, or a name that RDS refuses", async () => {
    given({ snapshot: "available", task: stopped(0) });
    const resourceArn = event.resourceArn.replace(/[^/]+$/, "_Other-deployment_");
    await handle({ ...event, resourceArn });
    const [{ action, input } = { action: "", input: {} }, ...more] = writes();
    assert.deepEqual([action, more], ["rds:CreateDBSnapshot", []]);
    const { DBSnapshotIdentifier: name } = input as { DBSnapshotIdentifier: string };
    assert.notEqual(name, snapshot);
    assert.match(name, /^tradai-mlflow-prod-migration-[0-9a-z]+$/);
  });

  for (const busy of [
    new DBSnapshotAlreadyExistsFault({ message: "exists", $metadata: {} }),
    new InvalidDBInstanceStateFault({ message: "it is backing-up", $metadata: {} }),
  ]) {
    it(`gives a deployment up for ${busy.name}`, async () => {
      given({}).rds.on(CreateDBSnapshotCommand).rejects(busy);
      const { answer } = await handle(event);
      assert.deepEqual(answer, askAgain);
    });
  }
});

describe("migration gate: task", () => {
  it("does not change the schema, or in the wrong network, after the snapshot", async () => {
    given({ snapshot: "available" });
    const { answer, lines } = await handle(event);
    assert.deepEqual(answer, askAgainOfTask);
    assert.deepEqual(writes(), [runsTask]);
    assert.deepEqual(lines, [["INFO", "migration under way", "the migration"]]);
  });

  for (const [how, sent, beginning] of [
    ["found by its name", event, now],
    ["that ECS was told of", eventOfTask, began],
  ] as const) {
    it(`lets the version start before the task ${how} has ended, or starts another`, async () => {
      given({ snapshot: "available", task: { lastStatus: "RUNNING" } });
      const { answer } = await handle(sent);
      const hookDetails = { migrationBegan: beginning, migrationTask: taskArn };
      assert.deepEqual(answer, { ...askAgain, hookDetails });
      assert.deepEqual(writes(), []);
    });

    it(`keeps the version back although the task ${how} worked`, async () => {
      given({ snapshot: "available", task: stopped(0) });
      const { answer, lines } = await handle(sent);
      assert.deepEqual(answer, { hookStatus: "SUCCEEDED" });
      assert.deepEqual(writes(), []);
      assert.deepEqual(lines, [["INFO", "schema fits the version"]]);
    });

    it(`lets the version start although the task ${how} failed, or hides why`, async () => {
      given({ snapshot: "available", task: stopped(1, { stoppedReason: "Essential container exited" }) });
      const { answer, lines } = await handle(sent);
      assert.deepEqual(answer, failed);
      assert.deepEqual(writes(), []);
      const reason = `migration ${taskArn} ended with exit code 1: EssentialContainerExited: Essential container exited`;
      assert.deepEqual(lines, [["ERROR", "version refused: its migration failed", reason]]);
    });
  }

  it("lets the version start although the task never did", async () => {
    const task = stopped(undefined, {
      stopCode: "TaskFailedToStart",
      stoppedReason: "CannotPullContainerError",
    });
    given({ snapshot: "available", task });
    const { answer, lines } = await handle(eventOfTask);
    assert.deepEqual(answer, failed);
    assert.equal(
      lines[0]?.[2],
      `migration ${taskArn} ended without an exit code: TaskFailedToStart: CannotPullContainerError`,
    );
  });

  it("takes another container's exit code for the migration's", async () => {
    const containers = [{ name: "collector", exitCode: 0 }];
    given({ snapshot: "available", task: stopped(0, { containers }) });
    assert.deepEqual((await handle(eventOfTask)).answer, failed);
  });

  it("changes the schema a second time, or guesses, when ECS has forgotten the task", async () => {
    given({ snapshot: "available" });
    const { answer, lines } = await handle(eventOfTask);
    assert.deepEqual(answer, failed);
    assert.deepEqual(writes(), []);
    assert.equal(lines[0]?.[2], `ECS knows no more how migration ${taskArn} ended: MISSING`);
  });

  it("waits for a task that ECS did not start, or hides why", async () => {
    given({ snapshot: "available" })
      .ecs.on(RunTaskCommand)
      .resolves({ failures: [{ reason: "RESOURCE:FARGATE", detail: "no capacity" }, { reason: "AGENT" }] });
    const { answer, lines } = await handle(event);
    assert.deepEqual(answer, failed);
    assert.equal(lines[0]?.[2], "ECS did not start the migration: RESOURCE:FARGATE: no capacity; AGENT");
  });

  it("gives up a task that was started with another revision", async () => {
    given({ snapshot: "available" })
      .ecs.on(RunTaskCommand)
      .rejects(new ConflictException({ message: "in use", resourceIds: [taskArn], $metadata: {} }));
    assert.deepEqual((await handle(event)).answer, askAgainOfTask);
  });

  it("asks ECS for tasks by more than the name, which it refuses", async () => {
    const { ecs } = given({ snapshot: "creating" });
    await handle(event);
    assert.deepEqual(
      ecs.commandCalls(ListTasksCommand).map(({ args }) => args[0].input),
      ["RUNNING", "STOPPED"].map((desiredStatus) => ({
        cluster: "tradai-prod",
        startedBy: `migration-${digest}`,
        desiredStatus,
      })),
    );
  });

  it("calls what its role does not allow, or is allowed what it does not call", async () => {
    const called = new Set<string>();
    const pages = [[migrated(1), migrated(2), migrated(3)]];
    for (const world of [{}, { snapshot: "available" }, { snapshot: "available", task: stopped(0), pages }]) {
      given(world);
      await handle(event);
      for (const { action } of calls()) called.add(action);
    }
    // The snapshot is made with a tag, for which RDS asks this besides.
    called.add("rds:AddTagsToResource");
    assert.deepEqual([...called].sort(), Object.values(migrationGateActions).flat().sort());
  });
});
