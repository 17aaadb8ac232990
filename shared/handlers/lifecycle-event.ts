import * as z from "zod/mini";
import { mismatchesOf } from "./mismatch";
import type { Mismatch } from "./mismatch";

/** An instance that waits at a hook of its group until somebody lets it go on. */
export interface LifecycleAction {
  readonly instanceId: string;
  readonly group: string;
  readonly hook: string;
  readonly token: string;
}

/** The group and the hook that a function serves, and the ARN of the rule that starts it at intervals besides. */
export interface HookConfiguration {
  readonly GROUP_NAME: string;
  readonly HOOK_NAME: string;
  readonly RECONCILE_RULE: string;
}

export type HookReading =
  | { readonly kind: "action"; readonly action: LifecycleAction }
  | { readonly kind: "schedule" }
  /** Neither: what kept the event from being the one and the other. */
  | {
      readonly kind: "unknown";
      readonly action: readonly Mismatch[];
      readonly schedule: readonly Mismatch[];
    };

/** What the events of a transition say of it. */
const transitions = {
  launch: "autoscaling:EC2_INSTANCE_LAUNCHING",
  terminate: "autoscaling:EC2_INSTANCE_TERMINATING",
} as const;

/** https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-event-reference.html */
function hookEvent({ GROUP_NAME, HOOK_NAME }: HookConfiguration, transition: keyof typeof transitions) {
  return z.object({
    source: z.literal("aws.autoscaling"),
    "detail-type": z.literal(`EC2 Instance-${transition} Lifecycle Action`),
    detail: z.object({
      AutoScalingGroupName: z.literal(GROUP_NAME),
      LifecycleHookName: z.literal(HOOK_NAME),
      LifecycleTransition: z.literal(transitions[transition]),
      LifecycleActionToken: z.string(),
      EC2InstanceId: z.string().check(z.regex(/^i-[0-9a-f]+$/)),
    }),
  });
}

/** https://docs.aws.amazon.com/eventbridge/latest/userguide/event-reference.html, whose `detail` is empty. */
function scheduledEvent({ RECONCILE_RULE }: HookConfiguration) {
  return z.object({
    source: z.literal("aws.events"),
    "detail-type": z.literal("Scheduled Event"),
    resources: z.tuple([z.literal(RECONCILE_RULE)]),
  });
}

/** Tells a transition of the function's own group, at its hook, and its own schedule from everything else. */
export function readHookEvent(
  event: unknown,
  configuration: HookConfiguration,
  transition: keyof typeof transitions,
): HookReading {
  const schedule = scheduledEvent(configuration).safeParse(event);
  if (schedule.success) return { kind: "schedule" };
  const hook = hookEvent(configuration, transition).safeParse(event);
  if (!hook.success) {
    return {
      kind: "unknown",
      action: mismatchesOf(event, hook.error),
      schedule: mismatchesOf(event, schedule.error),
    };
  }
  const { detail } = hook.data;
  return {
    kind: "action",
    action: {
      instanceId: detail.EC2InstanceId,
      group: detail.AutoScalingGroupName,
      hook: detail.LifecycleHookName,
      token: detail.LifecycleActionToken,
    },
  };
}
