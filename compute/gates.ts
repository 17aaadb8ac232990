import * as pulumi from "@pulumi/pulumi";
import type { FunctionResources, LayerContext } from "../shared/components";
import { functions, isBlueGreen, serviceRows, testTraffic } from "../shared/inventory";
import type { FunctionId } from "../shared/inventory";
import { createComputeFunction } from "./functions";
import type { BundledFunction, FunctionParts } from "./functions";
import type { LoadBalancer } from "./load-balancer";
import { migrationGateActions } from "./migration-gate/permissions";
import { createHookRole } from "./services/roles";
import type { Gates } from "./services/deployment";

/** What the new version of each service in a pair is asked, through the load balancer as its callers ask it. */
function checks(context: LayerContext): string {
  const pairs = serviceRows.filter((row) => isBlueGreen(context.settings, row));
  const asked = pairs.map(({ id, loadBalancer }): [string, object[]] => [
    context.names.service(id),
    [{ path: loadBalancer?.probe, status: 200 }],
  ]);
  return JSON.stringify(Object.fromEntries(asked));
}

function deploymentGate(context: LayerContext, { balancer }: LoadBalancer): BundledFunction {
  return {
    environment: {
      LOAD_BALANCER_DNS: balancer.dnsName,
      DOMAIN: context.settings.domain?.name ?? "",
      TEST_HEADER_NAME: testTraffic.header,
      TEST_HEADER_VALUE: testTraffic.value,
      CHECKS: checks(context),
    },
    rights: (policy) => policy,
  };
}

/** Identifiers in one variable. */
function joined(ids: readonly pulumi.Input<string>[]): pulumi.Output<string> {
  return pulumi.all([...ids]).apply((known) => known.join(","));
}

/** Minutes in which a snapshot is taken and the schema changed: most of them go to the snapshot of a large database. */
const migrationMinutes = 60;

/** Snapshots of migrations that stay: an account may have a hundred of all kinds. */
const keptSnapshots = 10;

/** The gate may run the one task, with its two roles, and make, look at and delete its own snapshots. */
function migrationGate(context: LayerContext, { foundation }: FunctionParts): BundledFunction {
  const { arns, names } = context;
  const inCluster = { ArnEquals: { "ecs:cluster": arns.cluster() } };
  const subnets = Object.values(foundation.subnets.private);
  return {
    environment: {
      DATABASE_IDENTIFIER: names.database(),
      CLUSTER: names.cluster(),
      TASK_DEFINITION: names.migrationTask(),
      SUBNET_IDS: joined(subnets),
      SECURITY_GROUP_IDS: joined([foundation.securityGroups.mlflow ?? ""]),
      SNAPSHOT_PREFIX: names.migrationSnapshotPrefix(),
      LIMIT_MINUTES: String(migrationMinutes),
      KEEP_SNAPSHOTS: String(keptSnapshots),
    },
    rights: (policy) =>
      policy
        .allow(migrationGateActions.onSnapshots)
        .on(arns.database(), arns.migrationSnapshots())
        .because("take a snapshot before the schema changes")
        .allow(migrationGateActions.onOldSnapshots)
        .on(arns.migrationSnapshots())
        .because("delete the oldest of its snapshots")
        .allow(migrationGateActions.onTaskDefinition)
        .on(arns.taskDefinition(names.migrationTask()))
        .when(inCluster)
        .because("run the task that changes the schema")
        .allow(migrationGateActions.onTasks)
        .on(arns.tasks())
        .when(inCluster)
        .because("follow the task")
        .allowWithoutResource(migrationGateActions.withoutResource, "find the task again", inCluster)
        .withPassRole(
          [names.taskRole("migration"), names.executionRole("migration")].map((name) => arns.roleNamed(name)),
          "ecs-tasks.amazonaws.com",
        ),
  };
}

/**
 * prod: the functions that a deployment has to pass, and the role with which ECS asks them (EDGAR-15, EDGAR-20).
 * Elsewhere there is nothing that they could gate.
 */
export function createGates(
  context: LayerContext,
  parts: FunctionParts,
  loadBalancer: LoadBalancer,
): { readonly gates: Gates; readonly functions: Partial<Record<FunctionId, FunctionResources>> } | undefined {
  const { settings } = context;
  if (settings.services !== "fargate" || settings.containers.deployments !== "blueGreen") return undefined;
  const made = {
    [functions.deploymentGate.id]: createComputeFunction(
      context,
      parts,
      functions.deploymentGate,
      deploymentGate(context, loadBalancer),
    ),
    [functions.migrationGate.id]: createComputeFunction(
      context,
      parts,
      functions.migrationGate,
      migrationGate(context, parts),
    ),
  };
  const role = createHookRole(context, [functions.deploymentGate.id, functions.migrationGate.id]);
  return {
    gates: {
      role,
      functions: Object.fromEntries(Object.entries(made).map(([id, { alias }]) => [id, alias])),
    },
    functions: made,
  };
}
