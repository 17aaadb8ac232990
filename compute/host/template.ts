import * as aws from "@pulumi/aws";
import type { LayerContext } from "../../shared/components";
import type { HostParts } from "./host";
import type { HostProfile } from "./role";
import { hostUserData } from "./user-data";

/**
 * The newest Amazon Linux 2023, looked up when an instance is launched and not when the program runs
 * (https://docs.aws.amazon.com/autoscaling/ec2/userguide/using-systems-manager-parameters.html). The images are of this
 * architecture.
 */
const image = "resolve:ssm:/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64";

/** Gigabytes: the system, its swap and two versions of four images. */
const diskGb = 30;

/** How the consolidated host is launched (OPEN-17). It is reached through the load balancer and by session alone. */
export function createHostTemplate(
  context: LayerContext,
  { foundation }: HostParts,
  { profile }: HostProfile,
): aws.ec2.LaunchTemplate {
  const group = foundation.securityGroups.consolidated;
  if (group === undefined)
    throw new Error("the foundation layer has no security group of a consolidated host");
  const { host } = context.settings;
  if (host === undefined)
    throw new Error("host is not configured: the consolidated host has no instance type");
  const name = context.names.consolidated();
  const tags = context.launchedTags(name);
  return new aws.ec2.LaunchTemplate(
    "consolidated",
    {
      name,
      description: "Consolidated host of the services",
      imageId: image,
      instanceType: host.instanceType,
      iamInstanceProfile: { arn: profile.arn },
      metadataOptions: {
        httpEndpoint: "enabled",
        httpTokens: "required",
        // The containers share the host's network, so that one hop reaches them (TRADAI-H-27).
        httpPutResponseHopLimit: 1,
        instanceMetadataTags: "disabled",
      },
      blockDeviceMappings: [
        {
          deviceName: "/dev/xvda",
          ebs: { volumeType: "gp3", volumeSize: diskGb, encrypted: "true", deleteOnTermination: "true" },
        },
      ],
      networkInterfaces: [
        {
          deviceIndex: 0,
          associatePublicIpAddress: "false",
          deleteOnTermination: "true",
          securityGroups: [group],
        },
      ],
      monitoring: { enabled: true },
      tagSpecifications: ["instance", "volume", "network-interface"].map((resourceType) => ({
        resourceType,
        tags,
      })),
      userData: Buffer.from(hostUserData(context)).toString("base64"),
      updateDefaultVersion: true,
      tags: context.tags(name),
    },
    context.options(),
  );
}
