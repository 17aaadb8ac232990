import assert from "node:assert/strict";
import { loadEnvironment } from "../../shared/config";
import { environments } from "../../shared/naming";
import type { Environment } from "../../shared/naming";
import { failureText, warningsOf } from "../../tools/engine/failure";
import { planSchema } from "../../tools/engine/plan";
import { preview } from "../../tools/preview/preview";
import { inEnvironment } from "../facts/compute";
import { documentedAlarms } from "../facts/edge-alarms";
import { routeFacts } from "../facts/edge-routes";
import { needsEngine } from "./engine-needed";
import { documentsOf, holdsUnknown, unreadableAtFirst } from "./documents";

describe("preview of an environment that does not exist yet", function () {
  this.timeout(120_000);
  needsEngine();

  // One preview an environment, whoever asks first.
  const previews = new Map<Environment, ReturnType<typeof preview>>();
  const previewOf = (environment: Environment): ReturnType<typeof preview> => {
    const settings = loadEnvironment(environment);
    const shown = previews.get(environment) ?? preview({ settings, predict: false, policies: true });
    previews.set(environment, shown);
    return shown;
  };

  for (const environment of environments) {
    it(`${environment}: the pack is content and a reviewer can read every policy document`, async () => {
      const result = await previewOf(environment);

      const violated = result.policies.reports.filter(({ mandatory }) => mandatory);
      assert.deepEqual(violated, []);
      assert.ok(result.ok, failureText(result));
      assert.deepEqual(warningsOf(result), []);
      assert.ok(result.policies.passed.length > 10, "the pack did not run");

      const plan = planSchema.parse(result.plan);
      const documents = documentsOf(plan);
      assert.ok(documents.length > 20, `only ${documents.length} policy documents were found`);
      const unreadable = documents.filter(({ value }) => holdsUnknown(value));
      const listed = ({ kind }: { readonly kind: string }): boolean => kind in unreadableAtFirst;
      assert.deepEqual(
        unreadable.filter((document) => !listed(document)).map(({ where }) => where),
        [],
      );
      // The list holds what is needed and nothing else: the two state machines and the dashboard.
      assert.deepEqual(
        [...new Set(unreadable.map(({ kind }) => kind))].sort(),
        Object.keys(unreadableAtFirst).sort(),
      );
      assert.equal(unreadable.length, 3);
    });

    it(`${environment}: the whole system lacks a documented route or alarm, or asks for no token`, async () => {
      const { resources } = planSchema.parse((await previewOf(environment)).plan);
      const inputsOf = (type: string): readonly Readonly<Record<string, unknown>>[] =>
        resources.filter((resource) => resource.type === `aws:${type}`).map(({ inputs }) => inputs);

      const methods = inputsOf("apigateway/method:Method");
      const routes = methods.filter(({ httpMethod }) => httpMethod !== "OPTIONS");
      assert.equal(routes.length, routeFacts.length);
      assert.equal(routes.length, 28);
      assert.equal(routes.filter(({ authorization }) => authorization === "COGNITO_USER_POOLS").length, 27);
      assert.equal(methods.length - routes.length, new Set(routeFacts.map(({ path }) => path)).size);

      const alarms = [
        ...inputsOf("cloudwatch/metricAlarm:MetricAlarm").map(({ name }) => name),
        ...inputsOf("cloudwatch/compositeAlarm:CompositeAlarm").map(({ alarmName }) => alarmName),
      ];
      const documented = documentedAlarms[environment].map((name) => inEnvironment(name, environment));
      assert.equal(documented.length, 28);
      assert.deepEqual(
        documented.filter((name) => alarms.filter((found) => found === name).length !== 1),
        [],
      );
    });
  }
});
