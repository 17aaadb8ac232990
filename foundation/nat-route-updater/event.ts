import * as z from "zod/mini";
import { mismatchesOf } from "../../shared/handlers";
import type { Mismatch } from "../../shared/handlers";
import type { Configuration } from "./configuration";

/** A launch of the NAT group that waits for its hook to be completed. */
export interface Launch {
  readonly instanceId: string;
  readonly group: string;
  readonly hook: string;
  readonly token: string;
}

/** Of an event that is neither: what each of the two would be like. */
export interface Mismatches {
  readonly launch: readonly Mismatch[];
  readonly schedule: readonly Mismatch[];
}

export type Reading =
  | { readonly kind: "launch"; readonly launch: Launch }
  | { readonly kind: "schedule" }
  | { readonly kind: "unknown"; readonly mismatches: Mismatches };

/** https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-event-reference.html */
function launchEvent({ GROUP_NAME, HOOK_NAME }: Configuration) {
  return z.object({
    source: z.literal("aws.autoscaling"),
    "detail-type": z.literal("EC2 Instance-launch Lifecycle Action"),
    detail: z.object({
      AutoScalingGroupName: z.literal(GROUP_NAME),
      LifecycleHookName: z.literal(HOOK_NAME),
      LifecycleTransition: z.literal("autoscaling:EC2_INSTANCE_LAUNCHING"),
      LifecycleActionToken: z.string(),
      EC2InstanceId: z.string().check(z.regex(/^i-[0-9a-f]+$/)),
    }),
  });
}

/** https://docs.aws.amazon.com/eventbridge/latest/userguide/event-reference.html, whose `detail` is empty. */
function scheduledEvent({ RECONCILE_RULE }: Configuration) {
  return z.object({
    source: z.literal("aws.events"),
    "detail-type": z.literal("Scheduled Event"),
    resources: z.tuple([z.literal(RECONCILE_RULE)]),
  });
}

/** Tells a launch of our group, at our hook, and our own schedule from everything else. */
export function readEvent(event: unknown, configuration: Configuration): Reading {
  const schedule = scheduledEvent(configuration).safeParse(event);
  if (schedule.success) return { kind: "schedule" };
  const launch = launchEvent(configuration).safeParse(event);
  if (!launch.success) {
    const mismatches = {
      launch: mismatchesOf(event, launch.error),
      schedule: mismatchesOf(event, schedule.error),
    };
    return { kind: "unknown", mismatches };
  }
  const { detail } = launch.data;
  return {
    kind: "launch",
    launch: {
      instanceId: detail.EC2InstanceId,
      group: detail.AutoScalingGroupName,
      hook: detail.LifecycleHookName,
      token: detail.LifecycleActionToken,
    },
  };
}
