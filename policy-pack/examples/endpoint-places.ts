import { UNKNOWN } from "../graph/values";
import type { Example, Fixture, ViolatingExample } from "../rule";
import { policy } from "./bucket";
import { alone, door, few, gateway, gateways, privateNetwork, s3Policy } from "./endpoints";
import { statement, wrong } from "./endpoints";
import { groupRule, pair, referring, routeTable, securityGroup, subnet, vpc } from "./network";

const dev = { environment: "dev" } as const;
const association = (kind: string, name: string, references: Readonly<Record<string, string>>): Fixture =>
  referring(
    { type: `aws:ec2/${kind}:${kind[0]?.toUpperCase() ?? ""}${kind.slice(1)}`, name, inputs: {} },
    references,
  );
export const withTable = (name: string, references: Readonly<Record<string, string>>): Fixture =>
  association("vpcEndpointRouteTableAssociation", name, references);
export const withSubnet = (references: Readonly<Record<string, string>>): Fixture =>
  association("vpcEndpointSubnetAssociation", "with-subnet", references);
export const withGroup = (references: Readonly<Record<string, string>>): Fixture =>
  association("securityGroupAssociation", "with-group", references);
export const names = (privateDnsEnabled: boolean): Fixture =>
  referring(
    { type: "aws:vpc/endpointPrivateDns:EndpointPrivateDns", name: "names", inputs: { privateDnsEnabled } },
    { vpcEndpointId: "endpoint-sqs" },
  );
export const open = (fixture: Fixture, property: string): Fixture => ({
  ...fixture,
  inputs: { ...fixture.inputs, [property]: UNKNOWN },
  references: { ...fixture.references, [property]: [] },
});
export const reader = policy(statement("dynamodb:GetItem"));
const functionIn = (home: string): Fixture => ({
  type: "aws:lambda/function:Function",
  name: "function",
  inputs: { name: "tradai-reader", vpcConfig: { subnetIds: [UNKNOWN] } },
  references: { vpcConfig: [home] },
});
const inGroup = (type: string, property: string, key: string): Fixture => ({
  type,
  name: "late",
  inputs: { name: "tradai-late", [property]: { [key]: [UNKNOWN] } },
  references: { [property]: ["group-late"] },
});
const nat: readonly Fixture[] = [
  ...[...pair("public"), ...routeTable("routes-public", ["subnet-public-a", "subnet-public-b"])],
  {
    type: "aws:ec2/launchTemplate:LaunchTemplate",
    name: "nat-template",
    inputs: { userData: "#!/bin/sh\nsysctl -w net.ipv4.ip_forward=1\n" },
  },
  {
    type: "aws:autoscaling/group:Group",
    name: "nat",
    inputs: { name: "tradai-nat-dev", launchTemplate: { id: UNKNOWN }, vpcZoneIdentifiers: [UNKNOWN] },
    references: { launchTemplate: ["nat-template"], vpcZoneIdentifiers: ["subnet-public-a"] },
  },
];

export const compliantPlaces: readonly Example[] = [
  {
    ...dev,
    title:
      "Gateways that associations bind to their tables, one of them without its kind, beside a NAT instance",
    resources: [
      ...[...privateNetwork, ...nat, gateway("dynamodb", reader, []), gateway("s3express", reader, [])],
      referring(gateway("s3", s3Policy), { routeTableIds: [] }),
      withTable("of-s3", { vpcEndpointId: "endpoint-s3", routeTableId: "routes" }),
      withTable("of-dynamodb", { vpcEndpointId: "endpoint-dynamodb", routeTableId: "routes" }),
      {
        ...withTable("elsewhere", { vpcEndpointId: "endpoint-s3express" }),
        inputs: { vpcEndpointId: UNKNOWN, routeTableId: "rtb-0" },
      },
    ].map((each) =>
      each.name === "endpoint-s3"
        ? { ...each, inputs: { ...each.inputs, vpcEndpointType: undefined } }
        : each,
    ),
  },
  { title: "A VPC in which nothing stands yet", resources: [vpc] },
  {
    ...dev,
    title: "Endpoints of others' services",
    resources: [
      ...[...privateNetwork, ...gateways, securityGroup("group-endpoints")],
      door("partner", { serviceName: "com.amazonaws.vpce.eu-central-1.vpce-svc-0" }),
      door("studio", { serviceName: "aws.sagemaker.eu-central-1.studio" }),
      door("resource", { serviceName: undefined }),
    ],
  },
  {
    ...dev,
    title: "An endpoint whose names, second subnet and group are given by resources of their own",
    resources: [
      ...few({ privateDnsEnabled: undefined }, { subnetIds: ["subnet-private-a"], securityGroupIds: [] }),
      names(true),
      withSubnet({ vpcEndpointId: "endpoint-sqs", subnetId: "subnet-private-b" }),
      withGroup({ vpcEndpointId: "endpoint-sqs", securityGroupId: "group-endpoints" }),
    ],
  },
  {
    ...dev,
    title: "An endpoint whose names are given beside it, while whose names another one gives is not known",
    resources: [
      ...alone(door("sqs", { privateDnsEnabled: undefined })),
      names(true),
      { ...open(names(false), "vpcEndpointId"), name: "other-names" },
    ],
  },
  {
    ...dev,
    title: "A VPC that gives no names, without an endpoint that would take them",
    resources: [
      { ...vpc, inputs: { ...vpc.inputs, enableDnsHostnames: false } },
      ...[...privateNetwork.filter(({ name }) => name !== "vpc"), ...gateways],
    ],
  },
  {
    ...dev,
    title: "An endpoint in two groups, of which one admits the callers, and what asks for no endpoint",
    resources: [
      ...few({}, { securityGroupIds: ["group-spare", "group-endpoints"] }),
      ...[securityGroup("group-spare"), securityGroup("group-late")],
      groupRule("Egress", "itself", "group-endpoints", 443, { peer: "group-endpoints" }),
      groupRule("Egress", "plain", "group-late", 80, { peer: "group-endpoints" }),
    ],
  },
  {
    title: "An endpoint in subnets that another stack declares",
    resources: alone(door("sqs", {}, { subnetIds: [] })).map((each) =>
      each.name === "endpoint-sqs" ? { ...each, inputs: { ...each.inputs, subnetIds: ["subnet-0"] } } : each,
    ),
  },
  {
    title: "An endpoint in a second subnet that another stack declares",
    resources: [
      ...alone(door("sqs", {}, { subnetIds: ["subnet-private-a"] })),
      {
        ...withSubnet({ vpcEndpointId: "endpoint-sqs" }),
        inputs: { vpcEndpointId: UNKNOWN, subnetId: "subnet-0" },
      },
    ],
  },
  {
    ...dev,
    title: "A subnet whose table another stack declares",
    resources: [
      ...privateNetwork.filter(({ name }) => name !== "routes-subnet-private-b-association"),
      ...gateways,
      {
        type: "aws:ec2/routeTableAssociation:RouteTableAssociation",
        name: "elsewhere",
        inputs: { subnetId: UNKNOWN, routeTableId: "rtb-0" },
        references: { subnetId: ["subnet-private-b"] },
      },
    ],
  },
];

export const violatingPlaces: readonly ViolatingExample[] = [
  wrong(
    "A function in the database tier, whose table lacks a gateway",
    [
      ...[...privateNetwork, subnet("database", "a"), functionIn("subnet-database-a")],
      ...routeTable("routes-database", ["subnet-database-a"]),
      ...[gateway("s3", s3Policy), gateway("dynamodb", reader, ["routes", "routes-database"])],
    ],
    "endpoint-s3",
    "subnet-database-a does not reach s3 through the gateway: routes-database lacks it",
    "dev",
  ),
  wrong(
    "An endpoint whose names are switched off beside it",
    [...alone(door("sqs", { privateDnsEnabled: undefined })), names(false)],
    "endpoint-sqs",
    "`privateDnsEnabled` is off",
  ),
  wrong(
    "An endpoint whose names nothing switches on",
    [
      ...alone(door("sqs", { privateDnsEnabled: undefined })),
      { ...names(true), inputs: { vpcEndpointId: "vpce-0", privateDnsEnabled: true }, references: {} },
    ],
    "endpoint-sqs",
    "`privateDnsEnabled` is off",
  ),
  wrong(
    "An endpoint in no subnet",
    alone(door("sqs", {}, { subnetIds: [] })),
    "endpoint-sqs",
    "the endpoint stands in no zone alone",
  ),
  wrong(
    "An endpoint in two subnets, of which one leaves its zone to AWS",
    alone(door("sqs")).map((each) =>
      each.name === "subnet-private-b"
        ? { ...each, inputs: { ...each.inputs, availabilityZone: undefined } }
        : each,
    ),
    "endpoint-sqs",
    "the endpoint stands in eu-central-1a alone",
  ),
  wrong(
    "An endpoint without group",
    few({}, { securityGroupIds: [] }),
    "endpoint-sqs",
    "the endpoint names no security group",
    "dev",
  ),
  ...[
    {
      title: "A function that the endpoint does not admit",
      caller: inGroup("aws:lambda/function:Function", "vpcConfig", "securityGroupIds"),
    },
    {
      title: "A service that the endpoint does not admit",
      caller: inGroup("aws:ecs/service:Service", "networkConfiguration", "securityGroups"),
    },
  ].map(({ title, caller }) =>
    wrong(
      title,
      [...few(), securityGroup("group-late"), caller],
      "endpoint-sqs",
      "group-endpoints does not admit group-late on tcp 443",
      "dev",
    ),
  ),
];
