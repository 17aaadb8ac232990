import {
  followsTemplate,
  groupType,
  healthByLoadBalancer,
  refreshed,
  tagsReachInstances,
  twoZones,
} from "../checks/auto-scaling";
import { hookType } from "../checks/group-hooks";
import { neverEmpty, replacesWhatDied, successorFirst } from "../checks/group-capacity";
import { instanceTypes, metadataGuarded, volumesEncrypted } from "../checks/instance-hardening";
import { hookHasGroup, hooksHandled, launchHookInline, onlyOneGoesOn } from "../checks/lifecycle-hooks";
import { ofType } from "../checks/of-type";
import { encryptedRoot, group, groupIn, hookHandler, launchHook } from "../examples/auto-scaling";
import { launchTemplate, subnet } from "../examples/auto-scaling";
import { violatingCapacity } from "../examples/group-capacity";
import { compliantHosts, violatingHosts } from "../examples/host-group";
import type { Check, Fixture, Rule, ViolatingExample } from "../rule";

const dev = "dev";
const groupChecks: readonly Check[] = [
  twoZones,
  followsTemplate,
  refreshed,
  healthByLoadBalancer,
  tagsReachInstances,
  neverEmpty,
  replacesWhatDied,
  successorFirst,
  hooksHandled,
  onlyOneGoesOn,
];
const behindTargets = {
  maxSize: 2,
  targetGroupArns: ["arn:aws:elasticloadbalancing:eu-central-1:1:targetgroup/api/1"],
};
const withHook = { initialLifecycleHooks: [launchHook] };
const without = (resources: readonly Fixture[], ...names: readonly string[]): readonly Fixture[] =>
  resources.filter(({ name }) => !names.includes(name));

/** The group of dev at fault. */
const wrong = (title: string, says: string, resources: readonly Fixture[]): ViolatingExample => ({
  title,
  environment: dev,
  resources,
  resource: "nat",
  says,
});

function instance(inputs: Readonly<Record<string, unknown>> = {}): Fixture {
  return {
    type: "aws:ec2/instance:Instance",
    name: "host",
    inputs: {
      ami: "ami-0a1b2c3d4e5f60718",
      instanceType: "t4g.nano",
      metadataOptions: { httpTokens: "required", httpPutResponseHopLimit: 1 },
      rootBlockDevice: { encrypted: true },
      ...inputs,
    },
  };
}

function separateHook(transition: string, inputs: Readonly<Record<string, unknown>> = {}): Fixture {
  return {
    type: hookType,
    name: "hook",
    inputs: {
      name: "tradai-nat-terminate-dev",
      autoscalingGroupName: "tradai-nat-asg-dev",
      lifecycleTransition: transition,
      ...inputs,
    },
    references: { autoscalingGroupName: ["nat"] },
  };
}

const rule: Rule = {
  name: "asg-resilient",
  title: "Instances are guarded, replaced and heard",
  description:
    "Every group of instances spans two zones, follows its template, is judged by its load balancer and has a handler for each lifecycle hook; every instance has IMDSv2 with one hop and encrypted volumes.",
  rationale:
    "A hook that nobody completes leaves an instance waiting and, for the NAT instance, the private subnets without a route; an instance of IMDSv1 gives its credentials to any forged request.",
  remediation: "Set the property that the message names on the group, its template or its hook's rule.",
  severity: "high",
  kind: "stack",
  catalogue: {
    securityHub: ["AutoScaling.1", "AutoScaling.2", "AutoScaling.9", "EC2.8", "EC2.170"],
    cis: ["5.7"],
    cdkNag: ["AS2", "EC26"],
    checkov: ["CKV_AWS_8", "CKV_AWS_79", "CKV_AWS_153", "CKV_AWS_315", "CKV_AWS_341"],
  },
  relations: [43, 44],
  findings: ["TRADAI-H-19", "TRADAI-H-20", "EDGAR-02", "EDGAR-27"],
  types: [groupType, hookType, ...instanceTypes],
  checks: [
    ...groupChecks.map((check) => ofType([groupType], check)),
    ofType([hookType], launchHookInline),
    ofType([hookType], hookHasGroup),
    ofType(instanceTypes, metadataGuarded),
    ofType(instanceTypes, volumesEncrypted),
  ],
  examples: {
    compliant: [
      {
        title: "A NAT group whose launch hook is handled",
        environment: dev,
        resources: [...groupIn(withHook), ...hookHandler()],
      },
      {
        title: "A group behind a target group, judged by it, after an update",
        environment: dev,
        resources: groupIn({
          ...behindTargets,
          healthCheckType: "ELB",
          healthCheckGracePeriod: 120,
          launchTemplate: { id: "lt-0a1b2c3d4e5f60718", version: "3" },
        }),
      },
      {
        title: "A termination hook of its own that a topic hears of",
        environment: dev,
        resources: [
          ...groupIn(),
          separateHook("autoscaling:EC2_INSTANCE_TERMINATING", {
            notificationTargetArn: "arn:aws:sns:eu-central-1:600802701449:tradai-alerts-dev",
          }),
        ],
      },
      { title: "An instance of its own", resources: [instance()] },
      {
        title: "Tags by the template",
        environment: dev,
        resources: groupIn(
          { tags: undefined },
          { tagSpecifications: [{ resourceType: "instance", tags: { project: "tradai" } }] },
        ),
      },
      ...compliantHosts,
    ],
    violating: [
      wrong(
        "The NAT hook without its rule",
        "group tradai-nat-asg-dev has no notification target and no event rule names it",
        without([...groupIn(withHook), ...hookHandler()], "nat-launch-rule").map((each) =>
          each.name === "nat-launch-target" ? { ...each, references: { arn: ["nat-updater"] } } : each,
        ),
      ),
      wrong("A rule on another group's launches", "no event rule names it", [
        ...groupIn(withHook),
        ...hookHandler({ pattern: { detail: { AutoScalingGroupName: ["tradai-host-asg-dev"] } } }),
      ]),
      wrong("A rule on every group's launches", "no event rule names it", [
        ...groupIn(withHook),
        ...hookHandler({ pattern: { detail: {} } }),
      ]),
      wrong("A rule on terminations for a launch hook", "no event rule names it", [
        ...groupIn(withHook),
        ...hookHandler({ pattern: { "detail-type": ["EC2 Instance-terminate Lifecycle Action"] } }),
      ]),
      wrong("A rule for another hook of the group", "no event rule names it", [
        ...groupIn(withHook),
        ...hookHandler({
          pattern: {
            detail: { AutoScalingGroupName: ["tradai-nat-asg-dev"], LifecycleHookName: ["drain"] },
          },
        }),
      ]),
      wrong(
        "A rule without target",
        "nat-launch-rule has no function as target",
        without([...groupIn(withHook), ...hookHandler()], "nat-launch-target"),
      ),
      wrong("A handler that may not complete the action", "may not complete the action", [
        ...groupIn(withHook),
        ...hookHandler({ action: "autoscaling:DescribeAutoScalingGroups" }),
      ]),
      wrong("A handler that may complete another group's", "may not complete the action", [
        ...groupIn(withHook),
        ...hookHandler({ group: "tradai-host-asg-dev" }),
      ]),
      wrong("A termination hook of its own that nobody hears of", "hook tradai-nat-terminate-dev", [
        ...groupIn(),
        separateHook("autoscaling:EC2_INSTANCE_TERMINATING"),
      ]),
      {
        title: "A launch hook beside the group",
        environment: dev,
        resources: [...groupIn(), ...hookHandler(), separateHook(launchHook.lifecycleTransition)],
        resource: "hook",
        says: "the first instance starts without it",
      },
      {
        title: "A hook of no group",
        environment: dev,
        resources: [
          {
            ...separateHook("autoscaling:EC2_INSTANCE_TERMINATING", { autoscalingGroupName: "gone" }),
            references: {},
          },
        ],
        resource: "hook",
        says: "gone is not declared",
      },
      wrong("Two subnets of one zone", "eu-central-1a alone", [
        subnet("a"),
        subnet("b", "eu-central-1a"),
        launchTemplate(),
        group(),
      ]),
      wrong(
        "One subnet",
        "eu-central-1a alone",
        groupIn({ vpcZoneIdentifiers: undefined, availabilityZones: ["eu-central-1a"] }),
      ),
      ...[
        { title: "The word for the newest version", version: "$Latest", says: "nothing is refreshed" },
        { title: "A fixed version", version: "1", says: "never reaches the instances" },
      ].map(({ title, version, says }) => ({
        title,
        environment: dev,
        resources: groupIn({ launchTemplate: { id: Symbol("unknown"), version } }),
        resource: "nat",
        says,
      })),
      wrong(
        "A launch configuration",
        "no launch template",
        groupIn({ launchTemplate: undefined, launchConfiguration: "tradai-nat-dev" }),
      ),
      wrong("No refresh", "keep the old template", groupIn({ instanceRefresh: undefined })),
      wrong(
        "Behind a target group with the health of the machine alone",
        "health check is EC2",
        groupIn(behindTargets),
      ),
      wrong(
        "No time to start",
        "is 0",
        groupIn({ ...behindTargets, healthCheckType: "ELB", healthCheckGracePeriod: 0 }),
      ),
      wrong(
        "A tag that stays on the group",
        "the tag env stays on the group",
        groupIn({ tags: [{ key: "env", value: "dev", propagateAtLaunch: false }] }),
      ),
      wrong("Instances without tags", "carry no tag", groupIn({ tags: [] })),
      {
        title: "IMDSv1 in a template",
        resources: [
          launchTemplate({ metadataOptions: { httpTokens: "optional", httpPutResponseHopLimit: 1 } }),
        ],
        resource: "template",
        says: '`metadataOptions.httpTokens` is "optional"',
      },
      {
        title: "A hop limit that the image decides",
        resources: [launchTemplate({ metadataOptions: { httpTokens: "required" } })],
        resource: "template",
        says: "containers reach the host's credentials",
      },
      {
        title: "IMDSv1 on an instance",
        resources: [instance({ metadataOptions: { httpPutResponseHopLimit: 1 } })],
        resource: "host",
        says: "a forged request",
      },
      {
        title: "A template that leaves the volume to the image",
        resources: [launchTemplate({ blockDeviceMappings: undefined })],
        resource: "template",
        says: "as the image has it",
      },
      {
        title: "A second volume in plain text",
        resources: [
          launchTemplate({
            blockDeviceMappings: [encryptedRoot, { deviceName: "/dev/sdf", ebs: { volumeSize: 20 } }],
          }),
        ],
        resource: "template",
        says: "/dev/sdf is not encrypted",
      },
      {
        title: "An instance in plain text",
        resources: [instance({ rootBlockDevice: { encrypted: false } })],
        resource: "host",
        says: "the root volume is not encrypted",
      },
      ...violatingCapacity,
      ...violatingHosts,
    ],
  },
};

export default rule;
