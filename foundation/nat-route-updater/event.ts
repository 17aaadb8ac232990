import * as z from "zod/mini";
import type { Configuration } from "./configuration";

/** A launch of the NAT group that waits for its hook to be completed. */
export interface Launch {
  readonly instanceId: string;
  readonly group: string;
  readonly hook: string;
  readonly token: string;
}

/** What of an event is not as it has to be. */
export interface Mismatch {
  /** Path in the event: `detail.AutoScalingGroupName`. */
  readonly field: string;
  readonly found: unknown;
  readonly expected: string;
}

export type Reading = { readonly launch: Launch } | { readonly mismatches: readonly Mismatch[] };

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

function expectedBy(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case "invalid_value":
      return issue.values.map(String).join(" or ");
    case "invalid_type":
      return issue.expected;
    case "invalid_format":
      return issue.pattern ?? issue.format;
    default:
      return issue.code;
  }
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (at, step) =>
      typeof at === "object" && at !== null ? (at as Record<PropertyKey, unknown>)[step] : undefined,
    value,
  );
}

/** Tells a launch of our group, at our hook, from everything else. */
export function readLaunch(event: unknown, configuration: Configuration): Reading {
  const read = launchEvent(configuration).safeParse(event);
  if (!read.success) {
    const mismatches = read.error.issues.map((issue) => ({
      field: issue.path.map(String).join("."),
      found: valueAt(event, issue.path) ?? null,
      expected: expectedBy(issue),
    }));
    return { mismatches };
  }
  const { detail } = read.data;
  return {
    launch: {
      instanceId: detail.EC2InstanceId,
      group: detail.AutoScalingGroupName,
      hook: detail.LifecycleHookName,
      token: detail.LifecycleActionToken,
    },
  };
}
