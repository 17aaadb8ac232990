import type { Example, Fixture, ViolatingExample } from "../rule";
import { policy } from "./bucket";
import { inVpc, pair, publicRoutes, referring, securityGroup, subnet, vpc } from "./network";

export const script = Buffer.from("#!/bin/bash\nsysctl -w net.ipv4.ip_forward=1\n").toString("base64");
export const template = (inputs: Fixture["inputs"]): Fixture => ({
  type: "aws:ec2/launchTemplate:LaunchTemplate",
  name: "template",
  inputs: { networkInterfaces: [{ deviceIndex: 0, associatePublicIpAddress: "true" }], ...inputs },
});
export const scalingGroup = (tier: string, inputs: Fixture["inputs"] = {}): Fixture => {
  const subnets = [`subnet-${tier}-a`, `subnet-${tier}-b`];
  return {
    type: "aws:autoscaling/group:Group",
    name: "group",
    inputs: {
      name: "tradai-nat-dev",
      vpcZoneIdentifiers: subnets.map(() => Symbol("unknown")),
      launchTemplate: { id: Symbol("unknown"), version: "1" },
      ...inputs,
    },
    references: { vpcZoneIdentifiers: subnets, launchTemplate: ["template"] },
  };
};
export const service = (subnets: readonly string[], assignPublicIp: boolean): Fixture => ({
  type: "aws:ecs/service:Service",
  name: "backend-api",
  inputs: {
    name: "tradai-backend-api-prod",
    networkConfiguration: { subnets: subnets.map(() => Symbol("unknown")), assignPublicIp },
  },
  references: { networkConfiguration: subnets },
});
export const instance = (inputs: Fixture["inputs"], home = "subnet-private-a"): Fixture =>
  referring({ type: "aws:ec2/instance:Instance", name: "instance", inputs }, { subnetId: home });
export const profile: readonly Fixture[] = [
  { type: "aws:iam/role:Role", name: "role", inputs: { name: "tradai-nat-dev" } },
  referring(
    {
      type: "aws:iam/rolePolicy:RolePolicy",
      name: "role-policy",
      inputs: {
        policy: policy({
          Effect: "Allow",
          Action: "ec2:ModifyInstanceAttribute",
          Resource: "arn:aws:ec2:eu-central-1:600802701449:instance/*",
        }),
      },
    },
    { role: "role" },
  ),
  referring(
    { type: "aws:iam/instanceProfile:InstanceProfile", name: "profile", inputs: { name: "tradai-nat-dev" } },
    { role: "role" },
  ),
];
export const byRole: Fixture = {
  ...template({ iamInstanceProfile: { arn: Symbol("unknown") } }),
  references: { iamInstanceProfile: ["profile"] },
};
export const workflow = (...subnets: readonly string[]): Fixture => ({
  type: "aws:sfn/stateMachine:StateMachine",
  name: "workflow",
  inputs: { name: "tradai-backtest-workflow-prod" },
  references: { definition: subnets },
});
export const network = [vpc, ...pair("public"), ...pair("private"), ...publicRoutes];

export const compliantPlaces: readonly Example[] = [
  {
    title: "A NAT instance by its start script, a service and a function in private subnets",
    environment: "dev",
    resources: [
      ...network,
      template({ userData: script }),
      scalingGroup("public"),
      service(["subnet-private-a", "subnet-private-b"], false),
      { type: "aws:ec2/eip:Eip", name: "nat-address", inputs: { domain: "vpc" } },
    ],
  },
  {
    title: "A NAT instance by its role",
    environment: "staging",
    resources: [...network, ...profile, byRole, scalingGroup("public")],
  },
  {
    title: "A workflow that starts tasks in private subnets, whose ids are not known yet",
    resources: [...network, workflow("subnet-private-a", "subnet-private-b")],
  },
  {
    title: "A single NAT instance, which says so itself",
    resources: [
      ...network,
      instance({ associatePublicIpAddress: true, sourceDestCheck: false }, "subnet-public-a"),
      referring({ type: "aws:ec2/eip:Eip", name: "nat-address", inputs: {} }, { instance: "instance" }),
    ],
  },
];

export const wrong = (
  title: string,
  resources: readonly Fixture[],
  resource: string,
  says: string,
): ViolatingExample => ({ title, resources: [...network, ...resources], resource, says });

export const violatingPlaces: readonly ViolatingExample[] = [
  wrong(
    "A machine of the private subnets that takes in packets for others",
    [instance({ sourceDestCheck: false })],
    "instance",
    "for others in subnet-private-a",
  ),
  wrong(
    "A network card that takes in packets for others",
    [
      referring(
        {
          type: "aws:ec2/networkInterface:NetworkInterface",
          name: "card",
          inputs: { sourceDestCheck: false },
        },
        { subnetId: "subnet-private-a" },
      ),
    ],
    "card",
    "for others in subnet-private-a",
  ),
  wrong(
    "The default VPC",
    [{ type: "aws:ec2/defaultVpc:DefaultVpc", name: "default", inputs: {} }],
    "default",
    "the account's default VPC",
  ),
  {
    title: "A subnet that gives public addresses",
    resources: [vpc, subnet("public", "a", { mapPublicIpOnLaunch: true })],
    resource: "subnet-public-a",
    says: "gets a public address",
  },
  wrong(
    "A template with a public address that nobody launches",
    [template({ userData: script })],
    "template",
    "no scaling group",
  ),
  wrong(
    "Machines with public addresses in private subnets",
    [template({ userData: script }), scalingGroup("private")],
    "template",
    "outside the public subnets",
  ),
  wrong(
    "A host that forwards, in public subnets behind a load balancer",
    [
      template({ networkInterfaces: [], userData: script }),
      scalingGroup("public", {
        targetGroupArns: ["arn:aws:elasticloadbalancing:eu-central-1:600802701449:targetgroup/a/b"],
      }),
    ],
    "group",
    "stands behind a load balancer",
  ),
  wrong(
    "An instance with a public address",
    [instance({ associatePublicIpAddress: true })],
    "instance",
    "keeps its source/destination check",
  ),
  wrong(
    "An instance at a spot price with a public address",
    [
      {
        ...instance({ associatePublicIpAddress: true }),
        type: "aws:ec2/spotInstanceRequest:SpotInstanceRequest",
      },
    ],
    "instance",
    "keeps its source/destination check",
  ),
  wrong("An instance in a public subnet", [instance({}, "subnet-public-b")], "instance", "subnet-public-b"),
  wrong(
    "A host in public subnets, without address of its own, that forwards nothing",
    [template({ networkInterfaces: [] }), scalingGroup("public")],
    "group",
    "neither its start script nor its role",
  ),
  wrong(
    "An address fixed to an instance",
    [
      instance({}),
      referring({ type: "aws:ec2/eip:Eip", name: "address", inputs: {} }, { instance: "instance" }),
    ],
    "address",
    "belongs to instance",
  ),
  wrong(
    "A service whose tasks get public addresses",
    [service(["subnet-private-a"], true)],
    "backend-api",
    "get a public address",
  ),
  wrong(
    "A service in public subnets",
    [service(["subnet-private-a", "subnet-public-a"], false)],
    "backend-api",
    "it runs in subnet-public-a",
  ),
  wrong(
    "A set of tasks with public addresses",
    [
      {
        type: "aws:ecs/taskSet:TaskSet",
        name: "task-set",
        inputs: { networkConfiguration: { assignPublicIp: true } },
      },
    ],
    "task-set",
    "get a public address",
  ),
  wrong(
    "A workflow that starts tasks in public subnets",
    [workflow("subnet-private-a", "subnet-public-b")],
    "workflow",
    "`definition` starts tasks in subnet-public-b",
  ),
  wrong(
    "A scheduled task with a public address",
    [
      {
        type: "aws:scheduler/schedule:Schedule",
        name: "schedule",
        inputs: { target: { ecsParameters: { networkConfiguration: { assignPublicIp: true } } } },
      },
    ],
    "schedule",
    "get a public address",
  ),
  wrong(
    "A workflow whose task gets a public address",
    [
      {
        type: "aws:sfn/stateMachine:StateMachine",
        name: "workflow",
        inputs: {
          definition: JSON.stringify({
            States: {
              Run: {
                Parameters: {
                  NetworkConfiguration: { AwsvpcConfiguration: { AssignPublicIp: "ENABLED" } },
                },
              },
            },
          }),
        },
      },
    ],
    "workflow",
    "`definition.States.Run.Parameters.NetworkConfiguration",
  ),
  wrong(
    "A security group of the default VPC",
    [{ ...securityGroup("group"), inputs: { description: "A group" }, references: {} }],
    "group",
    "neither subnet nor VPC",
  ),
  wrong(
    "A function in a public subnet",
    [
      {
        ...inVpc("aws:lambda/function:Function", "function"),
        inputs: { name: "tradai-orders-prod", vpcConfig: { subnetIds: [Symbol("unknown")] } },
        references: { vpcConfig: ["subnet-public-a"] },
      },
    ],
    "function",
    "subnet-public-a",
  ),
];
