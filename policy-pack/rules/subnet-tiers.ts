import { ofType } from "../checks/of-type";
import { privateDefault } from "../checks/private-routes";
import { spread, spreadTypes } from "../checks/two-zones";
import { compliantRoutes, violatingRoutes } from "../examples/subnet-routes";
import { compliantTiers, violatingTiers } from "../examples/subnet-tiers";
import { OpenQuestions } from "../graph/open-questions";
import { UnknownRead } from "../graph/reader";
import type { RouteRow, Way } from "../graph/routes";
import { destinationOf, isDefault, routesOf, tableTypes, throughOf, vpcType } from "../graph/routes";
import type { Tier } from "../graph/subnets";
import { subnetsOfTable, subnetsOfVpc, subnetType, tableOf, tierOf, tiers, zoneOf } from "../graph/subnets";
import type { Check, Fixture, Rule, RuleContext, Violation } from "../rule";

const mainTableType = "aws:ec2/defaultRouteTable:DefaultRouteTable";

const twoZones: Check = function* (subject, { graph }) {
  const subnets = subnetsOfVpc(graph, subject);
  const byTier = new Map(tiers.map((tier) => [tier, subnets.filter((each) => tierOf(graph, each) === tier)]));
  for (const [tier, members] of byTier) {
    const zones = new Set(members.flatMap((subnet) => zoneOf(subnet) ?? []));
    if (members.length > 0 && zones.size < 2) {
      yield {
        found: `the ${tier} tier lies in ${[...zones].join(", ") || "no named zone"} alone`,
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

const outwards: readonly Way[] = [
  "internet gateway",
  "egress-only gateway",
  "NAT gateway",
  "network interface",
  "another network",
];

/** Relation 42, and for the database tier every other way out. */
const closed: Check = function* (table, context) {
  const { graph } = context;
  const found = new Set(subnetsOfTable(graph, table).map((subnet) => tierOf(graph, subnet)));
  const tier: Tier | undefined = found.has("database")
    ? "database"
    : found.has("private")
      ? "private"
      : undefined;
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
  const fix = "Remove the route from the tier's table.";
  if (tier === "database" && isDefault(row)) {
    yield {
      found: `the database tier has a default route (${destination})`,
      expected: "no default route, whatever it leads to",
      fix,
      resource: row.holder,
    };
    return;
  }
  const { way } = throughOf(graph, row);
  if (way === "internet gateway" || (tier === "database" && outwards.includes(way))) {
    yield {
      found: `the ${tier} tier has a route to ${destination} through: ${way}`,
      expected: tier === "database" ? "no way out of the VPC" : "no route to an internet gateway",
      fix,
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

const whole = compliantTiers.find(({ environment }) => environment === undefined)?.resources ?? [];
const across = (type: string, inputs: Fixture["inputs"], ...letters: readonly string[]): Fixture => ({
  type,
  name: "spread",
  inputs,
  references: { [Object.keys(inputs)[0] ?? ""]: letters.map((letter) => `subnet-private-${letter}`) },
});
const unknown = Symbol("unknown");
const inFunction = (...letters: readonly string[]): Fixture =>
  across(
    "aws:lambda/function:Function",
    { vpcConfig: { subnetIds: letters.map(() => unknown) } },
    ...letters,
  );
const inBalancer = (...letters: readonly string[]): Fixture =>
  across("aws:lb/loadBalancer:LoadBalancer", { subnets: letters.map(() => unknown) }, ...letters);

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
      ...compliantTiers,
      ...compliantRoutes,
      { title: "A function in two zones", resources: [...whole, inFunction("a", "b")] },
      { title: "A load balancer in two zones", resources: [...whole, inBalancer("a", "b")] },
      { title: "A function outside every VPC", resources: [{ ...inFunction(), inputs: {}, references: {} }] },
    ],
    violating: [
      ...violatingTiers,
      ...violatingRoutes,
      {
        title: "A function in one zone",
        resources: [...whole, inFunction("a")],
        resource: "spread",
        says: "the function lies in eu-central-1a alone",
      },
      {
        title: "A load balancer in one zone",
        resources: [...whole, inBalancer("b")],
        resource: "spread",
        says: "the load balancer lies in eu-central-1b alone",
      },
    ],
  },
};

export default rule;
