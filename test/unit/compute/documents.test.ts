import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import * as path from "node:path";
import { describeComputeLayer } from "./layer";

const root = path.resolve(__dirname, "../../..");
const textOf = (file: string): string => readFileSync(path.join(root, file), "utf8");

/** What a container definition or a function says of variables, as far as it is read here. */
interface Container {
  readonly name: string;
  readonly environment: readonly { readonly name: string }[];
  readonly secrets: readonly { readonly name: string }[];
}

/** Variables that are documented by their beginning: one for each table, bucket and so on. */
const families = ["TABLE", "BUCKET", "QUEUE_URL", "TOPIC_ARN", "PARAMETER", "WORKFLOW_ARN", "SERVICE_URL"];

describeComputeLayer("documents", ({ environment, ofType }) => {
  const alarms = (): readonly Readonly<Record<string, unknown>>[] =>
    ["cloudwatch/metricAlarm:MetricAlarm", "cloudwatch/compositeAlarm:CompositeAlarm"].flatMap((type) =>
      ofType(type).map(({ inputs }) => inputs),
    );

  it("are missing for an alarm, or its runbook does not know it", () => {
    assert.ok(alarms().length > 60);
    for (const { alarmDescription, alarmName, name = alarmName } of alarms()) {
      const [, file] = /Runbook: (docs\/runbooks\/[a-z]+\.md)$/.exec(String(alarmDescription)) ?? [];
      assert.ok(file !== undefined && existsSync(path.join(root, file)), `${String(name)}: ${String(file)}`);
      const told = [...textOf(file).matchAll(/^\| `(tradai-[^`]+)`/gm)].map(([, pattern = ""]) =>
        pattern.replaceAll(/<env>|prod$/g, environment).replaceAll(/<[a-z]+>/g, "[a-z-]+"),
      );
      assert.ok(
        told.some((pattern) => new RegExp(`^${pattern}$`).test(String(name))),
        `${file} does not tell of ${String(name)}`,
      );
    }
  });

  it("do not say what a variable of a container is, which its image has to know", () => {
    const text = textOf("docs/images.md");
    const names = ofType("ecs/taskDefinition:TaskDefinition")
      .flatMap(({ inputs }) => JSON.parse(String(inputs.containerDefinitions)) as Container[])
      .filter(({ name }) => name !== "collector")
      .flatMap(({ environment: variables, secrets }) => [...variables, ...secrets].map(({ name }) => name));
    const functions = ofType("lambda/function:Function")
      .filter(({ inputs }) => inputs.packageType === "Image")
      .flatMap(({ inputs }) =>
        Object.keys(
          (inputs.environment as { readonly variables: Readonly<Record<string, string>> }).variables,
        ),
      );
    assert.ok(names.includes("EXCHANGE_KEYS") && functions.includes("CLUSTER"));
    for (const name of new Set([...names, ...functions])) {
      const family = families.find((one) => name.startsWith(`${one}_`));
      assert.ok(text.includes(`\`${family === undefined ? name : `${family}_*`}\``), name);
    }
  });
});
