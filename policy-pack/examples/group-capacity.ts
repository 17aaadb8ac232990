import type { Fixture, ViolatingExample } from "../rule";
import { groupIn, hookHandler, launchHook } from "./auto-scaling";

const handler = hookHandler();
const slow = handler.map((each) =>
  each.name === "nat-updater" ? { ...each, inputs: { ...each.inputs, timeout: 300 } } : each,
);
const wrong = (title: string, says: string, ...resources: readonly Fixture[]): ViolatingExample => ({
  title,
  environment: "dev",
  resources,
  resource: "nat",
  says,
});

/** Groups that run empty, or whose hooks end what they should start. */
export const violatingCapacity: readonly ViolatingExample[] = [
  wrong("A group that may be empty", "`minSize` is 0", ...groupIn({ minSize: 0 })),
  wrong("A group that is switched off", "`desiredCapacity` is 0", ...groupIn({ desiredCapacity: 0 })),
  wrong(
    "A group that replaces nothing",
    "has suspended Launch",
    ...groupIn({ suspendedProcesses: ["Launch"] }),
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
