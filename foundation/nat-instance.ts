import * as aws from "@pulumi/aws";
import { alarmTopics, createAlarm, natInstanceAlarm } from "../shared/alarms";
import type { LayerContext } from "../shared/components";
import type { NatParts } from "./nat";
import { createNatProfile } from "./nat-role";
import type { NatProfile } from "./nat-role";
import { createNatRouteUpdater, launchHook } from "./nat-updater";
import { natUserData } from "./nat-user-data";
import { groupNamed } from "./security-groups";

/**
 * The newest Amazon Linux 2023, looked up when an instance is launched and not when the program runs
 * (https://docs.aws.amazon.com/autoscaling/ec2/userguide/using-systems-manager-parameters.html).
 */
const image = "resolve:ssm:/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-arm64";

function createTemplate(
  context: LayerContext,
  { groups }: NatParts,
  { profile }: NatProfile,
): aws.ec2.LaunchTemplate {
  const name = context.names.nat();
  // The role's conditions ask for the name on instance and interface.
  const tags = context.launchedTags(name);
  return new aws.ec2.LaunchTemplate(
    "nat",
    {
      name,
      description: "NAT instance",
      imageId: image,
      instanceType: "t4g.nano",
      // Throttled to its baseline it would slow down everything behind it.
      creditSpecification: { cpuCredits: "unlimited" },
      iamInstanceProfile: { arn: profile.arn },
      metadataOptions: {
        httpEndpoint: "enabled",
        httpTokens: "required",
        httpPutResponseHopLimit: 1,
        instanceMetadataTags: "disabled",
      },
      blockDeviceMappings: [
        {
          deviceName: "/dev/xvda",
          ebs: { volumeType: "gp3", volumeSize: 8, encrypted: "true", deleteOnTermination: "true" },
        },
      ],
      networkInterfaces: [
        {
          deviceIndex: 0,
          // Until it has taken the environment's address, it reaches EC2 and the packages with one of AWS's.
          associatePublicIpAddress: "true",
          deleteOnTermination: "true",
          securityGroups: [groupNamed(groups, "nat").id],
        },
      ],
      monitoring: { enabled: true },
      tagSpecifications: ["instance", "volume", "network-interface"].map((resourceType) => ({
        resourceType,
        tags,
      })),
      userData: Buffer.from(natUserData(context)).toString("base64"),
      updateDefaultVersion: true,
      tags: context.tags(name),
    },
    context.options(),
  );
}

/**
 * The NAT instance of dev and staging: a group of one over both zones, which replaces it, and a launch hook that holds it
 * until the private routes lead to it (decisions.md section 5, OPEN-08). The private default route belongs to the
 * updater, so no resource here declares it.
 */
export function createNatInstance(context: LayerContext, parts: NatParts): void {
  const { subnets, topics } = parts;
  const name = context.names.nat();
  const address = new aws.ec2.Eip(
    "nat-address",
    { domain: "vpc", tags: context.tags(name) },
    // Exchanges may admit this address and no other.
    context.holdsData({ dependsOn: [subnets.internetRoute] }),
  );
  const natProfile = createNatProfile(context);
  const template = createTemplate(context, parts, natProfile);
  const updater = createNatRouteUpdater(context, parts);
  const group = new aws.autoscaling.Group(
    "nat",
    {
      name,
      minSize: 1,
      maxSize: 1,
      desiredCapacity: 1,
      vpcZoneIdentifiers: subnets.of.public.map(({ subnet }) => subnet.id),
      launchTemplate: { id: template.id, version: template.latestVersion.apply(String) },
      initialLifecycleHooks: [launchHook(context)],
      healthCheckType: "EC2",
      healthCheckGracePeriod: 120,
      // One instance leaves before the next one comes: the address can be at one of them only.
      instanceRefresh: {
        strategy: "Rolling",
        preferences: { minHealthyPercentage: 0, maxHealthyPercentage: 100, instanceWarmup: "60" },
      },
      // Its image is the newest one when it is launched: once a month that is another one.
      maxInstanceLifetime: 30 * 86_400,
      // Longer than the hook holds it: the deployment waits for what becomes of the launch.
      waitForCapacityTimeout: "15m",
      enabledMetrics: ["GroupInServiceInstances"],
      tags: Object.entries(context.launchedTags(name)).map(([key, value]) => ({
        key,
        value,
        propagateAtLaunch: true,
      })),
    },
    // The first instance is launched at once: whatever its boot or its hook needs is there before.
    context.options({
      dependsOn: [
        address,
        natProfile.policy,
        ...parts.ways,
        ...parts.groups.rulesOf("nat"),
        subnets.internetRoute,
        ...subnets.of.public.map(({ association }) => association),
        ...updater,
      ],
    }),
  );
  createAlarm(context, alarmTopics(topics), natInstanceAlarm, {
    dimensions: { AutoScalingGroupName: group.name },
  });
}
