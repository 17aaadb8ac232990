import * as aws from "@pulumi/aws";
import type { LayerContext } from "../shared/components";
import { aclRows, tiers } from "../shared/inventory";
import type { AclRow } from "../shared/inventory";
import type { Subnets } from "./subnets";
import type { Network } from "./vpc";

/** The blocks that a row's peer stands for. */
function blocksOf({ peer }: AclRow, context: LayerContext, subnets: Subnets): string[] {
  if (peer === "anywhere") return ["0.0.0.0/0"];
  return peer === "vpc" ? [context.settings.network.cidr] : subnets.of[peer].map(({ cidr }) => cidr);
}

function createRules(context: LayerContext, acl: aws.ec2.NetworkAcl, row: AclRow, subnets: Subnets): void {
  const blocks = blocksOf(row, context, subnets);
  blocks.forEach((cidrBlock, index) => {
    const suffix = blocks.length > 1 ? `-${index + 1}` : "";
    new aws.ec2.NetworkAclRule(
      `network-acl-${row.tier}-${row.direction}-${row.id}${suffix}`,
      {
        networkAclId: acl.id,
        egress: row.direction === "egress",
        ruleNumber: row.number + index,
        ruleAction: "allow",
        protocol: row.protocol,
        cidrBlock,
        ...(row.ports && { fromPort: row.ports.from, toPort: row.ports.to }),
        ...(row.icmp && { fromPort: 0, toPort: 0, icmpType: row.icmp.type, icmpCode: row.icmp.code }),
      },
      context.options(),
    );
  });
}

/** A network ACL for each tier, from one table of rows (architecture.md 1.2, OPEN-10). */
export function createNetworkAcls(context: LayerContext, { vpc }: Network, subnets: Subnets): void {
  for (const tier of tiers) {
    const acl = new aws.ec2.NetworkAcl(
      `network-acl-${tier}`,
      {
        vpcId: vpc.id,
        subnetIds: subnets.of[tier].map(({ subnet }) => subnet.id),
        tags: { ...context.tags(context.names.networkPart(tier)), tier },
      },
      context.options(),
    );
    for (const row of aclRows.filter((candidate) => candidate.tier === tier)) {
      createRules(context, acl, row, subnets);
    }
  }
}
