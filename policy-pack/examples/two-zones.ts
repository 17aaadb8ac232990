import { UNKNOWN } from "../graph/values";
import type { Example, Fixture, UndecidedExample, ViolatingExample } from "../rule";
import { referring } from "./network";
import { development } from "./subnet-tiers";

/** Something that names the subnets given by one property, or by one within it. */
const spread = (type: string, property: string, zones: readonly string[], within?: string): Fixture => {
  const ids = zones.map(() => UNKNOWN);
  return {
    type,
    name: "spread",
    inputs: { [property]: within === undefined ? ids : { [within]: ids } },
    references: { [property]: zones.map((zone) => `subnet-private-${zone}`) },
  };
};
const inFunction = (...zones: readonly string[]): Fixture =>
  spread("aws:lambda/function:Function", "vpcConfig", zones, "subnetIds");
const inBalancer = (...zones: readonly string[]): Fixture =>
  spread("aws:lb/loadBalancer:LoadBalancer", "subnets", zones);
const dev = { environment: "dev" } as const;

export const compliantSpread: readonly Example[] = [
  { ...dev, title: "A function in two zones", resources: [...development, inFunction("a", "b")] },
  { ...dev, title: "A load balancer in two zones", resources: [...development, inBalancer("a", "b")] },
  {
    ...dev,
    title: "A function outside every VPC, and a load balancer with an address a subnet",
    resources: [
      { type: "aws:lambda/function:Function", name: "outside", inputs: {} },
      {
        type: "aws:lb/loadBalancer:LoadBalancer",
        name: "mapped",
        inputs: { subnetMappings: [{ subnetId: "subnet-0", allocationId: "eipalloc-0" }] },
      },
    ],
  },
];

export const violatingSpread: readonly ViolatingExample[] = [
  {
    ...dev,
    title: "A function in one zone",
    resources: [...development, inFunction("a")],
    resource: "spread",
    says: "the function lies in eu-central-1a alone",
  },
  {
    ...dev,
    title: "A load balancer in one zone",
    resources: [...development, inBalancer("b")],
    resource: "spread",
    says: "the load balancer lies in eu-central-1b alone",
  },
  {
    ...dev,
    title: "A load balancer that names no subnet",
    resources: [...development, inBalancer()],
    resource: "spread",
    says: "the load balancer lies in no named zone alone",
  },
  {
    ...dev,
    title: "A function in a subnet whose zone AWS chooses",
    resources: [
      { type: "aws:ec2/subnet:Subnet", name: "subnet-private-c", inputs: { vpcId: "vpc-0" } },
      referring(
        {
          type: "aws:ec2/routeTableAssociation:RouteTableAssociation",
          name: "association",
          inputs: { routeTableId: "rtb-0" },
        },
        { subnetId: "subnet-private-c" },
      ),
      inFunction("c"),
    ],
    resource: "spread",
    says: "the function lies in no named zone alone",
  },
  ...["rds", "elasticache", "memorydb", "docdb", "neptune", "redshift"].map((service) => ({
    ...dev,
    title: `A subnet group of ${service} in one zone`,
    resources: [
      ...development,
      referring(
        {
          type: `aws:${service}/subnetGroup:SubnetGroup`,
          name: "group",
          inputs: { name: `tradai-${service}-dev` },
        },
        { subnetIds: ["subnet-database-a"] },
      ),
    ],
    resource: "group",
    says: "the subnet group lies in eu-central-1a alone",
  })),
];

export const undecidedSpread: readonly UndecidedExample[] = [
  {
    ...dev,
    title: "A load balancer in a subnet that is known, and in another one that only the update tells",
    resources: [
      ...development.map((each) =>
        each.name === "subnet-private-a" ? { ...each, outputs: { id: "subnet-0a" } } : each,
      ),
      { ...inBalancer("a"), inputs: { subnets: ["subnet-0a", UNKNOWN] } },
    ],
    resource: "spread",
    says: "`subnets` is known only after the update",
  },
  {
    ...dev,
    title: "A load balancer whose subnets are not known",
    resources: [...development, { ...inBalancer("a"), references: {} }],
    resource: "spread",
    says: "`subnets` is known only",
  },
  {
    ...dev,
    title: "A load balancer in a subnet that another stack declares",
    resources: [
      ...development,
      { type: "aws:lb/loadBalancer:LoadBalancer", name: "spread", inputs: { subnets: ["subnet-0"] } },
    ],
    resource: "spread",
    says: "the zone of subnet-0 is not declared here",
  },
  {
    scope: "layer",
    title: "A load balancer of a layer in a subnet that another one may declare",
    resources: [
      { type: "aws:lb/loadBalancer:LoadBalancer", name: "spread", inputs: { subnets: ["subnet-0"] } },
    ],
    resource: "spread",
    says: "the subnets may be declared in another layer",
  },
];
