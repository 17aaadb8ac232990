import { databasePort } from "./database";
import type { Tier } from "./network";

/** Ports from which a client opens a connection, and to which the answer returns; a NAT gateway uses all of them. */
const ephemeral = { from: 1024, to: 65_535 } as const;

/** One row of a network ACL, of TCP, for each block that `peer` stands for; the number counts on from block to block. */
export interface AclRow {
  readonly tier: Tier;
  readonly direction: "ingress" | "egress";
  readonly number: number;
  readonly ports: { readonly from: number; readonly to: number };
  readonly peer: "anywhere" | "vpc" | Tier;
  readonly id: string;
  /** Only where the load balancer listens on plain HTTP, for want of a domain. */
  readonly withoutDomain?: true;
}

const port = (number: number): { from: number; to: number } => ({ from: number, to: number });
const https = port(443);

/**
 * The stateless second layer (architecture.md 1.2, OPEN-10). Whatever is opened in one direction has its ephemeral
 * ports in the other one. DNS, time and instance metadata of the VPC pass by network ACLs
 * (https://docs.aws.amazon.com/vpc/latest/userguide/vpc-network-acls.html).
 */
export const aclRows: readonly AclRow[] = [
  {
    tier: "public",
    direction: "ingress",
    number: 100,
    ports: https,
    peer: "private",
    id: "https-from-private",
  },
  {
    tier: "public",
    direction: "ingress",
    number: 200,
    ports: ephemeral,
    peer: "anywhere",
    id: "answers-from-internet",
  },
  {
    tier: "public",
    direction: "egress",
    number: 100,
    ports: https,
    peer: "anywhere",
    id: "https-to-internet",
  },
  {
    tier: "public",
    direction: "egress",
    number: 200,
    ports: ephemeral,
    peer: "vpc",
    id: "answers-to-vpc",
  },

  {
    tier: "private",
    direction: "ingress",
    number: 100,
    ports: https,
    peer: "private",
    id: "https-from-private",
  },
  {
    tier: "private",
    direction: "ingress",
    number: 120,
    ports: port(80),
    peer: "private",
    id: "http-from-private",
    withoutDomain: true,
  },
  {
    tier: "private",
    direction: "egress",
    number: 120,
    ports: port(80),
    peer: "private",
    id: "http-to-private",
    withoutDomain: true,
  },
  // From anywhere: NAT keeps the address of whoever answers. The services' own ports lie among these.
  {
    tier: "private",
    direction: "ingress",
    number: 200,
    ports: ephemeral,
    peer: "anywhere",
    id: "answers-and-services",
  },
  {
    tier: "private",
    direction: "egress",
    number: 100,
    ports: https,
    peer: "anywhere",
    id: "https-to-internet",
  },
  {
    tier: "private",
    direction: "egress",
    number: 200,
    ports: ephemeral,
    peer: "vpc",
    id: "answers-services-database",
  },

  {
    tier: "database",
    direction: "ingress",
    number: 100,
    ports: port(databasePort),
    peer: "private",
    id: "postgresql-from-private",
  },
  {
    tier: "database",
    direction: "egress",
    number: 100,
    ports: ephemeral,
    peer: "private",
    id: "answers-to-private",
  },
];
