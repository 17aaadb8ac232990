import assert from "node:assert/strict";
import { found, World } from "./world";

describe("settings that an up refuses", () => {
  for (const [environment, keys] of [
    [
      "dev",
      [
        "tradai:existing",
        "tradai:images.collector",
        "tradai:alerts.subscribers[0].endpoint",
        "tradai:alerts.escalation[0].endpoint",
      ],
    ],
    ["prod", ["tradai:account", "tradai:domain.name", "tradai:domain.zoneId", "aws:allowedAccountIds[0]"]],
  ] as const) {
    it(`are found when AWS refuses the account only, in ${environment}`, async () => {
      const world = new World(environment);
      try {
        const told = found(await world.examine([], "settings")).map(
          ([severity, what]) => `${severity} ${what}`,
        );
        for (const key of keys.filter((each) => !each.startsWith("aws:"))) {
          assert.ok(told.includes(`blocks ${key}`), `${key} is not among ${told.join(", ")}`);
        }
        assert.deepEqual(world.asked(), []);
      } finally {
        world.restore();
      }
    });
  }
});
