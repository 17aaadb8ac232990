import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { parse } from "yaml";
import { createDashboard } from "../../../edge/dashboard/dashboard";
import { layOut, rowsOf } from "../../../edge/dashboard/grid";
import { rowsOfSection } from "../../../edge/dashboard/section";
import { LayerContext } from "../../../shared/components";
import { loadEnvironment } from "../../../shared/config";
import { groupsOf, namespaceOf } from "../../../policy-pack/checks/metrics/namespaces";
import { addedFunctions, documentedFunctions, serviceFacts, stateMachines } from "../../facts/compute";
import {
  alternateDetectors,
  latencyDetectors,
  apiAlarmFacts,
  otherAlarms,
  systemAlarmFact,
} from "../../facts/edge-alarms";
import { controlFacts } from "../../facts/edge-security";
import { arnIn } from "../compute/below";
import { describeEdge } from "./layer";

const root = path.join(__dirname, "../../..");

interface Properties {
  readonly markdown?: string;
  readonly title?: string;
  readonly region?: string;
  readonly alarms?: readonly string[];
  readonly metrics?: readonly (readonly unknown[])[];
}

interface Widget {
  readonly type: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly properties: Properties;
}

/** One line of a chart: of one resource, or found by a search. */
interface Shown {
  readonly namespace: string;
  readonly metric: string;
  readonly keys: readonly string[];
  readonly values: readonly string[];
}

const search = /^SEARCH\('\{([^}]*)\} MetricName="([^"]*)"([^']*)', '[A-Za-z0-9]+', \d+\)$/;

function shownBy(row: readonly unknown[]): Shown {
  const [first] = row;
  if (typeof first === "object") {
    const { expression } = first as { expression: string };
    const [, schema = "", metric = "", where = ""] = search.exec(expression) ?? [];
    const [namespace = "", ...keys] = schema.split(",");
    return {
      namespace,
      metric,
      keys,
      values: [...where.matchAll(/"([^"]*)"/g)].map(([, value = ""]) => value),
    };
  }
  const [namespace = "", metric = "", ...pairs] = row.filter((part) => typeof part === "string");
  return {
    namespace,
    metric,
    keys: pairs.filter((_, index) => index % 2 === 0),
    values: pairs.filter((_, index) => index % 2 === 1),
  };
}

/** Names of the alarms that a layer's golden file holds, which people have read. */
function alarmsOf(environment: string, layer: string): string[] {
  const file = path.join(root, "test", "golden", environment, `${layer}.yaml`);
  const golden = parse(readFileSync(file, "utf8"), { logLevel: "silent" }) as Record<
    string,
    Record<string, { inputs: { name?: string; alarmName?: string } }> | undefined
  >;
  const types = ["aws.cloudwatch.MetricAlarm", "aws.cloudwatch.CompositeAlarm"];
  return types
    .flatMap((type) => Object.values(golden[type] ?? {}))
    .map(({ inputs }) => inputs.name ?? inputs.alarmName ?? "");
}

describeEdge(
  "dashboard",
  (context, below) => createDashboard(context, below.compute),
  (subject) => {
    const { environment, facts, named, made, ofType } = subject;
    const widgets = (): readonly Widget[] => {
      const body = JSON.parse(String(made("dashboard").inputs.dashboardBody)) as { widgets: Widget[] };
      return body.widgets;
    };
    const shown = (): readonly Shown[] =>
      widgets().flatMap(({ properties }) => (properties.metrics ?? []).map(shownBy));
    const valuesOf = (namespace: string, key: string): readonly string[] => {
      const values = shown()
        .filter((line) => line.namespace === namespace)
        .map((line) => line.values[line.keys.indexOf(key)] ?? "");
      return [...new Set(values)].sort();
    };
    const onEcs = serviceFacts.filter(({ onHost }) => !(onHost && facts.consolidated)).map(({ id }) => id);

    it("has another name than the documents give it", () => {
      assert.equal(ofType("cloudwatch/dashboard:Dashboard").length, 1);
      assert.equal(made("dashboard").inputs.dashboardName, named("tradai-{env}"));
    });

    it("lacks a service, a queue, a dead-letter queue or a workflow", () => {
      assert.deepEqual(
        valuesOf("AWS/Logs", "LogGroupName"),
        [
          "/tradai/{env}/backend-api",
          "/tradai/{env}/data-collection",
          "/tradai/{env}/dry-run-trading",
          "/tradai/{env}/live-trading",
          "/tradai/{env}/mlflow",
          "/tradai/{env}/strategy-service",
        ].map(named),
      );
      assert.deepEqual(
        valuesOf("AWS/SQS", "QueueName"),
        ["tradai-backtest-dlq-{env}.fifo", "tradai-backtest-queue-{env}.fifo", "tradai-events-dlq-{env}"].map(
          named,
        ),
      );
      assert.deepEqual(
        valuesOf("AWS/States", "StateMachineArn"),
        stateMachines.map((name) => arnIn(environment, "states", `stateMachine:${name}`)).sort(),
      );
    });

    it("charts a service where it does not run, or not where it does", () => {
      const services = onEcs.map((id) => named(`tradai-${id}-{env}`)).sort();
      assert.deepEqual(valuesOf("AWS/ECS", "ServiceName"), services);
      assert.deepEqual(valuesOf("ECS/ContainerInsights", "ServiceName"), services);
      assert.deepEqual(valuesOf("AWS/ECS", "ClusterName"), [named("tradai-{env}")]);
      // Of every target group of this load balancer and of no other, whichever of a pair has the traffic.
      const targets = shown().filter(({ namespace }) => namespace === "AWS/ApplicationELB");
      assert.deepEqual(
        targets.map(({ metric, keys, values }) => [metric, ...keys, ...values]),
        [
          "RequestCount",
          "TargetResponseTime",
          "HTTPCode_Target_5XX_Count",
          "HealthyHostCount",
          "UnHealthyHostCount",
        ].map((metric) => [
          metric,
          "LoadBalancer",
          "TargetGroup",
          named("app/tradai-{env}/50dc6c495c0c9188"),
        ]),
      );
      const groups = facts.consolidated ? ["tradai-consolidated-asg-{env}", "tradai-nat-{env}"] : [];
      assert.deepEqual(valuesOf("AWS/EC2", "AutoScalingGroupName"), groups.map(named));
    });

    it("lacks a function, or charts one that is not there", () => {
      const functions = [
        ...documentedFunctions,
        ...(facts.consolidated
          ? [...addedFunctions.consolidated, "nat-route-updater"]
          : addedFunctions.fargate),
      ];
      const expected = functions.map((id) => named(`tradai-${id}-{env}`)).sort();
      assert.deepEqual(valuesOf("AWS/Lambda", "FunctionName"), expected);
    });

    it("lacks the API, its web ACLs, the canary, the database, a table or the way to the internet", () => {
      assert.deepEqual(valuesOf("AWS/ApiGateway", "ApiName"), [named("tradai-api-{env}")]);
      assert.deepEqual(valuesOf("AWS/WAFV2", "WebACL"), [
        named("tradai-waf-auth-{env}"),
        "tradai-waf-metrics",
      ]);
      assert.deepEqual(valuesOf("CloudWatchSynthetics", "CanaryName"), [named("tradai-canary-{env}")]);
      assert.deepEqual(valuesOf("AWS/RDS", "DBInstanceIdentifier"), [named("tradai-mlflow-{env}")]);
      assert.equal(valuesOf("AWS/DynamoDB", "TableName").length, 12);
      const gateways = shown().filter(({ namespace }) => namespace === "AWS/NATGateway");
      assert.equal(gateways.length > 0, !facts.consolidated);
    });

    it("charts what AWS does not publish, or by dimensions that it does not publish it with", () => {
      let known = 0;
      for (const { namespace, metric, keys } of shown()) {
        const table = namespaceOf(namespace);
        if (table === undefined) {
          assert.equal(namespace, named("tradai/{env}/security"));
          assert.ok(
            controlFacts.some(({ id }) => id === metric),
            metric,
          );
          continue;
        }
        known += 1;
        const sets = groupsOf(table, metric).flatMap(({ dimensions }) => dimensions);
        const same = sets.some((set) => [...set].sort().join() === [...keys].sort().join());
        assert.ok(same, `${namespace} ${metric} by ${keys.join(", ")}`);
      }
      assert.ok(known > 100, String(known));
    });

    it("shows an alarm twice, lacks one, or shows one that is not there", () => {
      const edge = [
        ...apiAlarmFacts.map(({ name }) => name),
        ...Object.keys(latencyDetectors),
        ...Object.keys(alternateDetectors[environment]),
        ...otherAlarms,
        ...controlFacts.map(({ id }) => `tradai-security-${id}-{env}`),
        systemAlarmFact.name,
        "tradai-canary-failed-{env}",
      ].map(named);
      const expected = [...alarmsOf(environment, "foundation"), ...alarmsOf(environment, "compute"), ...edge];
      const alarms = widgets().flatMap(({ properties }) => properties.alarms ?? []);
      assert.deepEqual(
        [...alarms].sort(),
        expected.map((name) => arnIn(environment, "cloudwatch", `alarm:${name}`)).sort(),
      );
      for (const { properties } of widgets())
        assert.ok((properties.alarms ?? []).length <= 100, properties.title);
    });

    it("names another environment", () => {
      const others = ["dev", "staging", "prod"].filter((other) => other !== environment);
      const body = String(made("dashboard").inputs.dashboardBody);
      for (const other of others) assert.doesNotMatch(body, new RegExp(`[-/]${other}\\b`));
      for (const { type, properties } of widgets()) {
        if (type === "metric") assert.equal(properties.region, "eu-central-1", properties.title);
      }
    });

    it("lays widgets over one another, or beyond its edge", () => {
      const taken = new Set<string>();
      for (const { x, y, width, height, properties } of widgets()) {
        assert.ok(width > 0 && height > 0 && x >= 0 && y >= 0 && x + width <= 24, properties.title);
        for (let column = x; column < x + width; column += 1) {
          for (let line = y; line < y + height; line += 1) {
            const cell = `${column}/${line}`;
            assert.ok(!taken.has(cell), `${properties.title} at ${cell}`);
            taken.add(cell);
          }
        }
      }
      const lines = Math.max(...widgets().map(({ y, height }) => y + height));
      assert.equal(taken.size, 24 * lines, "a gap is left");
      // https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch_limits.html
      assert.ok(widgets().length <= 500);
    });

    it("does not say what it is, or leads to a runbook that is not there", () => {
      const [first] = widgets();
      assert.equal(first?.type, "text");
      assert.match(first?.properties.markdown ?? "", new RegExp(`^# TradAI ${environment}\n`));
      const named = widgets().flatMap(({ properties }) => [
        ...(properties.markdown ?? "").matchAll(/docs\/runbooks\/[a-z]+\.md/g),
      ]);
      assert.ok(named.length >= 8, String(named.length));
      for (const [page] of named) assert.ok(existsSync(path.join(root, page)), page);
    });
  },
);

describe("edge layer: dashboard", () => {
  const widget = { type: "text", properties: {} } as const;

  it("leaves a part of a row empty where its widgets do not divide it", () => {
    const placed = layOut([
      { height: 2, widgets: [widget, widget, widget, widget, widget] },
      { height: 1, widgets: [widget] },
    ]);
    assert.deepEqual(
      placed.map(({ x, y, width }) => [x, y, width]),
      [
        [0, 0, 4],
        [4, 0, 4],
        [8, 0, 4],
        [12, 0, 4],
        [16, 0, 8],
        [0, 2, 24],
      ],
    );
  });

  it("drops the widgets of a row that is not full", () => {
    assert.deepEqual(
      rowsOf([widget, widget, widget, widget], 3, 6).map(({ widgets }) => widgets.length),
      [3, 1],
    );
  });

  it("hides alarms beyond the hundred that CloudWatch shows", () => {
    const alarms = Array.from({ length: 101 }, (_, index) => `a${index}`);
    const section = { title: "Too much", runbooks: [], charts: [], alarms };
    const context = new LayerContext("edge", loadEnvironment("dev"));
    assert.throws(() => rowsOfSection(context, section), {
      message: "dashboard: Too much has 101 alarms, a widget shows 100",
    });
  });
});
