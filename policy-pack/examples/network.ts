import type { Fixture } from "../rule";

const unknown = Symbol("unknown");

export const vpc: Fixture = {
  type: "aws:ec2/vpc:Vpc",
  name: "vpc",
  inputs: { cidrBlock: "10.0.0.0/16", enableDnsSupport: true, enableDnsHostnames: true },
};

/** What stands in a VPC: its id is unknown before the update. */
export function inVpc(type: string, name: string, inputs: Fixture["inputs"] = {}): Fixture {
  return { type, name, inputs: { vpcId: unknown, ...inputs }, references: { vpcId: ["vpc"] } };
}

/** Adds references to fixtures by property: one name or a list of them. */
export function referring(
  fixture: Fixture,
  references: Readonly<Record<string, string | readonly string[]>>,
): Fixture {
  const ids = Object.entries(references).map(([property, names]) => [
    property,
    typeof names === "string" ? unknown : names.map(() => unknown),
  ]);
  const lists = Object.entries(references).map(([property, names]) => [property, [names].flat()]);
  return {
    ...fixture,
    inputs: { ...fixture.inputs, ...(Object.fromEntries(ids) as Fixture["inputs"]) },
    references: {
      ...fixture.references,
      ...(Object.fromEntries(lists) as NonNullable<Fixture["references"]>),
    },
  };
}

const thirdOctet = { public: 1, private: 11, database: 21 } as const;

/** `subnet-private-a` in zone a with block 10.0.11.0/24, tagged with its tier; the other zone's block is one higher. */
export function subnet(
  tier: keyof typeof thirdOctet,
  zone: "a" | "b",
  inputs: Fixture["inputs"] = {},
): Fixture {
  return inVpc("aws:ec2/subnet:Subnet", `subnet-${tier}-${zone}`, {
    availabilityZone: `eu-central-1${zone}`,
    cidrBlock: `10.0.${thirdOctet[tier] + (zone === "b" ? 1 : 0)}.0/24`,
    mapPublicIpOnLaunch: false,
    tags: { tier },
    ...inputs,
  });
}

export function pair(tier: keyof typeof thirdOctet): readonly Fixture[] {
  return [subnet(tier, "a"), subnet(tier, "b")];
}

export const sixSubnets: readonly Fixture[] = [...pair("public"), ...pair("private"), ...pair("database")];

/** A route table with the subnets that are associated with it. */
export function routeTable(name: string, subnets: readonly string[]): readonly Fixture[] {
  return [
    inVpc("aws:ec2/routeTable:RouteTable", name),
    ...subnets.map((each) =>
      referring(
        {
          type: "aws:ec2/routeTableAssociation:RouteTableAssociation",
          name: `${name}-${each}-association`,
          inputs: {},
        },
        { subnetId: each, routeTableId: name },
      ),
    ),
  ];
}

/** A route to everywhere, or to the destination given. */
export function route(
  name: string,
  table: string,
  target: Readonly<Record<string, string>>,
  inputs: Fixture["inputs"] = { destinationCidrBlock: "0.0.0.0/0" },
): Fixture {
  return referring({ type: "aws:ec2/route:Route", name, inputs }, { routeTableId: table, ...target });
}

export const internetGateway = inVpc("aws:ec2/internetGateway:InternetGateway", "internet-gateway");

/** The public subnets' table with its way to the internet. */
export const publicRoutes: readonly Fixture[] = [
  internetGateway,
  ...routeTable("routes-public", ["subnet-public-a", "subnet-public-b"]),
  route("route-public-internet", "routes-public", { gatewayId: "internet-gateway" }),
];

export function securityGroup(name: string, inputs: Fixture["inputs"] = {}): Fixture {
  return inVpc("aws:ec2/securityGroup:SecurityGroup", name, { description: `Of ${name}`, ...inputs });
}

/** A rule of a group towards another group or towards what `inputs` says. */
export function groupRule(
  direction: "Ingress" | "Egress",
  name: string,
  group: string,
  port: number,
  other: { readonly peer: string } | { readonly inputs: Fixture["inputs"] },
): Fixture {
  const fixture: Fixture = {
    type: `aws:vpc/securityGroup${direction}Rule:SecurityGroup${direction}Rule`,
    name,
    inputs: {
      ipProtocol: "tcp",
      fromPort: port,
      toPort: port,
      description: `What ${name} is for`,
      ...("inputs" in other ? other.inputs : {}),
    },
  };
  return referring(fixture, {
    securityGroupId: group,
    ...("peer" in other ? { referencedSecurityGroupId: other.peer } : {}),
  });
}

/** Both sides of a flow between two groups. */
export function flow(from: string, to: string, port: number): readonly Fixture[] {
  return [
    groupRule("Egress", `${from}-to-${to}-${port}`, from, port, { peer: to }),
    groupRule("Ingress", `${to}-from-${from}-${port}`, to, port, { peer: from }),
  ];
}

/** The PostgreSQL instance in the database subnets. */
export const database: readonly Fixture[] = [
  referring(
    {
      type: "aws:rds/subnetGroup:SubnetGroup",
      name: "database-subnets",
      inputs: { name: "tradai-database-prod" },
    },
    { subnetIds: ["subnet-database-a", "subnet-database-b"] },
  ),
  referring(
    {
      type: "aws:rds/instance:Instance",
      name: "database",
      inputs: { identifier: "tradai-mlflow-prod", engine: "postgres", port: 5432 },
    },
    { dbSubnetGroupName: "database-subnets" },
  ),
];
