import assert from "node:assert/strict";
import { CreateRouteCommand, ReplaceRouteCommand } from "@aws-sdk/client-ec2";
import { natRouteUpdaterActions } from "../../../../foundation/nat-route-updater/permissions";
import {
  calls,
  defaultRoute,
  ec2Error,
  given,
  handle,
  interfaceId,
  launchEvent,
  scheduledEvent,
  tableIds,
  writes,
} from "./aws";
import { givenGroup, inService } from "./group";

const [tableA, tableB] = tableIds;

function toTheInstance(table: string) {
  return { RouteTableId: table, DestinationCidrBlock: "0.0.0.0/0", NetworkInterfaceId: interfaceId };
}

const completion = {
  action: "autoscaling:CompleteLifecycleAction",
  input: {
    AutoScalingGroupName: "tradai-nat-dev",
    LifecycleHookName: "tradai-nat-launch-dev",
    LifecycleActionToken: launchEvent.detail.LifecycleActionToken,
    LifecycleActionResult: "CONTINUE",
  },
};

describe("NAT route updater: routes", () => {
  it("leaves a zone without a way out, or the instance waiting, after a launch", async () => {
    given({ routes: { [tableA]: defaultRoute("eni-0old"), [tableB]: undefined } });
    const { outcome } = await handle(launchEvent);
    assert.deepEqual(writes(), [
      { action: "ec2:ReplaceRoute", input: toTheInstance(tableA) },
      { action: "ec2:CreateRoute", input: toTheInstance(tableB) },
      completion,
    ]);
    assert.deepEqual(outcome, {
      outcome: "routed",
      tables: { [tableA]: "replaced", [tableB]: "created" },
      hook: "completed",
    });
  });

  it("writes routes again that are right when the event comes twice", async () => {
    given({ routes: { [tableA]: defaultRoute(interfaceId), [tableB]: defaultRoute(interfaceId) } });
    const { outcome } = await handle(launchEvent);
    assert.deepEqual(writes(), [completion]);
    assert.deepEqual(outcome, {
      outcome: "routed",
      tables: { [tableA]: "kept", [tableB]: "kept" },
      hook: "completed",
    });
  });

  it("takes a black hole for a way out", async () => {
    given({
      routes: {
        [tableA]: defaultRoute("eni-0gone", "blackhole"),
        [tableB]: defaultRoute(interfaceId, "blackhole"),
      },
    });
    await handle(launchEvent);
    assert.deepEqual(writes(), [
      { action: "ec2:ReplaceRoute", input: toTheInstance(tableA) },
      { action: "ec2:ReplaceRoute", input: toTheInstance(tableB) },
      completion,
    ]);
  });

  it("fails when somebody makes the route at the same time", async () => {
    given({ routes: { [tableA]: undefined } })
      .ec2.on(CreateRouteCommand)
      .rejects(ec2Error("RouteAlreadyExists", "The route identified by 0.0.0.0/0 already exists."));
    const { outcome } = await handle(launchEvent);
    assert.deepEqual(outcome, { outcome: "routed", tables: { [tableA]: "replaced" }, hook: "completed" });
    assert.deepEqual(writes()[1], { action: "ec2:ReplaceRoute", input: toTheInstance(tableA) });
  });

  for (const gone of [
    ec2Error("InvalidRoute.NotFound", "no route with destination-cidr-block 0.0.0.0/0 in route table"),
    ec2Error("InvalidParameterValue", "There is no route defined for '0.0.0.0/0' in the route table."),
  ]) {
    it(`fails when somebody deletes the route at the same time (${gone.name})`, async () => {
      given({ routes: { [tableA]: defaultRoute("eni-0old") } })
        .ec2.on(ReplaceRouteCommand)
        .rejects(gone);
      const { outcome } = await handle(launchEvent);
      assert.deepEqual(outcome, { outcome: "routed", tables: { [tableA]: "created" }, hook: "completed" });
    });
  }

  for (const [what, name, message] of [
    ["a refused permission", "UnauthorizedOperation", "You are not authorized to perform this operation."],
    ["a wrong target", "InvalidParameterValue", "route table and interface belong to different networks"],
  ] as const) {
    it(`hides ${what}, skips the other tables for it, or completes the hook all the same`, async () => {
      given({ routes: { [tableA]: defaultRoute("eni-0old"), [tableB]: defaultRoute("eni-0old") } })
        .ec2.on(ReplaceRouteCommand, { RouteTableId: tableA })
        .rejects(ec2Error(name, message));
      const { error, lines } = await handle(launchEvent);
      assert.equal(
        error?.message,
        `default route to ${interfaceId} failed in 1 of 2 private route tables: ${tableA} (${name}: ${message})`,
      );
      assert.deepEqual(
        writes().map(({ action, input }) => [action, (input as { RouteTableId: string }).RouteTableId]),
        [
          ["ec2:ReplaceRoute", tableA],
          ["ec2:ReplaceRoute", tableB],
        ],
      );
      const failed = lines.filter(({ routeTable }) => routeTable === tableA);
      assert.deepEqual(
        failed.map(({ level, requestId, error: text }) => [level, requestId, text]),
        [["ERROR", "request-1", `${name}: ${message}`]],
      );
    });
  }

  it("completes the launch although no table carries the tags", async () => {
    given({ routes: {} });
    const { error } = await handle(launchEvent);
    assert.equal(error?.message, "vpc-0 has no route table with the tags env=dev and tier=private");
    assert.deepEqual(writes(), []);
  });

  it("calls what its role does not allow, or is allowed what it does not call", async () => {
    const routes = { [tableA]: defaultRoute("eni-0old"), [tableB]: undefined };
    given({ routes });
    await handle(launchEvent);
    const ofLaunch = calls();
    givenGroup({ routes }, [inService]);
    await handle(scheduledEvent);
    const called = [...new Set([...ofLaunch, ...calls()].map(({ action }) => action))].sort();
    assert.deepEqual(called, Object.values(natRouteUpdaterActions).flat().sort());
  });
});
