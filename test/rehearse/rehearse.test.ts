import assert from "node:assert/strict";
import { loadEnvironment } from "../../shared/config";
import type { Mutation } from "../../tools/engine/mutation";
import { existingLayers } from "../../tools/engine/projects";
import { rehearse } from "../../tools/rehearse/life/rehearsal";
import { needsEngine } from "../preview/engine-needed";

describe("an environment's whole life", function () {
  // Four layers, twice, beside another file's tests.
  this.timeout(600_000);
  needsEngine();

  for (const environment of ["dev", "prod"] as const) {
    it(`${environment}: deployed, settled, protected, and gone without a trace`, async () => {
      const layers = existingLayers();
      const steps = await rehearse({ settings: loadEnvironment(environment), layers });
      const failed = steps.filter(({ ok }) => !ok).map(({ step, layer, verdict }) => [step, layer, verdict]);
      assert.deepEqual(failed, []);
      const reversed = [...layers].reverse();
      // The user pool is protected everywhere, so the persistent layer always refuses its destruction first.
      const expected = [
        ...layers.map((layer) => `up ${layer}`),
        ...layers.map((layer) => `preview again ${layer}`),
        "destroy, protected persistent",
        ...reversed.map((layer) => `destroy ${layer}`),
      ];
      const made = steps.map(({ step, layer }) => `${step} ${layer}`);
      assert.deepEqual(
        made.filter((step) => expected.includes(step)),
        expected,
      );
      const [up] = steps;
      assert.ok((up?.changes.create ?? 0) > 100, "hardly anything was created");
    });
  }

  /** One `dependsOn` each that AWS demands; whether a deployment fails without it is a matter of luck. */
  const forgotten = [
    {
      layer: "persistent",
      type: "aws:s3/bucketReplicationConfig:BucketReplicationConfig",
      name: "config-replication",
    },
    { layer: "persistent", type: "aws:cloudtrail/trail:Trail", name: "trail" },
    { layer: "persistent", type: "aws:cognito/userPoolClient:UserPoolClient", name: "client-m2m" },
    { layer: "foundation", type: "aws:ec2/flowLog:FlowLog", name: "flow-log" },
    { layer: "foundation", type: "aws:sqs/queue:Queue", name: "queue-backtest-queue" },
    { layer: "foundation", type: "aws:rds/instance:Instance", name: "database" },
    { layer: "compute", type: "aws:sfn/stateMachine:StateMachine", name: "workflow-backtest-workflow" },
    { layer: "compute", type: "aws:ecs/service:Service", name: "service-live-trading" },
    { layer: "edge", type: "aws:apigateway/deployment:Deployment", name: "api-deployment" },
    { layer: "edge", type: "aws:cloudwatch/compositeAlarm:CompositeAlarm", name: "alarm-system" },
  ] as const;
  for (const { layer, ...resource } of forgotten) {
    it(`${resource.name} without its dependsOn passes the rehearsal and fails at AWS one day`, async () => {
      const mutation: Mutation = {
        resource,
        change: ({ props, opts }) => ({ props, opts: { ...opts, dependsOn: [] } }),
      };
      const all = existingLayers();
      const layers = all.slice(0, all.indexOf(layer) + 1);
      const steps = await rehearse({
        settings: loadEnvironment("dev"),
        layers,
        mutations: { [layer]: [mutation] },
      });
      const [up, ...before] = [...steps].reverse();
      assert.deepEqual([up?.step, up?.layer, up?.ok], ["up", layer, false]);
      assert.deepEqual(
        before.map(({ ok }) => ok),
        before.map(() => true),
      );
      assert.ok(up?.verdict.includes(resource.name), up?.verdict);
    });
  }
});
