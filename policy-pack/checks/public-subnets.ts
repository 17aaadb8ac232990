import type { ResourceGraph } from "../graph/graph";
import { targetsOf } from "../graph/lists";
import type { Resource } from "../graph/resource";
import { subnetType } from "../graph/subnets";

/** The subnets among those that a resource's `subnetIds` name that say themselves that they are public. */
export function publicSubnetsOf(graph: ResourceGraph, holder: Resource): readonly Resource[] {
  return targetsOf(graph, holder, "subnetIds", [subnetType]).resources.filter(
    ({ inputs }) => inputs.flag("mapPublicIpOnLaunch") === true || inputs.text("tags.tier") === "public",
  );
}
