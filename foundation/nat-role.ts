import * as aws from "@pulumi/aws";
import { createRole } from "../shared/components";
import type { LayerContext } from "../shared/components";
import { PolicyBuilder, trustPolicy } from "../shared/policy";

export interface NatProfile {
  readonly profile: aws.iam.InstanceProfile;
  readonly policy: aws.iam.RolePolicy;
}

/**
 * What the NAT instance may do: take its address and forward what is not for itself. Both are scoped to what carries the
 * instance's name, so that it can alter no other instance or address (architecture.md 1.3, TRADAI-S-26).
 */
export function createNatProfile(context: LayerContext): NatProfile {
  const { arns, names, settings } = context;
  const own = { StringEquals: { "aws:ResourceTag/Name": names.nat() } };
  const document = new PolicyBuilder(settings)
    .allow("ec2:AssociateAddress")
    .on(arns.anyEc2("elastic-ip"), arns.anyEc2("instance"), arns.anyEc2("network-interface"))
    .when(own)
    .because("take its own address")
    .allow("ec2:ModifyInstanceAttribute")
    .on(arns.anyEc2("instance"))
    .when(own)
    .because("forward traffic that is not for itself")
    .allowWithoutResource(
      ["ec2:DescribeAddresses", "ec2:DescribeInstances"],
      "find its address, which has no resource to name",
    )
    .build();
  const name = names.role("nat-role");
  const role = createRole(context, "nat-role", name, trustPolicy(settings, "ec2.amazonaws.com"));
  const policy = new aws.iam.RolePolicy(
    "nat-role-policy",
    { name: "be-the-nat-instance", role: role.name, policy: document.json },
    context.options(),
  );
  const profile = new aws.iam.InstanceProfile(
    "nat-profile",
    { name, role: role.name, tags: context.tags(name) },
    context.options(),
  );
  return { profile, policy };
}
