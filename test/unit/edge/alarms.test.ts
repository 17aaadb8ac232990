import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import * as path from "node:path";
import { runInNewContext } from "node:vm";
import { everyFunctionAlarms, targetAlarmFacts, watchedServices } from "../../facts/compute-alarms";
import {
  alternateDetectors,
  apiAlarmFacts,
  documentedAlarms,
  escalated,
  latencyDetectors,
  otherAlarms,
  systemAlarmFact,
} from "../../facts/edge-alarms";
import { controlFacts } from "../../facts/edge-security";
import { alarmFacts } from "../../facts/foundation-alarms";
import { loadEnvironment } from "../../../shared/config";
import { buildAlarms } from "./alarms-part";
import { buildPart, describeEdge } from "./layer";
import type { Declared } from "./layer";

const alarmType = "cloudwatch/metricAlarm:MetricAlarm";
const compositeType = "cloudwatch/compositeAlarm:CompositeAlarm";
const root = path.join(__dirname, "../../..");

interface Query {
  readonly id: string;
  readonly expression?: string;
  readonly returnData: boolean;
  readonly metric?: {
    readonly namespace: string;
    readonly metricName: string;
    readonly stat: string;
    readonly period: number;
    readonly dimensions: Readonly<Record<string, string>>;
  };
}

const queriesOf = ({ inputs }: Declared): readonly Query[] => inputs.metricQueries as Query[];

/** The alarms that a composite alarm's rule names. */
const namedBy = (rule: unknown): readonly string[] =>
  [...String(rule).matchAll(/ALARM\("([^"]+)"\)/g)].map(([, name = ""]) => name);

describeEdge("alarms", buildAlarms, ({ environment, facts, named, ofType, valuesOf }) => {
  const settings = loadEnvironment(environment);
  const detectors: Readonly<Record<string, string | undefined>> = {
    ...latencyDetectors,
    ...alternateDetectors[environment],
  };
  const api = { ApiName: named("tradai-api-{env}"), Stage: "v1" };
  // The canary's own alarm is not this part's.
  const own = (): readonly Declared[] =>
    [...ofType(alarmType), ...ofType(compositeType)].filter(({ name }) => name !== "alarm-canary-failed");
  const alarm = (name: string): Declared => {
    const [found, ...others] = ofType(alarmType).filter(({ inputs }) => inputs.name === named(name));
    assert.ok(found && others.length === 0, `not one ${named(name)}`);
    return found;
  };

  it("has an alarm too many, too few or by another name", () => {
    const expected = [
      ...apiAlarmFacts.map(({ name }) => name),
      ...Object.keys(detectors),
      ...otherAlarms,
      ...controlFacts.map(({ id }) => `tradai-security-${id}-{env}`),
      "tradai-canary-failed-{env}",
    ];
    assert.deepEqual(valuesOf(alarmType, "name"), expected.map(named).sort());
    assert.deepEqual(valuesOf(compositeType, "alarmName"), [named(systemAlarmFact.name)]);
  });

  it("lacks a documented alarm that no layer below has either", () => {
    const below = [
      ...alarmFacts.map(({ name }) => name),
      ...watchedServices.flatMap((id) => targetAlarmFacts.map((fact) => `tradai-${id}-${fact.id}-{env}`)),
      ...everyFunctionAlarms.map(({ name }) => name),
      ...["tradai-health-check-duration-{env}", "tradai-nat-status-{env}"],
      ...["backtest", "retraining"].map((id) => `tradai-${id}-workflow-failed-{env}`),
      facts.consolidated ? "tradai-consolidated-status-{env}" : "tradai-ecs-tasks-below-desired-{env}",
    ].map(named);
    const documented = documentedAlarms[environment].map(named);
    assert.equal(new Set(documented).size, 28);
    const here = own().map(({ inputs }) => inputs.name);
    assert.deepEqual(
      documented.filter((name) => !below.includes(name) && !here.includes(name)),
      [],
    );
  });

  for (const { name, metric, statistic, setting } of apiAlarmFacts) {
    it(`${name} watches something else, or goes off at another threshold than configured`, () => {
      const { inputs } = alarm(name);
      assert.deepEqual([inputs.namespace, inputs.metricName], ["AWS/ApiGateway", metric]);
      assert.equal(inputs.extendedStatistic ?? inputs.statistic, statistic);
      assert.deepEqual(inputs.dimensions, api);
      assert.equal(inputs.comparisonOperator, "GreaterThanThreshold");
      assert.equal(inputs.threshold, settings.thresholds[setting]);
      // Nobody called: no fault.
      assert.equal(inputs.treatMissingData, "notBreaching");
      // The settings count answers in five minutes.
      if (statistic === "Sum") assert.equal(inputs.period, 300);
    });
  }

  it("flaps: one slow minute calls somebody, or one good minute hides the slow ones", () => {
    for (const name of ["tradai-api-latency-{env}", ...Object.keys(detectors)]) {
      const { inputs } = alarm(name);
      assert.ok(Number(inputs.datapointsToAlarm) > 1, name);
      assert.ok(Number(inputs.datapointsToAlarm) < Number(inputs.evaluationPeriods), name);
    }
  });

  for (const [name, service] of Object.entries(detectors)) {
    it(`${name} learns from another metric, or goes off on what is usual`, () => {
      const { inputs, ...rest } = alarm(name);
      const half = name.includes("-alternate-") ? "-alt" : "";
      const balancer = `app/tradai-${environment}/50dc6c495c0c9188`;
      const [measured, usual, ...more] = queriesOf({ inputs, ...rest });
      assert.equal(more.length, 0);
      assert.deepEqual(
        [measured?.metric?.namespace, measured?.metric?.metricName, measured?.metric?.dimensions],
        service === undefined
          ? ["AWS/ApiGateway", "Latency", api]
          : [
              "AWS/ApplicationELB",
              "TargetResponseTime",
              {
                LoadBalancer: balancer,
                TargetGroup: `targetgroup/tradai-${service}-${facts.letter}${half}/0f1e2d3c4b5a6978`,
              },
            ],
      );
      assert.equal(measured?.metric?.stat, "p95");
      assert.match(
        usual?.expression ?? "",
        new RegExp(`^ANOMALY_DETECTION_BAND\\(${measured.id}, [2-4]\\)$`),
      );
      // AWS wants both returned, and no threshold beside the band.
      assert.ok(measured.returnData && usual?.returnData);
      assert.equal(inputs.thresholdMetricId, usual.id);
      assert.equal(inputs.threshold, undefined);
      assert.equal(inputs.comparisonOperator, "GreaterThanUpperThreshold");
      assert.equal(inputs.treatMissingData, "notBreaching");
    });
  }

  it("misses a web ACL that sees nothing of what the API gets, or calls somebody when nobody calls the API", () => {
    const silent = alarm("tradai-waf-silent-{env}");
    const acl = { WebACL: "tradai-waf-metrics", Region: "eu-central-1", Rule: "ALL" };
    const queries = queriesOf(silent);
    assert.deepEqual(
      queries.flatMap(({ id, metric }) =>
        metric === undefined
          ? []
          : [[id, metric.namespace, metric.metricName, metric.stat, metric.dimensions]],
      ),
      [
        ["requests", "AWS/ApiGateway", "Count", "Sum", api],
        ["allowed", "AWS/WAFV2", "AllowedRequests", "Sum", acl],
        ["blocked", "AWS/WAFV2", "BlockedRequests", "Sum", acl],
      ],
    );
    const [returned, ...others] = queries.filter(({ returnData }) => returnData);
    assert.equal(others.length, 0);
    const expression = (returned?.expression ?? "").replaceAll(" AND ", " && ");
    const goesOff = (requests?: number, allowed?: number, blocked?: number): boolean => {
      const value: unknown = runInNewContext(expression, {
        IF: (condition: boolean, yes: number, no: number) => (condition ? yes : no),
        FILL: (found: number | undefined, otherwise: number) => found ?? otherwise,
        ...{ requests, allowed, blocked },
      });
      assert.equal(typeof value, "number");
      return Number(value) > Number(silent.inputs.threshold);
    };
    assert.ok(goesOff(3) && goesOff(3, 0, 0));
    assert.ok(!goesOff(3, 3) && !goesOff(3, undefined, 3) && !goesOff(3, 2, 1));
    assert.ok(!goesOff() && !goesOff(0, 0, 0) && !goesOff(undefined, 2));
    assert.equal(silent.inputs.comparisonOperator, "GreaterThanThreshold");
  });

  it("takes a minute between two runs of the canary for a web ACL that has gone", () => {
    const interval = settings.canary.everyMinutes * 60;
    for (const { metric } of queriesOf(alarm("tradai-waf-silent-{env}"))) {
      assert.ok(metric === undefined || (metric.period >= interval && metric.period % 60 === 0));
    }
  });

  it("does not hear that one of the two web ACLs blocks far more than usual", () => {
    const acls = {
      "tradai-waf-blocked-{env}": "tradai-waf-metrics",
      "tradai-waf-auth-blocked-{env}": "tradai-waf-auth-{env}",
    };
    for (const [name, metricName] of Object.entries(acls)) {
      const { inputs } = alarm(name);
      assert.deepEqual(
        [inputs.namespace, inputs.metricName, inputs.statistic, inputs.comparisonOperator],
        ["AWS/WAFV2", "BlockedRequests", "Sum", "GreaterThanThreshold"],
      );
      assert.deepEqual(inputs.dimensions, { WebACL: named(metricName), Region: "eu-central-1", Rule: "ALL" });
      // One bad password is no attack.
      assert.ok(Number(inputs.threshold) >= 100);
    }
  });

  it("believes a health check that records nothing (TRADAI-H-09)", () => {
    const { inputs } = alarm("tradai-health-state-stale-{env}");
    assert.deepEqual(
      [inputs.namespace, inputs.metricName, inputs.statistic, inputs.treatMissingData],
      ["AWS/DynamoDB", "ConsumedWriteCapacityUnits", "Sum", "breaching"],
    );
    assert.match(String((inputs.dimensions as Record<string, string>).TableName), /^tradai-health-state-/);
    assert.equal(`${String(inputs.comparisonOperator)} ${String(inputs.threshold)}`, "LessThanThreshold 1");
    assert.equal(Number(inputs.period) * Number(inputs.datapointsToAlarm), 900);
    assert.equal(inputs.datapointsToAlarm, inputs.evaluationPeriods);
  });

  it("learns of the account's quota of functions when it is used up (ORION-58)", () => {
    const { inputs } = alarm("tradai-lambda-concurrency-{env}");
    assert.deepEqual(
      [inputs.namespace, inputs.metricName, inputs.statistic, inputs.comparisonOperator, inputs.dimensions],
      ["AWS/Lambda", "ConcurrentExecutions", "Maximum", "GreaterThanThreshold", undefined],
    );
    assert.equal(inputs.threshold, 0.8 * settings.lambdaConcurrencyLimit);
  });

  it("says that the platform is up although one of the alarms that mean otherwise is on, or asks one that is not there", () => {
    const [system] = ofType(compositeType);
    assert.deepEqual(
      [...namedBy(system?.inputs.alarmRule)].sort(),
      systemAlarmFact.of[environment].map(named).sort(),
    );
    // Any of them is enough.
    assert.match(String(system?.inputs.alarmRule), /^ALARM\("[^"]+"\)(?: OR ALARM\("[^"]+"\))*$/);
    const here = namedBy(system?.inputs.alarmRule).filter((name) =>
      ofType(alarmType).some(({ inputs }) => inputs.name === name),
    );
    assert.deepEqual(here.sort(), ["tradai-api-5xx-{env}", "tradai-canary-failed-{env}"].map(named));
    // AWS refuses a rule over an alarm that is still to come.
    assert.deepEqual([...(system?.waitsFor ?? [])].sort(), ["alarm-api-5xx", "alarm-canary-failed"]);
  });

  it("tells those on call of what can wait, or does not tell them of what cannot", () => {
    const escalation = `arn:aws:sns:eu-central-1:${facts.account}:tradai-escalation-${environment}`;
    const told = own()
      .filter(({ inputs }) => (inputs.alarmActions as string[]).includes(escalation))
      .map(({ inputs }) => String(inputs.name ?? inputs.alarmName));
    assert.deepEqual(told.sort(), escalated.map(named).sort());
  });

  it("goes off without anybody being told, says nothing of silence, or leads to no runbook", () => {
    const alerts = `arn:aws:sns:eu-central-1:${facts.account}:tradai-alerts-${environment}`;
    for (const { name, inputs } of own()) {
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

describe("edge layer: a trading service that is started", () => {
  it("is down, and the platform is said to be up", async function () {
    this.timeout(120_000);
    const { containers } = loadEnvironment("dev");
    const live = containers.services["live-trading"];
    assert.ok(live);
    const declared = await buildPart("dev", buildAlarms, (settings) => ({
      ...settings,
      containers: {
        ...containers,
        services: { ...containers.services, "live-trading": { ...live, desired: 1, max: 1 } },
      },
    }));
    const [system] = declared.filter(({ type }) => type === `aws:${compositeType}`);
    const names = namedBy(system?.inputs.alarmRule);
    assert.ok(names.includes("tradai-live-trading-healthy-hosts-dev"));
    assert.ok(!names.includes("tradai-dry-run-trading-healthy-hosts-dev"));
  });
});
