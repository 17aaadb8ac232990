import type { Values } from "../../../tools/stand-in/values";
import { account, policy } from "./harness";
import { by, testRefusals, type Ground } from "./refused";

const endpoint = "aws:ec2/vpcEndpoint:VpcEndpoint";
const network = (ground: Ground): void => ground.network();

const interfaceOn =
  (...subnets: string[]) =>
  (ground: Ground): Values => ({
    vpcId: ground.id("vpc"),
    serviceName: "com.amazonaws.eu-central-1.sts",
    vpcEndpointType: "Interface",
    privateDnsEnabled: true,
    subnetIds: subnets.map((name) => ground.id(name)),
  });

const flowLog = (ground: Ground): Values => ({
  vpcId: ground.id("vpc"),
  trafficType: "ALL",
  logDestination: `arn:aws:logs:eu-central-1:${account}:log-group:flows`,
  iamRoleArn: `arn:aws:iam::${account}:role/flows`,
});

describe("stand-in rules of endpoints", () => {
  testRefusals([
    {
      title: "private names of an endpoint in a VPC that gives no DNS host names",
      given: (ground) => {
        ground.network();
        ground.make("aws:ec2/vpc:Vpc", "plain", { cidrBlock: "10.1.0.0/16" });
      },
      type: endpoint,
      inputs: (ground) => ({ ...interfaceOn()(ground), vpcId: ground.id("plain") }),
      error: /^InvalidParameter: Enabling private DNS requires both/,
      mended: (ground) => ({ vpcId: ground.id("vpc") }),
    },
    {
      title: "two endpoints with private names of one service",
      given: (ground) => {
        ground.network();
        ground.make(endpoint, "first", interfaceOn("a")(ground));
      },
      type: endpoint,
      inputs: interfaceOn("b"),
      error: /^InvalidParameter: private-dns-enabled cannot be set .*sts/,
      mended: () => ({ serviceName: "com.amazonaws.eu-central-1.logs" }),
    },
    {
      title: "an endpoint with two subnets of one zone",
      given: network,
      type: endpoint,
      inputs: interfaceOn("a", "a2"),
      error: /^DuplicateSubnetsInSameZone/,
      mended: (ground) => ({ subnetIds: [ground.id("a"), ground.id("b")] }),
    },
    {
      title: "an endpoint with a security group that does not exist",
      given: network,
      type: endpoint,
      inputs: (ground) => ({ ...interfaceOn("a")(ground), securityGroupIds: ["sg-1"] }),
      error: /^InvalidGroup\.NotFound/,
      mended: (ground) => ({ securityGroupIds: [ground.id("sg")] }),
    },
    {
      title: "a gateway endpoint with a route table that does not exist",
      given: (ground) => {
        ground.network();
        ground.make("aws:ec2/routeTable:RouteTable", "table", { vpcId: ground.id("vpc") });
      },
      type: endpoint,
      inputs: (ground) => ({
        vpcId: ground.id("vpc"),
        serviceName: "com.amazonaws.eu-central-1.s3",
        routeTableIds: ["rtb-1"],
      }),
      error: /^InvalidRouteTableID\.NotFound/,
      mended: (ground) => ({ routeTableIds: [ground.id("table")] }),
    },
  ]);
});

describe("stand-in rules of flow logs", () => {
  testRefusals([
    {
      title: "a flow log whose role has no policy yet",
      given: (ground) => {
        ground.network();
        ground.make("aws:cloudwatch/logGroup:LogGroup", "flows", { name: "flows" });
        ground.role("flows", "vpc-flow-logs.amazonaws.com");
      },
      type: "aws:ec2/flowLog:FlowLog",
      inputs: flowLog,
      error: /^InvalidParameter: Unable to assume given IAM role\n.*no policy yet/,
      mended: by((ground) => ground.allow("flows", "logs:PutLogEvents")),
    },
    {
      title: "the same flow log twice",
      given: (ground) => {
        ground.network();
        ground.make("aws:cloudwatch/logGroup:LogGroup", "flows", { name: "flows" });
        ground.role("flows", "vpc-flow-logs.amazonaws.com");
        ground.allow("flows", "logs:PutLogEvents");
        ground.make("aws:ec2/flowLog:FlowLog", "first", flowLog(ground));
      },
      type: "aws:ec2/flowLog:FlowLog",
      inputs: flowLog,
      error: /^FlowLogAlreadyExists/,
      mended: () => ({ trafficType: "REJECT" }),
    },
    {
      title: "a flow log whose role trusts another service",
      given: (ground) => {
        ground.network();
        ground.make("aws:cloudwatch/logGroup:LogGroup", "flows", { name: "flows" });
        for (const [name, service] of [
          ["flows", "ec2.amazonaws.com"],
          ["right", "vpc-flow-logs.amazonaws.com"],
        ] as const) {
          ground.role(name, service);
          ground.allow(name, "logs:PutLogEvents");
        }
      },
      type: "aws:ec2/flowLog:FlowLog",
      inputs: flowLog,
      error: /^InvalidParameter: Unable to assume given IAM role\n.*does not let vpc-flow-logs/,
      mended: () => ({ iamRoleArn: `arn:aws:iam::${account}:role/right` }),
    },
    {
      title: "a flow log to a folder of a bucket that does not let the delivery service write",
      given: (ground) => {
        ground.network();
        ground.make("aws:s3/bucket:Bucket", "b", { bucket: "b" });
      },
      type: "aws:ec2/flowLog:FlowLog",
      inputs: (ground) => ({
        vpcId: ground.id("vpc"),
        trafficType: "ALL",
        logDestinationType: "s3",
        logDestination: "arn:aws:s3:::b/flows/",
      }),
      error: /Access Denied for LogDestination.*\n.*delivery\.logs\.amazonaws\.com/,
      mended: by((ground) =>
        ground.make("aws:s3/bucketPolicy:BucketPolicy", "p", {
          bucket: "b",
          policy: policy({ Principal: { Service: "delivery.logs.amazonaws.com" }, Action: "s3:PutObject" }),
        }),
      ),
    },
  ]);
});
