import type { ResourceGraph } from "../graph/graph";
import { declared } from "../graph/lists";
import { referrersOf } from "../graph/mentions";
import { UnknownRead } from "../graph/reader";
import { companionsOf, mayHaveCompanion, targetOf } from "../graph/references";
import type { Resource } from "../graph/resource";
import type { RouteRow, RouteTarget } from "../graph/routes";
import {
  internetGatewayType,
  internetRouteOf,
  isDefault,
  natGatewayType,
  routesOf,
  throughOf,
} from "../graph/routes";
import { subnetsOfTable, subnetType, tableOf, tierOf, vpcOf, zoneOf } from "../graph/subnets";
import type { Check, RuleContext, Violation } from "../rule";
import { missingLink } from "./route-updater";

/** What gives a VPC an internet gateway. */
const gatewayTypes = [internetGatewayType, "aws:ec2/internetGatewayAttachment:InternetGatewayAttachment"];

/** True where the VPC of a table has a way to the internet at all; throws where that cannot be told. */
function hasInternet(graph: ResourceGraph, table: Resource): boolean {
  const vpc = vpcOf(graph, table);
  if (!vpc || gatewayTypes.some((type) => companionsOf(graph, vpc, type, "vpcId").length > 0)) {
    return true;
  }
  if (gatewayTypes.some((type) => mayHaveCompanion(graph, vpc, type, "vpcId"))) {
    throw new UnknownRead("vpcId of an internet gateway");
  }
  return false;
}

/** Relation 41: the default route of a private table leads to something that lives, in prod in its own zone. */
export const privateDefault: Check = function* (table, context) {
  const { graph, settings } = context;
  const subnets = subnetsOfTable(graph, table).filter((subnet) => tierOf(graph, subnet) === "private");
  if (subnets.length === 0 || !hasInternet(graph, table)) {
    return;
  }
  const { rows, isComplete } = routesOf(graph, table);
  const defaults = rows.filter(isDefault);
  if (defaults.length === 0) {
    if (!isComplete) {
      throw new UnknownRead("routeTableId of a route");
    }
    yield* withoutDefault(context);
  }
  for (const row of defaults) {
    const target = throughOf(graph, row);
    yield* liveProblems(row, target, context);
    if (settings.natGatewayPerZone) {
      yield* zoneProblems(row, target, subnets, context);
    }
  }
};

function* withoutDefault(context: RuleContext): Iterable<Violation> {
  if (context.settings.natGatewayPerZone) {
    yield {
      found: "the private table has no default route: nothing in it reaches the internet",
      expected: "a Route to the NAT gateway of its zone",
      fix: "Declare a Route of 0.0.0.0/0 to the NAT gateway of the table's zone.",
    };
    return;
  }
  const missing = missingLink(context);
  if (missing !== undefined) {
    context.requireWhole("whoever writes the route may be declared in another layer");
    yield {
      found: `the private table has no default route, and nobody writes it: ${missing}`,
      expected: "a Route, or a launch hook whose event rule calls a function that may ec2:ReplaceRoute",
      fix: "Declare the route, or the scaling group, event rule and function that write it.",
    };
  }
}

function* liveProblems(row: RouteRow, target: RouteTarget, context: RuleContext): Iterable<Violation> {
  const { graph, requireWhole } = context;
  const { way, resource, undeclared } = target;
  const isNat = way === "NAT gateway" || way === "network interface";
  if (isNat && undeclared !== undefined) {
    requireWhole(`${undeclared} may be declared in another layer`);
    yield {
      found: `the default route leads to the ${way} ${undeclared}, which nothing declares`,
      expected: "a NAT gateway or network interface of this program",
      resource: row.holder,
    };
  }
  if (resource?.type === "aws:ec2/networkInterface:NetworkInterface" && !isAttached(graph, resource)) {
    yield {
      found: `the default route leads to ${resource.name}, which no instance has`,
      expected: "a network interface of an instance that lives",
      resource: row.holder,
    };
  }
  if (resource?.type === natGatewayType) {
    const problem = problemOfGateway(graph, resource);
    if (problem !== undefined) {
      yield { found: `${resource.name} ${problem}`, expected: "a public subnet", resource };
    }
  }
}

/** Types that bind a network interface to a machine. */
const attachingTypes: readonly string[] = [
  "aws:ec2/networkInterfaceAttachment:NetworkInterfaceAttachment",
  "aws:ec2/instance:Instance",
  "aws:ec2/launchTemplate:LaunchTemplate",
];

function isAttached(graph: ResourceGraph, card: Resource): boolean {
  return (
    card.inputs.has("attachments") ||
    referrersOf(graph, card).some(({ type }) => attachingTypes.includes(type))
  );
}

function homeOf(graph: ResourceGraph, gateway: Resource): Resource | undefined {
  return declared(targetOf(graph, gateway, "subnetId", [subnetType]), "subnetId of a NAT gateway");
}

/** A NAT gateway sends on what comes in through its own subnet's table. */
function problemOfGateway(graph: ResourceGraph, gateway: Resource): string | undefined {
  if (gateway.inputs.text("connectivityType") === "private") {
    return "is private: it reaches no internet";
  }
  const home = homeOf(graph, gateway);
  if (!home) {
    return undefined;
  }
  const table = tableOf(graph, home);
  return table.kind === "table" && !internetRouteOf(graph, table.table)
    ? `stands in ${home.name}, which reaches no internet gateway`
    : undefined;
}

function* zoneProblems(
  row: RouteRow,
  { way, resource }: RouteTarget,
  subnets: readonly Resource[],
  { graph }: RuleContext,
): Iterable<Violation> {
  if (way !== "NAT gateway") {
    yield {
      found: `the default route does not lead through a NAT gateway, but: ${way}`,
      expected: "the NAT gateway of the table's zone",
      resource: row.holder,
    };
    return;
  }
  const home = resource && homeOf(graph, resource);
  const zone = home && zoneOf(home);
  const strangers = subnets.filter((subnet) => zoneOf(subnet) !== zone);
  if (home && strangers.length > 0) {
    yield {
      found: `${strangers.map(({ name }) => name).join(", ")} leaves through the NAT gateway in ${zone ?? "no named zone"}`,
      expected: "a NAT gateway of its own zone: one zone's failure must not silence the other",
      resource: row.holder,
    };
  }
}
