import { by, testRefusals, type Ground } from "./refused";

const gateway = "aws:ec2/internetGateway:InternetGateway";
const nat = "aws:ec2/natGateway:NatGateway";
const network = (ground: Ground): void => ground.network();
const nothing = (): void => undefined;

describe("stand-in rules of the network", () => {
  testRefusals([
    {
      title: "a subnet of a VPC that does not exist",
      given: nothing,
      type: "aws:ec2/subnet:Subnet",
      inputs: () => ({ vpcId: "vpc-1", cidrBlock: "10.0.9.0/24" }),
      error: /^InvalidVpcID\.NotFound/,
      mended: (ground) => {
        ground.network();
        return { vpcId: ground.id("vpc") };
      },
    },
    {
      title: "a subnet outside the VPC's range",
      given: network,
      type: "aws:ec2/subnet:Subnet",
      inputs: (ground) => ({ vpcId: ground.id("vpc"), cidrBlock: "10.1.0.0/24" }),
      error: /^InvalidSubnet\.Range/,
      mended: () => ({ cidrBlock: "10.0.9.0/24" }),
    },
    {
      title: "a subnet larger than the VPC",
      given: network,
      type: "aws:ec2/subnet:Subnet",
      inputs: (ground) => ({ vpcId: ground.id("vpc"), cidrBlock: "10.0.0.0/8" }),
      error: /^InvalidSubnet\.Range/,
      mended: () => ({ cidrBlock: "10.0.9.0/24" }),
    },
    {
      title: "a subnet that overlaps with another",
      given: network,
      type: "aws:ec2/subnet:Subnet",
      inputs: (ground) => ({ vpcId: ground.id("vpc"), cidrBlock: "10.0.0.0/22" }),
      error: /^InvalidSubnet\.Conflict/,
      mended: () => ({ cidrBlock: "10.0.4.0/22" }),
    },
    {
      title: "a subnet in a zone of another region",
      given: network,
      type: "aws:ec2/subnet:Subnet",
      inputs: (ground) => ({
        vpcId: ground.id("vpc"),
        cidrBlock: "10.0.9.0/24",
        availabilityZone: "eu-west-1a",
      }),
      error: /^InvalidParameterValue: Value \(eu-west-1a\)/,
      mended: () => ({ availabilityZone: "eu-central-1a" }),
    },
    {
      title: "a second internet gateway on a VPC",
      given: (ground) => {
        ground.network();
        ground.make(gateway, "igw", { vpcId: ground.id("vpc") });
      },
      type: gateway,
      inputs: (ground) => ({ vpcId: ground.id("vpc") }),
      error: /^InvalidParameterValue/,
      mended: (ground) => {
        ground.make("aws:ec2/vpc:Vpc", "other", { cidrBlock: "10.1.0.0/16" });
        return { vpcId: ground.id("other") };
      },
    },
    {
      title: "a route to the internet gateway of another VPC",
      given: (ground) => {
        ground.network();
        ground.make("aws:ec2/vpc:Vpc", "other", { cidrBlock: "10.1.0.0/16" });
        ground.make(gateway, "igw", { vpcId: ground.id("other") });
        ground.make(gateway, "own", { vpcId: ground.id("vpc") });
        ground.make("aws:ec2/routeTable:RouteTable", "table", { vpcId: ground.id("vpc") });
      },
      type: "aws:ec2/route:Route",
      inputs: (ground) => ({
        routeTableId: ground.id("table"),
        destinationCidrBlock: "0.0.0.0/0",
        gatewayId: ground.id("igw"),
      }),
      error: /belong to different networks/,
      mended: (ground) => ({ gatewayId: ground.id("own") }),
    },
    {
      title: "a NAT gateway before the internet gateway, which none of its arguments names",
      given: (ground) => {
        ground.network();
        ground.make("aws:ec2/eip:Eip", "eip", {});
      },
      type: nat,
      inputs: (ground) => ({ subnetId: ground.id("a"), allocationId: ground.id("eip") }),
      error: /^Gateway\.NotAttached: .*has no Internet gateway attached/,
      mended: by((ground) => ground.make(gateway, "igw", { vpcId: ground.id("vpc") })),
    },
    {
      title: "a NAT gateway on an address that another one has",
      given: (ground) => {
        ground.network();
        ground.make(gateway, "igw", { vpcId: ground.id("vpc") });
        for (const name of ["eip", "free"]) ground.make("aws:ec2/eip:Eip", name, {});
        ground.make(nat, "nat", { subnetId: ground.id("b"), allocationId: ground.id("eip") });
      },
      type: nat,
      inputs: (ground) => ({ subnetId: ground.id("a"), allocationId: ground.id("eip") }),
      error: /^Resource\.AlreadyAssociated: Elastic IP address/,
      mended: (ground) => ({ allocationId: ground.id("free") }),
    },
    {
      title: "a default network ACL that no VPC came with",
      given: network,
      type: "aws:ec2/defaultNetworkAcl:DefaultNetworkAcl",
      inputs: () => ({ defaultNetworkAclId: "acl-1" }),
      error: /^InvalidNetworkAclID\.NotFound/,
      mended: (ground) => ({ defaultNetworkAclId: ground.id("vpc").replace("vpc-", "acl-") }),
    },
    {
      title: "a security group's rule whose peer does not exist",
      given: network,
      type: "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule",
      inputs: (ground) => ({
        securityGroupId: ground.id("sg"),
        referencedSecurityGroupId: "sg-1",
        ipProtocol: "tcp",
        fromPort: 443,
        toPort: 443,
      }),
      error: /^InvalidGroup\.NotFound/,
      mended: (ground) => ({ referencedSecurityGroupId: ground.id("sg") }),
    },
    {
      title: "a security group's rule twice",
      given: (ground) => {
        ground.network();
        const rule = { securityGroupId: ground.id("sg"), ipProtocol: "-1", cidrIpv4: "10.0.0.0/16" };
        ground.make("aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule", "rule", rule);
      },
      type: "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule",
      inputs: (ground) => ({
        securityGroupId: ground.id("sg"),
        ipProtocol: "-1",
        cidrIpv4: "10.0.0.0/16",
        description: "the same in other words",
      }),
      error: /^InvalidPermission\.Duplicate/,
      mended: () => ({ cidrIpv4: "10.0.0.0/17" }),
    },
    {
      title: "a network ACL's rule number twice in one direction",
      given: (ground) => {
        ground.network();
        ground.make("aws:ec2/networkAcl:NetworkAcl", "acl", { vpcId: ground.id("vpc") });
        const rule = {
          networkAclId: ground.id("acl"),
          ruleNumber: 100,
          protocol: "tcp",
          ruleAction: "allow",
        };
        ground.make("aws:ec2/networkAclRule:NetworkAclRule", "rule", rule);
      },
      type: "aws:ec2/networkAclRule:NetworkAclRule",
      inputs: (ground) => ({
        networkAclId: ground.id("acl"),
        ruleNumber: 100,
        protocol: "udp",
        ruleAction: "deny",
      }),
      error: /^NetworkAclEntryAlreadyExists/,
      mended: () => ({ egress: true }),
    },
    {
      title: "a second DNS firewall group of one priority on a VPC",
      given: (ground) => {
        ground.network();
        const type = "aws:route53/resolverFirewallRuleGroup:ResolverFirewallRuleGroup";
        ground.make(type, "rules", { name: "rules" });
        ground.make(type, "more", { name: "more" });
        ground.make(
          "aws:route53/resolverFirewallRuleGroupAssociation:ResolverFirewallRuleGroupAssociation",
          "first",
          { name: "x", vpcId: ground.id("vpc"), firewallRuleGroupId: ground.id("rules"), priority: 101 },
        );
      },
      type: "aws:route53/resolverFirewallRuleGroupAssociation:ResolverFirewallRuleGroupAssociation",
      inputs: (ground) => ({
        name: "y",
        vpcId: ground.id("vpc"),
        firewallRuleGroupId: ground.id("more"),
        priority: 101,
      }),
      error: /^ConflictException/,
      mended: () => ({ priority: 102 }),
    },
    {
      title: "a DNS firewall rule on a list that does not exist",
      given: (ground) => {
        const prefix = "aws:route53/resolverFirewall";
        ground.make(`${prefix}RuleGroup:ResolverFirewallRuleGroup`, "rules", { name: "rules" });
        ground.make(`${prefix}DomainList:ResolverFirewallDomainList`, "list", { name: "list" });
      },
      type: "aws:route53/resolverFirewallRule:ResolverFirewallRule",
      inputs: (ground) => ({
        name: "r",
        action: "ALERT",
        priority: 1,
        firewallRuleGroupId: ground.id("rules"),
        firewallDomainListId: "rslvr-fdl-1",
      }),
      error: /^ResourceNotFoundException/,
      mended: (ground) => ({ firewallDomainListId: ground.id("list") }),
    },
  ]);
});
