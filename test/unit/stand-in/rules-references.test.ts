import assert from "node:assert/strict";
import type { Values } from "../../../tools/stand-in/values";
import { account } from "./harness";
import { Ground } from "./refused";

const here = `eu-central-1:${account}`;
const noRole = `arn:aws:iam::${account}:role/none`;
const noKey = `arn:aws:kms:${here}:key/none`;
const noQueue = `arn:aws:sqs:${here}:none`;
const noTopic = `arn:aws:sns:${here}:none`;
const queueUrl = `https://sqs.eu-central-1.amazonaws.com/${account}/none`;
const firewall = (type: string): string => `aws:route53/resolverFirewall${type}:ResolverFirewall${type}`;
const database: Values = { identifier: "d", instanceClass: "c" };

/** A write whose only fault is that one of its inputs names nothing; `@x` stands for the id of what is there. */
const rows: [type: string, inputs: Values, error: string][] = [
  ["aws:ec2/internetGateway:InternetGateway", { vpcId: "none" }, "InvalidVpcID.NotFound"],
  ["aws:ec2/routeTable:RouteTable", { vpcId: "none" }, "InvalidVpcID.NotFound"],
  ["aws:ec2/networkAcl:NetworkAcl", { vpcId: "none" }, "InvalidVpcID.NotFound"],
  ["aws:ec2/networkAcl:NetworkAcl", { vpcId: "@vpc", subnetIds: ["none"] }, "InvalidSubnetID.NotFound"],
  ["aws:ec2/securityGroup:SecurityGroup", { name: "g", vpcId: "none" }, "InvalidVpcID.NotFound"],
  ["aws:ec2/defaultSecurityGroup:DefaultSecurityGroup", { vpcId: "none" }, "InvalidVpcID.NotFound"],
  [
    "aws:ec2/defaultRouteTable:DefaultRouteTable",
    { defaultRouteTableId: "none" },
    "InvalidRouteTableID.NotFound",
  ],
  ["aws:ec2/vpcEndpoint:VpcEndpoint", { vpcId: "none", serviceName: "s" }, "InvalidVpcID.NotFound"],
  [
    "aws:ec2/vpcEndpoint:VpcEndpoint",
    { vpcId: "@vpc", serviceName: "s", subnetIds: ["none"] },
    "InvalidSubnetID.NotFound",
  ],
  ["aws:ec2/flowLog:FlowLog", { vpcId: "none" }, "InvalidVpcID.NotFound"],
  [firewall("Config"), { resourceId: "none" }, "InvalidVpcID.NotFound"],
  [
    firewall("RuleGroupAssociation"),
    { name: "x", vpcId: "none", firewallRuleGroupId: "@rules", priority: 101 },
    "InvalidVpcID.NotFound",
  ],
  [
    firewall("RuleGroupAssociation"),
    { name: "x", vpcId: "@vpc", firewallRuleGroupId: "none", priority: 101 },
    "ResourceNotFoundException",
  ],
  [
    firewall("Rule"),
    { name: "r", firewallRuleGroupId: "none", firewallDomainListId: "@list" },
    "ResourceNotFoundException",
  ],
  [
    "aws:ec2/networkAclRule:NetworkAclRule",
    { networkAclId: "none", ruleNumber: 1 },
    "InvalidNetworkAclID.NotFound",
  ],
  [
    "aws:ec2/routeTableAssociation:RouteTableAssociation",
    { subnetId: "none", routeTableId: "@table" },
    "InvalidSubnetID.NotFound",
  ],
  [
    "aws:ec2/routeTableAssociation:RouteTableAssociation",
    { subnetId: "@a", routeTableId: "none" },
    "InvalidRouteTableID.NotFound",
  ],
  [
    "aws:ec2/route:Route",
    { routeTableId: "none", destinationCidrBlock: "0.0.0.0/0" },
    "InvalidRouteTableID.NotFound",
  ],
  ["aws:ec2/route:Route", { routeTableId: "@table", gatewayId: "none" }, "InvalidGatewayID.NotFound"],
  ["aws:ec2/route:Route", { routeTableId: "@table", natGatewayId: "none" }, "InvalidNatGatewayID.NotFound"],
  ["aws:ec2/natGateway:NatGateway", { subnetId: "none" }, "InvalidSubnetID.NotFound"],
  [
    "aws:ec2/natGateway:NatGateway",
    { subnetId: "@a", allocationId: "none", connectivityType: "private" },
    "InvalidAllocationID.NotFound",
  ],
  ...["Ingress", "Egress"].flatMap((way): [string, Values, string][] => [
    [
      `aws:vpc/securityGroup${way}Rule:SecurityGroup${way}Rule`,
      { securityGroupId: "none", ipProtocol: "-1", cidrIpv4: "10.0.0.0/16" },
      "InvalidGroup.NotFound",
    ],
    [
      `aws:vpc/securityGroup${way}Rule:SecurityGroup${way}Rule`,
      { securityGroupId: "@sg", ipProtocol: "-1", referencedSecurityGroupId: "none" },
      "InvalidGroup.NotFound",
    ],
  ]),
  ["aws:autoscaling/group:Group", { name: "g", vpcZoneIdentifiers: ["none"] }, "ValidationError"],
  ["aws:autoscaling/group:Group", { name: "g", launchTemplate: { name: "none" } }, "ValidationError"],
  [
    "aws:acm/certificateValidation:CertificateValidation",
    { certificateArn: `arn:aws:acm:${here}:certificate/none` },
    "ResourceNotFoundException",
  ],
  ["aws:rds/instance:Instance", { ...database, kmsKeyId: noKey }, "KMSKeyNotAccessibleFault"],
  [
    "aws:rds/instance:Instance",
    { ...database, performanceInsightsKmsKeyId: noKey },
    "KMSKeyNotAccessibleFault",
  ],
  ...["queuePolicy:QueuePolicy", "redrivePolicy:RedrivePolicy", "redriveAllowPolicy:RedriveAllowPolicy"].map(
    (type): [string, Values, string] => [`aws:sqs/${type}`, { queueUrl }, "QueueDoesNotExist"],
  ),
  ["aws:sns/topicPolicy:TopicPolicy", { arn: noTopic }, "NotFound"],
  [
    "aws:sns/topicSubscription:TopicSubscription",
    { topic: noTopic, protocol: "email", endpoint: "a@example.com" },
    "NotFound",
  ],
  [
    "aws:cloudwatch/eventRule:EventRule",
    { name: "r2", eventBusName: "none" },
    "ResourceNotFoundException: Event bus",
  ],
  [
    "aws:cloudwatch/eventTarget:EventTarget",
    { rule: "rule", targetId: "t", eventBusName: "none" },
    "ResourceNotFoundException: Event bus",
  ],
  ["aws:lambda/function:Function", { name: "g", role: noRole }, "InvalidParameterValueException: The role"],
  ["aws:lambda/function:Function", { name: "g", role: "@r", kmsKeyArn: noKey }, "InvalidParameterValue"],
  [
    "aws:lambda/function:Function",
    { name: "g", role: "@r", vpcConfig: { subnetIds: ["none"] } },
    "InvalidParameterValueException: The subnet ID",
  ],
  [
    "aws:lambda/function:Function",
    { name: "g", role: "@r", vpcConfig: { securityGroupIds: ["none"] } },
    "InvalidParameterValueException: The security group",
  ],
  [
    "aws:lambda/function:Function",
    { name: "g", role: "@r", deadLetterConfig: { targetArn: noQueue } },
    "InvalidParameterValueException: The target ARN",
  ],
  [
    "aws:lambda/functionEventInvokeConfig:FunctionEventInvokeConfig",
    { functionName: "none" },
    "ResourceNotFoundException: The function",
  ],
  [
    "aws:lambda/functionEventInvokeConfig:FunctionEventInvokeConfig",
    { functionName: "f", destinationConfig: { onSuccess: { destination: noQueue } } },
    "InvalidParameterValueException: The destination",
  ],
  [
    "aws:lambda/eventSourceMapping:EventSourceMapping",
    { functionName: "none", eventSourceArn: `arn:aws:sqs:${here}:q` },
    "ResourceNotFoundException: Function",
  ],
  [
    "aws:lambda/eventSourceMapping:EventSourceMapping",
    { functionName: "f", eventSourceArn: noQueue },
    "InvalidParameterValueException: The event source",
  ],
];

describe("stand-in references of the foundation layer", () => {
  for (const [type, inputs, error] of rows) {
    it(`refuse ${error} of ${type} ${JSON.stringify(inputs)}`, () => {
      const ground = new Ground();
      ground.network();
      ground.make("aws:ec2/routeTable:RouteTable", "table", { vpcId: ground.id("vpc") });
      ground.make(firewall("RuleGroup"), "rules", { name: "rules" });
      ground.make(firewall("DomainList"), "list", { name: "list" });
      ground.make("aws:sqs/queue:Queue", "q", { name: "q" });
      ground.make("aws:cloudwatch/eventRule:EventRule", "rule", { name: "rule" });
      ground.role("r", "lambda.amazonaws.com");
      ground.make("aws:lambda/function:Function", "f", { name: "f", role: `arn:aws:iam::${account}:role/r` });
      const filled = JSON.stringify(inputs).replace(/"@(\w+)"/g, (_, name: string) =>
        JSON.stringify(ground.id(name)),
      );
      assert.throws(
        () => ground.harness.create(type, JSON.parse(filled) as Values),
        ({ message }: Error) => message.startsWith(error),
      );
    });
  }
});
