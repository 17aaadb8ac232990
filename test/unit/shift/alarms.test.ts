import assert from "node:assert/strict";
import { World } from "./aws";
import type { FunctionInAws } from "./aws";

const behind: FunctionInAws = { live: 3, versions: [[3, 10]] };
const newest: FunctionInAws = { live: 2, versions: [[1, 2]] };

describe("npm run shift --ignore-alarms", () => {
  let world: World;
  const of = (functions: Readonly<Record<string, FunctionInAws>>): void => {
    world = new World(functions);
  };
  afterEach(() => world.restore());

  it("lets a function go live without its alarms although nobody asked for it, or tells nothing of it", async () => {
    of({ "health-check": behind });
    await world.shift(["health-check"]);
    assert.deepEqual(world.circumstances(), [
      { description: "tradai-health-check-dev from version 3 to 10", alarms: undefined },
    ]);
    assert.deepEqual(world.lines, ["tradai-health-check-dev: d-health-check Succeeded"]);
  });

  it("cannot bring the cure of a function whose alarm is on, or leaves no trace of how it did", async () => {
    of({ "health-check": behind });
    await world.shift(["health-check"], { ignoreAlarms: true });
    assert.deepEqual(world.circumstances(), [
      {
        description:
          "tradai-health-check-dev from version 3 to 10, its alarms ignored (--ignore-alarms): the version before may set them off",
        alarms: { enabled: false },
      },
    ]);
    assert.deepEqual(world.lines, [
      "warning: tradai-health-check-dev: --ignore-alarms: no alarm stops this deployment or takes it back",
      "tradai-health-check-dev: d-health-check Succeeded",
    ]);
  });

  it("warns of a function that is at its newest version, or has a dry run hide what would be ignored", async () => {
    of({ "health-check": behind, "drift-monitor": newest });
    const request = { ignoreAlarms: true, dryRun: true };
    const shifted = await world.shift(["health-check", "drift-monitor"], request);
    assert.deepEqual(
      shifted.map(({ verdict }) => verdict),
      ["would be shifted, its alarms ignored"],
    );
    await world.shift(["drift-monitor"], { ignoreAlarms: true });
    assert.deepEqual([world.lines, world.codeDeploy.calls()], [[], []]);
  });
});
