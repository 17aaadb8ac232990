import * as aws from "@pulumi/aws";
import type { LayerContext } from "../shared/components";
import { ignoredAtRuntime } from "../shared/inventory";

export interface Network {
  readonly vpc: aws.ec2.Vpc;
  readonly internetGateway: aws.ec2.InternetGateway;
}

/**
 * What AWS makes with every VPC is taken over and emptied, so that a resource which names no group, ACL or route
 * table of its own reaches nothing (Security Hub EC2.2).
 */
function emptyDefaults(context: LayerContext, vpc: aws.ec2.Vpc): void {
  const unused = { ...context.tags(`${context.names.vpc()}-default-unused`) };
  new aws.ec2.DefaultSecurityGroup(
    "default-security-group",
    { vpcId: vpc.id, ingress: [], egress: [], tags: unused },
    context.options(),
  );
  new aws.ec2.DefaultNetworkAcl(
    "default-network-acl",
    { defaultNetworkAclId: vpc.defaultNetworkAclId, ingress: [], egress: [], tags: unused },
    context.options({
      ignoreChanges: ignoredAtRuntime("aws:ec2/defaultNetworkAcl:DefaultNetworkAcl"),
    }),
  );
  new aws.ec2.DefaultRouteTable(
    "default-route-table",
    { defaultRouteTableId: vpc.defaultRouteTableId, routes: [], tags: unused },
    context.options(),
  );
}

/**
 * The VPC with its gateway to the internet (architecture.md 1.2). Both DNS switches are on, because interface endpoints
 * answer under AWS's own names.
 */
export function createVpc(context: LayerContext): Network {
  const { names, settings } = context;
  const vpc = new aws.ec2.Vpc(
    "vpc",
    {
      cidrBlock: settings.network.cidr,
      enableDnsSupport: true,
      enableDnsHostnames: true,
      tags: context.tags(names.vpc()),
    },
    context.holdsData(),
  );
  emptyDefaults(context, vpc);
  const internetGateway = new aws.ec2.InternetGateway(
    "internet-gateway",
    { vpcId: vpc.id, tags: context.tags(names.vpc()) },
    context.options(),
  );
  return { vpc, internetGateway };
}
