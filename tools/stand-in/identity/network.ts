import { textOf, valuesAt, type Values } from "../values";
import type { Identity } from "./identity";

const ec2 = (prefix: string, resource: string, outputs?: Record<string, string>): Identity => ({
  id: `${prefix}-{hex:17}`,
  arn: `arn:aws:ec2:{region}:{account}:${resource}/{id}`,
  outputs: { ownerId: "{account}", ...outputs },
});

/** A rule has no ports where its protocol stands for all of them. */
const groupRule: Identity = {
  id: "sgr-{hex:17}",
  arn: "arn:aws:ec2:{region}:{account}:security-group-rule/{id}",
  unique:
    "{securityGroupId}|{ipProtocol}|{fromPort|ipProtocol}|{toPort|ipProtocol}|" +
    "{cidrIpv4|cidrIpv6|prefixListId|referencedSecurityGroupId}",
  taken: "InvalidPermission.Duplicate",
  outputs: { securityGroupRuleId: "{id}" },
};

const resolverFirewall = (prefix: string, resource: string, outputs?: Record<string, string>): Identity => ({
  id: `${prefix}-{hex:16}`,
  arn: `arn:aws:route53resolver:{region}:{account}:${resource}/{id}`,
  outputs: { ownerId: "{account}", ...outputs },
});

/** VPC, its members, DNS firewall. */
export const networkIdentities: Readonly<Record<string, Identity>> = {
  // What a VPC comes with bears the VPC's own digits, so that the types that adopt it can tell the one by the other.
  "aws:ec2/vpc:Vpc": ec2("vpc", "vpc", {
    mainRouteTableId: "rtb-{hex:17}",
    defaultRouteTableId: "rtb-{hex:17}",
    defaultNetworkAclId: "acl-{hex:17}",
    defaultSecurityGroupId: "sg-{hex:17}",
    dhcpOptionsId: "dopt-{hex:17}",
    ipv6AssociationId: "",
  }),
  "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup": {
    ...ec2("sg", "security-group", {
      name: "default",
      namePrefix: "",
      description: "default VPC security group",
    }),
    id: "sg-{vpcId-}",
  },
  "aws:ec2/defaultNetworkAcl:DefaultNetworkAcl": {
    ...ec2("acl", "network-acl", { vpcId: "vpc-{defaultNetworkAclId-}" }),
    id: "{defaultNetworkAclId}",
  },
  "aws:ec2/defaultRouteTable:DefaultRouteTable": {
    ...ec2("rtb", "route-table", { vpcId: "vpc-{defaultRouteTableId-}" }),
    id: "{defaultRouteTableId}",
  },
  "aws:ec2/subnet:Subnet": ec2("subnet", "subnet", { ipv6CidrBlockAssociationId: "" }),
  "aws:ec2/internetGateway:InternetGateway": {
    ...ec2("igw", "internet-gateway"),
    unique: "{vpcId}",
    // AttachInternetGateway: "Network vpc-... already has an internet gateway attached".
    taken: "InvalidParameterValue",
    boundBy: "vpcId",
  },
  "aws:ec2/routeTable:RouteTable": ec2("rtb", "route-table"),
  "aws:ec2/route:Route": {
    id: "r-{routeTableId}{digits:10}",
    unique: "{routeTableId}|{destinationCidrBlock|destinationIpv6CidrBlock|destinationPrefixListId}",
    taken: "RouteAlreadyExists",
    outputs: { instanceId: "", instanceOwnerId: "", origin: "CreateRoute", state: "active" },
  },
  "aws:ec2/routeTableAssociation:RouteTableAssociation": {
    id: "rtbassoc-{hex:17}",
    unique: "{subnetId|gatewayId}",
    taken: "Resource.AlreadyAssociated",
  },
  "aws:ec2/securityGroup:SecurityGroup": {
    ...ec2("sg", "security-group"),
    name: "name",
    unique: "{vpcId}/{name}",
    taken: "InvalidGroup.Duplicate",
  },
  "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule": groupRule,
  "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule": groupRule,
  "aws:ec2/networkAcl:NetworkAcl": ec2("acl", "network-acl"),
  "aws:ec2/networkAclRule:NetworkAclRule": {
    id: "nacl-{digits:10}",
    unique: "{networkAclId}|{egress}|{ruleNumber}",
    taken: "NetworkAclEntryAlreadyExists",
    defaults: { egress: false },
  },
  "aws:ec2/eip:Eip": {
    ...ec2("eipalloc", "elastic-ip", {
      allocationId: "{id}",
      publicIp: "203.0.113.{digits:2}",
      publicDns: "ec2-203-0-113-{digits:2}.{region}.compute.amazonaws.com",
      networkBorderGroup: "{region}",
      publicIpv4Pool: "amazon",
      ...Object.fromEntries(
        ["associationId", "carrierIp", "customerOwnedIp", "privateDns", "privateIp", "ptrRecord"].map(
          (absent) => [absent, ""],
        ),
      ),
    }),
    defaults: { domain: "vpc" },
  },
  "aws:ec2/natGateway:NatGateway": {
    id: "nat-{hex:17}",
    outputs: {
      associationId: "eipassoc-{hex:17}",
      networkInterfaceId: "eni-{hex:17}",
      privateIp: "10.0.1.{digits:2}",
      publicIp: "203.0.113.{digits:2}",
      availabilityMode: "zonal",
      autoProvisionZones: "",
      autoScalingIps: "",
      regionalNatGatewayAutoMode: "",
      routeTableId: "",
    },
    defaults: { connectivityType: "public" },
  },
  "aws:ec2/networkInterface:NetworkInterface": ec2("eni", "network-interface"),
  "aws:ec2/vpcEndpoint:VpcEndpoint": {
    ...ec2("vpce", "vpc-endpoint", {
      state: "available",
      ipAddressType: "ipv4",
      serviceRegion: "{region}",
    }),
    defaults: { vpcEndpointType: "Gateway" },
    derive: endpointOutputs,
  },
  "aws:ec2/flowLog:FlowLog": ec2("fl", "vpc-flow-log"),
  "aws:ec2/launchTemplate:LaunchTemplate": {
    ...ec2("lt", "launch-template"),
    name: "name",
    unique: "{name}",
    taken: "InvalidLaunchTemplateName.AlreadyExistsException",
    outputs: { latestVersion: "1", defaultVersion: "1" },
    bumps: ["latestVersion"],
  },
  "aws:ec2/instance:Instance": ec2("i", "instance", { privateIp: "10.0.11.1{digits:1}" }),
  "aws:route53/resolverFirewallDomainList:ResolverFirewallDomainList": resolverFirewall(
    "rslvr-fdl",
    "firewall-domain-list",
  ),
  "aws:route53/resolverFirewallRuleGroup:ResolverFirewallRuleGroup": resolverFirewall(
    "rslvr-frg",
    "firewall-rule-group",
    { shareStatus: "NOT_SHARED" },
  ),
  "aws:route53/resolverFirewallRule:ResolverFirewallRule": {
    id: "{firewallRuleGroupId}:{firewallDomainListId}",
    taken: "ConflictException",
    outputs: { firewallThreatProtectionId: "" },
  },
  "aws:route53/resolverFirewallRuleGroupAssociation:ResolverFirewallRuleGroupAssociation": {
    ...resolverFirewall("rslvr-frgassoc", "firewall-rule-group-association"),
    unique: "{vpcId}|{priority}",
    taken: "ConflictException",
  },
  "aws:route53/resolverFirewallConfig:ResolverFirewallConfig": {
    ...resolverFirewall("rslvr-fc", "firewall-config"),
    unique: "{resourceId}",
  },
};

/** An interface endpoint has an interface a subnet and names; a gateway endpoint has a prefix list. */
function endpointOutputs(inputs: Values, fill: (template: string) => string): Values {
  const own = { hostedZoneId: fill("Z{upper:20}") };
  if (inputs.vpcEndpointType !== "Interface") {
    return { prefixListId: fill("pl-{hex:8}"), networkInterfaceIds: [], dnsEntries: [] };
  }
  const service = textOf(inputs.serviceName)?.split(".").slice(3).reverse().join(".") ?? "";
  const regional = fill(`${service}.{region}.vpce.amazonaws.com`);
  const names = [fill(`{id}-{lower:8}.${regional}`)];
  if (inputs.privateDnsEnabled === true) names.push(fill(`${service}.{region}.amazonaws.com`));
  return {
    prefixListId: "",
    networkInterfaceIds: valuesAt(inputs, "subnetIds[]").map((_, index) => fill(`eni-{hex:16}${index}`)),
    dnsEntries: names.map((dnsName) => ({ dnsName, ...own })),
  };
}
