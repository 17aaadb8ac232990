import type * as aws from "@pulumi/aws";
import type { LayerContext } from "../../shared/components";
import { functionsOf, isBlueGreen } from "../../shared/inventory";
import type { FunctionId, ServiceRow } from "../../shared/inventory";
import type { EcsRole } from "./roles";

/** What gates a deployment: the role that asks, and the functions by their id. */
export interface Gates {
  readonly role: EcsRole;
  readonly functions: Readonly<Partial<Record<FunctionId, aws.lambda.Alias>>>;
}

/** The gates of a service: every new version is tried out, and MLflow's changes the schema before it starts (EDGAR-20). */
function hooks(
  { settings }: LayerContext,
  { wiring }: ServiceRow,
  gates: Gates,
): aws.types.input.ecs.ServiceDeploymentConfigurationLifecycleHook[] {
  return functionsOf("compute", settings).flatMap(({ id, trigger }) => {
    const alias = gates.functions[id];
    if (trigger.kind !== "deployment" || alias === undefined) return [];
    if (trigger.stage === "PRE_SCALE_UP" && wiring.databaseSecret === undefined) return [];
    return [{ hookTargetArn: alias.arn, roleArn: gates.role.role.arn, lifecycleStages: [trigger.stage] }];
  });
}

/**
 * How a new version of a service takes over (EDGAR-10, EDGAR-12, EDGAR-27). A singleton stops before its successor starts:
 * two of it would trade twice. The others never have fewer tasks than before; in a pair the old version waits, ready to
 * take over again. Failing tasks and alarms undo a deployment in every case.
 */
export function deployment(
  context: LayerContext,
  row: ServiceRow,
  gates: Gates | undefined,
  alarms: readonly aws.cloudwatch.MetricAlarm[],
): Partial<aws.ecs.ServiceArgs> {
  const { settings } = context;
  const common = {
    deploymentController: { type: "ECS" },
    deploymentCircuitBreaker: { enable: true, rollback: true },
    alarms: { enable: true, rollback: true, alarmNames: alarms.map(({ name }) => name) },
  };
  if (row.singleton) {
    return {
      ...common,
      deploymentConfiguration: { strategy: "ROLLING" },
      deploymentMinimumHealthyPercent: 0,
      deploymentMaximumPercent: 100,
      availabilityZoneRebalancing: "DISABLED",
    };
  }
  const evenly = {
    ...common,
    deploymentMinimumHealthyPercent: 100,
    deploymentMaximumPercent: 200,
    availabilityZoneRebalancing: "ENABLED",
  };
  if (!isBlueGreen(context.settings, row) || gates === undefined) {
    return { ...evenly, deploymentConfiguration: { strategy: "ROLLING" } };
  }
  return {
    ...evenly,
    deploymentConfiguration: {
      strategy: "BLUE_GREEN",
      bakeTimeInMinutes: String(settings.containers.bakeMinutes),
      lifecycleHooks: hooks(context, row, gates),
    },
  };
}
