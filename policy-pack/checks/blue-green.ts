import { mappingsOf } from "../graph/ecs";
import { resolveAll } from "../graph/lists";
import { listenerRuleType, listenerType } from "../graph/listeners";
import type { Reader } from "../graph/reader";
import { UnknownRead } from "../graph/reader";
import { resolve } from "../graph/references";
import type { Resource } from "../graph/resource";
import { show } from "../graph/values";
import { trusts } from "../iam/trusts";
import type { Check, RuleContext, Violation } from "../rule";
import { shiftsTraffic } from "./deployment-strategy";

const roleType = "aws:iam/role:Role";
const controllerService = "ecs.amazonaws.com";

/** What a load-balancer block says beside its target group, and what for. */
const parts: readonly (readonly [string, string])[] = [
  ["alternateTargetGroupArn", "no second target group takes the new tasks"],
  ["productionListenerRule", "no listener rule moves the traffic"],
  ["testListenerRule", "no listener rule leads tests to the new tasks before anybody else"],
  ["roleArn", "ECS has no role to change the listener rules with"],
];

/** Relation 49: traffic that is to move has a twin to move to, a rule that moves and a role to move it with. */
export const twinned: Check = function* (service, context) {
  if (!shiftsTraffic(service)) {
    return;
  }
  for (const { block, groups } of mappingsOf(context.graph, service)) {
    const missing = parts.filter(([property]) => !block.has(`advancedConfiguration.${property}`));
    for (const [property, why] of missing) {
      yield { found: why, expected: `\`loadBalancers[].advancedConfiguration.${property}\`` };
    }
    const isSame = block.raw("targetGroupArn") === block.raw("advancedConfiguration.alternateTargetGroupArn");
    // Two that are known only after the update are one where they come from one.
    if (isSame && groups.length < 2) {
      yield { found: "the target group is its own alternate", expected: "two target groups" };
    }
    yield* roleFits(service, block.raw("advancedConfiguration.roleArn"), "loadBalancers", context);
  }
};

function* roleFits(
  service: Resource,
  value: ReturnType<Reader["raw"]>,
  property: string,
  { graph }: RuleContext,
): Generator<Violation> {
  const role = resolve(graph, service, property, value, [roleType]);
  if (role.kind === "resource" && !trusts(role.resource, controllerService)) {
    yield {
      found: `${role.resource.name} does not trust ${controllerService}`,
      expected: `a trust that admits ${controllerService}`,
    };
  }
}

/** The new tasks have time to show what they are before the old ones end. */
export const baked: Check = function* (service) {
  const minutes = service.inputs.number("deploymentConfiguration.bakeTimeInMinutes") ?? 0;
  if (shiftsTraffic(service) && minutes === 0) {
    yield {
      found: "the old tasks end at the moment of the shift: there is nothing to go back to",
      expected: "`deploymentConfiguration.bakeTimeInMinutes` above 0",
    };
  }
};

/** Somebody looks at the new tasks before traffic reaches them. */
export const gated: Check = function* (service, context) {
  const hooks = service.inputs.blocks("deploymentConfiguration.lifecycleHooks");
  if (shiftsTraffic(service) && hooks.length === 0) {
    yield {
      found: "nothing tests the new tasks before the traffic moves",
      expected: "`deploymentConfiguration.lifecycleHooks` with a test",
    };
  }
  for (const hook of hooks) {
    yield* problemsOf(service, hook, context);
  }
};

function* problemsOf(service: Resource, hook: Reader, context: RuleContext): Generator<Violation> {
  const property = "deploymentConfiguration";
  if (hook.text("targetType") === "PAUSE") {
    if (hook.text("timeoutConfiguration.action") === "CONTINUE") {
      yield {
        found: "a pause that nobody ends lets the deployment go on",
        expected: '`timeoutConfiguration.action: "ROLLBACK"`',
      };
    }
    return;
  }
  for (const part of ["hookTargetArn", "roleArn"].filter((each) => !hook.has(each))) {
    yield { found: `a lifecycle hook has no ${part}`, expected: `\`lifecycleHooks[].${part}\`` };
  }
  if (hook.texts("lifecycleStages").length === 0) {
    yield { found: "a lifecycle hook names no stage", expected: "`lifecycleHooks[].lifecycleStages`" };
  }
  const gate = hook.raw("hookTargetArn");
  const types = ["aws:lambda/function:Function", "aws:lambda/alias:Alias"];
  if (resolve(context.graph, service, property, gate, types).kind === "undeclared") {
    context.requireWhole("the hook's function may be declared in another layer");
    yield {
      found: `a lifecycle hook calls ${show(gate)}, which nothing declares`,
      expected: "a declared function",
    };
  }
  yield* roleFits(service, hook.raw("roleArn"), property, context);
}

/**
 * ECS rewrites the rules at every deployment: an update that puts its own actions back sends everybody to tasks that
 * are gone.
 */
export const rulesLeftAlone: Check = function* (service, { graph }) {
  if (!shiftsTraffic(service)) {
    return;
  }
  for (const block of service.inputs.blocks("loadBalancers")) {
    const values = ["productionListenerRule", "testListenerRule"].map(
      (property) => block.raw(`advancedConfiguration.${property}`) ?? null,
    );
    const holders = resolveAll(graph, service, "loadBalancers", values, [listenerRuleType, listenerType]);
    for (const holder of holders.resources) {
      const property = holder.type === listenerType ? "defaultActions" : "actions";
      if (!holder.ignores(property)) {
        yield {
          found: `ECS moves the \`${property}\` at every deployment of ${service.name}, and the next update moves them back`,
          expected: `\`ignoreChanges: ["${property}"]\``,
          fix: `Add ${property} to its ignoreChanges.`,
          resource: holder,
        };
      }
    }
    if (!holders.isComplete) {
      throw new UnknownRead(block.at("advancedConfiguration"));
    }
  }
};
