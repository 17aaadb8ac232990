import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import * as path from "node:path";
import { addedFunctions, documentedFunctions, serviceFacts } from "../../facts/compute";
import {
  everyFunctionAlarms,
  healthyHosts,
  heartbeats,
  idleAlarms,
  switchedOff,
  targetAlarmFacts,
  watchedServices,
  workflowAlarms,
} from "../../facts/compute-alarms";
import type { TargetAlarmFact } from "../../facts/compute-alarms";
import { loadEnvironment } from "../../../shared/config";
import { buildCompute, describeComputeLayer } from "./layer";
import type { Declared } from "./layer";

const alarmType = "cloudwatch/metricAlarm:MetricAlarm";
const root = path.join(__dirname, "../../..");

interface Query {
  readonly expression?: string;
  readonly returnData: boolean;
  readonly metric?: {
    readonly namespace: string;
    readonly metricName: string;
    readonly stat: string;
    readonly dimensions: Readonly<Record<string, string>>;
  };
}

/** Namespace, metric, statistic and dimensions of each thing that an alarm watches, alone or in a query. */
function watchedBy({ inputs }: Declared): unknown[] {
  const queries = (inputs.metricQueries ?? []) as Query[];
  const direct = [
    inputs.namespace,
    inputs.metricName,
    inputs.extendedStatistic ?? inputs.statistic,
    inputs.dimensions,
  ];
  return inputs.metricName === undefined
    ? queries.flatMap(({ metric }) =>
        metric === undefined ? [] : [[metric.namespace, metric.metricName, metric.stat, metric.dimensions]],
      )
    : [direct];
}

describeComputeLayer("alarms", ({ facts, named, ofType, valuesOf }) => {
  const alarm = (name: string): Declared => {
    const [found, ...others] = ofType(alarmType).filter(({ inputs }) => inputs.name === named(name));
    assert.ok(found && others.length === 0, `not one ${named(name)}`);
    return found;
  };
  const alerts = named(`arn:aws:sns:eu-central-1:${facts.account}:tradai-alerts-{env}`);
  const onEcs = serviceFacts.filter(({ onHost }) => !(onHost && facts.consolidated)).map(({ id }) => id);
  const functions = [
    ...documentedFunctions,
    ...(facts.consolidated ? addedFunctions.consolidated : addedFunctions.fargate),
  ];

  it("has an alarm too many, too few or by another name", () => {
    const expected = [
      ...watchedServices.flatMap((id) => [
        ...targetAlarmFacts.map((fact) => `${id}-${fact.id}`),
        ...(switchedOff.includes(id) ? [] : [`${id}-${healthyHosts.id}`]),
      ]),
      ...onEcs.map((id) => `${id}-tasks-below-desired`),
      ...functions.flatMap((id) => ["errors", "throttles", "duration"].map((kind) => `${id}-${kind}`)),
      ...heartbeats.map(({ id }) => `${id}-heartbeat`),
      ...idleAlarms.ids.map((id) => `${id}-idle`),
      ...["backtest", "retraining"].flatMap((id) => workflowAlarms.map((kind) => `${id}-workflow-${kind}`)),
      "lambda-errors",
      "lambda-throttles",
      ...(facts.consolidated ? ["consolidated-status"] : []),
    ];
    assert.deepEqual(valuesOf(alarmType, "name"), expected.map((id) => named(`tradai-${id}-{env}`)).sort());
    assert.equal(watchedServices.length * targetAlarmFacts.length, 12);
  });

  for (const id of watchedServices) {
    const facing: readonly TargetAlarmFact[] = [
      ...targetAlarmFacts,
      ...(switchedOff.includes(id) ? [] : [healthyHosts]),
    ];
    for (const fact of facing) {
      it(`tradai-${id}-${fact.id} watches something else, or half of a pair`, () => {
        const { inputs, ...rest } = alarm(`tradai-${id}-${fact.id}-{env}`);
        const paired = !facts.consolidated && !switchedOff.includes(id);
        const groups = paired
          ? [`target-group-${id}`, `target-group-${id}-alternate`]
          : [`target-group-${id}`];
        assert.deepEqual(
          watchedBy({ inputs, ...rest }),
          groups.map((group) => [
            "AWS/ApplicationELB",
            fact.metric,
            fact.statistic,
            { LoadBalancer: "suffix-of-alb", TargetGroup: `suffix-of-${group}` },
          ]),
        );
        assert.equal(inputs.treatMissingData, fact.missing);
      });
    }
  }

  it("flaps: one slow minute of a service calls somebody", () => {
    for (const id of watchedServices) {
      const { inputs } = alarm(`tradai-${id}-high-latency-{env}`);
      assert.ok(Number(inputs.datapointsToAlarm) > 1, id);
      assert.ok(Number(inputs.datapointsToAlarm) < Number(inputs.evaluationPeriods), id);
      // Milliseconds would never be reached: the metric is in seconds.
      assert.ok(Number(inputs.threshold) < 30, id);
    }
  });

  it("adds functions up one by one, of which metric math takes ten", () => {
    for (const { name, metric } of everyFunctionAlarms) {
      const queries = alarm(name).inputs.metricQueries as Query[];
      assert.equal(queries.length, 1);
      assert.match(
        String(queries[0]?.expression),
        new RegExp(`^SELECT SUM\\(${metric}\\) FROM SCHEMA\\("AWS/Lambda", FunctionName\\)`),
      );
    }
  });

  it("learns of a health check that is cut off only from what is missing", () => {
    const { inputs } = alarm("tradai-health-check-duration-{env}");
    assert.deepEqual(
      [inputs.namespace, inputs.metricName, inputs.statistic, inputs.comparisonOperator],
      ["AWS/Lambda", "Duration", "Maximum", "GreaterThanThreshold"],
    );
    // Below the documented limit of 60 s; milliseconds.
    assert.ok(Number(inputs.threshold) > 30_000 && Number(inputs.threshold) < 60_000);
    assert.deepEqual(inputs.dimensions, { FunctionName: named("tradai-health-check-{env}") });
  });

  for (const { id, interval } of heartbeats) {
    it(`misses that ${id} is not started any more, or calls before it was to start`, () => {
      const { inputs } = alarm(`tradai-${id}-heartbeat-{env}`);
      assert.deepEqual(
        [inputs.namespace, inputs.metricName, inputs.statistic, inputs.treatMissingData],
        ["AWS/Lambda", "Invocations", "Sum", "breaching"],
      );
      assert.equal(`${String(inputs.comparisonOperator)} ${String(inputs.threshold)}`, "LessThanThreshold 1");
      assert.deepEqual(inputs.dimensions, { FunctionName: named(`tradai-${id}-{env}`) });
      const window = Number(inputs.period) * Number(inputs.evaluationPeriods);
      assert.ok(window >= 2 * interval && window <= 86_400 + interval, `${window} s for every ${interval} s`);
    });
  }

  it("takes a drift detector that returns at once for one that works", () => {
    for (const id of idleAlarms.ids) {
      const { inputs } = alarm(`tradai-${id}-idle-{env}`);
      assert.deepEqual(
        [inputs.metricName, inputs.statistic, inputs.comparisonOperator, inputs.threshold],
        ["Duration", "Maximum", "LessThanThreshold", idleAlarms.below],
      );
      assert.equal(inputs.treatMissingData, "breaching");
      assert.deepEqual(inputs.dimensions, { FunctionName: named(`tradai-${id}-{env}`) });
    }
  });

  it("does not hear of a workflow that failed", () => {
    for (const id of ["backtest", "retraining"]) {
      const { inputs } = alarm(`tradai-${id}-workflow-failed-{env}`);
      assert.deepEqual(
        [inputs.namespace, inputs.metricName, inputs.statistic],
        ["AWS/States", "ExecutionsFailed", "Sum"],
      );
      assert.deepEqual(inputs.dimensions, { StateMachineArn: `arn-of-workflow-${id}-workflow` });
      assert.equal(inputs.treatMissingData, "notBreaching");
    }
  });

  it("misses a service with fewer tasks than it is to have, or the host that carries four", () => {
    for (const id of onEcs) {
      const watched = watchedBy(alarm(`tradai-${id}-tasks-below-desired-{env}`)) as [
        string,
        string,
        string,
        object,
      ][];
      assert.deepEqual(watched.map(([namespace, metric]) => `${namespace} ${metric}`).sort(), [
        "ECS/ContainerInsights DesiredTaskCount",
        "ECS/ContainerInsights RunningTaskCount",
      ]);
      for (const [, , , dimensions] of watched) {
        assert.deepEqual(dimensions, {
          ClusterName: named("tradai-{env}"),
          ServiceName: named(`tradai-${id}-{env}`),
        });
      }
    }
    const composites = ofType("cloudwatch/compositeAlarm:CompositeAlarm");
    assert.deepEqual(
      composites.map(({ inputs }) => inputs.alarmName),
      facts.consolidated ? [] : [named("tradai-ecs-tasks-below-desired-{env}")],
    );
    for (const { inputs } of composites) {
      for (const id of onEcs) {
        assert.ok(String(inputs.alarmRule).includes(named(`tradai-${id}-tasks-below-desired-{env}`)), id);
      }
    }
    if (!facts.consolidated) return;
    const { inputs } = alarm("tradai-consolidated-status-{env}");
    assert.deepEqual(inputs.dimensions, { AutoScalingGroupName: named("tradai-consolidated-asg-{env}") });
    assert.equal(inputs.treatMissingData, "breaching");
  });

  it("goes off without anybody being told, says nothing of silence, or leads to no runbook", () => {
    for (const { name, inputs } of [
      ...ofType(alarmType),
      ...ofType("cloudwatch/compositeAlarm:CompositeAlarm"),
    ]) {
      assert.equal(inputs.actionsEnabled, true, name);
      assert.ok((inputs.alarmActions as string[]).includes(alerts), name);
      assert.deepEqual(inputs.okActions, inputs.alarmActions, name);
      const [, runbook] =
        /Runbook: (docs\/runbooks\/[a-z]+\.md)$/.exec(String(inputs.alarmDescription)) ?? [];
      assert.ok(runbook && existsSync(path.join(root, runbook)), `${name}: ${String(runbook)}`);
      if (inputs.alarmRule !== undefined) continue;
      assert.ok(["breaching", "notBreaching"].includes(String(inputs.treatMissingData)), name);
      assert.ok(Number(inputs.datapointsToAlarm) >= 1, name);
      assert.ok(Number(inputs.datapointsToAlarm) <= Number(inputs.evaluationPeriods), name);
    }
  });
});

describe("compute layer: a trading service that is started", () => {
  it("has no target, and nobody is called (TRADAI-H-17)", async function () {
    this.timeout(120_000);
    const { containers } = loadEnvironment("dev");
    const live = containers.services["live-trading"];
    assert.ok(live);
    const registered = await buildCompute("dev", (settings) => ({
      ...settings,
      containers: {
        ...containers,
        services: { ...containers.services, "live-trading": { ...live, desired: 1, max: 1 } },
      },
    }));
    const names = registered
      .filter(({ type }) => type === `aws:${alarmType}`)
      .map(({ inputs }) => inputs.name);
    assert.ok(names.includes("tradai-live-trading-healthy-hosts-dev"));
    assert.ok(!names.includes("tradai-dry-run-trading-healthy-hosts-dev"));
  });
});
