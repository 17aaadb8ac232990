import { isBehindBalancer } from "../graph/scaling-groups";
import type { Check } from "../rule";

/** Processes without which nothing replaces what died. https://docs.aws.amazon.com/autoscaling/ec2/userguide/as-suspend-resume-processes.html */
const replacing = ["Launch", "Terminate", "HealthCheck", "ReplaceUnhealthy"];

/** A group that may be empty is one machine's failure away from being so. */
export const neverEmpty: Check = function* ({ inputs }) {
  for (const property of ["minSize", "desiredCapacity"]) {
    if (inputs.number(property) === 0) {
      yield {
        found: `\`${property}\` is 0: the group may run no instance`,
        expected: "1 or more",
      };
    }
  }
};

export const replacesWhatDied: Check = function* ({ inputs }) {
  const off = inputs.texts("suspendedProcesses").filter((process) => replacing.includes(process));
  if (off.length > 0) {
    yield {
      found: `the group has suspended ${off.join(", ")}: what dies is not replaced`,
      expected: "no suspended process",
    };
  }
};

/**
 * EDGAR-27: the only instance behind a load balancer leaves when its successor is ready. What the refresh says goes before
 * the group's policy. https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-instance-maintenance-policy.html
 */
export const successorFirst: Check = function* (group, { graph }) {
  const { inputs } = group;
  if (inputs.number("maxSize") !== 1 || !isBehindBalancer(graph, group)) {
    return;
  }
  const least =
    inputs.number("instanceRefresh.preferences.minHealthyPercentage") ??
    inputs.number("instanceMaintenancePolicy.minHealthyPercentage") ??
    90;
  if (least < 100) {
    yield {
      found: `a refresh keeps ${least} % of one instance, which is none: nobody answers until the next one does`,
      expected: "`instanceMaintenancePolicy` with `minHealthyPercentage: 100` and a maximum above it",
    };
  }
};
