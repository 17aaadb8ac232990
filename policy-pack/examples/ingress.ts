import type { Example, Fixture, ViolatingExample } from "../rule";
import { database, flow, groupRule, inVpc, referring, securityGroup, vpc } from "./network";

const unknown = Symbol("unknown");
export const defaultGroup = inVpc("aws:ec2/defaultSecurityGroup:DefaultSecurityGroup", "default-group");

export const balancer = (internal: boolean, inputs: Fixture["inputs"] = {}): Fixture =>
  referring(
    {
      type: "aws:lb/loadBalancer:LoadBalancer",
      name: "alb",
      inputs: { name: "tradai-alb-prod", loadBalancerType: "application", internal, ...inputs },
    },
    { securityGroups: ["group-alb"] },
  );
export const listener = (type: string, protocol = "HTTPS"): Fixture => ({
  type: "aws:lb/listener:Listener",
  name: "listener-80",
  inputs: {
    loadBalancerArn: unknown,
    port: 80,
    protocol: "HTTP",
    defaultActions: [{ type, redirect: { protocol, statusCode: "HTTP_301" } }],
  },
  references: { loadBalancerArn: ["alb"] },
});

export const alb = securityGroup("group-alb");
export const service = securityGroup("group-backend-api");
export const world = { cidrIpv4: "0.0.0.0/0" };
export const at443 = groupRule("Ingress", "alb-https", "group-alb", 443, { inputs: world });
export const at80 = groupRule("Ingress", "alb-http", "group-alb", 80, { inputs: world });
export const publicSide = [alb, balancer(false), listener("redirect"), at443, at80];

/** A rule resource of the older kind, for several blocks at once. */
export const oldRule = (name: string, group: string, inputs: Fixture["inputs"]): Fixture =>
  referring(
    {
      type: "aws:ec2/securityGroupRule:SecurityGroupRule",
      name,
      inputs: { type: "ingress", protocol: "tcp", description: "A flow", ...inputs },
    },
    { securityGroupId: group },
  );
const placed = database.map((each) =>
  each.name === "database" ? referring(each, { vpcSecurityGroupIds: ["group-database"] }) : each,
);
const subnets = ["subnet-database-a", "subnet-database-b"].map((name) =>
  inVpc("aws:ec2/subnet:Subnet", name, { tags: { tier: "database" } }),
);
export const data = [...subnets, ...placed, securityGroup("group-database")];

export const compliantIngress: readonly Example[] = [
  {
    title: "A database whose list of addresses has an empty place",
    resources: [
      ...[vpc, defaultGroup, ...data],
      oldRule("empty", "group-database", { fromPort: 5432, toPort: 5432, cidrBlocks: [null] }),
    ],
  },
  {
    title: "A public load balancer and a service behind it",
    resources: [
      ...[vpc, defaultGroup, ...publicSide, service, ...flow("group-alb", "group-backend-api", 8000)],
    ],
  },
  {
    title: "A NAT instance that takes TLS from the private subnets, and a database that admits a group",
    environment: "dev",
    resources: [
      ...[vpc, defaultGroup],
      securityGroup("group-nat", {
        ingress: [
          {
            protocol: "tcp",
            fromPort: 443,
            toPort: 443,
            cidrBlocks: ["10.0.11.0/24", "10.0.12.0/24"],
            description: "TLS from the private subnets",
          },
        ],
      }),
      ...[service, ...data, ...flow("group-backend-api", "group-database", 5432)],
    ],
  },
];

export const open = (
  title: string,
  resources: readonly Fixture[],
  resource: string,
  says: string,
): ViolatingExample => ({
  title,
  environment: "dev",
  resources: [vpc, defaultGroup, ...resources],
  resource,
  says,
});

export const violatingIngress: readonly ViolatingExample[] = [
  open(
    "A service open to the world",
    [service, groupRule("Ingress", "open", "group-backend-api", 8000, { inputs: world })],
    "open",
    "tcp 8000 is open to 0.0.0.0/0",
  ),
  open(
    "A service open to the world over IPv6, by the older rule",
    [
      service,
      oldRule("open", "group-backend-api", { fromPort: 8000, toPort: 8000, ipv6CidrBlocks: ["::/0"] }),
    ],
    "open",
    "open to ::/0",
  ),
  open(
    "A service open to half the world",
    [
      securityGroup("group-backend-api", {
        ingress: [
          { protocol: "-1", fromPort: 0, toPort: 0, cidrBlocks: ["0.0.0.0/1"], description: "Everybody" },
        ],
      }),
    ],
    "group-backend-api",
    "every protocol is open to 0.0.0.0/1",
  ),
  open(
    "443 of an internal load balancer",
    [alb, balancer(true), at443],
    "alb-https",
    "no public load balancer",
  ),
  open(
    "Plain http that is served, not redirected",
    [alb, balancer(false), listener("forward"), at443, at80],
    "alb-http",
    "only 443",
  ),
  open(
    "8443 of a public load balancer",
    [...publicSide, groupRule("Ingress", "open", "group-alb", 8443, { inputs: world })],
    "open",
    "only 443",
  ),
  open(
    "A remote shell from the office",
    [
      service,
      groupRule("Ingress", "shell", "group-backend-api", 22, { inputs: { cidrIpv4: "203.0.113.0/24" } }),
    ],
    "shell",
    "tcp 22 is open to 203.0.113.0/24, with the administration port 22",
  ),
  open(
    "A database that admits the VPC's addresses",
    [...data, groupRule("Ingress", "wide", "group-database", 5432, { inputs: { cidrIpv4: "10.0.0.0/16" } })],
    "wide",
    "the database's group admits addresses",
  ),
  open(
    "A database port open to addresses, in a group of something else",
    [
      service,
      groupRule("Ingress", "wide", "group-backend-api", 5432, { inputs: { cidrIpv4: "10.0.11.0/24" } }),
    ],
    "wide",
    "the database port 5432",
  ),
  open(
    "A NAT instance that takes every port",
    [
      securityGroup("group-nat"),
      oldRule("all", "group-nat", { fromPort: 0, toPort: 65_535, cidrBlocks: ["10.0.11.0/24"] }),
    ],
    "all",
    "tcp 0-65535",
  ),
  open(
    "A rule without description",
    [
      service,
      alb,
      ...flow("group-alb", "group-backend-api", 8000).map((each) => ({
        ...each,
        inputs: { ...each.inputs, ...(each.type.includes("Ingress") && { description: undefined }) },
      })),
    ],
    "group-backend-api-from-group-alb-8000",
    "no description",
  ),
  open(
    "A group that says nothing of itself",
    [securityGroup("group-backend-api", { description: "Managed by Pulumi" })],
    "group-backend-api",
    "what its members are",
  ),
  {
    title: "A default group as AWS makes it, beside one that another VPC's is taken over by",
    resources: [vpc, { ...defaultGroup, inputs: { vpcId: "vpc-0" }, references: {} }],
    resource: "vpc",
    says: "as AWS makes it",
  },
  open(
    "A default group with a rule of its own",
    [groupRule("Egress", "out", "default-group", 443, { inputs: { cidrIpv4: "10.0.0.0/16" } })],
    "default-group",
    "1 egress rule",
  ),
];
