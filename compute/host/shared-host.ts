import type * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { LayerContext } from "../../shared/components";
import type { FoundationOutputs, PersistentOutputs } from "../../shared/contracts";
import type { Discovery } from "../discovery";
import type { ListenerRules } from "../listener-rules";
import type { TargetGroups } from "../target-groups";
import { createTaskLogs } from "../tasks/logs";
import { hostedRows } from "./containers";
import { createHost } from "./host";

/** What the layer has built before the host. */
export interface SharedHostParts {
  readonly persistent: PersistentOutputs;
  readonly foundation: FoundationOutputs;
  readonly discovery: Discovery;
  readonly targetGroups: TargetGroups;
  readonly listenerRules: ListenerRules;
  /** What takes a dead host out of service discovery: it is there before the first host is. */
  readonly ready: readonly pulumi.Resource[];
}

/** The host with the log groups of its services, in the environments whose services share one. */
export function createHostWhereShared(
  context: LayerContext,
  parts: SharedHostParts,
): aws.autoscaling.Group | undefined {
  if (context.settings.services !== "consolidated") return undefined;
  const logGroups = hostedRows.map(({ id }) => createTaskLogs(context, parts.persistent, id));
  return createHost(context, {
    foundation: parts.foundation,
    namespace: parts.discovery.namespace,
    discovery: parts.discovery.services,
    targetGroups: parts.targetGroups.primary,
    logGroups,
    ready: [...parts.ready, ...Object.values(parts.listenerRules.production)],
  });
}
