import { paginateDescribeRouteTables } from "@aws-sdk/client-ec2";
import type { EC2Client, Route } from "@aws-sdk/client-ec2";
import type { Configuration } from "./configuration";

export interface RouteTable {
  readonly id: string;
  readonly routes: readonly Route[];
}

/**
 * Every route table of the environment's tier in the VPC, by tags: the ids are known to EC2 alone.
 *
 * @throws Error when there is none: then the private subnets have no way out, and nobody else would notice
 */
export async function privateRouteTables(
  ec2: EC2Client,
  vpcId: string,
  { ENVIRONMENT, TIER }: Configuration,
): Promise<RouteTable[]> {
  const pages = paginateDescribeRouteTables(
    { client: ec2 },
    {
      Filters: [
        { Name: "vpc-id", Values: [vpcId] },
        { Name: "tag:env", Values: [ENVIRONMENT] },
        { Name: "tag:tier", Values: [TIER] },
      ],
    },
  );
  const tables: RouteTable[] = [];
  for await (const { RouteTables = [] } of pages) {
    for (const { RouteTableId, Routes = [] } of RouteTables) {
      if (RouteTableId !== undefined) tables.push({ id: RouteTableId, routes: Routes });
    }
  }
  if (tables.length === 0) {
    throw new Error(`${vpcId} has no route table with the tags env=${ENVIRONMENT} and tier=${TIER}`);
  }
  return tables;
}
