import type { Example, ViolatingExample } from "../rule";
import { groupIn, hookHandler, launchHook, wrongGroup as wrong } from "./auto-scaling";

const handler = hookHandler();
const slow = handler.map((each) =>
  each.name === "nat-updater" ? { ...each, inputs: { ...each.inputs, timeout: 300 } } : each,
);
export const compliantCapacity: readonly Example[] = [
  {
    title: "A group that has suspended what replaces nothing",
    environment: "dev",
    resources: groupIn({ suspendedProcesses: ["AZRebalance", "AlarmNotification", "ScheduledActions"] }),
  },
  {
    title: "Two instances, of which a hook may give up one that nobody answers for",
    environment: "dev",
    resources: [
      ...groupIn({ maxSize: 2, initialLifecycleHooks: [{ ...launchHook, defaultResult: undefined }] }),
      ...handler,
    ],
  },
  {
    title: "The only instance, given up at its end whoever answers",
    environment: "dev",
    resources: groupIn({
      initialLifecycleHooks: [
        {
          name: "tradai-nat-terminate-dev",
          lifecycleTransition: "autoscaling:EC2_INSTANCE_TERMINATING",
          notificationTargetArn: "arn:aws:sns:eu-central-1:600802701449:tradai-alerts-dev",
        },
      ],
    }),
  },
];

/** Groups that run empty, or whose hooks end what they should start. */
export const violatingCapacity: readonly ViolatingExample[] = [
  wrong("A group that may be empty", "`minSize` is 0", ...groupIn({ minSize: 0 })),
  wrong("A group that is switched off", "`desiredCapacity` is 0", ...groupIn({ desiredCapacity: 0 })),
  ...["Launch", "Terminate", "HealthCheck", "ReplaceUnhealthy"].map((process) =>
    wrong(
      `A group that replaces nothing because ${process} is suspended`,
      `the group has suspended ${process}: what dies is not replaced`,
      ...groupIn({ suspendedProcesses: ["AZRebalance", process] }),
    ),
  ),
  wrong(
    "A hook that gives the only instance up",
    "ends the group's only instance",
    ...groupIn({ initialLifecycleHooks: [{ ...launchHook, defaultResult: undefined }] }),
    ...handler,
  ),
  wrong(
    "A hook that does not wait for its handler",
    "waits for 300 seconds, and nat-updater may take 300",
    ...groupIn({ initialLifecycleHooks: [launchHook] }),
    ...slow,
  ),
];
