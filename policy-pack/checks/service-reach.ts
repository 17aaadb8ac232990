import { serviceType } from "../graph/ecs";
import { functionType } from "../graph/function-targets";
import type { ResourceGraph } from "../graph/graph";
import { Undecidable, UnknownRead } from "../graph/reader";
import type { Resource } from "../graph/resource";
import { isDefault, routesOf, throughOf } from "../graph/routes";
import { tableOf, vpcOf } from "../graph/subnets";
import type { Check, RuleContext, Violation } from "../rule";
import { servicesCalledBy } from "./called-services";
import { endpointsOf, serviceOf, tablesOf } from "./endpoints";
import { subnetsOfCompute } from "./placement";
import { missingLink } from "./route-updater";

/** Relation 38: whatever runs in a subnet reaches the services it calls, through NAT or through an endpoint of each. */
export const reachesServices: Check = (subject, context) =>
  unreached(subject, () => servicesCalledBy(context.graph, subject), context);

/** What a function, service, group or instance does not reach of the services, named by their endpoints. */
export function* unreached(
  subject: Resource,
  services: () => ReadonlySet<string>,
  context: RuleContext,
): Iterable<Violation> {
  const cutOff = subnetsOfCompute(subject, context).filter((subnet) => !hasWayOut(subnet, subject, context));
  if (cutOff.length === 0) {
    return;
  }
  const called = services();
  const missing = new Set(
    cutOff.flatMap((subnet) => {
      const reached = servicesReachedFrom(subnet, context);
      return [...called].filter((service) => !reached.includes(service));
    }),
  );
  if (missing.size > 0) {
    context.requireWhole("routes and endpoints may be declared in another layer");
    yield {
      found: `from ${cutOff.map(({ name }) => name).join(", ")} it reaches neither NAT nor an endpoint for ${[...missing].sort().join(", ")}`,
      expected: "a default route to a NAT, or an endpoint for each service that it calls",
      fix: "Declare the endpoints, or the route to the NAT.",
    };
  }
}

function tableBehind(graph: ResourceGraph, subnet: Resource): Resource {
  const found = tableOf(graph, subnet);
  if (found.kind !== "table") {
    throw new Undecidable(`the route table of ${subnet.name} is not declared here`);
  }
  return found.table;
}

/** True where packets to the internet come back. Whether what the route leads to lives is for `subnet-tiers`. */
function hasWayOut(subnet: Resource, subject: Resource, context: RuleContext): boolean {
  const { graph } = context;
  const { rows, isComplete } = routesOf(graph, tableBehind(graph, subnet));
  const ways = rows.filter(isDefault).map((row) => throughOf(graph, row).way);
  if (ways.length > 0) {
    return ways.some((way) => way !== "internet gateway" || hasPublicAddress(subject));
  }
  if (!isComplete) {
    throw new UnknownRead("routeTableId of a route");
  }
  // The route belongs to whoever writes it when a NAT instance starts.
  return missingLink(context) === undefined;
}

/**
 * An internet gateway serves public addresses: functions have none, tasks where they ask for it, machines by their
 * subnet.
 */
function hasPublicAddress({ type, inputs }: Resource): boolean {
  return type === serviceType
    ? inputs.flag("networkConfiguration.assignPublicIp") === true
    : type !== functionType;
}

function servicesReachedFrom(subnet: Resource, { graph }: RuleContext): readonly (string | undefined)[] {
  const vpc = vpcOf(graph, subnet);
  if (!vpc) {
    throw new Undecidable(`the VPC of ${subnet.name} is not declared here`);
  }
  const table = tableBehind(graph, subnet);
  const gateways = endpointsOf(graph, vpc, "Gateway").filter((each) => tablesOf(graph, each).includes(table));
  return [...gateways, ...endpointsOf(graph, vpc, "Interface")].map(serviceOf);
}
