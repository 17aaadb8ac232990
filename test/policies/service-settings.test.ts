import assert from "node:assert/strict";
import { Run } from "../../policy-pack/analysis/run";
import { rollingService, singleton, surroundings } from "../../policy-pack/examples/deployment";
import { loadRules } from "../../policy-pack/rules";
import type { Fixture } from "../../policy-pack/rule";
import type { EnvironmentSettings } from "../../policy-pack/settings";
import { factsOf } from "./fixtures";

function found(
  name: string,
  resources: readonly Fixture[],
  prod: Partial<EnvironmentSettings>,
): readonly string[] {
  const rule = loadRules().rules.find((each) => each.name === name);
  assert.ok(rule);
  const run = new Run(factsOf({ resources }), { config: { environments: { prod } }, stackConfig: {} });
  return run.resultOf(rule).violations.map((violation) => violation.found);
}

describe("settings of the policy pack for services", () => {
  it("name further singletons, so that no rule lets two of them run", () => {
    const violations = found("ecs-deploy-safe", [rollingService(), ...surroundings], {
      singletonServices: ["backend-api"],
    });
    assert.equal(violations.length, 3, violations.join("\n"));
    assert.ok(violations.every((text) => text.includes("singleton")));
  });

  it("take a name off the list, so that what may run twice is never without a task", () => {
    const violations = found("ecs-deploy-safe", singleton(), { singletonServices: [] });
    assert.ok(violations.some((text) => text.startsWith("`deploymentMinimumHealthyPercent` is 0")));
  });

  it("take a part of a word for no name: a service called alive-trading may run twice", () => {
    const [task, service] = singleton();
    assert.ok(task && service);
    const alive = {
      ...service,
      name: "service-alive-trading",
      inputs: { ...service.inputs, name: "tradai-alive-trading-prod" },
    };
    const violations = found("ecs-deploy-safe", [task, alive], {});
    assert.ok(violations.some((text) => text.startsWith("`deploymentMinimumHealthyPercent` is 0")));
  });

  it("switch encryption between services off, so that an environment without it is not refused", () => {
    const resources = [rollingService(), ...surroundings];
    assert.deepEqual(found("service-traffic-encrypted", resources, { serviceTls: false }), []);
    assert.equal(found("service-traffic-encrypted", resources, {}).length, 1);
  });
});
