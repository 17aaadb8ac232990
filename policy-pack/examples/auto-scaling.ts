import type { Fixture, ViolatingExample } from "../rule";
import { account, policy } from "./bucket";
import { trustService } from "./iam";

type Inputs = Readonly<Record<string, unknown>>;
const unknown = Symbol("unknown");

export function subnet(letter: string, zone = `eu-central-1${letter}`, inputs: Inputs = {}): Fixture {
  return {
    type: "aws:ec2/subnet:Subnet",
    name: `subnet-${letter}`,
    inputs: {
      vpcId: "vpc-0a1b2c3d4e5f60718",
      cidrBlock: "10.0.1.0/24",
      availabilityZone: zone,
      ...inputs,
    },
  };
}

export const encryptedRoot = {
  deviceName: "/dev/xvda",
  ebs: { encrypted: "true", volumeType: "gp3", volumeSize: 8 },
};

/** A launch template as every environment wants it, with changes. */
export function launchTemplate(inputs: Inputs = {}): Fixture {
  return {
    type: "aws:ec2/launchTemplate:LaunchTemplate",
    name: "template",
    inputs: {
      name: "tradai-nat-dev",
      metadataOptions: { httpTokens: "required", httpPutResponseHopLimit: 1, httpEndpoint: "enabled" },
      blockDeviceMappings: [encryptedRoot],
      ...inputs,
    },
    outputs: { id: "lt-0a1b2c3d4e5f60718", latestVersion: 3 },
  };
}

export const launchHook = {
  name: "tradai-nat-launch-dev",
  lifecycleTransition: "autoscaling:EC2_INSTANCE_LAUNCHING",
  defaultResult: "CONTINUE",
  heartbeatTimeout: 300,
};

/** A group as a first preview shows it: subnets and template are known by dependency alone. */
export function group(inputs: Inputs = {}): Fixture {
  return {
    type: "aws:autoscaling/group:Group",
    name: "nat",
    inputs: {
      name: "tradai-nat-asg-dev",
      minSize: 1,
      maxSize: 1,
      vpcZoneIdentifiers: [unknown, unknown],
      launchTemplate: { id: unknown, version: unknown },
      instanceRefresh: { strategy: "Rolling" },
      tags: [{ key: "Name", value: "tradai-nat-asg-dev", propagateAtLaunch: true }],
      ...inputs,
    },
    references: { vpcZoneIdentifiers: ["subnet-a", "subnet-b"], launchTemplate: ["template"] },
  };
}

/** A group with what it stands on. */
export function groupIn(inputs: Inputs = {}, template: Inputs = {}): readonly Fixture[] {
  return [subnet("a"), subnet("b"), launchTemplate(template), group(inputs)];
}

/** An example in dev whose group is at fault. */
export const wrongGroup = (
  title: string,
  says: string,
  ...resources: readonly Fixture[]
): ViolatingExample => ({ title, environment: "dev", resources, resource: "nat", says });

/** What hears of a launch hook and lets it go on. */
export function hookHandler(
  changes: {
    readonly pattern?: Inputs;
    readonly action?: string;
    readonly group?: string;
  } = {},
): readonly Fixture[] {
  const named = changes.group ?? "tradai-nat-asg-dev";
  return [
    {
      type: "aws:cloudwatch/eventRule:EventRule",
      name: "nat-launch-rule",
      inputs: {
        name: "tradai-nat-launch-dev",
        eventPattern: JSON.stringify({
          source: ["aws.autoscaling"],
          "detail-type": ["EC2 Instance-launch Lifecycle Action"],
          detail: { AutoScalingGroupName: ["tradai-nat-asg-dev"] },
          ...changes.pattern,
        }),
      },
    },
    {
      type: "aws:cloudwatch/eventTarget:EventTarget",
      name: "nat-launch-target",
      inputs: { rule: "tradai-nat-launch-dev", arn: unknown },
      references: { rule: ["nat-launch-rule"], arn: ["nat-updater"] },
    },
    {
      type: "aws:lambda/function:Function",
      name: "nat-updater",
      inputs: { name: "tradai-nat-route-updater-dev", role: unknown },
      references: { role: ["nat-updater-role"] },
    },
    {
      type: "aws:iam/role:Role",
      name: "nat-updater-role",
      inputs: {
        name: "tradai-nat-lambda-role-dev",
        assumeRolePolicy: policy(trustService("lambda.amazonaws.com")),
      },
    },
    {
      type: "aws:iam/rolePolicy:RolePolicy",
      name: "nat-updater-policy",
      inputs: {
        name: "route",
        role: "tradai-nat-lambda-role-dev",
        policy: policy({
          Effect: "Allow",
          Action: changes.action ?? "autoscaling:CompleteLifecycleAction",
          Resource: `arn:aws:autoscaling:eu-central-1:${account}:autoScalingGroup:*:autoScalingGroupName/${named}`,
        }),
      },
      references: { role: ["nat-updater-role"] },
    },
  ];
}
