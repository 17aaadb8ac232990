import { UNKNOWN } from "../graph/values";
import type { Fixture, UndecidedExample } from "../rule";
import { names, open, reader, withGroup, withSubnet, withTable } from "./endpoint-places";
import { alone, door, few, gateway, gateways, privateNetwork } from "./endpoints";

const dev = { environment: "dev" } as const;
const undecided = (
  title: string,
  resource: string,
  says: string,
  ...resources: readonly Fixture[]
): UndecidedExample => ({ ...dev, title, resources, resource, says });
const layer = { scope: "layer" } as const;
const small = [...privateNetwork, ...gateways];

export const undecidedPlaces: readonly UndecidedExample[] = [
  {
    ...undecided(
      "A VPC, while the VPC of an endpoint is not known",
      "vpc",
      "`vpcId of a VPC endpoint` is known only",
      ...[...small, open(gateway("spare", reader), "vpcId")],
    ),
  },
  {
    ...undecided(
      "A gateway whose tables are not known",
      "vpc",
      "`routeTableIds of endpoint-s3` is known only",
      ...small.map((each) => (each.name === "endpoint-s3" ? open(each, "routeTableIds") : each)),
    ),
  },
  {
    ...undecided(
      "A gateway, while the endpoint of an association is not known",
      "vpc",
      "`routeTableIds of endpoint-s3` is known only",
      ...[...small, open(withTable("open", { routeTableId: "routes" }), "vpcEndpointId")],
    ),
  },
  {
    ...undecided(
      "A gateway, while the table of its association is not known",
      "vpc",
      "`routeTableId` is known only",
      ...[...small, open(withTable("open", { vpcEndpointId: "endpoint-s3" }), "routeTableId")],
    ),
  },
  undecided(
    "An endpoint, while the endpoint of a switch for names is not known",
    "endpoint-sqs",
    "`vpcEndpointId of an EndpointPrivateDns` is known only",
    ...[...alone(door("sqs", { privateDnsEnabled: undefined })), open(names(true), "vpcEndpointId")],
  ),
  undecided(
    "An endpoint whose subnets are not known",
    "endpoint-sqs",
    "`subnetIds` is known only",
    ...alone(open(door("sqs"), "subnetIds")),
  ),
  undecided(
    "An endpoint, while the endpoint of another subnet is not known",
    "endpoint-sqs",
    "`subnetIds` is known only",
    ...alone(door("sqs", {}, { subnetIds: ["subnet-private-a"] })),
    open(withSubnet({ subnetId: "subnet-private-b" }), "vpcEndpointId"),
  ),
  undecided(
    "An endpoint, while the subnet of its association is not known",
    "endpoint-sqs",
    "`subnetId` is known only",
    ...alone(door("sqs", {}, { subnetIds: ["subnet-private-a"] })),
    open(withSubnet({ vpcEndpointId: "endpoint-sqs" }), "subnetId"),
  ),
  undecided(
    "An endpoint whose groups are not known",
    "endpoint-sqs",
    "`securityGroupIds of endpoint-sqs` is known only",
    ...few().map((each) => (each.name === "endpoint-sqs" ? open(each, "securityGroupIds") : each)),
  ),
  undecided(
    "An endpoint, while the endpoint of another group is not known",
    "endpoint-sqs",
    "`securityGroupIds of endpoint-sqs` is known only",
    ...few(),
    open(withGroup({ securityGroupId: "group-endpoints" }), "vpcEndpointId"),
  ),
  undecided(
    "An endpoint, while the group of its association is not known",
    "endpoint-sqs",
    "`securityGroupIds of endpoint-sqs` is known only",
    ...few(),
    open(withGroup({ vpcEndpointId: "endpoint-sqs" }), "securityGroupId"),
  ),
  undecided(
    "An endpoint in two groups of another stack",
    "endpoint-sqs",
    "sg-0, sg-1, a group of endpoint-sqs, is not declared here",
    ...few().map((each) =>
      each.name === "endpoint-sqs"
        ? {
            ...each,
            inputs: { ...each.inputs, securityGroupIds: ["sg-0", "sg-1"] },
            references: { ...each.references, securityGroupIds: [] },
          }
        : each,
    ),
  ),
  undecided(
    "An endpoint that an association puts into a group of another stack",
    "endpoint-sqs",
    "sg-0, a group of endpoint-sqs, is not declared here",
    ...few({}, { securityGroupIds: [] }),
    {
      ...withGroup({ vpcEndpointId: "endpoint-sqs" }),
      inputs: { vpcEndpointId: UNKNOWN, securityGroupId: "sg-0" },
    },
  ),
  undecided(
    "An endpoint, while the rules of its group are not all known",
    "endpoint-sqs",
    "the ingress rules of group-endpoints are not all known",
    ...few().filter(({ name }) => name !== "group-endpoints-from-group-functions-443"),
    {
      type: "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule",
      name: "open",
      inputs: { securityGroupId: UNKNOWN, ipProtocol: "tcp", fromPort: 443, toPort: 443 },
    },
  ),
  {
    ...layer,
    ...undecided(
      "A VPC of a layer, whose gateways another one may declare",
      "vpc",
      "the endpoint may be declared in another layer",
      ...privateNetwork,
    ),
  },
  {
    ...layer,
    ...undecided(
      "A VPC of a layer in prod, whose endpoints another one may declare",
      "vpc",
      "endpoints may be declared in another layer",
      ...small,
    ),
    environment: "prod",
  },
  {
    ...layer,
    ...undecided(
      "An endpoint of a layer, whose group another one may declare",
      "endpoint-sqs",
      "the endpoint's group may be declared in another layer",
      ...few({}, { securityGroupIds: [] }),
    ),
  },
];
