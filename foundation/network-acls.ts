import * as aws from "@pulumi/aws";
import type { LayerContext } from "../shared/components";
import { aclRows } from "../shared/inventory";
import type { AclRow, Tier } from "../shared/inventory";
import type { Subnets } from "./subnets";
import type { Network } from "./vpc";

/** The blocks that a row's peer stands for. */
function blocksOf({ peer }: AclRow, context: LayerContext, subnets: Subnets): string[] {
  if (peer === "anywhere") return ["0.0.0.0/0"];
  return peer === "vpc" ? [context.settings.network.cidr] : subnets.of[peer].map(({ cidr }) => cidr);
}

function createRules(
  context: LayerContext,
  acl: aws.ec2.NetworkAcl,
  row: AclRow,
  subnets: Subnets,
): readonly aws.ec2.NetworkAclRule[] {
  const blocks = blocksOf(row, context, subnets);
  return blocks.map((cidrBlock, index) => {
    const suffix = blocks.length > 1 ? `-${index + 1}` : "";
    return new aws.ec2.NetworkAclRule(
      `network-acl-${row.tier}-${row.direction}-${row.id}${suffix}`,
      {
        networkAclId: acl.id,
        egress: row.direction === "egress",
        ruleNumber: row.number + index,
        ruleAction: "allow",
        protocol: "tcp",
        cidrBlock,
        fromPort: row.ports.from,
        toPort: row.ports.to,
      },
      context.options(),
    );
  });
}

/**
 * A network ACL for each tier, from one table of rows (architecture.md 1.2, OPEN-10).
 *
 * @returns the rules of each tier: what is started at once in it waits for them.
 */
export function createNetworkAcls(
  context: LayerContext,
  { vpc }: Network,
  subnets: Subnets,
): Readonly<Record<Tier, readonly aws.ec2.NetworkAclRule[]>> {
  const { settings, names } = context;
  const rulesOf = (tier: Tier): readonly aws.ec2.NetworkAclRule[] => {
    const acl = new aws.ec2.NetworkAcl(
      `network-acl-${tier}`,
      {
        vpcId: vpc.id,
        subnetIds: subnets.of[tier].map(({ subnet }) => subnet.id),
        tags: { ...context.tags(names.networkPart(tier)), tier },
      },
      context.options(),
    );
    return aclRows
      .filter((row) => row.tier === tier && (!row.withoutDomain || !settings.domain))
      .flatMap((row) => createRules(context, acl, row, subnets));
  };
  return { public: rulesOf("public"), private: rulesOf("private"), database: rulesOf("database") };
}
