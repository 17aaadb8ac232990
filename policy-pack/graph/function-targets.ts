import type { ResourceGraph } from "./graph";
import type { Target } from "./references";
import { companionsOf, mayHaveCompanion, resolve, targetOf } from "./references";
import type { Resource } from "./resource";
import type { Value } from "./values";
import { UNKNOWN } from "./values";

export const functionType = "aws:lambda/function:Function";
export const aliasType = "aws:lambda/alias:Alias";
export const eventRuleType = "aws:cloudwatch/eventRule:EventRule";
const targetType = "aws:cloudwatch/eventTarget:EventTarget";
const callable: readonly string[] = [functionType, aliasType];

/** A function as a property names it. */
export interface CalledFunction {
  /** The function, also where the property names one of its aliases. */
  readonly target: Target;
  /** Name of the alias, or the version; undefined where the function itself is named or the name is unknown. */
  readonly qualifier?: string | undefined;
  /** The declared alias that a dependency names, where the text is known only after the update. */
  readonly alias?: Resource;
}

/** The function's own ARN in the address that API Gateway calls. */
const invocation = /:apigateway:[^:]+:lambda:path\/[^/]+\/functions\/([^/]+)/;
/** A function with a version or an alias: `name:live`, `account:function:name:live`, an ARN. */
const qualified = /(.+):([\w$-]+)$/g;

/**
 * The function that a property names, itself or by one of its aliases: by a text with or without qualifier, or by a
 * dependency where the text is known only after the update.
 */
export function calledFunction(
  graph: ResourceGraph,
  from: Resource,
  property: string,
  given: Value | undefined = from.inputs.raw(property),
): CalledFunction {
  const value = typeof given === "string" ? (invocation.exec(given)?.[1] ?? given) : given;
  if (typeof value === "string") {
    const known = knownFunction(graph, value);
    if (known) {
      return known;
    }
  }
  const [top = property] = property.split(".");
  const sources = from.dependenciesOf(top);
  if (value === UNKNOWN && sources.length > 0 && !sources.some(({ type }) => callable.includes(type))) {
    return { target: { kind: "unknown" } };
  }
  const alias = resolve(graph, from, property, value, [aliasType]);
  return alias.kind === "resource"
    ? behindAlias(graph, alias.resource)
    : { target: resolve(graph, from, property, value, [functionType]) };
}

/** The function that a text names; its alias may be undeclared, or bound to it by an ARN that nobody knows yet. */
function knownFunction(graph: ResourceGraph, text: string): CalledFunction | undefined {
  const named = (name: string): Resource | undefined =>
    graph.identifiedBy(name).find(({ type }) => type === functionType);
  const direct = named(text);
  if (direct) {
    return { target: { kind: "resource", resource: direct } };
  }
  const [behind] = [...text.matchAll(qualified)].flatMap(([, name, qualifier]): CalledFunction[] => {
    const resource = named(String(name));
    return resource ? [{ target: { kind: "resource", resource }, qualifier }] : [];
  });
  return behind;
}

/** The function that an alias stands for. */
export function behindAlias(graph: ResourceGraph, alias: Resource): CalledFunction {
  return {
    target: targetOf(graph, alias, "functionName", [functionType]),
    alias,
    qualifier: alias.knownText("name"),
  };
}

/** The function that a property names, itself or through one of its aliases. */
export function functionOf(
  graph: ResourceGraph,
  from: Resource,
  property: string,
  value: Value | undefined = from.inputs.raw(property),
): Target {
  return calledFunction(graph, from, property, value).target;
}

/** The declared aliases of a function; `hasUnknown` where there may be one more. */
export function aliasesOf(
  graph: ResourceGraph,
  subject: Resource,
): { readonly aliases: readonly Resource[]; readonly hasUnknown: boolean } {
  return {
    aliases: companionsOf(graph, subject, aliasType, "functionName"),
    hasUnknown: mayHaveCompanion(graph, subject, aliasType, "functionName"),
  };
}

/** The ARNs of an alias, computed from its function's where the alias names it by an ARN that is not known yet. */
export function aliasArns(graph: ResourceGraph, alias: Resource): readonly string[] {
  const { target, qualifier } = behindAlias(graph, alias);
  const texts =
    target.resource && qualifier !== undefined
      ? graph.identitiesOf(target.resource).map((identity) => `${identity}:${qualifier}`)
      : graph.identitiesOf(alias);
  return texts.filter((text) => text.startsWith("arn:"));
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
  const named = targets.map((each) => ({
    called: functionOf(graph, each, "arn"),
    // An unknown ARN of something else, a queue or a state machine, is no function's.
    isOther: each.dependenciesOf("arn").length > 0,
  }));
  return {
    functions: named.flatMap(({ called }) => (called.kind === "resource" ? [called.resource] : [])),
    hasUnknown:
      mayHaveCompanion(graph, rule, targetType, "rule") ||
      named.some(({ called, isOther }) => called.kind === "unknown" && !isOther),
  };
}
