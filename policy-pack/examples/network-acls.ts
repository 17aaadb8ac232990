import type { Example, Fixture, ViolatingExample } from "../rule";
import { database, inVpc, pair, referring, subnet, vpc } from "./network";

export const defaultAcl: Fixture = referring(
  { type: "aws:ec2/defaultNetworkAcl:DefaultNetworkAcl", name: "default-network-acl", inputs: {} },
  { defaultNetworkAclId: "vpc" },
);
export const acl = (tier: "public" | "private" | "database", inputs: Fixture["inputs"] = {}): Fixture =>
  referring(inVpc("aws:ec2/networkAcl:NetworkAcl", `network-acl-${tier}`, inputs), {
    subnetIds: [`subnet-${tier}-a`, `subnet-${tier}-b`],
  });

/** A row that lets TCP pass; `more` overrides. */
export function row(
  tier: string,
  direction: "ingress" | "egress",
  number: number,
  ports: readonly [number, number],
  peer: string,
  more: Fixture["inputs"] = {},
): Fixture {
  const inputs = {
    egress: direction === "egress",
    ruleNumber: number,
    ruleAction: "allow",
    protocol: "tcp",
    fromPort: ports[0],
    toPort: ports[1],
    cidrBlock: peer,
    ...more,
  };
  return referring(
    { type: "aws:ec2/networkAclRule:NetworkAclRule", name: `${tier}-${direction}-${number}`, inputs },
    { networkAclId: `network-acl-${tier}` },
  );
}

export const answers = [1024, 65_535] as const;
const postgres = [5432, 5432] as const;
export const [a, b, vpcBlock, world] = ["10.0.11.0/24", "10.0.12.0/24", "10.0.0.0/16", "0.0.0.0/0"] as const;

const databaseRows = [
  row("database", "ingress", 100, postgres, a),
  row("database", "ingress", 101, postgres, b),
  row("database", "egress", 100, answers, a),
  row("database", "egress", 101, answers, b),
];
const privateRows = [
  row("private", "ingress", 100, [443, 443], vpcBlock),
  row("private", "ingress", 200, answers, world),
  row("private", "egress", 100, [443, 443], world),
  row("private", "egress", 200, answers, vpcBlock),
];
export const complete: readonly Fixture[] = [
  ...[vpc, defaultAcl, ...pair("private"), ...pair("database"), acl("private"), acl("database")],
  ...[...databaseRows, ...privateRows, ...database],
];
export const without = (...names: readonly string[]): readonly Fixture[] =>
  complete.filter(({ name }) => !names.includes(name));
export const block = (ruleNo: number, ports: readonly [number, number], cidrBlock: string): object => ({
  ...{ ruleNo, action: "allow", protocol: "6", fromPort: ports[0], toPort: ports[1], cidrBlock },
});

export const compliantAcls: readonly Example[] = [
  { title: "Rows of their own for a private and a database tier", resources: complete },
  {
    title: "Rows as blocks, the private subnets in one, single ports refused before the answers",
    environment: "dev",
    resources: [
      ...without(
        "subnet-private-a",
        "subnet-private-b",
        "network-acl-database",
        "network-acl-private",
      ).filter(({ type }) => type !== "aws:ec2/networkAclRule:NetworkAclRule"),
      subnet("private", "a", { cidrBlock: "10.0.10.0/24" }),
      subnet("private", "b", { cidrBlock: "10.0.11.0/24" }),
      acl("database", {
        ingress: [block(100, postgres, "10.0.10.0/23")],
        egress: [block(100, answers, "10.0.10.0/23")],
      }),
      acl("private", {
        ingress: [{ ...block(90, [3389, 3389], world), action: "deny" }, block(100, answers, world)],
        egress: [block(100, [443, 443], world)],
      }),
    ],
  },
];

export const violatingAcls: readonly ViolatingExample[] = [
  {
    title: "A database tier that admits PostgreSQL from the whole VPC",
    resources: [...without("database-ingress-100"), row("database", "ingress", 100, postgres, vpcBlock)],
    resource: "network-acl-database",
    says: "tcp 5432 of 10.0.0.0/16 into the database tier",
  },
  {
    title: "A database tier that answers on another port too",
    resources: [...complete, row("database", "ingress", 110, [5433, 5433], a)],
    resource: "network-acl-database",
    says: "rule 110 lets tcp 5433 of 10.0.11.0/24 into",
  },
  {
    title: "A database tier that opens connections",
    resources: [...complete, row("database", "egress", 110, [443, 443], a)],
    resource: "network-acl-database",
    says: "tcp 443 of 10.0.11.0/24 out of",
  },
  {
    title: "A private subnet that the database tier forgets",
    resources: without("database-ingress-101", "database-egress-101"),
    resource: "network-acl-database",
    says: "10.0.12.0/24 does not reach the database on tcp 5432",
  },
  {
    title: "A refusal before the row that admits",
    resources: [...complete, row("database", "ingress", 50, [0, 65_535], a, { ruleAction: "deny" })],
    resource: "network-acl-database",
    says: "10.0.11.0/24 does not reach",
  },
  {
    title: "A database tier whose answers do not leave",
    environment: "dev",
    resources: without("database-egress-101"),
    resource: "network-acl-database",
    says: "answers on 1024-65535 do not get out",
  },
  {
    title: "A private tier that answers cannot enter",
    environment: "dev",
    resources: without("private-ingress-200"),
    resource: "network-acl-private",
    says: "answers on 1024-65535 do not get in",
  },
  {
    title: "Half the ephemeral ports",
    resources: [...without("private-ingress-200"), row("private", "ingress", 200, [32_768, 65_535], world)],
    resource: "network-acl-private",
    says: "answers on 1024-32767",
  },
  {
    title: "A refusal of the database's port alone",
    resources: [...complete, row("database", "ingress", 50, postgres, a, { ruleAction: "deny" })],
    resource: "network-acl-database",
    says: "10.0.11.0/24 does not reach the database on tcp 5432",
  },
  ...[
    { title: "Every port for the world", ports: [0, 65_535] as const, says: "down to port 0" },
    { title: "A login for the world", ports: [22, 22] as const, says: "down to port 22" },
  ].map(({ title, ports, says }) => ({
    title,
    environment: "dev",
    resources: [
      ...complete,
      row("private", "ingress", 150, ports, world),
      row("private", "egress", 150, answers, world),
    ],
    resource: "network-acl-private",
    says,
  })),
];
