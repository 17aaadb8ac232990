import type { Cloud, CloudResource } from "../../cloud";
import { valuesAt, type Value } from "../../values";
import type { DeletionCase, DeletionRow } from "./row";

const endpoint = "aws:ec2/vpcEndpoint:VpcEndpoint";
const lambda = "aws:lambda/function:Function";
const natGateway = "aws:ec2/natGateway:NatGateway";
const scalingGroup = "aws:autoscaling/group:Group";
const firewall = (type: string): string => `aws:route53/resolverFirewall${type}:ResolverFirewall${type}`;
const violation = "DependencyViolation";

type Words = Pick<DeletionRow, "error" | "said" | "source">;

/** A row per pair of a type and the path by which it names what is deleted. */
const rows = (type: string, pairs: readonly (readonly [string, string])[], words: Words): DeletionRow[] =>
  pairs.map(([hangsOn, by]) => ({ type, hangsOn: [hangsOn], by, ...words }));

/** Members of a VPC, and what uses them. Reviewed 2026-11-21. */
export const networkDeletionRows: readonly DeletionRow[] = [
  {
    type: "aws:ec2/vpc:Vpc",
    hangsOn: [
      "aws:ec2/subnet:Subnet",
      "aws:ec2/securityGroup:SecurityGroup",
      "aws:ec2/internetGateway:InternetGateway",
      "aws:ec2/routeTable:RouteTable",
      "aws:ec2/networkAcl:NetworkAcl",
      endpoint,
    ],
    by: "vpcId",
    error: violation,
    said: "The vpc has dependencies and cannot be deleted.",
    source: "AWSEC2/latest/APIReference/API_DeleteVpc.html",
  },
  ...rows(
    "aws:ec2/subnet:Subnet",
    [
      [natGateway, "subnetId"],
      [endpoint, "subnetIds[]"],
      ["aws:rds/subnetGroup:SubnetGroup", "subnetIds[]"],
      [scalingGroup, "vpcZoneIdentifiers[]"],
      [lambda, "vpcConfig.subnetIds[]"],
      ["aws:lb/loadBalancer:LoadBalancer", "subnets[]"],
    ],
    {
      error: violation,
      said: "The subnet has dependencies and cannot be deleted.",
      source: "AWSEC2/latest/APIReference/API_DeleteSubnet.html",
    },
  ),
  ...rows(
    "aws:ec2/routeTable:RouteTable",
    [["aws:ec2/routeTableAssociation:RouteTableAssociation", "routeTableId"]],
    {
      error: violation,
      said: "The routeTable has dependencies and cannot be deleted.",
      source: "AWSEC2/latest/APIReference/API_DeleteRouteTable.html",
    },
  ),
  ...rows(
    "aws:ec2/securityGroup:SecurityGroup",
    [
      [endpoint, "securityGroupIds[]"],
      ["aws:rds/instance:Instance", "vpcSecurityGroupIds[]"],
      [lambda, "vpcConfig.securityGroupIds[]"],
      ["aws:lb/loadBalancer:LoadBalancer", "securityGroups[]"],
    ],
    {
      error: violation,
      said: "resource has a dependent object",
      source: "AWSEC2/latest/APIReference/API_DeleteSecurityGroup.html",
    },
  ),
  ...rows("aws:ec2/eip:Eip", [[natGateway, "allocationId"]], {
    error: "InvalidIPAddress.InUse",
    said: "The address is in use.",
    source: "AWSEC2/latest/APIReference/API_ReleaseAddress.html",
  }),
  ...rows(
    firewall("RuleGroup"),
    [
      [firewall("RuleGroupAssociation"), "firewallRuleGroupId"],
      [firewall("Rule"), "firewallRuleGroupId"],
    ],
    {
      error: "ConflictException",
      said: "The firewall rule group is in use.",
      source: "Route53/latest/APIReference/API_route53resolver_DeleteFirewallRuleGroup.html",
    },
  ),
  ...rows(firewall("DomainList"), [[firewall("Rule"), "firewallDomainListId"]], {
    error: "ConflictException",
    said: "The firewall domain list is in use.",
    source: "Route53/latest/APIReference/API_route53resolver_DeleteFirewallDomainList.html",
  }),
];

/** The instance groups whose launch template names a value at one of the paths. */
function groupsByTemplate(cloud: Cloud, paths: readonly string[], wanted: Value): CloudResource[] {
  const templates = cloud
    .list("aws:ec2/launchTemplate:LaunchTemplate")
    .filter(({ inputs }) => paths.some((path) => valuesAt(inputs, path).includes(wanted)));
  return cloud
    .list(scalingGroup)
    .filter(({ inputs }) =>
      templates.some(
        ({ id, name }) =>
          valuesAt(inputs, "launchTemplate.id").includes(id) ||
          (name !== undefined && valuesAt(inputs, "launchTemplate.name").includes(name)),
      ),
    );
}

const inVpc = (cloud: Cloud, vpcId: Value | undefined, subnetId: Value | undefined): boolean =>
  cloud
    .list("aws:ec2/subnet:Subnet")
    .some(({ id, inputs }) => id === subnetId && vpcId !== undefined && inputs.vpcId === vpcId);

/** What reaches the internet over a gateway: it cannot be detached while there are public addresses. */
function publicIn(cloud: Cloud, vpcId: Value | undefined): CloudResource[] {
  const gateways = cloud
    .list(natGateway)
    .filter(({ inputs }) => inputs.connectivityType !== "private" && inVpc(cloud, vpcId, inputs.subnetId));
  const instances = groupsByTemplate(
    cloud,
    ["networkInterfaces[].associatePublicIpAddress"],
    // The launch template takes text for it.
    "true",
  ).filter(({ inputs }) =>
    valuesAt(inputs, "vpcZoneIdentifiers[]").some((subnetId) => inVpc(cloud, vpcId, subnetId)),
  );
  return [...gateways, ...instances];
}

/** Reviewed 2026-11-21. */
export const networkDeletionCases: readonly DeletionCase[] = [
  {
    type: "aws:ec2/internetGateway:InternetGateway",
    heldBy: (held, cloud) => publicIn(cloud, held.inputs.vpcId),
    error: violation,
    said: "Network has some mapped public address(es). Please unmap those public address(es) before detaching the gateway.",
    source: "AWSEC2/latest/APIReference/API_DetachInternetGateway.html",
  },
  {
    type: "aws:ec2/securityGroup:SecurityGroup",
    heldBy: (held, cloud) =>
      [
        "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule",
        "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule",
      ]
        .flatMap((type) => cloud.list(type))
        // A group's own rules go with it.
        .filter(
          ({ inputs }) => inputs.referencedSecurityGroupId === held.id && inputs.securityGroupId !== held.id,
        ),
    error: violation,
    said: "resource has a dependent object",
    source: "AWSEC2/latest/APIReference/API_DeleteSecurityGroup.html",
  },
  {
    type: "aws:ec2/securityGroup:SecurityGroup",
    heldBy: (held, cloud) =>
      groupsByTemplate(cloud, ["vpcSecurityGroupIds[]", "networkInterfaces[].securityGroups[]"], held.id),
    error: violation,
    said: "resource has a dependent object",
    source: "AWSEC2/latest/APIReference/API_DeleteSecurityGroup.html",
  },
];
