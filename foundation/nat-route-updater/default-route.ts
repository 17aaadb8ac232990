import { CreateRouteCommand, EC2ServiceException, ReplaceRouteCommand } from "@aws-sdk/client-ec2";
import type { EC2Client } from "@aws-sdk/client-ec2";
import type { RouteTable } from "./route-tables";

export type Change = "kept" | "created" | "replaced";

const everywhere = "0.0.0.0/0";

/** Somebody made the route since the table was described. */
function existsAlready(error: unknown): boolean {
  return error instanceof EC2ServiceException && error.name === "RouteAlreadyExists";
}

/**
 * Somebody deleted the route since the table was described. The documented code is InvalidRoute.NotFound;
 * ReplaceRoute was seen to answer InvalidParameterValue (https://github.com/getmoto/moto/pull/6425).
 */
function existsNoMore(error: unknown): boolean {
  if (!(error instanceof EC2ServiceException)) return false;
  return (
    error.name === "InvalidRoute.NotFound" ||
    (error.name === "InvalidParameterValue" && error.message.includes("no route defined"))
  );
}

/**
 * Points the default route of a table at an interface; leaves alone what is right already.
 *
 * @throws EC2ServiceException as EC2 answers
 */
export async function pointDefaultRoute(
  ec2: EC2Client,
  table: RouteTable,
  interfaceId: string,
): Promise<Change> {
  const route = { RouteTableId: table.id, DestinationCidrBlock: everywhere, NetworkInterfaceId: interfaceId };
  const create = async (): Promise<Change> => {
    await ec2.send(new CreateRouteCommand(route));
    return "created";
  };
  const replace = async (): Promise<Change> => {
    await ec2.send(new ReplaceRouteCommand(route));
    return "replaced";
  };
  const current = table.routes.find(({ DestinationCidrBlock }) => DestinationCidrBlock === everywhere);
  if (current === undefined) {
    return await create().catch((error: unknown) => {
      if (existsAlready(error)) return replace();
      throw error;
    });
  }
  // A route to an interface that is not attached is a black hole, and stays one until it is set again.
  if (current.NetworkInterfaceId === interfaceId && current.State !== "blackhole") return "kept";
  return await replace().catch((error: unknown) => {
    if (existsNoMore(error)) return create();
    throw error;
  });
}
