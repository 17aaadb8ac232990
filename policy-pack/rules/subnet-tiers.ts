import { ofType } from "../checks/of-type";
import { privateDefault } from "../checks/private-routes";
import { spread, spreadTypes } from "../checks/two-zones";
import { compliantLaunch, undecidedLaunch, violatingLaunch } from "../examples/nat-launch";
import { compliantNat, undecidedNat, violatingNat } from "../examples/nat-routes";
import { compliantRoutes, undecidedRoutes, violatingRoutes } from "../examples/subnet-routes";
import { compliantTiers, violatingTiers } from "../examples/subnet-tiers";
import { compliantSpread, undecidedSpread, violatingSpread } from "../examples/two-zones";
import { OpenQuestions } from "../graph/open-questions";
import { UnknownRead } from "../graph/reader";
import type { RouteRow } from "../graph/routes";
import { destinationOf, isDefault, routesOf, tableTypes, throughOf, vpcType } from "../graph/routes";
import type { Tier } from "../graph/subnets";
import { subnetsOfTable, subnetsOfTier, subnetType, tableOf, tierOf, tiers, zoneOf } from "../graph/subnets";
import type { Check, Rule, RuleContext, Violation } from "../rule";

const mainTableType = "aws:ec2/defaultRouteTable:DefaultRouteTable";

const twoZones: Check = function* (subject, { graph }) {
  for (const tier of tiers) {
    const members = subnetsOfTier(graph, subject, tier);
    const zones = new Set(members.flatMap((subnet) => zoneOf(subnet) ?? []));
    if (members.length > 0 && zones.size < 2) {
      yield {
        found: `the ${tier} tier lies in ${[...zones][0] ?? "no named zone"} alone`,
        expected: "subnets of each tier in at least two zones",
        fix: "Declare a subnet of the tier in a second zone.",
      };
    }
  }
};

const associated: Check = function* (subject, { graph }) {
  if (tableOf(graph, subject).kind === "none") {
    yield {
      found: "the subnet is associated with no route table: whatever the main table says, holds for it",
      expected: "a RouteTableAssociation",
      fix: "Associate the subnet with a route table of its tier.",
    };
  }
};

/** Relation 42, and for the database tier every other way out. */
const closed: Check = function* (table, context) {
  const { graph } = context;
  const found = subnetsOfTable(graph, table).map((subnet) => tierOf(graph, subnet));
  const tier = (["database", "private"] as const).find((each) => found.includes(each));
  if (tier === undefined) {
    return;
  }
  const { rows, isComplete } = routesOf(graph, table);
  const open = new OpenQuestions();
  if (!isComplete) {
    open.note(new UnknownRead("routeTableId of a route"));
  }
  for (const row of rows) {
    yield* open.collect(() => exitOf(row, tier, context));
  }
  open.settle();
};

function* exitOf(row: RouteRow, tier: Tier, { graph }: RuleContext): Iterable<Violation> {
  const destination = destinationOf(row) ?? "a prefix list";
  if (tier === "database" && isDefault(row)) {
    yield {
      found: `the database tier has a default route (${destination})`,
      expected: "no default route, whatever it leads to",
      fix: "Remove the route from the tier's table.",
      resource: row.holder,
    };
    return;
  }
  const { way } = throughOf(graph, row);
  if (way === "internet gateway" || (tier === "database" && way !== "the VPC")) {
    yield {
      found: `the ${tier} tier has a route to ${destination} through: ${way}`,
      expected: "no way out of the VPC for databases, no internet gateway for the private tier",
      fix: "Remove the route from the tier's table.",
      resource: row.holder,
    };
  }
}

/** The main table holds for every subnet that is made outside this program: it leads nowhere. */
const mainShut: Check = function* (table, { graph }) {
  for (const row of routesOf(graph, table).rows) {
    const { way } = throughOf(graph, row);
    if (way !== "the VPC") {
      yield {
        found: `the main route table has a route to ${destinationOf(row) ?? "a prefix list"} through: ${way}`,
        expected: "no route: a subnet that was forgotten reaches nothing",
        fix: "Remove the route from the main table.",
        resource: row.holder,
      };
    }
  }
};

const rule: Rule = {
  name: "subnet-tiers",
  title: "Tiers span two zones and reach only what they may",
  description:
    "Every tier has subnets in two zones with a route table each, only the public tier reaches an internet gateway, the database tier has no way out, and a private default route leads to something that lives.",
  rationale:
    "A tier in one zone falls with it; a database that reaches the internet can be emptied to it; a private subnet whose route ends nowhere cuts every service off.",
  remediation:
    "Give each tier subnets in two zones and a route table that leads no further than the tier may go.",
  severity: "critical",
  kind: "stack",
  catalogue: { securityHub: ["ELB.13", "Lambda.5"], checkov: ["CKV2_AWS_44", "CKV2_AWS_69"] },
  relations: [41, 42],
  findings: [
    ...["TRADAI-H-19", "TRADAI-H-20", "EDGAR-30", "EDGAR-47", "EDGAR-55"],
    ...["EDGAR-58", "EDGAR-64", "ORION-33"],
  ],
  types: [vpcType, subnetType, ...tableTypes, ...spreadTypes],
  checks: [
    ofType([vpcType], twoZones),
    ofType([subnetType], associated),
    ofType(tableTypes, closed),
    ofType([mainTableType], mainShut),
    ofType(tableTypes, privateDefault),
    ofType(spreadTypes, spread),
  ],
  examples: {
    compliant: [
      ...[...compliantTiers, ...compliantRoutes, ...compliantNat, ...compliantLaunch],
      ...compliantSpread,
    ],
    violating: [
      ...[...violatingTiers, ...violatingRoutes, ...violatingNat, ...violatingLaunch],
      ...violatingSpread,
    ],
    undecided: [...undecidedRoutes, ...undecidedNat, ...undecidedLaunch, ...undecidedSpread],
  },
};

export default rule;
