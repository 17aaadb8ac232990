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
  readonly qualifier?: string;
  /** The declared alias that is named. */
  readonly alias?: Resource;
}

/** The part of an address that API Gateway calls that is the function's own ARN. */
const invocation = /^arn:[^:]+:apigateway:[^:]+:lambda:path\/[^/]+\/functions\/(.+)\/invocations$/;
/** What Lambda takes for a function with a qualifier: `name:live`, `account:function:name:live`, an ARN. */
const qualified = /^((?:(?:arn:[^:]+:lambda:[^:]+:)?\d+:function:)?[\w-]+):([\w$-]+)$/;

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

function knownFunction(graph: ResourceGraph, text: string): CalledFunction | undefined {
  const named = (name: string, type: string): Resource | undefined =>
    graph.identifiedBy(name).find((each) => each.type === type);
  const direct = named(text, functionType);
  if (direct) {
    return { target: { kind: "resource", resource: direct } };
  }
  const alias = named(text, aliasType);
  if (alias) {
    return behindAlias(graph, alias);
  }
  // The alias may be undeclared, or bound to its function by an ARN that nobody knows yet.
  const [, name = "", qualifier = ""] = qualified.exec(text) ?? [];
  const behind = named(name, functionType) ?? named(name.replace(/^\d+:function:/, ""), functionType);
  return behind && { target: { kind: "resource", resource: behind }, qualifier };
}

/** The function that an alias stands for. */
export function behindAlias(graph: ResourceGraph, alias: Resource): CalledFunction {
  const qualifier = alias.knownText("name");
  return {
    target: targetOf(graph, alias, "functionName", [functionType]),
    alias,
    ...(qualifier !== undefined && { qualifier }),
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
  return target.kind === "resource" && qualifier !== undefined
    ? graph
        .identitiesOf(target.resource)
        .filter((identity) => identity.startsWith("arn:"))
        .map((identity) => `${identity}:${qualifier}`)
    : graph.identitiesOf(alias).filter((identity) => identity.startsWith("arn:"));
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
