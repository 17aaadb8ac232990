import type * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { alarmTopics, createAlarm, hostAlarm } from "../../shared/alarms";
import type { LayerContext } from "../../shared/components";
import type { FoundationOutputs } from "../../shared/contracts";
import type { ServiceId } from "../../shared/inventory";
import { createHostGroup } from "./group";
import { createHostProfile } from "./role";
import { createHostTemplate } from "./template";

/** What the consolidated host is built on. */
export interface HostParts {
  readonly foundation: FoundationOutputs;
  readonly namespace: aws.servicediscovery.PrivateDnsNamespace;
  readonly discovery: Readonly<Record<ServiceId, aws.servicediscovery.Service>>;
  /** By service. */
  readonly targetGroups: Readonly<Record<string, aws.lb.TargetGroup>>;
  readonly logGroups: readonly aws.cloudwatch.LogGroup[];
  /**
   * What else its first boot and its end need: the listener's rules, without which the target groups say nothing of its
   * health, and the function that deregisters it with rule, permission and target.
   */
  readonly ready: readonly pulumi.Resource[];
}

/**
 * The consolidated host of dev and staging, which runs four services (architecture.md 1.3, decisions.md section 5). In
 * prod each of them runs on Fargate.
 *
 * @throws Error where the foundation layer was built for another shape.
 */
export function createHost(context: LayerContext, parts: HostParts): aws.autoscaling.Group {
  const profile = createHostProfile(context);
  const template = createHostTemplate(context, parts, profile);
  const group = createHostGroup(context, parts, profile, template);
  createAlarm(context, alarmTopics(parts.foundation.topics), hostAlarm, {
    dimensions: { AutoScalingGroupName: group.name },
  });
  return group;
}
