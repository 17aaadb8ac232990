import type { Fixture, ViolatingExample } from "../rule";
import { pair, referring, route, routeTable, vpc } from "./network";

const tier: readonly Fixture[] = [
  vpc,
  ...pair("database"),
  ...routeTable("routes-database", ["subnet-database-a", "subnet-database-b"]),
];
const peer = { destinationCidrBlock: "10.9.0.0/16", vpcPeeringConnectionId: "pcx-1" };
const mainTable: Fixture = referring(
  { type: "aws:ec2/defaultRouteTable:DefaultRouteTable", name: "main", inputs: {} },
  { defaultRouteTableId: "vpc" },
);

/** Ways out of tables that must have none. */
export const violatingRoutes: readonly ViolatingExample[] = [
  {
    title: "A database tier that another network reaches",
    environment: "dev",
    resources: [...tier, route("route-peer", "routes-database", {}, peer)],
    resource: "route-peer",
    says: "the database tier has a route to 10.9.0.0/16 through: another network",
  },
  {
    title: "A main table that leads to the internet",
    environment: "dev",
    resources: [
      ...tier,
      {
        ...mainTable,
        inputs: { ...mainTable.inputs, routes: [{ cidrBlock: "0.0.0.0/0", gatewayId: "igw-0" }] },
      },
    ],
    resource: "main",
    says: "the main route table has a route to 0.0.0.0/0 through: internet gateway",
  },
];
