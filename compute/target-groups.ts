import * as aws from "@pulumi/aws";
import type { LayerContext } from "../shared/components";
import type { FoundationOutputs } from "../shared/contracts";
import { isBlueGreen, serviceRows } from "../shared/inventory";
import type { ServiceId, ServiceRow } from "../shared/inventory";

/** Seconds for which a target that leaves finishes its requests; its container stops working sooner (EDGAR-26). */
const drainDelay = 60;

/** The figures of EDGAR's load balancer, which are kept as a floor (EDGAR-03, EDGAR-05). */
const health = { interval: 30, timeout: 5, healthyThreshold: 2, unhealthyThreshold: 5 } as const;

/** Seconds before failed checks count: longer than it takes them to fail. */
export const gracePeriod = 180;

export interface TargetGroups {
  readonly primary: Readonly<Partial<Record<ServiceId, aws.lb.TargetGroup>>>;
  /** The other half of each blue/green pair. */
  readonly alternate: Readonly<Partial<Record<ServiceId, aws.lb.TargetGroup>>>;
}

function createTargetGroup(
  context: LayerContext,
  foundation: FoundationOutputs,
  row: ServiceRow,
  logicalName: string,
  name: string,
): aws.lb.TargetGroup {
  // Containers on the host share its address; a task has one of its own.
  const onHost = context.settings.services === "consolidated" && row.consolidated;
  return new aws.lb.TargetGroup(
    logicalName,
    {
      name,
      vpcId: foundation.vpc.id,
      targetType: onHost ? "instance" : "ip",
      port: row.port,
      protocol: "HTTP",
      protocolVersion: "HTTP1",
      deregistrationDelay: drainDelay,
      loadBalancingAlgorithmType: "least_outstanding_requests",
      healthCheck: {
        enabled: true,
        protocol: "HTTP",
        port: "traffic-port",
        path: row.healthPath,
        matcher: "200",
        ...health,
      },
      tags: context.tags(name),
    },
    context.options(),
  );
}

/**
 * The four documented target groups, and the alternates of the services that are deployed blue/green
 * (architecture.md 1.3, decisions.md section 5).
 */
export function createTargetGroups(context: LayerContext, foundation: FoundationOutputs): TargetGroups {
  const { names } = context;
  const behind = serviceRows.filter(({ loadBalancer }) => loadBalancer !== undefined);
  const primary = behind.map((row) => {
    const logicalName = `target-group-${row.id}`;
    return [
      row.id,
      createTargetGroup(context, foundation, row, logicalName, names.targetGroup(row.id)),
    ] as const;
  });
  const alternate = behind
    .filter((row) => isBlueGreen(context.settings, row))
    .map((row) => {
      const logicalName = `target-group-${row.id}-alternate`;
      const name = names.alternateTargetGroup(row.id);
      return [row.id, createTargetGroup(context, foundation, row, logicalName, name)] as const;
    });
  return { primary: Object.fromEntries(primary), alternate: Object.fromEntries(alternate) };
}
