import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { LayerContext } from "../../shared/components";
import { gracePeriod } from "../target-groups";
import { hostedRows } from "./containers";
import { hostHooks } from "./hooks";
import type { HostParts } from "./host";
import type { HostProfile } from "./role";

/** The target groups of the services that the load balancer calls on the host. */
function targetGroupsOf({ targetGroups }: HostParts): aws.lb.TargetGroup[] {
  return hostedRows
    .filter((row) => "loadBalancer" in row)
    .map(({ id }) => {
      const group = targetGroups[id];
      if (group === undefined) throw new Error(`no target group of ${id} for the consolidated host`);
      return group;
    });
}

/** One private subnet in each zone, in the order of the zones. */
function subnetsOf({ settings }: LayerContext, { foundation }: HostParts): pulumi.Input<string>[] {
  return settings.zones.map((zone) => {
    const subnet = foundation.subnets.private[zone];
    if (subnet === undefined) throw new Error(`the foundation layer has no private subnet in ${zone}`);
    return subnet;
  });
}

/**
 * The group of one over both zones that replaces the host when it no longer answers (architecture.md 1.3, TRADAI-H-19).
 * The next instance is ready before the last one leaves (EDGAR-27).
 */
export function createHostGroup(
  context: LayerContext,
  parts: HostParts,
  { policy }: HostProfile,
  template: aws.ec2.LaunchTemplate,
): aws.autoscaling.Group {
  const percentages = { minHealthyPercentage: 100, maxHealthyPercentage: 200 };
  return new aws.autoscaling.Group(
    "consolidated",
    {
      name: context.names.consolidatedGroup(),
      minSize: 1,
      maxSize: 1,
      desiredCapacity: 1,
      vpcZoneIdentifiers: subnetsOf(context, parts),
      launchTemplate: { id: template.id, version: template.latestVersion.apply(String) },
      targetGroupArns: targetGroupsOf(parts).map(({ arn }) => arn),
      initialLifecycleHooks: hostHooks(context),
      healthCheckType: "ELB",
      // From when it is in service, which is when its services answer, until the load balancer has asked them twice.
      healthCheckGracePeriod: gracePeriod,
      instanceMaintenancePolicy: percentages,
      instanceRefresh: {
        strategy: "Rolling",
        preferences: { ...percentages, instanceWarmup: "60" },
      },
      // Its image is the newest one when it is launched: once a month that is another one.
      maxInstanceLifetime: 30 * 86_400,
      // Longer than the hook holds it: the deployment waits for what becomes of the launch.
      waitForCapacityTimeout: "25m",
      enabledMetrics: ["GroupInServiceInstances"],
      tags: Object.entries(context.launchedTags(context.names.consolidated())).map(([key, value]) => ({
        key,
        value,
        propagateAtLaunch: true,
      })),
    },
    // The first instance is launched at once: whatever its boot and its hooks need is there before.
    context.options({
      dependsOn: [
        policy,
        parts.namespace,
        ...hostedRows.map(({ id }) => parts.discovery[id]),
        ...parts.logGroups,
        ...parts.ready,
      ],
    }),
  );
}
