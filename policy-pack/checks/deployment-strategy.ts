import type { Resource } from "../graph/resource";
import { containerOf, mappingsOf, requiredTask } from "../graph/ecs";
import { show } from "../graph/values";
import type { Check, RuleContext, Violation } from "../rule";
import { isSingleton } from "./singletons";

export const strategyOf = ({ inputs }: Resource): string =>
  inputs.text("deploymentConfiguration.strategy") ?? "ROLLING";

/** Strategies by which traffic moves from one target group to its twin. */
export const shiftsTraffic = (service: Resource): boolean =>
  ["BLUE_GREEN", "LINEAR", "CANARY"].includes(strategyOf(service));

const isReplicated = ({ inputs }: Resource): boolean => inputs.text("schedulingStrategy") !== "DAEMON";

/** The old task of a singleton ends before the new one begins. */
function* oneAfterTheOther(service: Resource): Generator<Violation> {
  const { inputs } = service;
  const strategy = strategyOf(service);
  const twice = "two of it would run at a time";
  if (strategy !== "ROLLING") {
    yield { found: `the singleton is deployed by ${strategy}: ${twice}`, expected: '"ROLLING"' };
  }
  const minimum = inputs.number("deploymentMinimumHealthyPercent");
  if (minimum !== 0) {
    yield {
      found: `\`deploymentMinimumHealthyPercent\` of the singleton is ${show(minimum)}: its deployment cannot end the old task first`,
      expected: "0",
    };
  }
  const maximum = inputs.number("deploymentMaximumPercent");
  if (maximum !== 100) {
    yield {
      found: `\`deploymentMaximumPercent\` of the singleton is ${show(maximum)}: ${twice}`,
      expected: "100",
    };
  }
  const rebalancing = inputs.text("availabilityZoneRebalancing");
  if (rebalancing !== "DISABLED") {
    yield {
      found: `\`availabilityZoneRebalancing\` of the singleton is ${show(rebalancing)}: a task is started in the other zone before the first one ends`,
      expected: '"DISABLED", which is not what ECS sets where nothing is said',
    };
  }
  if (inputs.blocks("loadBalancers").some((block) => block.has("advancedConfiguration"))) {
    yield {
      found: `the singleton has an alternate target group: ${twice}`,
      expected: "one target group",
    };
  }
}

/** A service goes on serving while it is deployed. */
function* neverWithout({ inputs }: Resource): Generator<Violation> {
  if (inputs.number("deploymentMinimumHealthyPercent") === 0) {
    yield {
      found: "`deploymentMinimumHealthyPercent` is 0: a deployment may end every task before it starts one",
      expected: "100, or a part of it that can carry the load",
      fix: "Set deploymentMinimumHealthyPercent to 100; only a singleton has 0.",
    };
  }
  const maximum = inputs.number("deploymentMaximumPercent") ?? 200;
  if (maximum <= 100) {
    yield {
      found: `\`deploymentMaximumPercent\` is ${maximum}: no new task starts before an old one ends`,
      expected: "more than 100",
      fix: "Set deploymentMaximumPercent to 200; only a singleton has 100.",
    };
  }
  if (inputs.text("availabilityZoneRebalancing") === "DISABLED") {
    yield {
      found: "after a zone has failed, the tasks stay where they were moved",
      expected: '`availabilityZoneRebalancing: "ENABLED"`',
      fix: "Set availabilityZoneRebalancing to ENABLED; only a singleton has it off.",
    };
  }
}

/** Relation 48, and what is demanded of a singleton and refused elsewhere. */
export const strategyFits: Check = function* (service, context: RuleContext) {
  if (isReplicated(service)) {
    yield* isSingleton(context, service) ? oneAfterTheOther(service) : neverWithout(service);
  }
};

/** What ECS and ELB do where nothing is said, in seconds. */
const defaultStop = 30;
const defaultDrain = 300;

/** Relation 48: a task has ended before the load balancer forgets the requests that it still answers. */
export const stopsWithinDrain: Check = function* (service, { graph }) {
  for (const { containerName, groups } of mappingsOf(graph, service)) {
    const container = containerOf(requiredTask(graph, service), containerName);
    const stop = container?.number("stopTimeout") ?? defaultStop;
    for (const group of groups) {
      const drain = group.inputs.number("deregistrationDelay") ?? defaultDrain;
      if (stop >= drain) {
        yield {
          found: `${containerName} takes up to ${stop} s to stop, and ${group.name} drains for ${drain} s`,
          expected: "a `stopTimeout` below the `deregistrationDelay`",
          fix: "Lower the container's stopTimeout or raise the target group's deregistrationDelay.",
        };
      }
    }
  }
};
