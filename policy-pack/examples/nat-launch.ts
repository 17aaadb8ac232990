import { UNKNOWN } from "../graph/values";
import type { Example, Fixture, UndecidedExample, ViolatingExample } from "../rule";
import { policy } from "./bucket";
import { referring, route } from "./network";
import { changed, development, launch } from "./subnet-tiers";

const without = (resources: readonly Fixture[], ...names: readonly string[]): readonly Fixture[] =>
  resources.filter(({ name }) => !names.includes(name));
const forwards = Buffer.from("sysctl -w net.ipv4.ip_forward=1").toString("base64");
const mayForward = {
  Effect: "Allow",
  Action: "ec2:ModifyInstanceAttribute",
  Resource: "arn:aws:ec2:eu-central-1:600802701449:instance/*",
};

/** The second private table leads elsewhere: what is wrong is told of the first alone. */
const toPartner = route(
  "route-b",
  "routes-private-b",
  {},
  { destinationCidrBlock: "0.0.0.0/0", transitGatewayId: "tgw-1" },
);

/** The NAT instance of dev with a launch template, a script and what its role may do. */
const machine = (script: string, statement: object): readonly Fixture[] => [
  ...without(development, "nat"),
  ...development
    .filter(({ name }) => name === "nat")
    .map((group) => ({
      ...group,
      inputs: { ...group.inputs, launchTemplate: { id: Symbol("unknown"), version: "1" } },
      references: { launchTemplate: ["template"] },
    })),
  {
    type: "aws:ec2/launchTemplate:LaunchTemplate",
    name: "template",
    inputs: { userData: script, iamInstanceProfile: { name: "tradai-nat-profile-dev" } },
  },
  {
    type: "aws:iam/instanceProfile:InstanceProfile",
    name: "profile",
    inputs: { name: "tradai-nat-profile-dev", role: "tradai-nat-role-dev" },
  },
  { type: "aws:iam/role:Role", name: "nat-role", inputs: { name: "tradai-nat-role-dev" } },
  {
    type: "aws:iam/rolePolicy:RolePolicy",
    name: "nat-role-policy",
    inputs: { role: "tradai-nat-role-dev", policy: policy(statement) },
  },
  toPartner,
];

const dev = { environment: "dev" } as const;
const launching = "autoscaling:EC2_INSTANCE_LAUNCHING";
const hook = (name: string, lifecycleTransition: string): Fixture => ({
  type: "aws:autoscaling/lifecycleHook:LifecycleHook",
  name,
  inputs: { name, autoscalingGroupName: "tradai-nat-dev", lifecycleTransition },
});
const withoutHooks = changed(development, "nat", { initialLifecycleHooks: [] });
const pattern = (change: object): Fixture["inputs"] => ({
  eventPattern: JSON.stringify({
    source: ["aws.autoscaling"],
    "detail-type": [launch],
    detail: { AutoScalingGroupName: ["tradai-nat-dev"] },
    ...change,
  }),
});
/** A second event rule that calls the function given. */
const secondRule = (target: string): readonly Fixture[] => [
  {
    type: "aws:cloudwatch/eventRule:EventRule",
    name: "second",
    inputs: { name: "tradai-nat-second-dev", ...pattern({}) },
  },
  referring(
    { type: "aws:cloudwatch/eventTarget:EventTarget", name: "second-target", inputs: {} },
    { rule: "second", arn: target },
  ),
];
const secondFunction = referring(
  {
    type: "aws:lambda/function:Function",
    name: "watcher",
    inputs: { name: "tradai-nat-watcher-dev" },
  },
  { role: "watcher-role" },
);
const secondRole: Fixture = {
  type: "aws:iam/role:Role",
  name: "watcher-role",
  inputs: { name: "tradai-nat-watcher-role-dev" },
};
const readsAlone = { policy: policy({ Effect: "Allow", Action: "ec2:DescribeRouteTables", Resource: "*" }) };

export const compliantLaunch: readonly Example[] = [
  { ...dev, title: "A NAT instance that forwards", resources: machine(forwards, mayForward) },
  {
    ...dev,
    title: "A NAT instance that forwards, in a script that is not encoded, by its network interface",
    resources: machine("#!/bin/sh\niptables -t nat -A POSTROUTING -j MASQUERADE\n", {
      ...{ Effect: "Allow", Action: "ec2:ModifyNetworkInterfaceAttribute" },
      Resource: "arn:aws:ec2:eu-central-1:600802701449:network-interface/*",
    }),
  },
  {
    ...dev,
    title: "A NAT instance beside a group with a hook of its own that forwards nothing",
    resources: [
      {
        type: "aws:ec2/launchTemplate:LaunchTemplate",
        name: "other-template",
        inputs: { userData: "" },
      },
      {
        type: "aws:autoscaling/group:Group",
        name: "other",
        inputs: {
          name: "tradai-other-dev",
          launchTemplate: { id: UNKNOWN },
          initialLifecycleHooks: [{ name: "tradai-other-launch-dev", lifecycleTransition: launching }],
        },
        references: { launchTemplate: ["other-template"] },
      },
      ...changed(development, "nat-launch", pattern({ detail: undefined })),
    ],
  },
  {
    ...dev,
    title: "A launch hook beside the group, heard by two functions of which one writes the route",
    resources: [
      ...[...withoutHooks, hook("tradai-nat-launch-dev", launching), secondRole, secondFunction],
      ...secondRule("watcher"),
    ],
  },
];

/** Routes in dev that nobody writes when the NAT instance starts. */
const unwritten = (title: string, says: string, ...resources: readonly Fixture[]): ViolatingExample => ({
  ...dev,
  title,
  resources: [...resources, toPartner],
  resource: "routes-private-a",
  says: `nobody writes it: ${says}`,
});
const noCall = "no event rule on a launch hook calls a function";

export const violatingLaunch: readonly ViolatingExample[] = [
  {
    ...dev,
    title: "A NAT instance whose script does not forward",
    resources: machine("", mayForward),
    resource: "routes-private-a",
    says: "nat launches a machine that is no NAT: its start script does not forward",
  },
  {
    ...dev,
    title: "A NAT instance that drops what is not for itself",
    resources: machine(forwards, { ...mayForward, Action: "ec2:AssociateAddress" }),
    resource: "routes-private-a",
    says: "nat launches a machine that is no NAT: its role may not switch off",
  },
  unwritten("A NAT instance without launch hook", "no scaling group has a launch hook", ...withoutHooks),
  unwritten(
    "A NAT instance with a hook for its end alone",
    "no scaling group has a launch hook",
    ...[...withoutHooks, hook("tradai-nat-end-dev", "autoscaling:EC2_INSTANCE_TERMINATING")],
  ),
  unwritten("An event rule without target", noCall, ...without(development, "nat-launch-target")),
  ...[
    {
      title: "An event rule on another scaling group",
      change: { detail: { AutoScalingGroupName: ["other"] } },
    },
    { title: "An event rule on another source", change: { source: ["aws.ec2"] } },
    { title: "An event rule on whatever source", change: { source: undefined } },
    { title: "An event rule on the end of instances", change: { "detail-type": ["EC2 Instance-terminate"] } },
    { title: "An event rule on whatever happens to instances", change: { "detail-type": undefined } },
  ].map(({ title, change }) =>
    unwritten(title, noCall, ...changed(development, "nat-launch", pattern(change))),
  ),
  unwritten(
    "Route updaters that may not replace routes",
    "nat-route-updater, watcher may not ec2:ReplaceRoute",
    ...changed(development, "nat-route-updater-policy", readsAlone),
    ...[secondRole, secondFunction, ...secondRule("watcher")],
  ),
  unwritten(
    "A route updater that two event rules call and that may not replace routes",
    "nat-route-updater may not ec2:ReplaceRoute",
    ...changed(development, "nat-route-updater-policy", readsAlone),
    ...secondRule("nat-route-updater"),
  ),
  unwritten(
    "A route updater whose role another stack declares",
    "nat-route-updater may not ec2:ReplaceRoute",
    ...development.map((each) =>
      each.name === "nat-route-updater"
        ? { ...each, inputs: { ...each.inputs, role: "tradai-elsewhere-dev" }, references: {} }
        : each,
    ),
  ),
];

export const undecidedLaunch: readonly UndecidedExample[] = [
  {
    ...dev,
    title: "An event rule whose targets are not known",
    resources: [
      ...without(development, "nat-launch-target"),
      {
        type: "aws:cloudwatch/eventTarget:EventTarget",
        name: "target-open",
        inputs: { rule: UNKNOWN, arn: UNKNOWN },
      },
    ],
    resource: "routes-private-a",
    says: "the targets of an event rule are known only",
  },
  {
    ...dev,
    title: "An event rule whose target is not known, beside one that calls a function at something else",
    resources: [
      ...without(development, "nat-launch-target"),
      referring(
        { type: "aws:cloudwatch/eventTarget:EventTarget", name: "target-open", inputs: { arn: UNKNOWN } },
        { rule: "nat-launch" },
      ),
      ...[secondRole, secondFunction],
      ...changed(secondRule("watcher"), "second", pattern({ source: ["aws.ec2"] })),
    ],
    resource: "routes-private-a",
    says: "the targets of an event rule are known only",
  },
  {
    ...dev,
    title: "A route updater whose role is not known",
    resources: development.map((each) =>
      each.name === "nat-route-updater"
        ? { ...each, inputs: { ...each.inputs, role: UNKNOWN }, references: {} }
        : each,
    ),
    resource: "routes-private-a",
    says: "`role` is known only",
  },
];
