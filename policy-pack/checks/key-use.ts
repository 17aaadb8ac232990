import type { ResourceGraph } from "../graph/graph";
import { UnknownRead } from "../graph/reader";
import type { Resource } from "../graph/resource";
import { mayDo } from "../iam/role-grants";
import type { RuleContext } from "../rule";
import { arnsOf } from "./admission";

/**
 * True where the role may use the key for the action. AWS names keys: before one exists a policy can say `key/*` alone,
 * with the alias as a condition.
 */
export function mayUseKey(
  { graph, place }: Pick<RuleContext, "graph" | "place">,
  role: Resource,
  key: Resource,
  action: string,
): boolean {
  const anyKey = ["arn:aws:kms", place.region, place.account, `key/${key.name}`].join(":");
  const [arn = anyKey] = arnsOf(graph, key);
  return mayDo(graph, role, action, arn);
}

/** True where the role may do the action on the resource. Throws `UnknownRead` where its ARN cannot be told. */
export function mayActOn(graph: ResourceGraph, role: Resource, action: string, target: Resource): boolean {
  const arns = arnsOf(graph, target);
  if (arns.length === 0) {
    throw new UnknownRead(`arn of ${target.name}`);
  }
  return arns.some((arn) => mayDo(graph, role, action, arn));
}
