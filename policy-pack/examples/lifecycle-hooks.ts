import type { Example, Fixture, UndecidedExample, ViolatingExample } from "../rule";
import { groupIn, hookHandler, launchHook, wrongGroup as wrong } from "./auto-scaling";
import { policy } from "./bucket";
import { trustService } from "./iam";

type Inputs = Readonly<Record<string, unknown>>;
const unknown = Symbol("unknown");
const dev = { environment: "dev" } as const;
const withHook = { initialLifecycleHooks: [launchHook] };
const handled = [...groupIn(withHook), ...hookHandler()];
const terminating = "autoscaling:EC2_INSTANCE_TERMINATING";

const without = (resources: readonly Fixture[], ...names: readonly string[]): readonly Fixture[] =>
  resources.filter(({ name }) => !names.includes(name));
/** The resources with one of them changed. */
const but = (
  name: string,
  change: (each: Fixture) => Fixture,
  resources: readonly Fixture[] = handled,
): readonly Fixture[] => resources.map((each) => (each.name === name ? change(each) : each));

function separateHook(transition: string, inputs: Inputs = {}): Fixture {
  return {
    type: "aws:autoscaling/lifecycleHook:LifecycleHook",
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
const strayHook: Fixture = { ...separateHook(terminating, { autoscalingGroupName: "gone" }), references: {} };

/** A second function that hears of the launch and may not complete it. */
const auditor: readonly Fixture[] = [
  {
    type: "aws:cloudwatch/eventTarget:EventTarget",
    name: "audit-target",
    inputs: { rule: "tradai-nat-launch-dev", arn: unknown },
    references: { rule: ["nat-launch-rule"], arn: ["auditor"] },
  },
  {
    type: "aws:lambda/function:Function",
    name: "auditor",
    inputs: { name: "tradai-auditor-dev", role: unknown },
    references: { role: ["auditor-role"] },
  },
  {
    type: "aws:iam/role:Role",
    name: "auditor-role",
    inputs: { name: "tradai-auditor-dev", assumeRolePolicy: policy(trustService("lambda.amazonaws.com")) },
  },
];

/** A second rule on the launch, whose target is a queue. */
const queued: readonly Fixture[] = [
  ...hookHandler()
    .slice(0, 1)
    .map((each) => ({ ...each, name: "queue-rule", inputs: { ...each.inputs, name: "tradai-queue-dev" } })),
  {
    type: "aws:cloudwatch/eventTarget:EventTarget",
    name: "queue-target",
    inputs: { rule: "tradai-queue-dev", arn: unknown },
    references: { rule: ["queue-rule"], arn: ["queue"] },
  },
  { type: "aws:sqs/queue:Queue", name: "queue", inputs: { name: "tradai-launches-dev" } },
];

/** A target of the launch's rule: a queue, made after the function. */
const toQueue: readonly Fixture[] = queued.slice(1).map((each) =>
  each.name === "queue"
    ? each
    : {
        ...{ ...each, inputs: { ...each.inputs, rule: "tradai-nat-launch-dev" } },
        ...{ references: { rule: ["nat-launch-rule"], arn: ["queue"] }, dependsOn: ["nat-updater"] },
      },
);

export const compliantHooks: readonly Example[] = [
  { ...dev, title: "A NAT group whose launch hook is handled", resources: handled },
  {
    ...dev,
    title: "A rule's target of which nothing but the order of creation tells the function",
    resources: but("nat-launch-target", (each) => ({
      ...{ ...each, references: { rule: ["nat-launch-rule"] }, dependsOn: ["nat-updater"] },
    })),
  },
  {
    ...dev,
    title: "A launch that a second function hears of and leaves to the first",
    resources: [...handled, ...auditor],
  },
  {
    ...dev,
    title: "A termination hook of its own that a function hears of",
    resources: [
      ...groupIn(),
      separateHook(terminating),
      ...hookHandler({
        pattern: {
          "detail-type": ["EC2 Instance-terminate Lifecycle Action"],
          detail: {
            AutoScalingGroupName: ["tradai-nat-asg-dev"],
            LifecycleHookName: ["tradai-nat-terminate-dev"],
            LifecycleTransition: [terminating],
          },
        },
      }),
    ],
  },
  {
    ...dev,
    title: "A termination hook of its own that a topic hears of",
    resources: [
      ...groupIn(),
      separateHook(terminating, {
        notificationTargetArn: "arn:aws:sns:eu-central-1:600802701449:tradai-alerts-dev",
      }),
    ],
  },
];

const noRule = "group tradai-nat-asg-dev has no notification target and no event rule names it";
const onPattern = (title: string, pattern: Inputs): ViolatingExample =>
  wrong(title, noRule, ...groupIn(withHook), ...hookHandler({ pattern }));

export const violatingHooks: readonly ViolatingExample[] = [
  wrong(
    "The NAT hook without its rule",
    noRule,
    ...but(
      "nat-launch-target",
      (each) => ({ ...each, references: { arn: ["nat-updater"] } }),
      without(handled, "nat-launch-rule"),
    ),
  ),
  onPattern("A rule on another group's launches", {
    detail: { AutoScalingGroupName: ["tradai-host-asg-dev"] },
  }),
  onPattern("A rule on every group's launches", { detail: {} }),
  onPattern("A rule on what anybody says of the group", { source: undefined }),
  onPattern("A rule on another service's launches", { source: ["aws.ec2"] }),
  onPattern("A rule on everything that happens to the group", { "detail-type": undefined }),
  onPattern("A rule on terminations for a launch hook", {
    "detail-type": ["EC2 Instance-terminate Lifecycle Action"],
  }),
  onPattern("A rule for another hook of the group", {
    detail: { AutoScalingGroupName: ["tradai-nat-asg-dev"], LifecycleHookName: ["drain"] },
  }),
  onPattern("A rule for launches that waits for the transition of an end", {
    detail: { AutoScalingGroupName: ["tradai-nat-asg-dev"], LifecycleTransition: [terminating] },
  }),
  wrong(
    "A rule without target",
    "nat-launch-rule has no function as target",
    ...without(handled, "nat-launch-target"),
  ),
  wrong(
    "A rule whose target is a queue, which is made after the function",
    "nat-launch-rule has no function as target",
    ...[...without(handled, "nat-launch-target"), ...toQueue],
  ),
  wrong(
    "A handler that may not complete the action",
    "the role of nat-updater may not complete the action",
    ...groupIn(withHook),
    ...hookHandler({ action: "autoscaling:DescribeAutoScalingGroups" }),
  ),
  wrong(
    "A handler that may complete another group's",
    "the role of nat-updater may not complete the action",
    ...groupIn(withHook),
    ...hookHandler({ group: "tradai-host-asg-dev" }),
  ),
  wrong(
    "A termination hook of its own that nobody hears of",
    "hook tradai-nat-terminate-dev",
    ...groupIn(),
    separateHook(terminating),
  ),
  {
    ...dev,
    title: "A launch hook beside the group",
    resources: [...groupIn(), ...hookHandler(), separateHook(launchHook.lifecycleTransition)],
    resource: "hook",
    says: "the first instance starts without it",
  },
  {
    ...dev,
    title: "A hook of no group",
    resources: [strayHook],
    resource: "hook",
    says: 'the hook\'s group "gone" is not declared',
  },
];

/** Everything of the example from a provider that tells less. */
const tells = (provider: Inputs): readonly Fixture[] => handled.map((each) => ({ ...each, provider }));
const open = (
  title: string,
  says: string,
  resources: readonly Fixture[],
  resource = "nat",
): UndecidedExample => ({ ...dev, title, resources, resource, says });
const targetUnknown = (resources: readonly Fixture[]): readonly Fixture[] =>
  but("nat-launch-target", (each) => ({ ...each, references: { rule: ["nat-launch-rule"] } }), resources);

export const undecidedHooks: readonly UndecidedExample[] = [
  open("A group that AWS names", "no event pattern can name it", groupIn({ ...withHook, name: undefined })),
  open(
    "A rule whose target nothing tells",
    "the targets of nat-launch-rule are not known yet",
    targetUnknown(handled),
  ),
  open(
    "Two rules, one for a queue and one whose target nothing tells",
    "the targets of nat-launch-rule, queue-rule are not known yet",
    [...targetUnknown(handled), ...queued],
  ),
  open(
    "A handler whose role nothing tells",
    "`role of nat-updater` is known only after the update",
    but("nat-updater", (each) => ({ ...each, references: {} })),
  ),
  open(
    "A handler with a role of another program",
    "what `role of nat-updater` names is not declared here",
    but("nat-updater", ({ inputs, ...each }) => ({
      ...each,
      inputs: { ...inputs, role: "arn:aws:iam::600802701449:role/tradai-shared" },
    })),
  ),
  open(
    "A provider that tells no account",
    "neither configuration nor provider tells account and region",
    tells({ region: "eu-central-1" }),
  ),
  open(
    "A provider that tells no region",
    "neither configuration nor provider tells account and region",
    tells({ allowedAccountIds: JSON.stringify(["600802701449"]) }),
  ),
  open(
    "A hook whose group nothing tells",
    "`autoscalingGroupName` is known only after the update",
    [{ ...separateHook(terminating, { autoscalingGroupName: unknown }), references: {} }],
    "hook",
  ),
  {
    ...open("A hook whose group another layer may hold", "the group may be declared", [strayHook], "hook"),
    scope: "layer",
  },
  {
    ...open("A hook whose rule another layer may hold", "the event rule of the hook", groupIn(withHook)),
    scope: "layer",
  },
  {
    ...open(
      "A hook whose handler another layer may hold",
      "the target of the hook's event rule",
      without(handled, "nat-launch-target"),
    ),
    scope: "layer",
  },
];
