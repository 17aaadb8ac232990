import {
  DescribeAddressesCommand,
  EC2Client,
  paginateDescribeVpcEndpoints,
  paginateDescribeVpcs,
} from "@aws-sdk/client-ec2";
import type { Declared } from "../../engine/declared";
import type { Patient } from "../check";
import { countBy, ofType } from "../planned";
import { isOurs } from "../tags";
import { serviceQuota } from "./service-quotas";

const planned =
  (type: string, kept: (resource: Declared) => boolean = () => true) =>
  ({ plan }: Patient): number =>
    ofType(plan, type).filter(kept).length;

const isEndpoint =
  (kind: string) =>
  ({ inputs }: Declared): boolean =>
    inputs.vpcEndpointType === kind;

/** The most resources of some types that share what `owner` says. */
const mostOf =
  (types: readonly string[], owner: (resource: Declared) => string) =>
  ({ plan }: Patient): number =>
    Math.max(
      0,
      ...countBy(
        plan.filter(({ type }) => types.includes(type)),
        owner,
      ).values(),
    );

const ingress = "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule";
const egress = "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule";

async function otherVpcs({ aws, settings }: Patient): Promise<number> {
  let others = 0;
  for await (const { Vpcs = [] } of paginateDescribeVpcs({ client: aws.client(EC2Client) }, {})) {
    others += Vpcs.filter(({ Tags }) => !isOurs(settings, Tags)).length;
  }
  return others;
}

async function otherAddresses({ aws, settings }: Patient): Promise<number> {
  const { Addresses = [] } = await aws.client(EC2Client).send(new DescribeAddressesCommand({}));
  return Addresses.filter(({ Tags }) => !isOurs(settings, Tags)).length;
}

async function otherGatewayEndpoints({ aws, settings }: Patient): Promise<number> {
  const asked = { Filters: [{ Name: "vpc-endpoint-type", Values: ["Gateway"] }] };
  let others = 0;
  for await (const { VpcEndpoints = [] } of paginateDescribeVpcEndpoints(
    { client: aws.client(EC2Client) },
    asked,
  )) {
    others += VpcEndpoints.filter(({ Tags }) => !isOurs(settings, Tags)).length;
  }
  return others;
}

/**
 * Quotas of the network (https://docs.aws.amazon.com/vpc/latest/userguide/amazon-vpc-limits.html). A rule by prefix list
 * counts as one here: the lists that are used are those of S3 and DynamoDB, whose weight is 1.
 */
export const networkQuotas = [
  serviceQuota("vpc", "L-F678F1CE", {
    about: "VPCs per Region",
    needed: planned("aws:ec2/vpc:Vpc"),
    others: otherVpcs,
  }),
  serviceQuota("ec2", "L-0263D0A3", {
    about: "EC2-VPC Elastic IPs",
    needed: planned("aws:ec2/eip:Eip"),
    others: otherAddresses,
  }),
  serviceQuota("vpc", "L-1B52E74A", {
    about: "Gateway VPC endpoints per Region",
    needed: planned("aws:ec2/vpcEndpoint:VpcEndpoint", isEndpoint("Gateway")),
    others: otherGatewayEndpoints,
  }),
  serviceQuota("vpc", "L-29B6F2EB", {
    about: "Interface VPC endpoints per VPC",
    needed: planned("aws:ec2/vpcEndpoint:VpcEndpoint", isEndpoint("Interface")),
  }),
  serviceQuota("vpc", "L-0EA8095F", {
    about: "Inbound or outbound rules per security group",
    needed: mostOf([ingress, egress], ({ type, inputs }) => `${type} ${String(inputs.securityGroupId)}`),
  }),
  serviceQuota("vpc", "L-2AEEBF1A", {
    about: "Rules per network ACL",
    needed: mostOf(
      ["aws:ec2/networkAclRule:NetworkAclRule"],
      ({ inputs }) => `${String(inputs.egress)} ${String(inputs.networkAclId)}`,
    ),
  }),
];
