import assert from "node:assert/strict";
import type { Values } from "../../../tools/stand-in/values";
import { account } from "./harness";
import { Ground } from "./refused";

const gateway = "aws:ec2/internetGateway:InternetGateway";
const securityGroup = "aws:ec2/securityGroup:SecurityGroup";
const subnet = "aws:ec2/subnet:Subnet";
const endpoint = "aws:ec2/vpcEndpoint:VpcEndpoint";
const instance = "aws:rds/instance:Instance";
const subnetGroup = "aws:rds/subnetGroup:SubnetGroup";
const parameterGroup = "aws:rds/parameterGroup:ParameterGroup";
const natGateway = "aws:ec2/natGateway:NatGateway";
const scalingGroup = "aws:autoscaling/group:Group";
const firewall = (type: string): string => `aws:route53/resolverFirewall${type}:ResolverFirewall${type}`;
const database: Values = { identifier: "d", instanceClass: "c", skipFinalSnapshot: true };

const publicInstances = (ground: Ground): void => {
  ground.make(gateway, "igw", { vpcId: ground.id("vpc") });
  ground.make("aws:ec2/launchTemplate:LaunchTemplate", "lt", {
    name: "lt",
    networkInterfaces: [{ associatePublicIpAddress: "true", securityGroups: [ground.id("sg")] }],
  });
  ground.make(scalingGroup, "last", {
    name: "last",
    minSize: 1,
    maxSize: 1,
    vpcZoneIdentifiers: [ground.id("a")],
    launchTemplate: { id: ground.id("lt") },
  });
};

const nat = (ground: Ground): void => {
  ground.make(gateway, "igw", { vpcId: ground.id("vpc") });
  ground.make("aws:ec2/eip:Eip", "eip", {});
  ground.make(natGateway, "last", { subnetId: ground.id("a"), allocationId: ground.id("eip") });
};

const interfaceEndpoint = (ground: Ground): void =>
  ground.make(endpoint, "last", {
    vpcId: ground.id("vpc"),
    serviceName: "com.amazonaws.eu-central-1.sts",
    vpcEndpointType: "Interface",
    subnetIds: [ground.id("a")],
    securityGroupIds: [ground.id("sg")],
  });

const vpcFunction = (ground: Ground): void => {
  ground.role("f", "lambda.amazonaws.com");
  ground.allow("f", "ec2:*");
  ground.make("aws:lambda/function:Function", "last", {
    name: "f",
    role: `arn:aws:iam::${account}:role/f`,
    vpcConfig: { subnetIds: [ground.id("a")], securityGroupIds: [ground.id("sg")] },
  });
};

const subnetsOfDatabase = (ground: Ground): void =>
  ground.make(subnetGroup, "last", { name: "s", subnetIds: [ground.id("a"), ground.id("b")] });

/** `last` stands in the way of the deletion of `what`. */
const rows: {
  title: string;
  given: (ground: Ground) => void;
  type: string;
  what: string;
  last: string;
  error: RegExp;
}[] = [
  ...[
    { title: "a VPC with a route table", type: "aws:ec2/routeTable:RouteTable" },
    { title: "a VPC with a network ACL", type: "aws:ec2/networkAcl:NetworkAcl" },
  ].map(({ title, type }) => ({
    title,
    given: (ground: Ground): void => {
      ground.make("aws:ec2/vpc:Vpc", "bare", { cidrBlock: "10.1.0.0/16" });
      ground.make(type, "last", { vpcId: ground.id("bare") });
    },
    type: "aws:ec2/vpc:Vpc",
    what: "bare",
    last: type,
    error: /^DependencyViolation: The vpc has dependencies/,
  })),
  ...[
    { title: "a NAT gateway", given: nat, last: natGateway },
    { title: "an endpoint", given: interfaceEndpoint, last: endpoint },
    { title: "a group of the database's", given: subnetsOfDatabase, last: subnetGroup },
    { title: "an instance group", given: publicInstances, last: scalingGroup },
    { title: "a function", given: vpcFunction, last: "aws:lambda/function:Function" },
  ].map(({ title, given, last }) => ({
    title: `a subnet that ${title} is in`,
    given,
    type: subnet,
    what: "a",
    last,
    error: /^DependencyViolation: The subnet has dependencies/,
  })),
  {
    title: "a route table that a subnet uses",
    given: (ground) => {
      ground.make("aws:ec2/routeTable:RouteTable", "table", { vpcId: ground.id("vpc") });
      ground.make("aws:ec2/routeTableAssociation:RouteTableAssociation", "last", {
        routeTableId: ground.id("table"),
        subnetId: ground.id("a"),
      });
    },
    type: "aws:ec2/routeTable:RouteTable",
    what: "table",
    last: "aws:ec2/routeTableAssociation:RouteTableAssociation",
    error: /^DependencyViolation: The routeTable/,
  },
  ...[
    { title: "a NAT gateway's", given: nat, last: natGateway },
    { title: "an instance's", given: publicInstances, last: scalingGroup },
  ].map(({ title, given, last }) => ({
    title: `an internet gateway before ${title} public address`,
    given,
    type: gateway,
    what: "igw",
    last,
    error: /^DependencyViolation: Network has some mapped public address/,
  })),
  {
    title: "an address that a NAT gateway has",
    given: nat,
    type: "aws:ec2/eip:Eip",
    what: "eip",
    last: natGateway,
    error: /^InvalidIPAddress\.InUse/,
  },
  ...[
    { title: "an endpoint", given: interfaceEndpoint, last: endpoint },
    { title: "an instance group", given: publicInstances, last: scalingGroup },
    { title: "a function", given: vpcFunction, last: "aws:lambda/function:Function" },
    {
      title: "the database",
      given: (ground: Ground): void =>
        ground.make(instance, "last", { ...database, vpcSecurityGroupIds: [ground.id("sg")] }),
      last: instance,
    },
    {
      title: "another group's rule",
      given: (ground: Ground): void => {
        ground.make(securityGroup, "peer", { name: "peer", vpcId: ground.id("vpc") });
        const ports = { ipProtocol: "tcp", fromPort: 443, toPort: 443 };
        const type = "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule";
        const to = { ...ports, referencedSecurityGroupId: ground.id("sg") };
        ground.make(type, "own", { ...to, securityGroupId: ground.id("sg") });
        ground.make(type, "last", { ...to, securityGroupId: ground.id("peer") });
      },
      last: "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule",
    },
  ].map(({ title, given, last }) => ({
    title: `a security group that ${title} uses`,
    given,
    type: securityGroup,
    what: "sg",
    last,
    error: /^DependencyViolation: resource has a dependent object/,
  })),
  {
    title: "a subnet group that the database is in",
    given: (ground) => {
      const subnetIds = [ground.id("a"), ground.id("b")];
      ground.make(subnetGroup, "group", { name: "s", subnetIds });
      ground.make(instance, "last", { ...database, dbSubnetGroupName: "s" });
    },
    type: subnetGroup,
    what: "group",
    last: instance,
    error: /^InvalidDBSubnetGroupStateFault/,
  },
  {
    title: "a parameter group that the database has",
    given: (ground) => {
      ground.make(parameterGroup, "group", { name: "p", family: "postgres16" });
      ground.make(instance, "last", { ...database, parameterGroupName: "p" });
    },
    type: parameterGroup,
    what: "group",
    last: instance,
    error: /^InvalidDBParameterGroupState/,
  },
  {
    title: "a DNS firewall's group on a VPC",
    given: (ground) => {
      ground.make(firewall("RuleGroup"), "rules", { name: "rules" });
      ground.make(firewall("RuleGroupAssociation"), "last", {
        name: "x",
        vpcId: ground.id("vpc"),
        firewallRuleGroupId: ground.id("rules"),
        priority: 101,
      });
    },
    type: firewall("RuleGroup"),
    what: "rules",
    last: firewall("RuleGroupAssociation"),
    error: /^ConflictException: The firewall rule group/,
  },
  ...["RuleGroup", "DomainList"].map((kind) => ({
    title: `a DNS firewall's ${kind} that a rule names`,
    given: (ground: Ground): void => {
      ground.make(firewall("RuleGroup"), "RuleGroup", { name: "rules" });
      ground.make(firewall("DomainList"), "DomainList", { name: "list" });
      ground.make(firewall("Rule"), "last", {
        name: "r",
        action: "ALERT",
        priority: 1,
        firewallRuleGroupId: ground.id("RuleGroup"),
        firewallDomainListId: ground.id("DomainList"),
      });
    },
    type: firewall(kind),
    what: kind,
    last: firewall("Rule"),
    error: /^ConflictException: The firewall/,
  })),
];

describe("stand-in deletion of the foundation layer's resources", () => {
  for (const { title, given, type, what, last, error } of rows) {
    it(`refuses ${title}, until that is gone`, () => {
      const ground = new Ground();
      ground.network();
      given(ground);
      assert.throws(() => ground.harness.delete(type, ground.id(what)), { message: error });
      ground.harness.delete(last, ground.id("last"));
      ground.harness.delete(type, ground.id(what));
    });
  }

  it("wants a name for the database's last snapshot, and keeps the snapshot", () => {
    const ground = new Ground();
    ground.make(instance, "d", { identifier: "d", instanceClass: "c" });
    assert.throws(() => ground.harness.delete(instance, "d"), {
      message: /^InvalidParameterCombination: FinalDBSnapshotIdentifier is required/,
    });
    const named = { identifier: "e", instanceClass: "c", finalSnapshotIdentifier: "final" };
    ground.make(instance, "e", named);
    ground.harness.delete(instance, "e");
    ground.make(instance, "e", named);
    assert.throws(() => ground.harness.delete(instance, "e"), { message: /^DBSnapshotAlreadyExists/ });
    assert.equal(ground.harness.cloud.list(instance).length, 2);
  });

  it("refuses what protects itself: the database and the DNS firewall's association", () => {
    const ground = new Ground();
    ground.network();
    ground.make(instance, "d", { ...database, deletionProtection: true });
    ground.make(firewall("RuleGroup"), "rules", { name: "rules" });
    ground.make(firewall("RuleGroupAssociation"), "on", {
      name: "x",
      vpcId: ground.id("vpc"),
      firewallRuleGroupId: ground.id("rules"),
      priority: 101,
      mutationProtection: "ENABLED",
    });
    const guarded = [
      [instance, "d"],
      [firewall("RuleGroupAssociation"), "on"],
    ] as const;
    for (const [type, name] of guarded)
      assert.throws(() => ground.harness.delete(type, ground.id(name)), { message: /protected/ });
    assert.equal(ground.harness.cloud.liftDeletionProtection(), 2);
    for (const [type, name] of guarded) ground.harness.delete(type, ground.id(name));
  });
});
