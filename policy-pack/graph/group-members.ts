import type { ResourceGraph } from "./graph";
import { referrersOf } from "./mentions";
import type { Resource } from "./resource";
import { ruleHolders } from "./security-groups";
import { subnetGroupTypes, subnetType } from "./subnets";

const templateType = "aws:ec2/launchTemplate:LaunchTemplate";

/** The subnets in which the members of a security group stand, as far as they are declared. */
export function subnetsOfGroup(graph: ResourceGraph, group: Resource): readonly Resource[] {
  const homes = subnetsByReferrer(graph);
  const members = referrersOf(graph, group)
    .filter(({ type }) => !ruleHolders.includes(type))
    // Machines of a template stand where its groups start them.
    .flatMap((member) => (member.type === templateType ? referrersOf(graph, member) : [member]));
  return [...new Set(members.flatMap((member) => homes.get(member) ?? []))];
}

/** The subnets that each resource names, by itself or through a group of subnets. */
function subnetsByReferrer(graph: ResourceGraph): ReadonlyMap<Resource, readonly Resource[]> {
  return graph.remember("subnets by referrer", () => {
    const found = new Map<Resource, Resource[]>();
    const add = (who: Resource, subnet: Resource): void => {
      const known = found.get(who) ?? [];
      known.push(subnet);
      found.set(who, known);
    };
    for (const subnet of graph.ofType(subnetType)) {
      const named = referrersOf(graph, subnet);
      const placed = named.filter(({ type }) => subnetGroupTypes.includes(type));
      for (const who of [...named, ...placed.flatMap((each) => referrersOf(graph, each))]) {
        add(who, subnet);
      }
    }
    return found;
  });
}
