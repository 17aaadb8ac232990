import type { Reader } from "../graph/reader";
import { show } from "../graph/values";
import type { Check, Violation } from "../rule";
import type { EnvironmentSettings } from "../settings";
import { shortestInterval } from "./schedule-interval";

type Sizes = EnvironmentSettings["sizes"];

/** A property that sets what a resource costs, and what an environment allows of it. */
interface Size {
  readonly types: readonly string[];
  readonly property: string;
  readonly allows: (sizes: Sizes) => readonly string[] | number;
}

const size = (types: readonly string[], property: string, allows: Size["allows"]): Size => ({
  types,
  property,
  allows,
});

const databaseTypes = ["aws:rds/instance:Instance", "aws:rds/clusterInstance:ClusterInstance"];
const functionTypes = ["aws:lambda/function:Function"];
const taskTypes = ["aws:ecs/taskDefinition:TaskDefinition"];
const cacheTypes = ["aws:elasticache/cluster:Cluster", "aws:elasticache/replicationGroup:ReplicationGroup"];
const machineTypes = ["aws:ec2/launchTemplate:LaunchTemplate", "aws:ec2/instance:Instance"];
const groupType = "aws:autoscaling/group:Group";
const canaryType = "aws:synthetics/canary:Canary";

const sizes: readonly Size[] = [
  size(machineTypes, "instanceType", (each) => each.instances),
  size(databaseTypes, "instanceClass", (each) => each.databases),
  size(databaseTypes, "allocatedStorage", (each) => each.storageGb),
  size(databaseTypes, "maxAllocatedStorage", (each) => each.storageGb),
  size(cacheTypes, "nodeType", (each) => each.caches),
  size(functionTypes, "memorySize", (each) => each.functionMemoryMb),
  size(functionTypes, "ephemeralStorage.size", (each) => each.functionDiskMb),
  size(taskTypes, "cpu", (each) => each.taskCpu),
  size(taskTypes, "memory", (each) => each.taskMemoryMb),
];

/** Types that `cost-bounded` is asked about. */
export const sizedTypes: readonly string[] = [
  ...new Set([...sizes.flatMap(({ types }) => types), groupType, canaryType]),
];

/** No resource is larger than the environment pays for. */
export const withinSizes: Check = function* ({ type, inputs }, { settings, environment }) {
  for (const { property, allows } of sizes.filter(({ types }) => types.includes(type))) {
    yield* beyond(inputs, property, allows(settings.sizes), environment);
  }
};

function* beyond(
  inputs: Reader,
  property: string,
  allowed: readonly string[] | number,
  environment: string,
): Iterable<Violation> {
  const found = typeof allowed === "number" ? numberAt(inputs, property) : inputs.text(property);
  const isAllowed = typeof allowed === "number" ? Number(found) <= allowed : allowed.includes(String(found));
  if (found !== undefined && !isAllowed) {
    yield {
      found: `\`${inputs.at(property)}\` is ${show(found)}, more than ${environment} pays for`,
      expected: typeof allowed === "number" ? `${allowed} at most` : `one of ${allowed.join(", ")}`,
    };
  }
}

/** Sizes that ECS takes as text may name their unit: `1 vCPU`, `2 GB`. */
function numberAt(inputs: Reader, property: string): number | undefined {
  const found = inputs.value(property);
  const [, count] = typeof found === "string" ? (/^([\d.]+)\s*(?:vcpu|gb)$/i.exec(found) ?? []) : [];
  return count === undefined ? inputs.number(property) : Number(count) * 1024;
}

/** A group that mixes instance types names none that is too large. */
const mixedWithinSizes: Check = function* ({ inputs }, { settings, environment }) {
  const path = "mixedInstancesPolicy.launchTemplate.overrides";
  for (const override of inputs.blocks(path)) {
    yield* beyond(override, "instanceType", settings.sizes.instances, environment);
  }
};

/** Each run of a canary is paid for. */
const canaryNotTooOften: Check = function* ({ inputs }, { settings, environment }) {
  const expression = inputs.text("schedule.expression") ?? "";
  const interval = shortestInterval(expression);
  const least = settings.sizes.canaryMinutes * 60;
  if (interval !== undefined && interval > 0 && interval < least) {
    yield {
      found: `the canary runs every ${interval} seconds, more often than ${environment} pays for`,
      expected: `at most once in ${least} seconds`,
    };
  }
};

/** What each further type is asked. */
export const otherSizeChecks: readonly (readonly [type: string, check: Check])[] = [
  [groupType, mixedWithinSizes],
  [canaryType, canaryNotTooOften],
];
