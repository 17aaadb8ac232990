import assert from "node:assert/strict";
import { CompleteLifecycleActionCommand } from "@aws-sdk/client-auto-scaling";
import { readConfiguration } from "../../../../foundation/nat-route-updater/configuration";
import {
  autoScalingError,
  calls,
  defaultRoute,
  given,
  handle,
  instanceId,
  interfaceId,
  launchEvent,
  tableIds,
  writes,
} from "./aws";

const [table] = tableIds;
const routes = { [table]: defaultRoute("eni-0old") };

describe("NAT route updater: launch", () => {
  it("routes to an instance before it runs", async () => {
    given({ routes, states: ["pending", "running"] });
    const { outcome } = await handle(launchEvent);
    assert.equal(outcome?.outcome, "routed");
    assert.deepEqual(
      calls()
        .slice(0, 2)
        .map(({ input }) => input),
      [{ InstanceIds: [instanceId] }, { InstanceIds: [instanceId] }],
    );
  });

  it("waits for ever for an instance that never runs", async () => {
    given({ routes, states: ["pending"] });
    const { error } = await handle(launchEvent);
    assert.match(error?.message ?? "", new RegExp(`^${instanceId} does not run: TimeoutError: `));
    assert.deepEqual(writes(), []);
  });

  it("waits out its time for an instance that is gone already", async () => {
    given({ routes, states: ["shutting-down"] });
    const { error } = await handle(launchEvent, 300);
    assert.match(error?.message ?? "", new RegExp(`^${instanceId} does not run: `));
    // Whoever waits looks again.
    assert.equal(calls().length, 1);
    assert.deepEqual(writes(), []);
  });

  it("routes to an instance that drops what it should forward", async () => {
    given({ routes, forwards: false });
    const { error, lines } = await handle(launchEvent);
    assert.match(
      error?.message ?? "",
      new RegExp(`^${instanceId} runs, but its user data has not cleared the source/destination check: `),
    );
    assert.deepEqual(writes(), []);
    assert.deepEqual(
      lines.map(({ level, message, error: text }) => [level, message, text]),
      [["ERROR", "launch not handled", `Error: ${error?.message}`]],
    );
  });

  for (const message of [
    `No active Lifecycle Action found with token ${launchEvent.detail.LifecycleActionToken}`,
    `No active Lifecycle Action found with instance ID ${instanceId}`,
  ]) {
    it(`fails for a hook that is over: ${message.slice(33)}`, async () => {
      given({ routes })
        .autoScaling.on(CompleteLifecycleActionCommand)
        .rejects(autoScalingError("ValidationError", message));
      const { outcome } = await handle(launchEvent);
      assert.deepEqual(outcome, { outcome: "routed", tables: { [table]: "replaced" }, hook: "over" });
    });
  }

  it("takes a hook that it may not complete for completed", async () => {
    given({ routes })
      .autoScaling.on(CompleteLifecycleActionCommand)
      .rejects(autoScalingError("ValidationError", "1 validation error detected"));
    const { error } = await handle(launchEvent);
    assert.equal(error?.message, "1 validation error detected");
  });

  it("says nothing of what it did", async () => {
    given({ routes });
    const { lines } = await handle(launchEvent);
    assert.equal(lines.length, 1);
    const [{ timestamp, ...line } = {}] = lines;
    assert.equal(new Date(String(timestamp)).toISOString(), timestamp);
    assert.deepEqual(line, {
      level: "INFO",
      requestId: "request-1",
      message: "private subnets go out through the instance",
      launch: {
        instanceId,
        group: "tradai-nat-dev",
        hook: "tradai-nat-launch-dev",
        token: launchEvent.detail.LifecycleActionToken,
      },
      interfaceId,
      tables: { [table]: "replaced" },
      hook: "completed",
    });
  });

  for (const missing of ["GROUP_NAME", "HOOK_NAME", "RECONCILE_RULE", "ENVIRONMENT", "TIER"]) {
    it(`guesses ${missing} when the function is not told`, () => {
      const variables = {
        GROUP_NAME: "g",
        HOOK_NAME: "h",
        RECONCILE_RULE: "r",
        ENVIRONMENT: "dev",
        TIER: "private",
        [missing]: "",
      };
      assert.throws(() => readConfiguration(variables), {
        message: `environment variables of the function are not set: ${missing}; the foundation layer sets them`,
      });
    });
  }
});
