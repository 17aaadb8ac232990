import type { Example, Fixture, UndecidedExample, ViolatingExample } from "../rule";
import { inVpc, referring, subnet } from "./network";
import { a, answers, b, row, without, world } from "./network-acls";

type Inputs = Fixture["inputs"];
const of = (type: string, inputs: Inputs): Fixture =>
  referring({ type, name: "database", inputs }, { dbSubnetGroupName: "database-subnets" });
const instance = (inputs: Inputs): Fixture => of("aws:rds/instance:Instance", inputs);
const cluster = (inputs: Inputs): Fixture => of("aws:rds/cluster:Cluster", inputs);
/** The tiers with one port open to the database tier. */
const open = (port: number): readonly Fixture[] => [
  ...without("database", "database-ingress-100", "database-ingress-101"),
  row("database", "ingress", 100, [port, port], a),
  row("database", "ingress", 101, [port, port], b),
];

const privateBlocks = [
  ["subnet-private-a", "10.0.10.0/24"],
  ["subnet-private-b", "10.0.11.0/24"],
  ["subnet-private-c", "10.0.12.0/24"],
] as const;
const aclOf = (name: string, ...subnetIds: readonly string[]): Fixture =>
  referring(inVpc("aws:ec2/networkAcl:NetworkAcl", name), { subnetIds });

/** MySQL in a group of subnets, and an ACL for either subnet of the tier that opens the port given. */
const split = (port: number, otherPort: number, ...subnetIds: readonly string[]): readonly Fixture[] => [
  ...open(port).filter(({ name }) => !["network-acl-database", "database-subnets"].includes(name)),
  ...[aclOf("network-acl-database", "subnet-database-a"), aclOf("network-acl-other", "subnet-database-b")],
  ...[a, b].flatMap((peer, index) => [
    row("other", "ingress", 100 + index, [otherPort, otherPort], peer),
    row("other", "egress", 100 + index, answers, peer),
  ]),
  referring(
    { type: "aws:rds/subnetGroup:SubnetGroup", name: "group", inputs: { name: "tradai-database-prod" } },
    { subnetIds },
  ),
  { ...instance({ engine: "mysql" }), references: { dbSubnetGroupName: ["group"] } },
];

/** Examples of a database tier by what tells its port. */
export const compliantTierPorts: readonly Example[] = [
  ...(
    [
      [instance({ engine: "postgres" }), 5432],
      [cluster({ engine: "aurora-postgresql" }), 5432],
      [instance({ engine: "mysql" }), 3306],
      [instance({ engine: "mariadb" }), 3306],
      [cluster({ engine: "aurora-mysql" }), 3306],
      [instance({ engine: "oracle-se2" }), 1521],
      [instance({ engine: "sqlserver-ex" }), 1433],
      [instance({ engine: "db2-se" }), 50_000],
      [instance({ engine: "mysql", port: 3307 }), 3307],
      [instance({ port: 3307 }), 3307],
    ] as const
  ).map(([subject, port]) => ({
    title: `A database tier of ${JSON.stringify(subject.inputs)} that admits ${port}`,
    resources: [...open(port), subject],
  })),
  {
    title: "A database tier without a database yet, for PostgreSQL",
    resources: open(5432).filter(({ name }) => name !== "database-subnets"),
  },
  {
    title: "Three private subnets, two of which one row fills between them",
    resources: [
      ...open(5432).filter(
        ({ name, type }) =>
          !name.startsWith("subnet-private") &&
          !["network-acl-private", "database-subnets"].includes(name) &&
          type !== "aws:ec2/networkAclRule:NetworkAclRule",
      ),
      ...privateBlocks.map(([name, cidrBlock]) => ({ ...subnet("private", "a", { cidrBlock }), name })),
      aclOf("network-acl-private", ...privateBlocks.map(([name]) => name)),
      ...["10.0.10.0/23", "10.0.12.0/24"].flatMap((peer, index) => [
        row("database", "ingress", 100 + index, [5432, 5432], peer),
        row("database", "egress", 100 + index, answers, peer),
      ]),
      row("private", "ingress", 200, answers, world),
    ],
  },
  {
    title: "A database in two subnets, each with an ACL of its own",
    resources: split(3306, 3306, "subnet-database-a", "subnet-database-b"),
  },
  {
    title: "A database in one of two subnets, each with an ACL of its own, the other one's for PostgreSQL",
    resources: split(3306, 5432, "subnet-database-a"),
  },
  {
    title: "A database in a group of another stack, whose subnets are not this tier's",
    resources: [
      ...open(5432),
      { ...instance({ engine: "mysql", dbSubnetGroupName: "tradai-other-prod" }), references: {} },
    ],
  },
];

export const violatingTierPorts: readonly ViolatingExample[] = [
  {
    title: "A database tier that admits PostgreSQL, and two databases of which one is MySQL's",
    resources: [
      ...open(5432),
      { ...instance({ engine: "postgres" }), name: "mlflow" },
      instance({ engine: "mysql" }),
    ],
    resource: "network-acl-database",
    says: "10.0.11.0/24 and 10.0.12.0/24 does not reach the database on tcp 3306",
  },
];

export const undecidedTierPorts: readonly UndecidedExample[] = [{ engine: "custom" }, {}].map((inputs) => ({
  title: `A database whose port neither itself nor its engine tells: ${JSON.stringify(inputs)}`,
  resources: [...open(5432), instance(inputs)],
  resource: "network-acl-database",
  says: "the port of database is not known",
}));
