import * as aws from "@pulumi/aws";
import type { LayerContext } from "../shared/components";
import { gatewayServices, interfaceEndpoints } from "../shared/inventory";
import type { GatewayService } from "../shared/inventory";
import { endpointPolicies } from "./endpoint-policies";
import { gatewayPolicies } from "./gateway-policies";
import { groupNamed } from "./security-groups";
import type { SecurityGroups } from "./security-groups";
import type { Subnets } from "./subnets";
import type { Network } from "./vpc";

type Gateways = Readonly<Record<GatewayService, aws.ec2.VpcEndpoint>>;

/**
 * S3 and DynamoDB, in every table with a way out: what runs in the private subnets, and the NAT instance. Nothing in the
 * database tier calls either.
 */
export function createGatewayEndpoints(
  context: LayerContext,
  { vpc }: Network,
  { tables }: Subnets,
): Gateways {
  const { names, settings } = context;
  const create = (id: GatewayService): aws.ec2.VpcEndpoint =>
    new aws.ec2.VpcEndpoint(
      `endpoint-${id}`,
      {
        vpcId: vpc.id,
        serviceName: `com.amazonaws.${settings.region}.${id}`,
        vpcEndpointType: "Gateway",
        routeTableIds: [tables.public, ...Object.values(tables.private)].map((table) => table.id),
        policy: gatewayPolicies[id](context),
        tags: context.tags(names.networkPart(`endpoint-${id}`)),
      },
      context.options(),
    );
  return Object.fromEntries(gatewayServices.map((id) => [id, create(id)])) as Gateways;
}

/**
 * The other services, in both private subnets and under AWS's own names, each with a policy of its own (OPEN-11,
 * TRADAI-S-37).
 */
export function createInterfaceEndpoints(
  context: LayerContext,
  { vpc }: Network,
  subnets: Subnets,
  groups: SecurityGroups,
): void {
  const { names, settings } = context;
  if (!settings.network.interfaceEndpoints) return;
  for (const { id } of interfaceEndpoints) {
    const part = id.replace(".", "-");
    new aws.ec2.VpcEndpoint(
      `endpoint-${part}`,
      {
        vpcId: vpc.id,
        serviceName: `com.amazonaws.${settings.region}.${id}`,
        vpcEndpointType: "Interface",
        subnetIds: subnets.of.private.map(({ subnet }) => subnet.id),
        securityGroupIds: [groupNamed(groups, "endpoints").id],
        privateDnsEnabled: true,
        policy: endpointPolicies[id](context),
        tags: context.tags(names.networkPart(`endpoint-${part}`)),
      },
      context.options(),
    );
  }
}
