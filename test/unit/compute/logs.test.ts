import assert from "node:assert/strict";
import { serviceFacts, strategies, supersededGroups } from "../../facts/compute";
import { describeComputeLayer } from "./layer";

const groupType = "cloudwatch/logGroup:LogGroup";

describeComputeLayer("log groups", ({ environment, facts, named, ofType, valuesOf, made }) => {
  const tasks = [
    // The services have one group in both shapes, wherever they run (TRADAI-H-11).
    ...serviceFacts.map(({ id }) => id),
    ...strategies.map((strategy) => `strategy-${strategy}`),
    ...(facts.consolidated ? [] : ["migration"]),
  ];

  it("has a group too many or too few: two for one producer, or none", () => {
    const functions = valuesOf("lambda/function:Function", "name").map((name) => `/aws/lambda/${name}`);
    const workflows = ["backtest", "retraining"].map(
      (id) => `/aws/vendedlogs/states/tradai-${id}-workflow-{env}`,
    );
    assert.deepEqual(
      valuesOf(groupType, "name"),
      [
        ...functions,
        ...tasks.map((id) => `/tradai/${environment}/${id}`),
        ...workflows.map(named),
        // Container Insights', which AWS would make with a day's retention (TRADAI-H-10), and what is typed into containers.
        named("/aws/ecs/containerinsights/tradai-{env}/performance"),
        `/tradai/${environment}/commands`,
      ].sort(),
    );
  });

  it("keeps a group that several wrote to, or one whose name tells no environment", () => {
    const names = valuesOf(groupType, "name");
    for (const group of supersededGroups) assert.ok(!names.includes(named(group)), group);
    for (const name of names) assert.match(name, new RegExp(`[-/]${environment}(?=$|/)`));
    assert.equal(new Set(names).size, names.length);
  });

  it("forgets too early, keeps for ever, or is not encrypted with the key that prod has", () => {
    for (const { inputs, name } of ofType(groupType)) {
      assert.equal(inputs.retentionInDays, facts.logDays, name);
      assert.equal(Boolean(inputs.kmsKeyId), facts.logsKey, name);
    }
  });

  it("is made by its producer, before anybody has said how long it keeps", () => {
    for (const { name } of ofType("lambda/function:Function")) {
      assert.ok(made(name).waitsFor.includes(`${name}-logs`), name);
    }
    for (const { name } of ofType("ecs/service:Service")) {
      const id = name.replace("service-", "");
      assert.ok(
        made(name).waitsFor.includes(`task-${id}-logs`),
        `${name}: ${made(name).waitsFor.join(", ")}`,
      );
    }
  });
});
