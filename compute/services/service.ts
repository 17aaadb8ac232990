import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { LayerContext } from "../../shared/components";
import type { FoundationOutputs } from "../../shared/contracts";
import { ignoredAtRuntime, isBlueGreen } from "../../shared/inventory";
import type { ServiceId, ServiceRow } from "../../shared/inventory";
import type { Cluster } from "../cluster";
import type { Discovery } from "../discovery";
import type { ListenerRules } from "../listener-rules";
import { gracePeriod } from "../target-groups";
import type { TargetGroups } from "../target-groups";
import { countsOf } from "../tasks/service-tasks";
import type { Task } from "../tasks/task";
import { serviceConnect } from "./connect";
import type { ConnectTls } from "./connect";
import { deployment } from "./deployment";
import type { Gates } from "./deployment";
import type { EcsRole } from "./roles";

/** What the services run on, and what watches and gates them. */
export interface ServiceParts {
  readonly foundation: FoundationOutputs;
  readonly cluster: Cluster;
  readonly discovery: Discovery;
  readonly targetGroups: TargetGroups;
  readonly listenerRules: ListenerRules;
  readonly tasks: Readonly<Partial<Record<ServiceId, Task>>>;
  /** Alarms that undo a deployment, by service. */
  readonly alarms: Readonly<Partial<Record<ServiceId, readonly aws.cloudwatch.MetricAlarm[]>>>;
  /** What only services on Fargate have: gates, the role that moves traffic, and TLS between them. */
  readonly gates: Gates | undefined;
  readonly traffic: EcsRole | undefined;
  readonly tls: ConnectTls | undefined;
  /** The task that changes the schema, which the gate of a service with a database runs. */
  readonly migration: Task | undefined;
  /** Services that this one calls. */
  readonly callees: readonly aws.ecs.Service[];
}

/** The target group of a service; in a pair both, and the rules between which a deployment moves. */
function loadBalancers(
  row: ServiceRow,
  { targetGroups, listenerRules, traffic }: ServiceParts,
): aws.types.input.ecs.ServiceLoadBalancer[] {
  const primary = targetGroups.primary[row.id];
  if (primary === undefined) return [];
  const target = { targetGroupArn: primary.arn, containerName: row.id, containerPort: row.port };
  const alternate = targetGroups.alternate[row.id];
  const production = listenerRules.production[row.id];
  const test = listenerRules.test[row.id];
  if (alternate === undefined || production === undefined || test === undefined || traffic === undefined) {
    return [target];
  }
  return [
    {
      ...target,
      advancedConfiguration: {
        alternateTargetGroupArn: alternate.arn,
        productionListenerRule: production.arn,
        testListenerRule: test.arn,
        roleArn: traffic.role.arn,
      },
    },
  ];
}

/**
 * For how long the engine waits until a deployment has settled; the provider's own 20 minutes end before a gate, its
 * snapshot and the bake time do.
 */
function patience(context: LayerContext, row: ServiceRow): pulumi.CustomTimeouts {
  const minutes = isBlueGreen(context.settings, row) ? 120 + context.settings.containers.bakeMinutes : 40;
  return { create: `${minutes}m`, update: `${minutes}m`, delete: "40m" };
}

/** What the engine cannot see in the arguments: rights by ARN, and rules that attach a target group. */
function precededBy(
  row: ServiceRow,
  task: Task,
  { callees, cluster, listenerRules, gates, migration, tls, traffic }: ServiceParts,
): pulumi.Resource[] {
  const rules = [listenerRules.production[row.id], listenerRules.test[row.id]];
  const rights = [gates?.role.policy, traffic?.policy, tls?.role.policy, tls?.activated];
  const schema = row.wiring.databaseSecret === undefined ? [] : (migration?.ready ?? []);
  const present = [...rules, ...rights].filter((one) => one !== undefined);
  return [...cluster.ready, ...task.ready, ...callees, ...schema, ...present];
}

/**
 * A service on Fargate in the private subnets (OPEN-16, EDGAR-31). ECS registers its tasks in service discovery and takes
 * them out again (TRADAI-H-01). The number of tasks is the scaling's, and an operator's for the trading pair.
 *
 * @throws UserError where its size is not configured.
 */
export function createService(context: LayerContext, row: ServiceRow, parts: ServiceParts): aws.ecs.Service {
  const { names, settings } = context;
  const { cluster, discovery, foundation } = parts;
  const task = parts.tasks[row.id];
  const group = foundation.securityGroups[row.id];
  if (task === undefined || group === undefined) {
    throw new Error(`service ${row.id}: no task definition or no security group in ${settings.environment}`);
  }
  const balanced = loadBalancers(row, parts);
  const fargate = settings.services === "fargate";
  return new aws.ecs.Service(
    `service-${row.id}`,
    {
      name: names.service(row.id),
      cluster: cluster.cluster.arn,
      taskDefinition: task.definition.arn,
      desiredCount: countsOf(context, row.id).desired,
      launchType: "FARGATE",
      schedulingStrategy: "REPLICA",
      networkConfiguration: {
        subnets: Object.values(foundation.subnets.private),
        securityGroups: [group],
        assignPublicIp: false,
      },
      ...deployment(context, row, parts.gates, parts.alarms[row.id] ?? []),
      loadBalancers: balanced,
      ...(balanced.length > 0 ? { healthCheckGracePeriodSeconds: gracePeriod } : {}),
      serviceRegistries: { registryArn: discovery.services[row.id].arn },
      ...(fargate ? { serviceConnectConfiguration: serviceConnect(context, discovery, row, parts.tls) } : {}),
      enableExecuteCommand: false,
      enableEcsManagedTags: true,
      propagateTags: "SERVICE",
      // A deployment that is undone fails the update that asked for it.
      waitForSteadyState: true,
      tags: context.tags(names.service(row.id)),
    },
    context.options({
      ignoreChanges: ignoredAtRuntime("aws:ecs/service:Service"),
      dependsOn: precededBy(row, task, parts),
      customTimeouts: patience(context, row),
    }),
  );
}
