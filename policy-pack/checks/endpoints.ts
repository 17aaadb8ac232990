import type { ResourceGraph } from "../graph/graph";
import { declared, targetsOf } from "../graph/lists";
import { referrersOf } from "../graph/mentions";
import { UnknownRead } from "../graph/reader";
import { companionsOf, mayHaveCompanion, targetOf } from "../graph/references";
import type { Resource } from "../graph/resource";
import { tableTypes } from "../graph/routes";
import { subnetsOfVpc, subnetType, tableOf, tierOf, zoneOf } from "../graph/subnets";
import type { Check, RuleContext } from "../rule";
import { templateOf, whyNoNat } from "./nat-role";
import { subnetsOfCompute } from "./placement";

export const endpointType = "aws:ec2/vpcEndpoint:VpcEndpoint";
const tableAssociationType = "aws:ec2/vpcEndpointRouteTableAssociation:VpcEndpointRouteTableAssociation";
const subnetAssociationType = "aws:ec2/vpcEndpointSubnetAssociation:VpcEndpointSubnetAssociation";
const privateDnsType = "aws:vpc/endpointPrivateDns:EndpointPrivateDns";

const gatewayServices = ["s3", "dynamodb"] as const;
/** What a system of containers, functions, queues and workflows calls; decisions.md section 5. */
const interfaceServices: readonly string[] = [
  ...["ecr.api", "ecr.dkr", "sts", "secretsmanager", "logs", "monitoring"],
  ...["ssm", "ssmmessages", "ec2messages", "sqs", "states", "servicediscovery", "events"],
];

export const kindOf = ({ inputs }: Resource): string => inputs.text("vpcEndpointType") ?? "Gateway";

/** The AWS service behind an endpoint: `ecr.api` of `com.amazonaws.eu-central-1.ecr.api`; undefined for others' services. */
export function serviceOf({ inputs }: Resource): string | undefined {
  const name = String(inputs.text("serviceName"));
  const isOfAws = name.startsWith("com.amazonaws.") && !name.startsWith("com.amazonaws.vpce.");
  return isOfAws ? name.split(".").slice(3).join(".") : undefined;
}

/** The endpoints of a VPC; throws where one cannot be told. */
export function endpointsOf(graph: ResourceGraph, vpc: Resource, kind: string): readonly Resource[] {
  if (mayHaveCompanion(graph, vpc, endpointType, "vpcId")) {
    throw new UnknownRead("vpcId of a VPC endpoint");
  }
  return companionsOf(graph, vpc, endpointType, "vpcId").filter((each) => kindOf(each) === kind);
}

/** True where a subnet is there for what calls AWS's services: the private tier, and wherever else compute was put. */
function hasConsumers(subnet: Resource, context: RuleContext): boolean {
  return (
    tierOf(context.graph, subnet) === "private" ||
    referrersOf(context.graph, subnet).some(
      (each) =>
        subnetsOfCompute(each, context).includes(subnet) &&
        whyNoNat(templateOf(context.graph, each) ?? each, context) !== undefined,
    )
  );
}

/** Whatever calls S3 and DynamoDB does so inside AWS's network: a gateway in each of its route tables. */
export const gatewaysEverywhere: Check = function* (vpc, context) {
  const { graph } = context;
  const subnets = subnetsOfVpc(graph, vpc).filter((subnet) => hasConsumers(subnet, context));
  const gateways = endpointsOf(graph, vpc, "Gateway");
  for (const service of subnets.length > 0 ? gatewayServices : []) {
    const gateway = gateways.find((each) => serviceOf(each) === service);
    if (!gateway) {
      context.requireWhole("the endpoint may be declared in another layer");
      yield {
        found: `the VPC has no gateway endpoint for ${service}`,
        expected: "gateway endpoints for s3 and dynamodb, which cost nothing",
        fix: `Declare a gateway endpoint for ${service}.`,
      };
      continue;
    }
    const tables = tablesOf(graph, gateway);
    for (const subnet of subnets) {
      const table = tableOf(graph, subnet);
      if (table.kind === "table" && !tables.includes(table.table)) {
        yield {
          found: `${subnet.name} does not reach ${service} through the gateway: ${table.table.name} lacks it`,
          expected: "the gateway in every route table of subnets that have callers",
          fix: `Add ${table.table.name} to routeTableIds.`,
          resource: gateway,
        };
      }
    }
  }
};

/** The tables through which a gateway is reached, undefined for another stack's; throws where one cannot be told. */
export function tablesOf(graph: ResourceGraph, gateway: Resource): readonly (Resource | undefined)[] {
  const listed = targetsOf(graph, gateway, "routeTableIds", tableTypes);
  if (!listed.isComplete || mayHaveCompanion(graph, gateway, tableAssociationType, "vpcEndpointId")) {
    throw new UnknownRead(`routeTableIds of ${gateway.name}`);
  }
  const associated = companionsOf(graph, gateway, tableAssociationType, "vpcEndpointId").map((each) =>
    declared(targetOf(graph, each, "routeTableId", tableTypes), "routeTableId"),
  );
  return [...listed.resources, ...associated];
}

/** All interface endpoints or none: a half set hides which calls still leave through NAT. */
export const interfacesWhole: Check = function* (vpc, { graph, settings, requireWhole }) {
  const found = endpointsOf(graph, vpc, "Interface").map(serviceOf);
  const isWanted = settings.interfaceEndpoints || found.some((service) => service !== undefined);
  const missing = interfaceServices.filter((service) => !found.includes(service));
  if (!isWanted || missing.length === 0 || subnetsOfVpc(graph, vpc).length === 0) {
    return;
  }
  requireWhole("endpoints may be declared in another layer");
  yield {
    found: `the VPC has no interface endpoint for ${missing.join(", ")}`,
    expected: "the whole set, or none where the environment asks for none",
    fix: "Declare the endpoints, with a policy each.",
  };
};

/** True where AWS's own names lead to the endpoint: by its own switch, or by one beside it. */
function namesLead(graph: ResourceGraph, endpoint: Resource): boolean {
  if (endpoint.inputs.flag("privateDnsEnabled") === true) {
    return true;
  }
  const separate = companionsOf(graph, endpoint, privateDnsType, "vpcEndpointId");
  if (separate.length === 0 && mayHaveCompanion(graph, endpoint, privateDnsType, "vpcEndpointId")) {
    throw new UnknownRead("vpcEndpointId of an EndpointPrivateDns");
  }
  return separate.some(({ inputs }) => inputs.flag("privateDnsEnabled") === true);
}

/**
 * Endpoints take AWS's own names over only where the VPC resolves names and gives them out.
 * https://docs.aws.amazon.com/vpc/latest/privatelink/privatelink-access-aws-services.html
 */
export const namesResolved: Check = function* (vpc, { graph }) {
  const isUsed = endpointsOf(graph, vpc, "Interface").some((each) => namesLead(graph, each));
  const off = [
    ...(vpc.inputs.flag("enableDnsSupport") === false ? ["enableDnsSupport"] : []),
    ...(vpc.inputs.flag("enableDnsHostnames") === true ? [] : ["enableDnsHostnames"]),
  ];
  if (isUsed && off.length > 0) {
    yield {
      found: `\`${off.join("` and `")}\` is off: AWS refuses the names of its interface endpoints`,
      expected: "`enableDnsSupport: true` and `enableDnsHostnames: true`",
      fix: "Switch both on.",
    };
  }
};

/** AWS's own names lead to the endpoint, in two zones of the private tier. */
export const interfaceReachable: Check = function* (endpoint, { graph }) {
  if (kindOf(endpoint) !== "Interface") {
    return;
  }
  if (!namesLead(graph, endpoint)) {
    yield {
      found: "`privateDnsEnabled` is off: callers keep going out through NAT",
      expected: "`privateDnsEnabled: true`",
      fix: "Set privateDnsEnabled to true.",
    };
  }
  const listed = targetsOf(graph, endpoint, "subnetIds", [subnetType]);
  if (!listed.isComplete || mayHaveCompanion(graph, endpoint, subnetAssociationType, "vpcEndpointId")) {
    throw new UnknownRead("subnetIds");
  }
  const associated = companionsOf(graph, endpoint, subnetAssociationType, "vpcEndpointId").map((each) =>
    declared(targetOf(graph, each, "subnetId", [subnetType]), "subnetId"),
  );
  const subnets = [...listed.resources, ...associated].filter((each) => each !== undefined);
  const areAllDeclared = listed.undeclared.length === 0 && !associated.includes(undefined);
  const zones = new Set(subnets.flatMap((subnet) => zoneOf(subnet) ?? []));
  if (zones.size < 2 && areAllDeclared) {
    yield {
      found: `the endpoint stands in ${[...zones].join(", ") || "no zone"} alone`,
      expected: "subnets of at least two zones",
      fix: "Add the private subnet of the second zone.",
    };
  }
};
