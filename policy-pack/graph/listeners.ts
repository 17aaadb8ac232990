import type { ResourceGraph } from "./graph";
import { declared, declaredIn, resolveAll } from "./lists";
import type { Targets } from "./lists";
import type { Reader } from "./reader";
import { companionsOf, targetOf } from "./references";
import type { Resource } from "./resource";
import type { Value } from "./values";

export const balancerType = "aws:lb/loadBalancer:LoadBalancer";
export const listenerType = "aws:lb/listener:Listener";
export const listenerRuleType = "aws:lb/listenerRule:ListenerRule";
export const targetGroupType = "aws:lb/targetGroup:TargetGroup";

/** True for the load balancers that read HTTP; network and gateway balancers pass packets on. */
export function isApplication({ inputs }: Resource): boolean {
  return (inputs.text("loadBalancerType") ?? "application") === "application";
}

/** True where a listener of an application load balancer speaks plain HTTP: the default where it says nothing. */
export function isPlain({ inputs }: Resource): boolean {
  const protocol = inputs.text("protocol");
  return protocol === "HTTP" || (protocol === undefined && inputs.number("port") !== 443);
}

const actionsProperty = (holder: Resource): string =>
  holder.type === listenerType ? "defaultActions" : "actions";

/** What a listener or a rule does with a request. */
export function actionsOf(holder: Resource): readonly Reader[] {
  return holder.inputs.blocks(actionsProperty(holder));
}

/** The target groups to which a listener or a rule forwards. */
export function forwardedTo(graph: ResourceGraph, holder: Resource): Targets {
  const values = actionsOf(holder).flatMap((action): readonly Value[] => [
    action.raw("targetGroupArn") ?? null,
    ...action.blocks("forward.targetGroups").map((group) => group.raw("arn") ?? null),
  ]);
  return resolveAll(graph, holder, actionsProperty(holder), values, [targetGroupType]);
}

/** The rules of a listener. */
export function rulesOfListener(graph: ResourceGraph, listener: Resource): readonly Resource[] {
  return companionsOf(graph, listener, listenerRuleType, "listenerArn");
}

/** The listeners that send requests to a target group, by themselves or by a rule; `isComplete` as in `Targets`. */
export function listenersTo(
  graph: ResourceGraph,
  group: Resource,
): { readonly listeners: readonly Resource[]; readonly isComplete: boolean } {
  const found = new Set<Resource>();
  let isComplete = true;
  for (const holder of graph.ofType(listenerType, listenerRuleType)) {
    const { resources, isComplete: isRead } = forwardedTo(graph, holder);
    isComplete &&= isRead;
    if (resources.includes(group)) {
      found.add(declared(targetOf(graph, holder, "listenerArn", [listenerType]), "listenerArn") ?? holder);
    }
  }
  return { listeners: [...found], isComplete };
}

/** The load balancers that send requests to a target group, as far as they are declared here. */
export function balancersTo(graph: ResourceGraph, group: Resource): readonly Resource[] {
  const { listeners } = listenersTo(graph, group);
  const found = listeners.flatMap((listener) =>
    declaredIn(targetOf(graph, listener, "loadBalancerArn", [balancerType]), "loadBalancerArn"),
  );
  return [...new Set(found)];
}
