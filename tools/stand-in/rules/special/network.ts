import { BlockList } from "node:net";
import type { Cloud, CloudResource } from "../../cloud";
import { textOf, type Value } from "../../values";
import { named, special, type SpecialCase } from "./case";

const vpc = ["aws:ec2/vpc:Vpc"];
const subnet = ["aws:ec2/subnet:Subnet"];
const errors = "AWSEC2/latest/APIReference/errors-overview.html";
const subnetPage = "AWSEC2/latest/APIReference/API_CreateSubnet.html";

/** Whether a network (`10.0.0.0/16`) holds the first address of another. */
function holds(outer: Value | undefined, inner: Value | undefined): boolean {
  const [address, length] = textOf(outer)?.split("/") ?? [];
  const first = textOf(inner)?.split("/")[0];
  if (address === undefined || first === undefined) return false;
  const list = new BlockList();
  list.addSubnet(address, Number(length));
  return list.check(first);
}

const prefixLength = (network: Value | undefined): number => Number(textOf(network)?.split("/")[1]);

const subnetInside = special(
  "aws:ec2/subnet:Subnet",
  "InvalidSubnet.Range",
  subnetPage,
  ({ inputs }, cloud) => {
    const found = named(cloud, vpc, inputs.vpcId);
    const inside = found.every(
      ({ inputs: { cidrBlock } }) =>
        holds(cidrBlock, inputs.cidrBlock) && prefixLength(cidrBlock) <= prefixLength(inputs.cidrBlock),
    );
    return inside ? found : { said: `The CIDR '${textOf(inputs.cidrBlock) ?? ""}' is invalid.` };
  },
);

const subnetApart = special(
  "aws:ec2/subnet:Subnet",
  "InvalidSubnet.Conflict",
  subnetPage,
  ({ inputs, own }, cloud) => {
    const other = cloud
      .list("aws:ec2/subnet:Subnet")
      .filter(({ id, inputs: { vpcId } }) => id !== own && vpcId === inputs.vpcId)
      .find(
        ({ inputs: { cidrBlock } }) =>
          holds(cidrBlock, inputs.cidrBlock) || holds(inputs.cidrBlock, cidrBlock),
      );
    if (other === undefined) return [];
    return {
      said: `The CIDR '${textOf(inputs.cidrBlock) ?? ""}' conflicts with another subnet`,
      hint: `it overlaps with ${other.id}`,
    };
  },
);

const subnetOfRegion = special(
  "aws:ec2/subnet:Subnet",
  "InvalidParameterValue",
  subnetPage,
  ({ inputs, region }) => {
    const zone = textOf(inputs.availabilityZone);
    if (zone === undefined || zone.slice(0, -1) === region) return [];
    return {
      said: `Value (${zone}) for parameter availabilityZone is invalid.`,
      hint: `the region is ${region}`,
    };
  },
);

function gatewaysOf(cloud: Cloud, vpcId: Value | undefined): CloudResource[] {
  return cloud
    .list("aws:ec2/internetGateway:InternetGateway")
    .filter(({ inputs }) => inputs.vpcId !== undefined && inputs.vpcId === vpcId);
}

/** Nothing in the arguments of a NAT gateway names the internet gateway, and yet it must be there. */
const natBehindGateway = special(
  "aws:ec2/natGateway:NatGateway",
  "Gateway.NotAttached",
  "vpc/latest/userguide/nat-gateway-troubleshooting.html",
  ({ inputs }, cloud) => {
    const [found] = named(cloud, subnet, inputs.subnetId);
    if (found === undefined || inputs.connectivityType === "private") return [];
    const gateways = gatewaysOf(cloud, found.inputs.vpcId);
    if (gateways.length > 0) return gateways;
    return {
      said: `Network ${textOf(found.inputs.vpcId) ?? ""} has no Internet gateway attached`,
      hint: "state the dependency on the internet gateway with dependsOn",
    };
  },
);

const addressFree = special(
  "aws:ec2/natGateway:NatGateway",
  "Resource.AlreadyAssociated",
  "AWSEC2/latest/APIReference/API_CreateNatGateway.html",
  ({ inputs, own }, cloud) => {
    const holder = cloud
      .list("aws:ec2/natGateway:NatGateway")
      .find(({ id, inputs: { allocationId } }) => id !== own && allocationId === inputs.allocationId);
    if (holder === undefined || textOf(inputs.allocationId) === undefined) return [];
    return {
      said: `Elastic IP address [${textOf(inputs.allocationId) ?? ""}] is already associated`,
      hint: `with ${holder.id}`,
    };
  },
);

const routeOfOneNetwork = special(
  "aws:ec2/route:Route",
  "InvalidParameterValue",
  "AWSEC2/latest/APIReference/API_CreateRoute.html",
  ({ inputs }, cloud) => {
    const [gateway] = named(cloud, ["aws:ec2/internetGateway:InternetGateway"], inputs.gatewayId);
    const [table] = named(cloud, ["aws:ec2/routeTable:RouteTable"], inputs.routeTableId);
    if (gateway === undefined || table === undefined || gateway.inputs.vpcId === table.inputs.vpcId)
      return [];
    return { said: `route table ${table.id} and network gateway ${gateway.id} belong to different networks` };
  },
);

/** What makes a flow log another one: the same traffic of one thing goes to one place once. */
const ofFlowLog = ["vpcId", "subnetId", "eniId", "trafficType", "logDestination"];

const flowLogOnce = special(
  "aws:ec2/flowLog:FlowLog",
  "FlowLogAlreadyExists",
  errors,
  ({ inputs, own }, cloud) => {
    const other = cloud
      .list("aws:ec2/flowLog:FlowLog")
      .find(({ id, inputs: held }) => id !== own && ofFlowLog.every((name) => held[name] === inputs[name]));
    if (other === undefined) return [];
    return {
      said: "There is an existing Flow Log with the same configuration and log destination.",
      hint: `it is ${other.id}`,
    };
  },
);

/** What a VPC comes with is adopted, not made: the VPC must be there and tell the id. */
const adoption = (type: string, property: string, error: string): SpecialCase =>
  special(type, error, errors, ({ inputs }, cloud) => {
    const owners = cloud
      .list("aws:ec2/vpc:Vpc")
      .filter(({ outputs }) => outputs[property] === inputs[property]);
    return owners.length > 0 ? owners : { said: `The ID '${textOf(inputs[property]) ?? ""}' does not exist` };
  });

/** Reviewed 2026-11-21. */
export const networkCases: readonly SpecialCase[] = [
  subnetInside,
  subnetApart,
  subnetOfRegion,
  natBehindGateway,
  addressFree,
  routeOfOneNetwork,
  flowLogOnce,
  adoption(
    "aws:ec2/defaultNetworkAcl:DefaultNetworkAcl",
    "defaultNetworkAclId",
    "InvalidNetworkAclID.NotFound",
  ),
  adoption(
    "aws:ec2/defaultRouteTable:DefaultRouteTable",
    "defaultRouteTableId",
    "InvalidRouteTableID.NotFound",
  ),
];
