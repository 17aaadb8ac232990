import type * as aws from "@pulumi/aws";
import {
  alarmTopics,
  createAlarm,
  createCompositeAlarm,
  targetAlarms,
  tasksBelowDesired,
  tasksBelowDesiredAnywhere,
  toRun,
} from "../../shared/alarms";
import type { LayerContext } from "../../shared/components";
import { calleesFirst, serviceRows, servicesOnEcs } from "../../shared/inventory";
import type { ServiceId } from "../../shared/inventory";
import type { LoadBalancer } from "../load-balancer";
import { createScaling } from "./scaling";
import { createService } from "./service";
import type { ServiceParts } from "./service";

export type Services = Readonly<Partial<Record<ServiceId, aws.ecs.Service>>>;

type AlarmParts = Pick<ServiceParts, "foundation" | "targetGroups"> & { readonly loadBalancer: LoadBalancer };
type Alarms = Readonly<Partial<Record<ServiceId, readonly aws.cloudwatch.MetricAlarm[]>>>;

/** Both groups of a pair, of which either may have the tasks. */
function groupsOf({ targetGroups }: Pick<ServiceParts, "targetGroups">, id: ServiceId): aws.lb.TargetGroup[] {
  return [targetGroups.primary[id], targetGroups.alternate[id]].filter((group) => group !== undefined);
}

/**
 * The documented alarms of what is behind the load balancer. All but the one that waits for a first target undo a
 * deployment of a service on ECS: that one is beyond its threshold until a first deployment has succeeded.
 */
export function createTargetAlarms(context: LayerContext, parts: AlarmParts): Alarms {
  const { balancer } = parts.loadBalancer;
  const behind = serviceRows.filter(({ loadBalancer }) => loadBalancer !== undefined);
  return Object.fromEntries(
    behind.map((row) => {
      const groups = groupsOf(parts, row.id).map(({ arnSuffix }) => ({
        LoadBalancer: balancer.arnSuffix,
        TargetGroup: arnSuffix,
      }));
      const [first] = groups;
      const alarms = targetAlarms(row.id, toRun(context.settings, row)).map((alarm) => {
        const subject =
          groups.length === 1 && first !== undefined
            ? { dimensions: first }
            : alarm.statistic === "Sum"
              ? { sumOver: groups }
              : { maximumOver: groups };
        const created = createAlarm(context, alarmTopics(parts.foundation.topics), alarm, subject);
        return alarm.missingData === "breaching" ? [] : [created];
      });
      return [row.id, alarms.flat()] as const;
    }),
  );
}

/**
 * Tells of services that have fewer tasks than they are to have; in prod as one alarm besides. By names that are known
 * before: the alarms precede the services, whose deployments they undo.
 */
function createTaskAlarms(context: LayerContext, { foundation }: Pick<ServiceParts, "foundation">): Alarms {
  const { names, settings } = context;
  const topics = alarmTopics(foundation.topics);
  const parts = servicesOnEcs(settings).map(({ id }) => {
    const row = tasksBelowDesired(id);
    const alarm = createAlarm(context, topics, row, {
      missingTo: "DesiredTaskCount",
      dimensions: { ClusterName: names.cluster(), ServiceName: names.service(id) },
    });
    return { id, row, alarm };
  });
  if (settings.services === "fargate") {
    createCompositeAlarm(context, topics, tasksBelowDesiredAnywhere, parts);
  }
  return Object.fromEntries(parts.map(({ id, alarm }) => [id, [alarm]]));
}

/** Every service on ECS with its scaling and its alarms (decisions.md section 5). */
export function createServices(context: LayerContext, parts: Omit<ServiceParts, "callees">): Services {
  const taskAlarms = createTaskAlarms(context, parts);
  const services: Partial<Record<ServiceId, aws.ecs.Service>> = {};
  // A task finds by Service Connect what was there when it started.
  for (const row of calleesFirst(servicesOnEcs(context.settings))) {
    const callees = (row.wiring.calls ?? []).map((id) => services[id]).filter((one) => one !== undefined);
    const alarms = [...(parts.alarms[row.id] ?? []), ...(taskAlarms[row.id] ?? [])];
    const service = createService(context, row, { ...parts, callees, alarms: { [row.id]: alarms } });
    createScaling(context, row, {
      service,
      cluster: parts.cluster.cluster,
      targetGroups: groupsOf(parts, row.id),
    });
    services[row.id] = service;
  }
  return services;
}
