import { all, roleHasPolicy, roleTrusts, takesDelivery } from "../needs";
import {
  bucket,
  logGroup,
  role,
  routeTable,
  securityGroup,
  subnet,
  vpc,
  row,
  refusal,
  noGroup,
  noRouteTable,
  noSubnet,
  noVpc,
  type OrderRow,
} from "./row";

const errors = "AWSEC2/latest/APIReference/errors-overview.html";
const flowLog = "aws:ec2/flowLog:FlowLog";
const endpoint = "aws:ec2/vpcEndpoint:VpcEndpoint";
const scalingGroup = "aws:autoscaling/group:Group";
const createGroup = "autoscaling/ec2/APIReference/API_CreateAutoScalingGroup.html";
const firewall = (type: string): string => `aws:route53/resolverFirewall${type}:ResolverFirewall${type}`;
const noFirewall = refusal(
  "ResourceNotFoundException",
  "The specified resource doesn't exist",
  "Route53/latest/APIReference/API_route53resolver_CreateFirewallRule.html",
);

/** Pairs of the VPC, its members, DNS firewall and instance groups. Reviewed 2026-11-21. */
export const networkRows: readonly OrderRow[] = [
  ...[
    "aws:ec2/subnet:Subnet",
    "aws:ec2/internetGateway:InternetGateway",
    "aws:ec2/routeTable:RouteTable",
    "aws:ec2/networkAcl:NetworkAcl",
    "aws:ec2/securityGroup:SecurityGroup",
    "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup",
    endpoint,
    flowLog,
    firewall("RuleGroupAssociation"),
  ].map((type) => row(type, "vpcId", vpc, noVpc)),
  row(firewall("Config"), "resourceId", vpc, noVpc),
  row("aws:ec2/networkAcl:NetworkAcl", "subnetIds[]", subnet, noSubnet),
  row(
    "aws:ec2/networkAclRule:NetworkAclRule",
    "networkAclId",
    ["aws:ec2/networkAcl:NetworkAcl", "aws:ec2/defaultNetworkAcl:DefaultNetworkAcl"],
    refusal("InvalidNetworkAclID.NotFound", "The networkAcl ID does not exist", errors),
  ),
  row("aws:ec2/routeTableAssociation:RouteTableAssociation", "subnetId", subnet, noSubnet),
  row("aws:ec2/routeTableAssociation:RouteTableAssociation", "routeTableId", routeTable, noRouteTable),
  row("aws:ec2/route:Route", "routeTableId", routeTable, noRouteTable),
  row("aws:ec2/route:Route", "gatewayId", ["aws:ec2/internetGateway:InternetGateway"], {
    ...refusal("InvalidGatewayID.NotFound", "The gateway ID does not exist", errors),
    except: /^(?:local|vgw-)/,
  }),
  row(
    "aws:ec2/route:Route",
    "natGatewayId",
    ["aws:ec2/natGateway:NatGateway"],
    refusal("InvalidNatGatewayID.NotFound", "The natGateway ID does not exist", errors),
  ),
  row("aws:ec2/natGateway:NatGateway", "subnetId", subnet, noSubnet),
  row(
    "aws:ec2/natGateway:NatGateway",
    "allocationId",
    ["aws:ec2/eip:Eip"],
    refusal("InvalidAllocationID.NotFound", "The allocation ID does not exist", errors),
  ),
  ...[
    "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule",
    "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule",
  ].flatMap((type) =>
    ["securityGroupId", "referencedSecurityGroupId"].map((property) =>
      row(type, property, securityGroup, noGroup),
    ),
  ),
  row(endpoint, "subnetIds[]", subnet, noSubnet),
  row(endpoint, "securityGroupIds[]", securityGroup, noGroup),
  row(endpoint, "routeTableIds[]", routeTable, noRouteTable),
  row(
    flowLog,
    "logDestination",
    [...bucket, ...logGroup],
    refusal(
      "LogDestinationPermissionIssue",
      "Access Denied for LogDestination. Please check LogDestination permission",
      "vpc/latest/userguide/flow-logs-s3-permissions.html",
    ),
    takesDelivery,
  ),
  row(
    flowLog,
    "iamRoleArn",
    role,
    refusal(
      "InvalidParameter",
      "Unable to assume given IAM role",
      "vpc/latest/userguide/flow-logs-iam-role.html",
    ),
    all(roleTrusts("vpc-flow-logs.amazonaws.com"), roleHasPolicy),
  ),
  row(scalingGroup, "vpcZoneIdentifiers[]", subnet, { ...noSubnet, error: "ValidationError" }),
  ...["id", "name"].map((property) =>
    row(
      scalingGroup,
      `launchTemplate.${property}`,
      ["aws:ec2/launchTemplate:LaunchTemplate"],
      refusal(
        "ValidationError",
        "You must use a valid fully-formed launch template. The specified launch template does not exist",
        createGroup,
      ),
    ),
  ),
  row(firewall("Rule"), "firewallRuleGroupId", [firewall("RuleGroup")], noFirewall),
  row(firewall("Rule"), "firewallDomainListId", [firewall("DomainList")], noFirewall),
  row(firewall("RuleGroupAssociation"), "firewallRuleGroupId", [firewall("RuleGroup")], noFirewall),
  row(
    "aws:acm/certificateValidation:CertificateValidation",
    "certificateArn",
    ["aws:acm/certificate:Certificate"],
    refusal(
      "ResourceNotFoundException",
      "Could not find certificate",
      "acm/latest/APIReference/API_DescribeCertificate.html",
    ),
  ),
];
