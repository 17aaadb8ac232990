import { ephemeral, unanswered } from "../checks/acl-answers";
import { flowsPass } from "../checks/acl-flows";
import { ofType } from "../checks/of-type";
import { compliantTierPorts, undecidedTierPorts, violatingTierPorts } from "../examples/acl-databases";
import { flowsThatPass, flowsThatStop, flowsUntold } from "../examples/acl-flows";
import { membersThatPass, membersThatStop } from "../examples/acl-members";
import { compliantRows, undecidedRows, violatingRows } from "../examples/acl-rows";
import { compliantHolders, undecidedHolders, violatingHolders } from "../examples/acl-subnets";
import { compliantAcls, violatingAcls } from "../examples/network-acls";
import { fill, isWorld } from "../graph/address-blocks";
import { portsIn } from "../graph/databases";
import type { ResourceGraph } from "../graph/graph";
import type { AclRow } from "../graph/network-acls";
import {
  associationType,
  aclType,
  countOfAcls,
  defaultAclType,
  refusedPorts,
  rowsOf,
  subnetsOfAcl,
} from "../graph/network-acls";
import { UnknownRead } from "../graph/reader";
import { companionsOf, mayHaveCompanion } from "../graph/references";
import type { Resource } from "../graph/resource";
import { vpcType } from "../graph/routes";
import { blockOf, subnetsOfTier, subnetType, tierOf, vpcOf } from "../graph/subnets";
import type { Check, Rule } from "../rule";

/** The tier behind an ACL of databases: its ports, and the blocks from which they are asked. */
interface DatabaseTier {
  readonly ports: readonly number[];
  readonly askers: readonly string[];
}

function databaseTierOf(graph: ResourceGraph, acl: Resource): DatabaseTier | undefined {
  const subnets = subnetsOfAcl(graph, acl).filter((subnet) => tierOf(graph, subnet) === "database");
  const vpc = vpcOf(graph, acl);
  return subnets.length === 0 || !vpc
    ? undefined
    : { ports: portsIn(graph, subnets), askers: subnetsOfTier(graph, vpc, "private").map(blockOf) };
}

const showRow = ({ number, protocol, from, to, peer }: AclRow): string =>
  `rule ${number} lets ${protocol === "all" ? "everything" : `${protocol} ${from === to ? from : `${from}-${to}`}`} of ${peer}`;

/** True for a row that lets something into or out of the database tier that has no business there. */
function isStranger(row: AclRow, tier: DatabaseTier | undefined): boolean {
  const { direction, allows, protocol, from, to, peer } = row;
  if (!tier || !allows) {
    return false;
  }
  const isWanted =
    direction === "ingress" ? from === to && tier.ports.includes(from) : from >= ephemeral.from;
  return !(protocol === "tcp" && isWanted && fill(peer, tier.askers));
}

const askedByPrivateAlone: Check = function* (acl, { graph }) {
  const tier = databaseTierOf(graph, acl);
  for (const row of rowsOf(graph, acl, "ingress").filter((each) => isStranger(each, tier))) {
    yield {
      found: `${showRow(row)} into the database tier`,
      expected: `tcp ${tier?.ports.join(", ")} from the private subnets (${tier?.askers.join(", ")}) alone`,
    };
  }
};

const answersPrivateAlone: Check = function* (acl, { graph }) {
  const tier = databaseTierOf(graph, acl);
  for (const row of rowsOf(graph, acl, "egress").filter((each) => isStranger(each, tier))) {
    yield {
      found: `${showRow(row)} out of the database tier`,
      expected: `answers on ${ephemeral.from}-${ephemeral.to} to the private subnets (${tier?.askers.join(", ")}) alone`,
    };
  }
};

/** Relation 40. A row that must go needs no answers. */
const answersReturn: Check = function* (acl, { graph }) {
  const tier = databaseTierOf(graph, acl);
  const ingress = rowsOf(graph, acl, "ingress");
  const egress = rowsOf(graph, acl, "egress");
  const asked = egress.filter((row) => !isStranger(row, tier));
  const admitted = ingress.filter((row) => !isStranger(row, tier));
  yield* unanswered(asked, ingress);
  yield* unanswered(admitted, egress);
};

const privateGetsIn: Check = function* (acl, { graph }) {
  const tier = databaseTierOf(graph, acl);
  if (!tier) {
    return;
  }
  const rows = rowsOf(graph, acl, "ingress");
  for (const port of tier.ports) {
    const shut = tier.askers.filter(
      (asker) => refusedPorts(rows, asker, { from: port, to: port }).length > 0,
    );
    if (shut.length > 0) {
      yield {
        found: `${shut.join(" and ")} does not reach the database on tcp ${port}`,
        expected: "a row that admits the port from every private subnet",
      };
    }
  }
};

/** Ports below those of answers that the world may knock on: a load balancer's. */
const knocking: readonly number[] = [80, 443];

/** EC2.21: a port of administration that the world reaches is one mistaken security group away from a login. */
const noServiceForTheWorld: Check = function* (acl, { graph }) {
  // The database tier admits nobody but the private one anyway.
  if (databaseTierOf(graph, acl)) {
    return;
  }
  for (const row of rowsOf(graph, acl, "ingress")) {
    const isPort = ["tcp", "udp", "all"].includes(row.protocol);
    const below = { from: row.from, to: Math.min(row.to, ephemeral.from - 1) };
    const isKnock = below.from === below.to && knocking.includes(below.from);
    if (row.allows && isPort && isWorld(row.peer) && below.from <= below.to && !isKnock) {
      yield {
        found: `${showRow(row)} in, down to port ${below.from}`,
        expected: `answers on ${ephemeral.from}-${ephemeral.to}, and tcp ${knocking.join(" or ")} where a load balancer is public`,
        fix: "Narrow the row to the ports of answers, or to the addresses that need it.",
      };
    }
  }
};

const guarded: Check = function* (subnet, { graph }) {
  const count = countOfAcls(graph, subnet);
  if (count !== 1) {
    yield {
      found:
        count === 0
          ? "the subnet has no network ACL of its own: the VPC's default one holds for it"
          : `the subnet has ${count} network ACLs: the last one written wins`,
      expected: "one NetworkAcl that names the subnet",
      fix: "Name the subnet in the network ACL of its tier, and in no other.",
    };
  }
};

const used: Check = function* (acl, { graph, requireWhole }) {
  const given = acl.inputs.raw("subnetIds") ?? [];
  const isListed = !Array.isArray(given) || given.length > 0;
  if (isListed || companionsOf(graph, acl, associationType, "networkAclId").length > 0) {
    return;
  }
  requireWhole("an association may be declared in another layer");
  if (mayHaveCompanion(graph, acl, associationType, "networkAclId")) {
    throw new UnknownRead("networkAclId of an association");
  }
  yield { found: "the network ACL holds for no subnet", expected: "the subnets of its tier" };
};

const defaultShut: Check = function* (subject) {
  for (const direction of ["ingress", "egress"] as const) {
    const count = subject.inputs.list(direction).length;
    if (count > 0) {
      yield {
        found: `the default network ACL has ${count} ${direction} ${count === 1 ? "row" : "rows"}`,
        expected: "none: a subnet that was forgotten gets nothing through",
        fix: "Remove the rows of the default network ACL.",
      };
    }
  }
};

const defaultTaken: Check = function* (vpc, { graph }) {
  if (companionsOf(graph, vpc, defaultAclType, "defaultNetworkAclId").length > 0) {
    return;
  }
  if (mayHaveCompanion(graph, vpc, defaultAclType, "defaultNetworkAclId")) {
    throw new UnknownRead("defaultNetworkAclId of a DefaultNetworkAcl");
  }
  yield {
    found: "the VPC's default network ACL lets everything pass, as AWS makes it",
    expected: "a DefaultNetworkAcl without rows",
    fix: "Declare a DefaultNetworkAcl without rows for the VPC.",
  };
};

const rule: Rule = {
  name: "nacl-db-tier",
  title: "Network ACLs shut the database tier and let answers return",
  description:
    "Every subnet has a network ACL, that of the database tier admits the database's port from the private subnets alone, every ACL lets through what security groups do and lets answers return, and the default one has no row.",
  rationale:
    "One mistaken security group opens the database unless the subnet refuses; an ACL without the ephemeral ports drops every answer, and the service hangs without an error.",
  remediation:
    "Admit the database's port from the private subnets alone, and tcp 1024-65535 wherever answers return.",
  severity: "high",
  kind: "stack",
  catalogue: {
    securityHub: ["EC2.16", "EC2.21"],
    cis: ["5.2"],
    checkov: ["CKV2_AWS_1", "CKV_AWS_229", "CKV_AWS_230", "CKV_AWS_231", "CKV_AWS_232"],
  },
  relations: [40],
  findings: ["EDGAR-30", "EDGAR-55"],
  types: [vpcType, subnetType, aclType, defaultAclType],
  checks: [
    ofType([aclType], askedByPrivateAlone),
    ofType([aclType], answersPrivateAlone),
    ofType([aclType], privateGetsIn),
    ofType([aclType], answersReturn),
    ofType([aclType], flowsPass),
    ofType([aclType], noServiceForTheWorld),
    ofType([aclType], used),
    ofType([subnetType], guarded),
    ofType([defaultAclType], defaultShut),
    ofType([vpcType], defaultTaken),
  ],
  examples: {
    compliant: [
      ...compliantAcls,
      ...compliantRows,
      ...compliantHolders,
      ...compliantTierPorts,
      ...flowsThatPass,
      ...membersThatPass,
    ],
    violating: [
      ...violatingAcls,
      ...violatingRows,
      ...violatingHolders,
      ...violatingTierPorts,
      ...flowsThatStop,
      ...membersThatStop,
    ],
    undecided: [...undecidedRows, ...undecidedHolders, ...undecidedTierPorts, ...flowsUntold],
  },
};

export default rule;
