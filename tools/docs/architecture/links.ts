import type { ResourceGraph } from "../../../policy-pack/graph/graph";
import { linksByGrants } from "./grants";
import { linksByReferences } from "./references";
import { linksByTraffic } from "./traffic";
import type { Link } from "./link";

/** Every link of a plan, whichever way it is told. */
export function linksOf(graph: ResourceGraph): readonly Link[] {
  return [...linksByGrants(graph), ...linksByReferences(graph), ...linksByTraffic(graph)];
}
