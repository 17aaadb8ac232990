import { UNKNOWN } from "../graph/values";
import type { Example, Fixture, UndecidedExample, ViolatingExample } from "../rule";
import { a, acl, answers, block, complete, row, vpcBlock, without, world } from "./network-acls";

const [office, partner] = ["192.168.0.0/16", "10.9.0.0/16"];
const ofAnswers = "private-ingress-200";
const refuse = { ruleAction: "deny" };

/** What rows of single ports, protocols and addresses let through. */
export const compliantRows: readonly Example[] = [
  {
    title: "Answers let out by a row of every protocol, and rows for half of a private subnet",
    resources: [
      ...without("private-egress-200", "database-egress-100"),
      row("private", "egress", 200, [0, 0], vpcBlock, { protocol: "-1" }),
      row("database", "egress", 100, answers, a, { ruleAction: "ALLOW", protocol: "TCP" }),
      row("database", "ingress", 110, [5432, 5432], "10.0.11.128/25"),
      row("database", "egress", 110, answers, "10.0.11.128/25"),
    ],
  },
  {
    title: "Rows that ask for no answers: datagrams, and messages that no port takes",
    resources: [
      ...complete,
      row("private", "egress", 110, [123, 123], world, { protocol: "17" }),
      row("private", "ingress", 110, [0, 0], world, { protocol: "1" }),
      row("private", "ingress", 120, [0, 0], world, { protocol: "icmp" }),
    ],
  },
  {
    title: "A login for a network of the company, none for the world, and a page for the world",
    resources: [
      ...complete,
      row("private", "ingress", 90, [22, 22], "10.0.0.0/8"),
      row("private", "egress", 90, answers, "10.0.0.0/8"),
      row("private", "ingress", 95, [22, 22], world, refuse),
      row("private", "ingress", 110, [443, 443], world),
      row("private", "ingress", 111, [80, 80], world),
      row("private", "egress", 111, answers, world),
    ],
  },
  {
    title: "Refusals of ports that a row before has let pass, and of one port alone",
    resources: [
      ...without(ofAnswers),
      row("private", "ingress", 200, [1024, 40_000], world),
      row("private", "ingress", 210, [33_000, 39_000], world, refuse),
      row("private", "ingress", 220, [40_001, 65_535], world),
      row("private", "egress", 95, [25, 25], world, refuse),
      row("private", "egress", 210, answers, world),
    ],
  },
];

const violating = (
  title: string,
  says: string,
  tier: "private" | "database",
  ...resources: readonly Fixture[]
): ViolatingExample => ({ title, resources, resource: `network-acl-${tier}`, says });

export const violatingRows: readonly ViolatingExample[] = [
  violating(
    "A row for what is no block of addresses, which no answer reaches",
    "tcp 22-22 in from 10.0.11.300/32, but answers on 1024-65535 do not get out",
    "private",
    ...[...complete, row("private", "ingress", 110, [22, 22], "10.0.11.300/32")],
  ),
  violating(
    "A database tier that answers on a range of ports",
    "rule 110 lets tcp 5432-5440 of 10.0.11.0/24 into the database tier",
    ...(["database", ...complete, row("database", "ingress", 110, [5432, 5440], a)] as const),
  ),
  ...[
    {
      title: "A database tier that is asked on another port, by a block",
      inputs: { ingress: [block(110, [22, 22], a)] },
      says: "rule 110 lets tcp 22 of 10.0.11.0/24 into",
    },
    {
      title: "A database tier that opens connections, by a block",
      inputs: { egress: [block(110, [22, 22], a)] },
      says: "rule 110 lets tcp 22 of 10.0.11.0/24 out of",
    },
  ].map(({ title, inputs, says }) =>
    violating(title, says, "database", ...without("network-acl-database"), acl("database", inputs)),
  ),
  violating(
    "A login for the world, by a block",
    "down to port 22",
    "private",
    ...[...without("network-acl-private"), acl("private", { ingress: [block(150, [22, 22], world)] })],
    row("private", "egress", 150, answers, world),
  ),
  violating(
    "A database tier that takes datagrams",
    "rule 110 lets udp 5432 of 10.0.11.0/24 into the database tier",
    "database",
    ...[...complete, row("database", "ingress", 110, [5432, 5432], a, { protocol: "17" })],
  ),
  violating(
    "A database tier that takes messages",
    "rule 110 lets icmp 0-65535 of 10.0.11.0/24 into the database tier",
    "database",
    ...[...complete, row("database", "ingress", 110, [0, 0], a, { protocol: "1" })],
  ),
  violating(
    "A database tier that IPv6 reaches",
    "rule 110 lets tcp 5432 of ::/0 into the database tier",
    "database",
    ...complete,
    row("database", "ingress", 110, [5432, 5432], a, { cidrBlock: undefined, ipv6CidrBlock: "::/0" }),
  ),
  violating(
    "A database tier that a login of the world reaches",
    "rule 110 lets tcp 22 of 0.0.0.0/0 into the database tier",
    "database",
    ...[...complete, row("database", "ingress", 110, [22, 22], world)],
  ),
  violating(
    "A row of the database tier that names no address",
    "rule 110 lets tcp 5432 of nobody into the database tier",
    "database",
    ...[...complete, row("database", "ingress", 110, [5432, 5432], a, { cidrBlock: undefined })],
  ),
  violating(
    "A row of the database tier that names no port",
    "rule 110 lets tcp 0-65535 of 10.0.11.0/24 into the database tier",
    "database",
    ...[...complete, row("database", "ingress", 110, [0, 0], a, { fromPort: undefined, toPort: undefined })],
  ),
  ...[
    { protocol: "-1", title: "A database tier that takes everything" },
    { protocol: "all", title: "A database tier that takes all protocols" },
    { protocol: undefined, title: "A row of the database tier that names no protocol" },
  ].map(({ protocol, title }) =>
    violating(
      title,
      "rule 110 lets everything of 10.0.11.0/24 into the database tier",
      "database",
      ...[...complete, row("database", "ingress", 110, [0, 0], a, { protocol })],
    ),
  ),
  violating(
    "A row that admits everything, and whose answers do not leave",
    `rule 110 lets everything in from ${office}, but answers on 1024-65535 do not get out`,
    "private",
    ...[...complete, row("private", "ingress", 110, [0, 0], office, { protocol: "-1" })],
  ),
  violating(
    "A row that admits every port, and whose answers do not leave",
    `rule 110 lets tcp 0-65535 in from ${office}, but answers on 1024-65535 do not get out`,
    "private",
    ...[...complete, row("private", "ingress", 110, [0, 65_535], office)],
  ),
  violating(
    "Answers admitted as datagrams",
    "rule 100 lets tcp 443-443 out to 0.0.0.0/0, but answers on 1024-65535 do not get in",
    "private",
    ...[...without(ofAnswers), row("private", "ingress", 200, answers, world, { protocol: "udp" })],
  ),
  violating(
    "The lower half of the ephemeral ports",
    "answers on 32768-65535 do not get in",
    "private",
    ...[...without(ofAnswers), row("private", "ingress", 200, [1024, 32_767], world)],
    row("private", "egress", 210, answers, world),
  ),
  ...[
    { title: "Ephemeral ports refused to the world", ports: [33_000, 40_000] as const, peer: world },
    {
      title: "Ephemeral ports refused to a part of the world",
      ports: [32_768, 32_768] as const,
      peer: partner,
    },
  ].map(({ title, ports, peer }) =>
    violating(
      title,
      "but answers on 1024-65535 do not get in",
      "private",
      ...[...complete, row("private", "ingress", 150, ports, peer, refuse)],
    ),
  ),
  violating(
    "A row for IPv6 where the connections are of IPv4",
    "rule 100 lets tcp 443-443 out to 0.0.0.0/0, but answers on 1024-65535 do not get in",
    "private",
    ...[
      ...without(ofAnswers),
      row("private", "ingress", 200, answers, world, { cidrBlock: undefined, ipv6CidrBlock: "::/0" }),
    ],
  ),
  ...[
    { title: "Names asked for by the world", ports: [53, 53] as const, protocol: "udp", port: 53 },
    { title: "Everything for the world", ports: [0, 0] as const, protocol: "-1", port: 0 },
    { title: "A range of ports for the world", ports: [80, 443] as const, protocol: "tcp", port: 80 },
  ].map(({ title, ports, protocol, port }) =>
    violating(
      title,
      `down to port ${port}`,
      "private",
      ...[...complete, row("private", "ingress", 150, ports, world, { protocol })],
      row("private", "egress", 150, answers, world),
    ),
  ),
];

export const undecidedRows: readonly UndecidedExample[] = [
  {
    title: "A row whose ACL is not known",
    resources: [
      ...complete,
      {
        ...row("private", "ingress", 300, [22, 22], world),
        ...{ name: "row-of-some-list", references: {} },
      },
    ],
    resource: "network-acl-private",
    says: "`networkAclId of a rule` is known only",
  },
  {
    title: "Rows that are not known",
    resources: [
      ...without("network-acl-private"),
      acl("private", { ingress: UNKNOWN, egress: [block(100, [443, 443], vpcBlock)] }),
    ],
    resource: "network-acl-private",
    says: "`ingress` is known only",
  },
];
