import assert from "node:assert/strict";
import { Run } from "../../policy-pack/analysis/run";
import { securityEvents } from "../../policy-pack/checks/security-events";
import { allCharts, dashboard, system } from "../../policy-pack/examples/dashboard";
import { edgeLayer } from "../../policy-pack/examples/edge";
import { worker } from "../../policy-pack/examples/function";
import { cisChain, cisPatterns, filter } from "../../policy-pack/examples/security-alarms";
import { loadRules } from "../../policy-pack/rules";
import type { Fixture } from "../../policy-pack/rule";
import type { EnvironmentSettings } from "../../policy-pack/settings";
import { factsOf } from "./fixtures";

const unknown = Symbol("unknown");
const { rules } = loadRules();

interface Answer {
  readonly found: readonly string[];
  readonly open: readonly string[];
}

function ask(
  name: string,
  resources: readonly Fixture[],
  changes: { readonly prod?: Partial<EnvironmentSettings>; readonly scope?: "layer" } = {},
): Answer {
  const rule = rules.find((each) => each.name === name);
  assert.ok(rule);
  const { prod = {}, scope } = changes;
  const config = { environments: { prod }, ...(scope && { scope }) };
  const { violations, notEvaluated, errors } = new Run(factsOf({ resources }), {
    config,
    stackConfig: {},
  }).resultOf(rule);
  assert.deepEqual(errors, []);
  return {
    found: violations.map(({ found }) => found),
    open: notEvaluated.flatMap(({ reasons }) => reasons),
  };
}

const changed = (resources: readonly Fixture[], name: string, inputs: object): readonly Fixture[] =>
  resources.map((each) => (each.name === name ? { ...each, inputs: { ...each.inputs, ...inputs } } : each));

describe("rules that watch, before AWS has named everything", () => {
  it("say that a filter's pattern is open, instead of missing the events that it may count", () => {
    const { found, open } = ask("security-alarms", cisChain(filter("keys", { pattern: unknown })));
    assert.deepEqual(found, []);
    assert.deepEqual([...new Set(open)].sort(), [
      "`pattern` is known only after the update",
      "filter-keys: `pattern` is known only after the update",
    ]);
  });

  it("say that an alarm's topic is open, instead of taking it for one that nobody hears", () => {
    const { found, open } = ask(
      "security-alarms",
      changed(cisChain(), "alarm-keys", { alarmActions: [unknown] }),
    );
    assert.deepEqual(found, []);
    assert.deepEqual(open, ["`alarmActions` is known only after the update"]);
  });

  it("say that a dashboard's body is open, instead of missing everything on it", () => {
    const body = changed([...system, dashboard(...Object.values(allCharts))], "dashboard", {
      dashboardBody: unknown,
    });
    const { found, open } = ask("dashboard-present", body);
    assert.deepEqual(found, []);
    assert.ok(open.includes("dashboard: `dashboardBody` is known only after the update"));
    assert.ok(open.includes("`dashboardBody` is known only after the update"));
  });

  it("do not miss in one layer what another one declares", () => {
    const trail = cisChain().filter(({ name }) => ["audit-trail", "trail-logs"].includes(name));
    const { found, open } = ask("security-alarms", trail, { scope: "layer" });
    assert.deepEqual(found, []);
    assert.deepEqual(open, ["the filters of the trail may be declared in another layer"]);
  });

  it("do not take an alarm for unheard whose topic another layer declares", () => {
    const own = cisChain().filter(({ name }) => /^(?:filter|alarm)-keys$/.test(name));
    const { found, open } = ask("security-alarms", own, { scope: "layer" });
    assert.deepEqual(found, []);
    assert.ok(
      open.includes("who speaks for the alarm, or who hears of it, may be declared in another layer"),
      open.join("\n"),
    );
  });

  it("do not miss in a program of some layers what the last one will declare", () => {
    const persistent: Fixture = {
      type: "tradai:layer:Persistent",
      name: "persistent",
      layer: "persistent",
      inputs: {},
    };
    const { found, open } = ask("dashboard-present", [persistent, ...system]);
    assert.deepEqual(found, []);
    assert.ok(
      open.every((reason) => reason.endsWith("this program has no foundation, compute, edge layer")),
      open.join("\n"),
    );
    assert.ok(open.length > 0);
  });
});

describe("the audit trail's filters", () => {
  for (const [index, id] of Object.keys(cisPatterns).entries()) {
    it(`are missed one by one: without ${id} somebody is told which control is open`, () => {
      const { found } = ask(
        "security-alarms",
        cisChain().filter(({ name }) => name !== `filter-${id}`),
      );
      const [event = ""] = securityEvents[index]?.events.map(({ label }) => label) ?? [];
      assert.equal(found.length, 1, found.join("\n"));
      assert.ok(found[0]?.includes(event), `"${found[0]}" should name ${event}`);
    });
  }
});

describe("the rule on log groups", () => {
  const named = (source: string): Fixture => ({
    type: "aws:cloudwatch/logGroup:LogGroup",
    name: "other-logs",
    inputs: { name: unknown },
    references: { name: [source] },
  });
  const api: Fixture = {
    type: "aws:apigateway/restApi:RestApi",
    name: "api",
    inputs: { name: "tradai-api-prod" },
  };

  it("does not take a group that AWS names after an API for the one that a function lacks", () => {
    const { found } = ask("logs-owned", [worker(), api, named("api")]);
    assert.deepEqual(found, [
      "it writes to the log group /aws/lambda/tradai-worker-prod, which nothing declares: AWS makes one that keeps its events for ever",
    ]);
  });

  it("leaves open whether a group that is named after the function is the one that it lacks", () => {
    const { found, open } = ask("logs-owned", [worker(), named("worker")]);
    assert.deepEqual(found, []);
    assert.ok(open.includes("the name of other-logs is known only after the update"), open.join("\n"));
  });
});

describe("settings of the policy pack for what watches", () => {
  it("switch the demand for detectors on and off, so that dev need not pay for them", () => {
    assert.equal(ask("threat-detection-on", [edgeLayer]).found.length, 5);
    assert.deepEqual(ask("threat-detection-on", [edgeLayer], { prod: { threatDetection: false } }).found, []);
  });

  it("set the largest sizes, so that a larger one is a decision that somebody reads", () => {
    const task: Fixture = {
      type: "aws:ecs/taskDefinition:TaskDefinition",
      name: "task",
      inputs: { cpu: "4096" },
    };
    assert.deepEqual(ask("cost-bounded", [task]).found, ["`cpu` is 4096, more than prod pays for"]);
    const sizes = {
      instances: [],
      databases: [],
      caches: [],
      storageGb: 1,
      functionMemoryMb: 1,
      functionDiskMb: 1,
      taskCpu: 4096,
      taskMemoryMb: 1,
      canaryMinutes: 1,
    };
    assert.deepEqual(ask("cost-bounded", [task], { prod: { sizes } }).found, []);
  });
});
