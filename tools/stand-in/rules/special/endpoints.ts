import type { CloudResource } from "../../cloud";
import { textOf, valuesAt, type Value, type Values } from "../../values";
import { named, special, type SpecialCase } from "./case";

const type = "aws:ec2/vpcEndpoint:VpcEndpoint";
const page = "vpc/latest/privatelink/create-interface-endpoint.html";

const hasPrivateNames = (inputs: Values): boolean =>
  inputs.vpcEndpointType === "Interface" && inputs.privateDnsEnabled === true;

const zoneOf = (found: CloudResource): Value | undefined => found.outputs.availabilityZone;

/** The names of a service resolve to the endpoint only where the VPC's two DNS switches are on. */
const privateNames = special(type, "InvalidParameter", page, ({ inputs }, cloud) => {
  if (!hasPrivateNames(inputs)) return [];
  const found = named(cloud, ["aws:ec2/vpc:Vpc"], inputs.vpcId);
  if (found.every(({ inputs: own }) => own.enableDnsHostnames === true && own.enableDnsSupport !== false)) {
    return found;
  }
  return {
    said: "Enabling private DNS requires both enableDnsSupport and enableDnsHostnames VPC attributes set to true",
  };
});

/** One name cannot lead to two endpoints. */
const oneEndpointPerName = special(type, "InvalidParameter", page, (write, cloud) => {
  const { inputs, own } = write;
  const other = cloud
    .list(type)
    .filter(({ id }) => id !== own)
    .find(
      (endpoint) =>
        endpoint.inputs.vpcId === inputs.vpcId &&
        endpoint.inputs.serviceName === inputs.serviceName &&
        hasPrivateNames(endpoint.inputs),
    );
  if (!hasPrivateNames(inputs) || other === undefined) return [];
  return {
    said: `private-dns-enabled cannot be set because there is already a conflicting DNS domain for ${textOf(inputs.serviceName) ?? ""}`,
    hint: `it belongs to ${other.id}`,
  };
});

/** An endpoint has at most one interface in a zone. */
const oneSubnetPerZone = special(type, "DuplicateSubnetsInSameZone", page, ({ inputs }, cloud) => {
  const subnets = valuesAt(inputs, "subnetIds[]").flatMap((id) =>
    named(cloud, ["aws:ec2/subnet:Subnet"], id),
  );
  const second = subnets.find((one, index) =>
    subnets.slice(0, index).some((other) => zoneOf(one) !== "" && zoneOf(other) === zoneOf(one)),
  );
  if (second === undefined) return [];
  return { said: `Found another VPC endpoint subnet in the availability zone of ${second.id}` };
});

/** Reviewed 2026-11-21. */
export const endpointCases: readonly SpecialCase[] = [privateNames, oneEndpointPerName, oneSubnetPerZone];
