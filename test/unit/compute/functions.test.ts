import assert from "node:assert/strict";
import { addedFunctions, documentedFunctions, healthCheckTimeout, serviceFacts } from "../../facts/compute";
import { list, statementsOf } from "../foundation/documents";
import { groupId, privateSubnets } from "./below";
import { describeComputeLayer } from "./layer";

const functionType = "lambda/function:Function";

/** What this repository bundles; the other functions run images. */
const bundled = ["deregistration", "deployment-gate", "migration-gate"];
/** They have to work while the VPC's network does not, or call what no endpoint leads to. */
const outside = ["pulumi-drift-detector", "deregistration", "migration-gate"];

function variablesOf({
  inputs,
}: {
  readonly inputs: Readonly<Record<string, unknown>>;
}): Record<string, string> {
  return (inputs.environment as { variables: Record<string, string> }).variables;
}

describeComputeLayer("functions", ({ environment, facts, named, ofType, valuesOf, made }) => {
  const added = facts.consolidated ? addedFunctions.consolidated : addedFunctions.fargate;
  const ids = [...documentedFunctions, ...added];

  it("has a function too many, too few or by another name", () => {
    // The eighteenth, the NAT route updater, is foundation's (OPEN-19).
    assert.equal(documentedFunctions.length, 17);
    assert.deepEqual(valuesOf(functionType, "name"), ids.map((id) => named(`tradai-${id}-{env}`)).sort());
  });

  it("leaves a function without the alias that callers use, or moves it in another application", () => {
    assert.deepEqual(
      valuesOf("lambda/alias:Alias", "functionName"),
      ids.map((id) => named(`tradai-${id}-{env}`)).sort(),
    );
    for (const id of ids) {
      const { inputs } = made(`function-${id}-live`);
      assert.equal(inputs.name, "live", id);
      const group = made(`function-${id}-deployment`).inputs;
      assert.equal(group.appName, named("tradai-functions-{env}"), id);
      const undone = (group.autoRollbackConfiguration as { enabled: boolean; events: string[] }).events;
      assert.ok(undone.includes("DEPLOYMENT_STOP_ON_ALARM"), id);
    }
    for (const { inputs, name } of ofType(functionType)) assert.equal(inputs.publish, true, name);
  });

  it("kills the health check before its documented limit, or lets it run into the next one", () => {
    assert.equal(made("function-health-check").inputs.timeout, healthCheckTimeout);
    assert.equal(made("function-health-check").inputs.reservedConcurrentExecutions, 1);
  });

  it("cannot place a function's interfaces in the VPC, or lets one outside it look at subnets", () => {
    for (const id of ids) {
      const actions = statementsOf(made(`function-${id}-policy`)).flatMap(({ Action }) => list(Action));
      assert.equal(actions.includes("ec2:DescribeSubnets"), !outside.includes(id), id);
    }
    assert.deepEqual(
      ofType("iam/rolePolicyAttachment:RolePolicyAttachment")
        .filter(({ inputs }) => String(inputs.policyArn).endsWith("/AWSLambdaENIManagementAccess"))
        .map(({ name }) => name)
        .sort(),
      ids
        .filter((id) => !outside.includes(id))
        .map((id) => `function-${id}-network`)
        .sort(),
    );
  });

  it("runs code that nobody pinned, or that another environment pushed", () => {
    const registry = `${facts.account}.dkr.ecr.eu-central-1.amazonaws.com`;
    for (const id of ids) {
      const { inputs } = made(`function-${id}`);
      if (bundled.includes(id)) {
        assert.deepEqual([inputs.packageType, inputs.runtime], ["Zip", "nodejs24.x"], id);
        assert.equal(inputs.imageUri, undefined, id);
      } else {
        assert.equal(inputs.packageType, "Image", id);
        const uri = String(inputs.imageUri);
        assert.ok(uri.startsWith(`${registry}/tradai-lambda-${id}-${environment}`), uri);
        assert.match(uri, /(:v\d+\.\d+\.\d+|@sha256:[0-9a-f]{64})$/);
      }
    }
  });

  it("runs bundles on runtimes that differ from one another", () => {
    const runtimes = ofType(functionType).flatMap(({ inputs }) => inputs.runtime ?? []);
    assert.equal(runtimes.length, added.length);
    assert.equal(new Set(runtimes).size, 1);
  });

  it("writes lines instead of JSON, or into a group that is not its own", () => {
    for (const id of ids) {
      const { inputs } = made(`function-${id}`);
      const { logFormat, logGroup } = inputs.loggingConfig as Record<string, string>;
      assert.deepEqual([logFormat, logGroup], ["JSON", `/aws/lambda/tradai-${id}-${environment}`]);
      assert.deepEqual(inputs.tracingConfig, { mode: "Active" });
    }
  });

  it("is placed where it cannot reach what it works with", () => {
    for (const id of ids) {
      const { vpcConfig } = made(`function-${id}`).inputs;
      if (outside.includes(id)) {
        assert.equal(vpcConfig, undefined, id);
      } else {
        assert.deepEqual(
          vpcConfig,
          { subnetIds: Object.values(privateSubnets), securityGroupIds: [groupId("functions")] },
          id,
        );
      }
    }
  });

  it("starts before its role may do anything, or its log group is there", () => {
    for (const id of ids) {
      const { waitsFor } = made(`function-${id}`);
      for (const earlier of [`function-${id}-policy`, `function-${id}-logs`, `function-${id}-role`]) {
        assert.ok(waitsFor.includes(earlier), `${id}: ${earlier}`);
      }
    }
  });

  it("takes the whole account's concurrency, or has none of its own", () => {
    const reserved = ofType(functionType).map(({ inputs }) => Number(inputs.reservedConcurrentExecutions));
    assert.ok(reserved.every((count) => count >= 1));
    // An account of AWS begins with 1,000, of which 100 stay for functions without a reservation.
    assert.ok(reserved.reduce((sum, count) => sum + count, 0) <= 900);
  });

  it("loses an invocation that failed for good", () => {
    const deadLetters = `arn:aws:sqs:eu-central-1:${facts.account}:tradai-events-dlq-${environment}`;
    for (const id of ids) {
      const { inputs } = made(`function-${id}-failures`);
      assert.deepEqual(inputs.destinationConfig, { onFailure: { destination: deadLetters } }, id);
      assert.equal(inputs.qualifier, "live", id);
      assert.equal(inputs.functionName, `tradai-${id}-${environment}`);
    }
  });

  it("keeps a trading service from the health check", () => {
    const told = Object.entries(variablesOf(made("function-health-check"))).filter(([name]) =>
      name.startsWith("SERVICE_URL_"),
    );
    const expected = serviceFacts.map(({ id, port }) => [
      `SERVICE_URL_${id.toUpperCase().replaceAll("-", "_")}`,
      `http://${id}.tradai-${environment}.local:${port}`,
    ]);
    assert.equal(told.length, 6);
    assert.deepEqual(told.sort(), expected.sort());
  });

  it("leaves a drift detector without what it has to look at, so that it returns at once", () => {
    const state = variablesOf(made("function-pulumi-drift-detector"));
    assert.equal(state.STATE_BUCKET, `tradai-pulumi-state-${environment}`);
    assert.equal(state.TABLE_INFRA_DRIFT_STATE, `tradai-infra-drift-state-${environment}`);
    const models = variablesOf(made("function-drift-monitor"));
    assert.equal(models.SERVICE_URL_MLFLOW, `http://mlflow.tradai-${environment}.local:5000`);
    assert.equal(models.TABLE_DRIFT_STATE, `tradai-drift-state-${environment}`);
    assert.equal(models.BUCKET_ARCTICDB, `tradai-arcticdb-${environment}`);
  });

  it("tells a function nothing where it needs something, or of another environment or of this machine", () => {
    const others = ["dev", "staging", "prod"].filter((other) => other !== environment);
    for (const { inputs, name } of ofType(functionType)) {
      for (const [variable, value] of Object.entries(variablesOf({ inputs }))) {
        const optional = variable === "DOMAIN" && facts.domain === undefined;
        assert.ok(optional || value !== "", `${name}: ${variable} is empty`);
        assert.doesNotMatch(String(value), /localhost|127\.0\.0\.1/, `${name}: ${variable}`);
        for (const other of others) assert.doesNotMatch(String(value), new RegExp(`-${other}\\b`), name);
      }
    }
  });
});
