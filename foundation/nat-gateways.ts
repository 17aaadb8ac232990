import * as aws from "@pulumi/aws";
import { alarmTopics, createAlarm, natGatewayAlarm } from "../shared/alarms";
import type { LayerContext } from "../shared/components";
import type { NatParts } from "./nat";

/** A gateway in each zone, and the route of that zone's private subnet to it: a zone is lost alone (TRADAI-H-20). */
export function createNatGateways(context: LayerContext, { subnets, topics }: NatParts): void {
  const { names } = context;
  const gateways = subnets.of.public.map(({ letter, subnet, association }) => {
    const name = names.networkPart(`nat-${letter}`);
    const address = new aws.ec2.Eip(
      `nat-address-${letter}`,
      { domain: "vpc", tags: context.tags(name) },
      // Exchanges may admit these addresses and no others.
      context.holdsData(),
    );
    const gateway = new aws.ec2.NatGateway(
      `nat-gateway-${letter}`,
      { allocationId: address.allocationId, subnetId: subnet.id, tags: context.tags(name) },
      // A gateway whose subnet has no way out is created, and fails.
      context.options({ dependsOn: [subnets.internetRoute, association] }),
    );
    const table = subnets.tables.private[letter];
    if (table === undefined) throw new Error(`no private route table for zone ${letter}`);
    new aws.ec2.Route(
      `route-private-${letter}-internet`,
      { routeTableId: table.id, destinationCidrBlock: "0.0.0.0/0", natGatewayId: gateway.id },
      context.options(),
    );
    return gateway;
  });
  createAlarm(context, alarmTopics(topics), natGatewayAlarm, {
    sumOver: gateways.map(({ id }) => ({ NatGatewayId: id })),
  });
}
