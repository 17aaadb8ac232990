import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import * as path from "node:path";
import { environments } from "../../../shared/naming";
import type { Environment } from "../../../shared/naming";
import { only, valuesOf } from "../support/mocks";
import type { Registered } from "../support/mocks";
import { builtWorkflows } from "./workflows/build";
import type { Built } from "./workflows/build";
import { definitionOf, factsOf } from "./workflows/subject";

const root = path.join(__dirname, "../../..");
const alarmType = "aws:cloudwatch/metricAlarm:MetricAlarm";

/** Retention and key of logs (decisions.md section 8). */
const logs: Readonly<Record<Environment, { readonly days: number; readonly key: string | undefined }>> = {
  dev: { days: 30, key: undefined },
  staging: { days: 30, key: undefined },
  prod: { days: 90, key: "arn-of-the-logs-key" },
};

/** Metric, dimension's workflow, comparison, window and what silence means of each alarm (TRADAI-H-25). */
const alarms: readonly (readonly [
  id: string,
  metric: string,
  when: string,
  window: string,
  missing: string,
])[] = [
  ["failed", "ExecutionsFailed", "Sum GreaterThanThreshold 0", "1/1 x 300", "notBreaching"],
  ["timed-out", "ExecutionsTimedOut", "Sum GreaterThanThreshold 0", "1/1 x 300", "notBreaching"],
];
const stale = { backtest: "24/24 x 3600", retraining: "7/7 x 86400" } as const;

for (const environment of environments) {
  describe(`workflows: resources in ${environment}`, () => {
    let built: Built;
    before(async () => {
      built = await builtWorkflows(environment);
    });
    const resource = (name: string): Registered => {
      const [found, ...others] = built.registered.filter((candidate) => candidate.name === name);
      assert.ok(found && others.length === 0, `not one ${name}`);
      return found;
    };

    it("makes a resource too many or too few", () => {
      const types = ["stateMachine:StateMachine", "role:Role", "rolePolicy:RolePolicy", "logGroup:LogGroup"];
      const counts = types.map(
        (type) => built.registered.filter((made) => made.type.endsWith(`/${type}`)).length,
      );
      assert.deepEqual(counts, [2, 2, 2, 2]);
    });

    for (const workflow of ["backtest", "retraining"] as const) {
      const id = `${workflow}-workflow`;
      const name = `tradai-${id}-${environment}`;

      it(`${id} has another name, loses executions, or hides what they do`, () => {
        const { inputs } = resource(`workflow-${id}`);
        assert.equal(inputs.name, name);
        assert.equal(inputs.type, "STANDARD");
        assert.deepEqual(inputs.loggingConfiguration, {
          level: "ALL",
          includeExecutionData: false,
          logDestination: `arn-of-workflow-${id}-logs:*`,
        });
        assert.deepEqual(inputs.tracingConfiguration, { enabled: true });
        assert.equal(inputs.roleArn, `arn-of-workflow-${id}-role`);
        assert.deepEqual(inputs.tags, { layer: "compute", Name: name });
      });

      it(`${id} is deployed with another definition, or runs tasks in another network`, () => {
        const deployed: unknown = JSON.parse(String(resource(`workflow-${id}`).inputs.definition));
        assert.deepEqual(deployed, definitionOf(workflow, factsOf(environment)));
      });

      it(`${id} is there before what it uses, or before its role may do anything`, () => {
        const waitsFor = built.waitsFor(`workflow-${id}`);
        const earlier = [`workflow-${id}-role-policy`, `workflow-${id}-logs`, "cluster", "function-live"];
        for (const one of [...earlier, "task-strategy-momentum", "task-strategy-mean-reversion"]) {
          assert.ok(waitsFor.includes(one), one);
        }
      });

      it(`${id} can be impersonated by another state machine`, () => {
        const { inputs } = resource(`workflow-${id}-role`);
        assert.equal(inputs.name, name);
        const { account } = factsOf(environment).settings;
        const [trust] = (JSON.parse(String(inputs.assumeRolePolicy)) as { Statement: object[] }).Statement;
        assert.deepEqual((trust as { Principal: unknown }).Principal, { Service: "states.amazonaws.com" });
        assert.deepEqual((trust as { Condition: unknown }).Condition, {
          ArnEquals: { "aws:SourceArn": `arn:aws:states:eu-central-1:${account}:stateMachine:${name}` },
          StringEquals: { "aws:SourceAccount": account },
        });
      });

      it(`${id} has permissions that nobody can read in the first preview`, () => {
        const { inputs } = resource(`workflow-${id}-role-policy`);
        assert.equal(typeof inputs.policy, "string");
        assert.match(
          String(inputs.policy),
          new RegExp(`function:tradai-notify-completion-${environment}:live`),
        );
      });

      it(`${id} keeps its logs for ever, somewhere else, or without the key`, () => {
        const { inputs } = resource(`workflow-${id}-logs`);
        assert.equal(inputs.name, `/aws/vendedlogs/states/${name}`);
        assert.deepEqual(
          [inputs.retentionInDays, inputs.kmsKeyId],
          [logs[environment].days, logs[environment].key],
        );
      });

      const expected = [
        ...alarms,
        ["stale", "ExecutionsSucceeded", "Sum LessThanThreshold 1", stale[workflow], "breaching"] as const,
      ];
      for (const [kind, metric, when, window, missing] of expected) {
        it(`tradai-${id}-${kind} watches something else, or goes off at another time`, () => {
          const { inputs } = only(built.registered, alarmType, "name", `tradai-${id}-${kind}-${environment}`);
          assert.deepEqual([inputs.namespace, inputs.metricName], ["AWS/States", metric]);
          assert.deepEqual(inputs.dimensions, { StateMachineArn: `arn-of-workflow-${id}` });
          assert.equal([inputs.statistic, inputs.comparisonOperator, inputs.threshold].join(" "), when);
          const { datapointsToAlarm, evaluationPeriods, period, treatMissingData } = inputs;
          assert.equal([datapointsToAlarm, evaluationPeriods].join("/") + ` x ${String(period)}`, window);
          assert.ok(
            Number(evaluationPeriods) * Number(period) <= 7 * 24 * 3600,
            "longer than CloudWatch looks back",
          );
          assert.equal(treatMissingData, missing);
          assert.deepEqual(inputs.alarmActions, ["arn-of-alerts"]);
          assert.deepEqual(inputs.okActions, inputs.alarmActions);
        });
      }
    }

    it("has an alarm too many", () => {
      assert.equal(valuesOf(built.registered, alarmType, "name").length, 6);
    });

    it("names a runbook that is not there, or that says nothing of the alarm", () => {
      for (const { inputs } of built.registered.filter(({ type }) => type === alarmType)) {
        const [, file] = /Runbook: (docs\/runbooks\/[a-z]+\.md)$/.exec(String(inputs.alarmDescription)) ?? [];
        assert.ok(file !== undefined && existsSync(path.join(root, file)), String(inputs.alarmDescription));
        const text = readFileSync(path.join(root, file), "utf8");
        const kind = String(inputs.name)
          .replace(/^tradai-[a-z]+-workflow-/, "")
          .replace(`-${environment}`, "");
        assert.match(text, new RegExp(`-${kind}-<env>`), kind);
      }
    });

    it("makes workflows although a strategy has no task definition", async () => {
      await assert.rejects(
        builtWorkflows(environment, ["momentum"]),
        /no task definition for the strategies mean-reversion/,
      );
    });
  });
}
