import assert from "node:assert/strict";
import { CompleteLifecycleActionCommand } from "@aws-sdk/client-auto-scaling";
import {
  DeregisterInstanceCommand,
  DuplicateRequest,
  GetOperationCommand,
  InstanceNotFound,
  ListServicesCommand,
  ServiceNotFound,
} from "@aws-sdk/client-servicediscovery";
import { PublishCommand } from "@aws-sdk/client-sns";
import { deregistrationActions, deregistrationImplies } from "../../../../compute/deregistration/permissions";
import { autoScalingError, calls, cloudMapError, deregistered, given, published, writes } from "./aws";
import { alive, audited, dead, living } from "./fixture";
import { completion, handle, scheduledEvent, terminateEvent } from "./run";

const ended = dead.all.id;
const itsEntries = ["backend-api", "data-collection", "mlflow", "strategy-service"].map(
  (service) => `${service} ${ended}`,
);

describe("deregistration: termination", () => {
  it("leaves an entry of the ended instance, removes another's, or lets the instance wait", async () => {
    const registry = audited();
    given({ registry });
    const { outcome, lines } = await handle(terminateEvent(ended));
    assert.deepEqual(deregistered(), itsEntries);
    assert.equal(Object.values(registry).flat().length, 9);
    assert.ok(outcome?.outcome === "deregistered");
    assert.equal(outcome.hook, "completed");
    assert.deepEqual(
      outcome.removed.map(({ service, id }) => `${service} ${id}`),
      itsEntries,
    );
    assert.deepEqual(calls().at(-1), completion);
    assert.deepEqual(
      lines.map(({ level, message }) => [level, message]),
      [["INFO", "instance deregistered"]],
    );
  });

  it("tells nobody what left", async () => {
    given({ registry: { mlflow: [alive] } });
    await handle(terminateEvent(living));
    const entries = [{ service: "mlflow", id: living, host: living, address: "10.0.11.129" }];
    assert.deepEqual(
      published().map(({ message }) => [message.reason, message.entries]),
      [["instance terminated", entries]],
    );
  });

  it("lets the instance end, and tells of it, before Cloud Map has removed its entries", async () => {
    const registry = { mlflow: [alive] };
    given({ registry, looks: 2 })
      .autoScaling.on(CompleteLifecycleActionCommand)
      .callsFake(() => {
        assert.deepEqual(registry.mlflow, []);
        return {};
      });
    const { error } = await handle(terminateEvent(living));
    assert.equal(error, undefined);
    const looks = calls().filter(({ action }) => action === "servicediscovery:GetOperation");
    assert.equal(looks.length, 2);
  });

  it("lets the instance wait for an operation that never ends, or hides that", async () => {
    given({ registry: { mlflow: [alive] }, looks: Infinity });
    const { error } = await handle(terminateEvent(living), 31);
    const operation = `operation srv-mlflow/${living} did not finish in time`;
    assert.equal(error?.message, `1 step failed: remove ${living} from mlflow (Error: ${operation})`);
    assert.deepEqual(published(), []);
    assert.deepEqual(calls().at(-1), completion);
  });

  it("takes an operation that failed for one that worked", async () => {
    given({ registry: { mlflow: [alive] } })
      .serviceDiscovery.on(GetOperationCommand)
      .resolves({
        Operation: { Status: "FAIL", ErrorCode: "ACCESS_DENIED", ErrorMessage: "route53:DeleteHealthCheck" },
      });
    const { error } = await handle(terminateEvent(living));
    assert.match(error?.message ?? "", /failed: ACCESS_DENIED: route53:DeleteHealthCheck\)$/);
    assert.deepEqual(published(), []);
    assert.deepEqual(calls().at(-1), completion);
  });

  it("lets one call that fails stop the others or the hook, or hides it", async () => {
    const registry = audited();
    given({ registry })
      .serviceDiscovery.on(DeregisterInstanceCommand, { ServiceId: "srv-backend-api", InstanceId: ended })
      .rejects(cloudMapError("AccessDeniedException", "not authorized"));
    const { error, lines } = await handle(terminateEvent(ended));
    assert.equal(
      error?.message,
      `1 step failed: remove ${ended} from backend-api (AccessDeniedException: not authorized)`,
    );
    assert.equal(Object.values(registry).flat().length, 10);
    assert.deepEqual(calls().at(-1), completion);
    assert.deepEqual(
      lines.map(({ level, message }) => [level, message]),
      [
        ["ERROR", "step failed"],
        ["INFO", "instance deregistered"],
        ["ERROR", "termination not handled"],
      ],
    );
  });

  it("lets the instance wait when nothing can be listed or told", async () => {
    given({ registry: audited() })
      .serviceDiscovery.on(ListServicesCommand)
      .rejects(cloudMapError("RequestLimitExceeded", "slow down"));
    const { error } = await handle(terminateEvent(ended));
    assert.match(error?.message ?? "", /^1 step failed: list the services of /);
    assert.deepEqual(writes(), [completion]);
  });

  it("lets the instance wait when the topic refuses, or hides that the hook did too", async () => {
    const { sns, autoScaling } = given({ registry: { mlflow: [alive] } });
    sns.on(PublishCommand).rejects(new Error("no key"));
    autoScaling
      .on(CompleteLifecycleActionCommand)
      .rejects(autoScalingError("AccessDenied", "not authorized"));
    const { error } = await handle(terminateEvent(living));
    assert.deepEqual(calls().at(-1), completion);
    assert.equal(
      error?.message,
      "2 steps failed: complete the hook (AccessDenied: not authorized), publish what was removed (Error: no key)",
    );
  });

  it("fails when the event comes a second time", async () => {
    const registry = { mlflow: [alive] };
    given({ registry });
    await handle(terminateEvent(living));
    given({ registry })
      .autoScaling.on(CompleteLifecycleActionCommand)
      .rejects(autoScalingError("ValidationError", "No active Lifecycle Action found with token 8765"));
    const { outcome } = await handle(terminateEvent(living));
    assert.deepEqual(outcome, { outcome: "deregistered", removed: [], hook: "over" });
    assert.deepEqual(writes(), [completion]);
  });

  it("fails, or tells of an entry twice, when the schedule is removing it", async () => {
    given({ registry: { mlflow: [alive] } })
      .serviceDiscovery.on(DeregisterInstanceCommand)
      .rejects(new DuplicateRequest({ message: "busy", DuplicateOperationId: "other", $metadata: {} }));
    const { outcome } = await handle(terminateEvent(living));
    assert.deepEqual(outcome, { outcome: "deregistered", removed: [], hook: "completed" });
    const looks = calls().filter(({ action }) => action === "servicediscovery:GetOperation");
    assert.deepEqual(
      looks.map(({ input }) => input),
      [{ OperationId: "other" }],
    );
    assert.deepEqual(published(), []);
  });

  for (const gone of [
    new InstanceNotFound({ message: "no instance", $metadata: {} }),
    new ServiceNotFound({ message: "no service", $metadata: {} }),
  ]) {
    it(`fails, or tells of an entry twice, when somebody removed it before: ${gone.name}`, async () => {
      given({ registry: { mlflow: [alive] } })
        .serviceDiscovery.on(DeregisterInstanceCommand)
        .rejects(gone);
      const { outcome } = await handle(terminateEvent(living));
      assert.deepEqual(outcome, { outcome: "deregistered", removed: [], hook: "completed" });
      assert.deepEqual(published(), []);
    });
  }

  it("calls what its role does not allow, or is allowed what it does not call", async () => {
    given({ registry: audited() });
    await handle(terminateEvent(ended));
    const ofTermination = calls();
    given({ registry: audited(), group: { [living]: "InService" } });
    await handle(scheduledEvent);
    const called = [...new Set([...ofTermination, ...calls()].map(({ action }) => action))].sort();
    assert.deepEqual(called, Object.values(deregistrationActions).flat().sort());
  });

  it("cannot have the DNS record or the health check removed", () => {
    assert.deepEqual(Object.values(deregistrationImplies).flat().sort(), [
      "route53:ChangeResourceRecordSets",
      "route53:DeleteHealthCheck",
      "route53:GetHealthCheck",
      "route53:UpdateHealthCheck",
    ]);
  });
});
