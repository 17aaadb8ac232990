import assert from "node:assert/strict";
import { DescribeAutoScalingGroupsCommand } from "@aws-sdk/client-auto-scaling";
import { DescribeInstancesCommand, ReplaceRouteCommand } from "@aws-sdk/client-ec2";
import type { Route } from "@aws-sdk/client-ec2";
import {
  autoScalingError,
  calls,
  defaultRoute,
  ec2Error,
  handle,
  instanceId,
  interfaceId,
  scheduledEvent,
  tableIds,
  writes,
} from "./aws";
import { givenGroup, inService } from "./group";
import type { Member } from "./group";

const [tableA, tableB] = tableIds;
const wrong = { [tableA]: defaultRoute("eni-0old"), [tableB]: defaultRoute("eni-0old") };

function toThe(target: string, table: string) {
  return { RouteTableId: table, DestinationCidrBlock: "0.0.0.0/0", NetworkInterfaceId: target };
}

/** Level and message of each line. */
function said(lines: readonly Record<string, unknown>[]): unknown[][] {
  return lines.map(({ level, message }) => [level, message]);
}

const gateway: Route = { DestinationCidrBlock: "0.0.0.0/0", GatewayId: "igw-0", State: "active" };
const lost: readonly [string, Route | undefined, "created" | "replaced"][] = [
  ["is missing", undefined, "created"],
  ["is a black hole", defaultRoute("eni-0gone", "blackhole"), "replaced"],
  ["is a black hole to the instance itself", defaultRoute(interfaceId, "blackhole"), "replaced"],
  ["leads to an interface of another", defaultRoute("eni-0foreign"), "replaced"],
  ["leads to a gateway", gateway, "replaced"],
];

describe("NAT route updater: schedule", () => {
  for (const [what, route, change] of lost) {
    it(`leaves the default route that ${what} after a launch that was lost, or repairs it unseen`, async () => {
      givenGroup({ routes: { [tableA]: defaultRoute(interfaceId), [tableB]: route } }, [inService]);
      const { outcome, lines } = await handle(scheduledEvent);
      const action = change === "created" ? "ec2:CreateRoute" : "ec2:ReplaceRoute";
      assert.deepEqual(writes(), [{ action, input: toThe(interfaceId, tableB) }]);
      const tables = { [tableA]: "kept", [tableB]: change };
      assert.deepEqual(outcome, { outcome: "reconciled", instanceId, tables });
      assert.deepEqual(said(lines), [["WARN", "routes were wrong"]]);
      assert.deepEqual([lines[0]?.instanceId, lines[0]?.interfaceId], [instanceId, interfaceId]);
      assert.deepEqual(lines[0]?.tables, tables);
    });
  }

  it("writes routes that are right, or warns of them, every five minutes", async () => {
    const right = defaultRoute(interfaceId);
    givenGroup({ routes: { [tableA]: right, [tableB]: right } }, [inService]);
    const { outcome, lines } = await handle(scheduledEvent);
    assert.deepEqual(writes(), []);
    assert.equal(outcome?.outcome, "reconciled");
    assert.deepEqual(said(lines), [["INFO", "routes are right"]]);
  });

  const notReady: readonly [string, Partial<Member>, string][] = [
    ["that is not running yet", { state: "pending" }, "its state is pending"],
    ["that somebody stopped", { state: "stopped" }, "its state is stopped"],
    ["that EC2 knows no more", { state: undefined }, "EC2 does not describe it"],
    [
      "that drops what it should forward",
      { check: true },
      "its user data has not cleared the source/destination check",
    ],
    [
      "of which EC2 does not say whether it forwards",
      { check: undefined },
      "its user data has not cleared the source/destination check",
    ],
  ];
  for (const [what, differences, obstacle] of notReady) {
    it(`routes to an instance ${what}, waits for it, or does not say why not`, async () => {
      givenGroup({ routes: wrong }, [{ ...inService, ...differences }]);
      const { error, lines } = await handle(scheduledEvent, 300);
      // Whoever waits looks again.
      assert.deepEqual(
        calls().map(({ action }) => action),
        ["autoscaling:DescribeAutoScalingGroups", "ec2:DescribeInstances"],
      );
      assert.equal(error?.message, `the instance in service does not forward: ${instanceId}: ${obstacle}`);
      assert.deepEqual(writes(), []);
      assert.deepEqual(said(lines), [["ERROR", "routes not reconciled"]]);
    });
  }

  const nobody: readonly [string, readonly Member[] | undefined, Record<string, string>][] = [
    ["there is no group yet", undefined, {}],
    ["the group is empty", [], {}],
    [
      "the only instance ends",
      [{ ...inService, lifecycle: "Terminating:Wait" }],
      { [instanceId]: "Terminating:Wait, Healthy" },
    ],
    [
      "the only instance is about to be replaced",
      [{ ...inService, health: "Unhealthy" }],
      { [instanceId]: "InService, Unhealthy" },
    ],
  ];
  for (const [what, members, states] of nobody) {
    it(`fails, moves routes, or says nothing when ${what}`, async () => {
      givenGroup({ routes: wrong }, members);
      const { outcome, error, lines } = await handle(scheduledEvent);
      assert.equal(error, undefined);
      assert.deepEqual(outcome, { outcome: "left", because: "no instance" });
      assert.deepEqual(writes(), []);
      assert.deepEqual(said(lines), [["ERROR", "routes left alone: no healthy instance is in service"]]);
      assert.deepEqual([lines[0]?.group, lines[0]?.states], ["tradai-nat-dev", states]);
    });
  }

  for (const lifecycle of ["Pending", "Pending:Wait", "Pending:Proceed"] as const) {
    it(`moves routes back to the instance that a launch replaces (${lifecycle})`, async () => {
      const next = { ...inService, id: "i-0e8", lifecycle, primary: "eni-0next" };
      const routes = { [tableA]: defaultRoute("eni-0next"), [tableB]: defaultRoute("eni-0next") };
      givenGroup({ routes }, [inService, next]);
      const { outcome, lines } = await handle(scheduledEvent);
      assert.deepEqual(outcome, { outcome: "left", because: "launching" });
      assert.deepEqual(writes(), []);
      assert.deepEqual(said(lines), [
        ["INFO", "routes left alone: the event of the launch under way moves them"],
      ]);
      assert.deepEqual(lines[0]?.states, {
        [instanceId]: "InService, Healthy",
        "i-0e8": `${lifecycle}, Healthy`,
      });
    });
  }

  const later: Member = {
    ...inService,
    id: "i-0e8",
    launched: "2026-03-02T10:20:00Z",
    primary: "eni-0next",
  };
  const twoInService: readonly [string, readonly Member[], string][] = [
    ["the one launched first", [inService, later], "eni-0next"],
    ["the one launched first, if EC2 names it last", [later, inService], "eni-0next"],
    ["one that is not ready", [inService, { ...later, check: true }], interfaceId],
    ["one that is not healthy", [inService, { ...later, health: "Unhealthy" }], interfaceId],
  ];
  for (const [what, members, target] of twoInService) {
    it(`routes to ${what}, of two in service`, async () => {
      givenGroup({ routes: { [tableA]: defaultRoute("eni-0old") } }, members);
      await handle(scheduledEvent);
      assert.deepEqual(writes(), [{ action: "ec2:ReplaceRoute", input: toThe(target, tableA) }]);
    });
  }

  it("hides that one route could not be moved, or skips the other for it", async () => {
    givenGroup({ routes: wrong }, [inService])
      .ec2.on(ReplaceRouteCommand, { RouteTableId: tableA })
      .rejects(ec2Error("UnauthorizedOperation", "You are not authorized."));
    const { error, lines } = await handle(scheduledEvent);
    const text = `default route to ${interfaceId} failed in 1 of 2 private route tables: ${tableA} (UnauthorizedOperation: You are not authorized.)`;
    assert.equal(error?.message, text);
    assert.deepEqual(
      writes().map(({ input }) => input),
      [toThe(interfaceId, tableA), toThe(interfaceId, tableB)],
    );
    assert.deepEqual(said(lines), [
      ["ERROR", "default route not moved"],
      ["ERROR", "routes not reconciled"],
    ]);
  });

  it("takes a group that it cannot look at for one without an instance", async () => {
    givenGroup({ routes: wrong }, [inService])
      .autoScaling.on(DescribeAutoScalingGroupsCommand)
      .rejects(autoScalingError("AccessDenied", "You are not authorized."));
    const { error, lines } = await handle(scheduledEvent);
    assert.equal(error?.message, "You are not authorized.");
    assert.deepEqual(
      lines.map((line) => [line.level, line.message, line.error]),
      [["ERROR", "routes not reconciled", "AccessDenied: You are not authorized."]],
    );
    assert.deepEqual(writes(), []);
  });

  it("takes an instance that it cannot look at for one that is not ready", async () => {
    givenGroup({ routes: wrong }, [inService])
      .ec2.on(DescribeInstancesCommand)
      .rejects(ec2Error("UnauthorizedOperation", "You are not authorized."));
    const { error } = await handle(scheduledEvent);
    assert.equal(error?.message, "You are not authorized.");
    assert.deepEqual(writes(), []);
  });
});
