import assert from "node:assert/strict";
import { DescribeAutoScalingGroupsCommand } from "@aws-sdk/client-auto-scaling";
import type { LifecycleState } from "@aws-sdk/client-auto-scaling";
import {
  DeregisterInstanceCommand,
  ListInstancesCommand,
  ListServicesCommand,
} from "@aws-sdk/client-servicediscovery";
import {
  autoScalingError,
  calls,
  cloudMapError,
  deregistered,
  given,
  groupName,
  namespaceId,
  published,
  topicArn,
  writes,
} from "./aws";
import { alive, audited, cleaned, dead, hostEntry, living, nineDead } from "./fixture";
import { handle, scheduledEvent } from "./run";

const inService = { [living]: "InService" } as const;

describe("deregistration: reconciliation", () => {
  it("lets one of the nine dead entries survive, or removes 10.0.11.129", async () => {
    const registry = audited();
    given({ registry, group: inService });
    const { outcome, error } = await handle(scheduledEvent);
    assert.equal(error, undefined);
    assert.deepEqual(deregistered(), nineDead);
    assert.deepEqual(registry, cleaned());
    assert.ok(outcome?.outcome === "reconciled");
    assert.deepEqual(
      outcome.removed.map(({ service, id }) => `${service} ${id}`),
      nineDead,
    );
  });

  it("changes something, or tells somebody, when it runs a second time", async () => {
    const registry = audited();
    given({ registry, group: inService });
    await handle(scheduledEvent);
    given({ registry, group: inService });
    const { outcome, lines } = await handle(scheduledEvent);
    assert.deepEqual(outcome, { outcome: "reconciled", removed: [] });
    assert.deepEqual(writes(), []);
    assert.deepEqual(
      lines.map(({ level, message, entries }) => [level, message, entries]),
      [["INFO", "no dead entry found", 4]],
    );
  });

  it("tells nobody what it removed", async () => {
    given({ registry: { mlflow: [dead.all, alive] }, group: inService });
    const { lines } = await handle(scheduledEvent);
    const removed = [{ service: "mlflow", id: dead.all.id, host: dead.all.id, address: "10.0.11.201" }];
    assert.deepEqual(published(), [
      {
        topic: topicArn,
        message: {
          event: "deregistered",
          reason: "instance not in the group",
          group: groupName,
          entries: removed,
        },
      },
    ]);
    assert.deepEqual(
      lines.map((line) => [line.level, line.message, line.removed, line.serves]),
      [["WARN", "dead entries removed", removed, [living]]],
    );
  });

  const states: readonly [LifecycleState, boolean][] = [
    ["InService", true],
    ["Pending", true],
    ["Pending:Wait", true],
    ["Pending:Proceed", true],
    ["Terminating", false],
    ["Terminating:Wait", false],
    ["Terminating:Proceed", false],
    ["Terminated", false],
    ["Standby", false],
  ];
  for (const [state, stays] of states) {
    it(`${stays ? "removes" : "keeps"} an instance that is ${state}`, async () => {
      given({
        registry: { mlflow: [hostEntry("i-0e8", "10.0.11.8"), alive] },
        group: { ...inService, "i-0e8": state },
      });
      await handle(scheduledEvent);
      assert.deepEqual(deregistered(), stays ? [] : ["mlflow i-0e8"]);
    });
  }

  it("removes an instance that came into the group while it looked", async () => {
    given({ registry: audited(), group: inService });
    await handle(scheduledEvent);
    const actions = calls().map(({ action }) => action);
    assert.ok(
      actions.lastIndexOf("servicediscovery:ListInstances") <
        actions.indexOf("autoscaling:DescribeAutoScalingGroups"),
    );
  });

  it("removes everything when there is no such group", async () => {
    given({ registry: audited() });
    const { error, lines } = await handle(scheduledEvent);
    assert.equal(error?.message, `Auto Scaling knows no group ${groupName}`);
    assert.deepEqual(writes(), []);
    assert.deepEqual(
      lines.map(({ level, message }) => [level, message]),
      [["ERROR", "service discovery not reconciled"]],
    );
  });

  it("removes everything when the group cannot be looked at", async () => {
    given({ registry: audited(), group: inService })
      .autoScaling.on(DescribeAutoScalingGroupsCommand)
      .rejects(autoScalingError("Throttling", "Rate exceeded"));
    const { error } = await handle(scheduledEvent);
    assert.equal(error?.message, "Rate exceeded");
    assert.deepEqual(writes(), []);
  });

  for (const [what, group] of [
    ["has no instance", {}],
    ["only has one that ends", { [living]: "Terminating:Wait" }],
  ] as const) {
    it(`removes everything when the group ${what}`, async () => {
      given({ registry: audited(), group });
      const { outcome, lines } = await handle(scheduledEvent);
      assert.deepEqual(outcome, { outcome: "left alone", because: "no instance" });
      assert.deepEqual(writes(), []);
      assert.deepEqual(
        lines.map(({ level, message, entries }) => [level, message, (entries as unknown[]).length]),
        [["WARN", "entries left alone: no instance is in service", 13]],
      );
    });
  }

  it("lets one call that fails stop the others, or hides it", async () => {
    const registry = audited();
    given({ registry, group: inService })
      .serviceDiscovery.on(DeregisterInstanceCommand, { ServiceId: "srv-mlflow", InstanceId: dead.all.id })
      .rejects(cloudMapError("AccessDeniedException", "not authorized"));
    const { error, lines } = await handle(scheduledEvent);
    const step = `remove ${dead.all.id} from mlflow`;
    assert.equal(error?.message, `1 step failed: ${step} (AccessDeniedException: not authorized)`);
    assert.deepEqual(deregistered(), nineDead);
    assert.deepEqual(registry, { ...cleaned(), mlflow: [alive, dead.all] });
    assert.deepEqual(
      published().map(({ message }) => (message.entries as unknown[]).length),
      [8],
    );
    assert.deepEqual(
      lines.map((line) => [line.level, line.message, line.step]),
      [
        ["ERROR", "step failed", step],
        ["WARN", "dead entries removed", undefined],
        ["ERROR", "service discovery not reconciled", undefined],
      ],
    );
  });

  it("forgets the other services when one cannot be listed, or hides it", async () => {
    const registry = audited();
    given({ registry, group: inService })
      .serviceDiscovery.on(ListInstancesCommand, { ServiceId: "srv-mlflow" })
      .rejects(cloudMapError("RequestLimitExceeded", "slow down"));
    const { error } = await handle(scheduledEvent);
    assert.equal(
      error?.message,
      "1 step failed: list the entries of mlflow (RequestLimitExceeded: slow down)",
    );
    assert.deepEqual(registry, { ...cleaned(), mlflow: audited().mlflow });
  });

  it("takes a namespace that it cannot read for a clean one", async () => {
    given({ registry: audited(), group: inService })
      .serviceDiscovery.on(ListServicesCommand)
      .rejects(cloudMapError("AccessDeniedException", "not authorized"));
    const { error } = await handle(scheduledEvent);
    assert.equal(
      error?.message,
      `1 step failed: list the services of ${namespaceId} (AccessDeniedException: not authorized)`,
    );
  });

  it("takes the wrong namespace for a clean one", async () => {
    given({ registry: {}, group: inService });
    const { error } = await handle(scheduledEvent);
    const step = `list the services of ${namespaceId}`;
    assert.equal(error?.message, `1 step failed: ${step} (Error: namespace ${namespaceId} has no service)`);
  });
});
