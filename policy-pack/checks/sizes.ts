import type { Reader } from "../graph/reader";
import { show } from "../graph/values";
import type { Check, Violation } from "../rule";
import type { EnvironmentSettings } from "../settings";
import { shortestInterval } from "./schedule-interval";

type Sizes = EnvironmentSettings["sizes"];

/** A property that sets what a resource costs, and what an environment allows of it. */
type Size = readonly [property: string, allows: (sizes: Sizes) => readonly string[] | number];

const machine: readonly Size[] = [["instanceType", (each) => each.instances]];
const database: readonly Size[] = [
  ["instanceClass", (each) => each.databases],
  ["allocatedStorage", (each) => each.storageGb],
  ["maxAllocatedStorage", (each) => each.storageGb],
];
const cache: readonly Size[] = [["nodeType", (each) => each.caches]];

const sizes: Readonly<Record<string, readonly Size[]>> = {
  "aws:ec2/launchTemplate:LaunchTemplate": machine,
  "aws:ec2/instance:Instance": machine,
  "aws:rds/instance:Instance": database,
  "aws:rds/clusterInstance:ClusterInstance": database,
  "aws:elasticache/cluster:Cluster": cache,
  "aws:elasticache/replicationGroup:ReplicationGroup": cache,
  "aws:lambda/function:Function": [
    ["memorySize", (each) => each.functionMemoryMb],
    ["ephemeralStorage.size", (each) => each.functionDiskMb],
  ],
  "aws:ecs/taskDefinition:TaskDefinition": [
    ["cpu", (each) => each.taskCpu],
    ["memory", (each) => each.taskMemoryMb],
  ],
};

/** No resource is larger than the environment pays for. */
const withinSizes = (own: readonly Size[]): Check =>
  function* ({ inputs }, { settings, environment }) {
    for (const [property, allows] of own) {
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
      expected: `no more than ${[allowed].flat().join(" or ")}`,
    };
  }
}

/** Sizes that ECS takes as text may name their unit: `1 vCPU`, `2 GB`. */
function numberAt(inputs: Reader, property: string): number | undefined {
  const text = inputs.text(property);
  return text !== undefined && /[a-z]/i.test(text) ? Number.parseFloat(text) * 1024 : inputs.number(property);
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
  const [interval = Infinity] = inputs.texts("schedule.expression").map((text) => shortestInterval(text));
  const least = settings.sizes.canaryMinutes * 60;
  if (interval > 0 && interval < least) {
    yield {
      found: `the canary runs every ${interval} seconds, more often than ${environment} pays for`,
      expected: `at most once in ${least} seconds`,
    };
  }
};

/** What each type is asked. */
export const sizeChecks: readonly (readonly [type: string, check: Check])[] = [
  ...Object.entries(sizes).map(([type, own]) => [type, withinSizes(own)] as const),
  ["aws:autoscaling/group:Group", mixedWithinSizes],
  ["aws:synthetics/canary:Canary", canaryNotTooOften],
];
