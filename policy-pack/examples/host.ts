import type { Fixture } from "../rule";
import { group, launchTemplate, subnet } from "./auto-scaling";
import { account, policy, region } from "./bucket";
import { trustService } from "./iam";

type Inputs = Readonly<Record<string, unknown>>;
const unknown = Symbol("unknown");
export const hostGroup = "tradai-consolidated-asg-dev";
const groupArn = `arn:aws:autoscaling:${region}:${account}:autoScalingGroup:*:autoScalingGroupName/${hostGroup}`;
const anyDiscovery = `arn:aws:servicediscovery:${region}:${account}:service/*`;

const hook = (name: string, transition: string): Inputs => ({
  name: `tradai-consolidated-${name}-dev`,
  lifecycleTransition: `autoscaling:EC2_INSTANCE_${transition}`,
  heartbeatTimeout: 900,
  defaultResult: "CONTINUE",
});
export const hostHooks = {
  launch: hook("launch", "LAUNCHING"),
  terminate: hook("terminate", "TERMINATING"),
};

/** A machine's script that registers its service and says that it is ready. */
export const hostScript = `#!/bin/bash
docker run --detach --name backend-api --log-driver awslogs --log-opt awslogs-group=/tradai/dev/backend-api image
register backend-api
aws autoscaling complete-lifecycle-action --lifecycle-hook-name tradai-consolidated-launch-dev
`;
export const encoded = (script: string): string => Buffer.from(script).toString("base64");

function roleOf(name: string, service: string, ...statements: readonly object[]): readonly Fixture[] {
  return [
    {
      type: "aws:iam/role:Role",
      name: `${name}-role`,
      inputs: { name: `tradai-${name}-dev`, assumeRolePolicy: policy(trustService(service)) },
    },
    {
      type: "aws:iam/rolePolicy:RolePolicy",
      name: `${name}-policy`,
      inputs: { name: "work", role: `tradai-${name}-dev`, policy: policy(...statements) },
      references: { role: [`${name}-role`] },
    },
  ];
}
const allow = (Action: readonly string[], Resource: string): object => ({
  Effect: "Allow",
  Action,
  Resource,
});

/** What a host of several services is made of: group, template, profile and role. */
export function host(
  changes: { readonly group?: Inputs; readonly script?: string; readonly actions?: readonly string[] } = {},
): readonly Fixture[] {
  const { script = hostScript, actions = ["servicediscovery:RegisterInstance"] } = changes;
  const template = launchTemplate({ iamInstanceProfile: { arn: unknown }, userData: encoded(script) });
  return [
    subnet("a"),
    subnet("b"),
    { ...template, references: { iamInstanceProfile: ["profile"] } },
    {
      type: "aws:iam/instanceProfile:InstanceProfile",
      name: "profile",
      inputs: { name: "tradai-consolidated-dev", role: "tradai-consolidated-dev" },
      references: { role: ["consolidated-role"] },
    },
    ...roleOf(
      "consolidated",
      "ec2.amazonaws.com",
      allow(["autoscaling:CompleteLifecycleAction"], groupArn),
      allow(actions, anyDiscovery),
    ),
    {
      ...group({
        name: hostGroup,
        targetGroupArns: [`arn:aws:elasticloadbalancing:${region}:${account}:targetgroup/api/1`],
        healthCheckType: "ELB",
        healthCheckGracePeriod: 180,
        initialLifecycleHooks: [hostHooks.launch, hostHooks.terminate],
        instanceMaintenancePolicy: { minHealthyPercentage: 100, maxHealthyPercentage: 200 },
        ...changes.group,
      }),
      name: "host",
    },
  ];
}

function called(name: string, inputs: Inputs): readonly Fixture[] {
  return [
    { type: "aws:cloudwatch/eventRule:EventRule", name, inputs: { name: `tradai-${name}-dev`, ...inputs } },
    {
      type: "aws:cloudwatch/eventTarget:EventTarget",
      name: `${name}-target`,
      inputs: { rule: `tradai-${name}-dev`, arn: unknown },
      references: { rule: [name], arn: ["deregistration"] },
    },
  ];
}

/** What hears of the host's end and of events that were lost, and deregisters it. */
export function deregistration(
  actions: readonly string[] = ["servicediscovery:DeregisterInstance", "servicediscovery:ListInstances"],
): readonly Fixture[] {
  return [
    ...called("consolidated-terminate", {
      eventPattern: JSON.stringify({
        source: ["aws.autoscaling"],
        "detail-type": ["EC2 Instance-terminate Lifecycle Action"],
        detail: { AutoScalingGroupName: [hostGroup] },
      }),
    }),
    ...called("deregistration-reconcile", { scheduleExpression: "rate(5 minutes)" }),
    {
      type: "aws:lambda/function:Function",
      name: "deregistration",
      inputs: { name: "tradai-deregistration-dev", role: unknown, timeout: 240 },
      references: { role: ["deregistration-role"] },
    },
    ...roleOf(
      "deregistration",
      "lambda.amazonaws.com",
      allow(["autoscaling:CompleteLifecycleAction"], groupArn),
      allow(actions, anyDiscovery),
    ),
  ];
}
