import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import * as path from "node:path";
import {
  alarmFacts,
  natGatewayAlarm,
  natInstanceAlarmFacts,
  updaterDurationAlarm,
} from "../../facts/foundation-alarms";
import type { AlarmFact } from "../../facts/foundation-alarms";
import { only, valuesOf } from "../support/mocks";
import { describeFoundationLayer } from "./layer";
import type { Declared } from "./layer";

const alarmType = "aws:cloudwatch/metricAlarm:MetricAlarm";
const root = path.join(__dirname, "../../..");

describeFoundationLayer("alarms", ({ environment, facts, named, ofType, registered, made }) => {
  const documented: readonly AlarmFact[] = [
    ...alarmFacts,
    ...(facts.natInstance ? natInstanceAlarmFacts : []),
  ];
  const alarm = (name: string): Declared => only(registered(), alarmType, "name", named(name)) as Declared;

  it("has an alarm too many, too few or by another name", () => {
    const others = facts.natInstance ? [updaterDurationAlarm] : [natGatewayAlarm];
    assert.deepEqual(
      valuesOf(registered(), alarmType, "name"),
      [...documented.map(({ name }) => name), ...others].map(named).sort(),
    );
  });

  for (const fact of documented) {
    it(`${fact.name} watches something else, or goes off at another time`, () => {
      const { inputs } = alarm(fact.name);
      assert.equal(`${String(inputs.namespace)} ${String(inputs.metricName)}`, fact.metric);
      const [dimension, value] = fact.dimension;
      assert.deepEqual(inputs.dimensions, { [dimension]: named(value) });
      const { statistic, comparisonOperator, threshold } = inputs;
      assert.equal([statistic, comparisonOperator, threshold].join(" "), fact.when);
      const { datapointsToAlarm, evaluationPeriods, period, treatMissingData } = inputs;
      assert.equal([datapointsToAlarm, evaluationPeriods].join("/") + ` x ${String(period)}`, fact.window);
      assert.equal(treatMissingData, fact.missing);
    });
  }

  it("tells those on call of what can wait, or does not tell them of what cannot", () => {
    const escalation = made("topic-escalation");
    const arn = `arn:aws:sns:eu-central-1:${facts.account}:${String(escalation.inputs.name)}`;
    const told = ofType(alarmType)
      .filter(({ inputs }) => (inputs.alarmActions as string[]).includes(arn))
      .map(({ inputs }) => inputs.name);
    assert.deepEqual(told.sort(), ["tradai-nat-status-{env}", "tradai-rds-free-storage-{env}"].map(named));
    const documentedOnes = documented.filter(({ escalates }) => escalates).map(({ name }) => named(name));
    assert.deepEqual(
      documentedOnes.filter((name) => !told.includes(name)),
      [],
    );
  });

  it("goes off without anybody being told, or stays off without a word when all is well", () => {
    const alerts = `arn:aws:sns:eu-central-1:${facts.account}:tradai-alerts-${environment}`;
    for (const { name, inputs } of ofType(alarmType)) {
      assert.equal(inputs.actionsEnabled, true, name);
      assert.ok((inputs.alarmActions as string[]).includes(alerts), name);
      assert.deepEqual(inputs.okActions, inputs.alarmActions, name);
    }
  });

  it("leaves it to CloudWatch what silence means, or how many periods count", () => {
    for (const { name, inputs } of ofType(alarmType)) {
      assert.ok(["breaching", "notBreaching"].includes(String(inputs.treatMissingData)), name);
      assert.ok(Number(inputs.datapointsToAlarm) >= 1, name);
      assert.ok(Number(inputs.datapointsToAlarm) <= Number(inputs.evaluationPeriods), name);
    }
  });

  it("names a runbook that is not there, or none", () => {
    for (const { name, inputs } of ofType(alarmType)) {
      const [, runbook] =
        /Runbook: (docs\/runbooks\/[a-z]+\.md)$/.exec(String(inputs.alarmDescription)) ?? [];
      assert.ok(runbook, `${name}: ${String(inputs.alarmDescription)}`);
      assert.ok(existsSync(path.join(root, runbook)), `${name}: ${runbook}`);
    }
    for (const fact of documented) {
      assert.match(String(alarm(fact.name).inputs.alarmDescription), new RegExp(`/${fact.runbook}\\.md$`));
    }
  });

  if (facts.natInstance) {
    it("learns of a slow route updater only when it has been cut off", () => {
      const { timeout } = made("function-nat-route-updater").inputs;
      const { inputs } = alarm(updaterDurationAlarm);
      assert.equal(inputs.metricName, "Duration");
      assert.equal(inputs.statistic, "Maximum");
      assert.equal(inputs.threshold, Number(timeout) * 1000 * 0.8);
      assert.deepEqual(inputs.dimensions, { FunctionName: named("tradai-nat-route-updater-{env}") });
    });
  } else {
    it("overlooks a NAT gateway of one zone, or watches something else of it", () => {
      const { inputs } = alarm(natGatewayAlarm);
      const queries = inputs.metricQueries as {
        expression?: string;
        returnData: boolean;
        metric?: { namespace: string; metricName: string; stat: string; dimensions: object };
      }[];
      const watched = queries.flatMap(({ metric }) => metric ?? []);
      assert.deepEqual(
        watched.map(({ namespace, metricName, stat, dimensions }) => [
          namespace,
          metricName,
          stat,
          dimensions,
        ]),
        ["a", "b"].map((letter) => [
          "AWS/NATGateway",
          "ErrorPortAllocation",
          "Sum",
          { NatGatewayId: `id-of-nat-gateway-${letter}` },
        ]),
      );
      const returned = queries.filter(({ returnData }) => returnData);
      assert.deepEqual(
        returned.map(({ expression }) => expression),
        ["SUM(METRICS())"],
      );
      assert.equal(
        `${String(inputs.comparisonOperator)} ${String(inputs.threshold)}`,
        "GreaterThanThreshold 0",
      );
    });
  }
});
