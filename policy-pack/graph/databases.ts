import type { ResourceGraph } from "./graph";
import { targetsOf } from "./lists";
import { Undecidable } from "./reader";
import { targetOf } from "./references";
import type { Resource } from "./resource";
import { subnetType } from "./subnets";

export const databaseTypes: readonly string[] = ["aws:rds/instance:Instance", "aws:rds/cluster:Cluster"];
const subnetGroupType = "aws:rds/subnetGroup:SubnetGroup";

/** https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstance.html, parameter Port. */
const defaultPorts: readonly (readonly [RegExp, number])[] = [
  [/postgres/, 5432],
  [/mysql|mariadb|aurora/, 3306],
  [/oracle/, 1521],
  [/sqlserver/, 1433],
  [/db2/, 50_000],
];

/** Ports of databases and caches: the engines' defaults. */
export const knownDatabasePorts: readonly number[] = [
  ...[5432, 3306, 1521, 1433, 27_017, 6379, 11_211, 5439, 9042],
];

/** The port on which a database listens; throws where neither port nor engine tells. */
export function portOf({ inputs, name }: Resource): number {
  const engine = String(inputs.text("engine"));
  const port = inputs.number("port") ?? defaultPorts.find(([pattern]) => pattern.test(engine))?.[1];
  if (port === undefined) {
    throw new Undecidable(`the port of ${name} is not known`);
  }
  return port;
}

/** The ports of the databases that are placed in one of the subnets; PostgreSQL's where none is declared. */
export function portsIn(graph: ResourceGraph, subnets: readonly Resource[]): readonly number[] {
  const ports = graph.ofType(...databaseTypes).flatMap((database) => {
    const group = targetOf(graph, database, "dbSubnetGroupName", [subnetGroupType]).resource;
    const placed = group && targetsOf(graph, group, "subnetIds", [subnetType]).resources;
    return placed?.some((subnet) => subnets.includes(subnet)) ? [portOf(database)] : [];
  });
  return ports.length > 0 ? [...new Set(ports)] : [5432];
}
