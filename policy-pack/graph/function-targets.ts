import type { ResourceGraph } from "./graph";
import type { Target } from "./references";
import { companionsOf, mayHaveCompanion, resolve, targetOf } from "./references";
import type { Resource } from "./resource";
import type { Value } from "./values";

export const functionType = "aws:lambda/function:Function";
export const eventRuleType = "aws:cloudwatch/eventRule:EventRule";
const aliasType = "aws:lambda/alias:Alias";
const targetType = "aws:cloudwatch/eventTarget:EventTarget";

/** The function that a property names, itself or through one of its aliases. */
export function functionOf(
  graph: ResourceGraph,
  from: Resource,
  property: string,
  value: Value | undefined = from.inputs.raw(property),
): Target {
  const target = resolve(graph, from, property, value, [functionType, aliasType]);
  return target.kind === "resource" && target.resource.type === aliasType
    ? targetOf(graph, target.resource, "functionName", [functionType])
    : target;
}

/** The functions among the targets of a rule. */
export interface RuleTargets {
  readonly functions: readonly Resource[];
  /** A target exists whose rule or function cannot be told. */
  readonly hasUnknown: boolean;
}

/** The functions that an EventBridge rule invokes. */
export function functionsOf(graph: ResourceGraph, rule: Resource): RuleTargets {
  const targets = companionsOf(graph, rule, targetType, "rule");
  const named = targets.map((each) => functionOf(graph, each, "arn"));
  return {
    functions: named.flatMap((each) => (each.kind === "resource" ? [each.resource] : [])),
    hasUnknown:
      mayHaveCompanion(graph, rule, targetType, "rule") ||
      // An unknown ARN of something else, a queue or a state machine, is no function's.
      named.some(
        (each, index) => each.kind === "unknown" && targets[index]?.dependenciesOf("arn").length === 0,
      ),
  };
}
