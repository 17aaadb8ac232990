import type { Example, Fixture, ViolatingExample } from "../rule";
import { account, policy, region } from "./bucket";
import { flow, groupRule, inVpc, pair, referring, routeTable, securityGroup, vpc } from "./network";

export const own = { StringEquals: { "aws:PrincipalAccount": account } };
export const statement = (action: string, more: object = { Condition: own }): object => ({
  Sid: "Own",
  Effect: "Allow",
  Principal: "*",
  Action: action,
  Resource: "*",
  ...more,
});
export const buckets = [
  ...[`prod-${region}-starport-layer-bucket`, `al2023-repos-${region}-de612dc2`, `aws-ssm-${region}`],
  ...[`amazon-ssm-${region}`, `amazon-ssm-packages-${region}`, `aws-ssm-document-attachments-${region}`],
  ...[`patch-baseline-snapshot-${region}`, `amazoncloudwatch-agent-${region}`],
];
export const reads = (names: readonly string[], more: object = {}): object => ({
  Sid: "ReadsOfAws",
  Effect: "Allow",
  Principal: "*",
  Action: "s3:GetObject",
  Resource: names.map((name) => `arn:aws:s3:::${name}/*`),
  ...more,
});
export const s3Policy = policy(statement("s3:PutObject"), reads(buckets));

export const gateway = (service: string, document: string, tables: readonly string[] = ["routes"]): Fixture =>
  referring(
    inVpc("aws:ec2/vpcEndpoint:VpcEndpoint", `endpoint-${service}`, {
      serviceName: `com.amazonaws.${region}.${service}`,
      vpcEndpointType: "Gateway",
      policy: document,
    }),
    { routeTableIds: tables },
  );
export const gateways = [gateway("s3", s3Policy), gateway("dynamodb", policy(statement("dynamodb:GetItem")))];

const both = ["subnet-private-a", "subnet-private-b"];
export const door = (
  service: string,
  inputs: Fixture["inputs"] = {},
  references: Readonly<Record<string, readonly string[]>> = {},
): Fixture =>
  referring(
    inVpc("aws:ec2/vpcEndpoint:VpcEndpoint", `endpoint-${service}`, {
      serviceName: `com.amazonaws.${region}.${service}`,
      vpcEndpointType: "Interface",
      privateDnsEnabled: true,
      policy: policy(statement("*")),
      ...inputs,
    }),
    { subnetIds: both, securityGroupIds: ["group-endpoints"], ...references },
  );
export const services = [
  ...["ecr.api", "ecr.dkr", "sts", "secretsmanager", "logs", "monitoring", "ssm", "ssmmessages"],
  ...["ec2messages", "sqs", "states", "servicediscovery", "events"],
];
export const privateNetwork = [vpc, ...pair("private"), ...routeTable("routes", both)];
export const groups = [
  securityGroup("group-endpoints"),
  securityGroup("group-functions"),
  securityGroup("group-tasks"),
];
export const callers = [
  ...flow("group-functions", "group-endpoints", 443),
  ...flow("group-tasks", "group-endpoints", 443),
];
/** A VPC with all endpoints, and the groups of those that call them. */
export const whole = [
  ...privateNetwork,
  ...gateways,
  ...groups,
  ...callers,
  ...services.map((each) => door(each)),
];

export const without = (...names: readonly string[]): readonly Fixture[] =>
  whole.filter(({ name }) => !names.includes(name));
export const instead = (...fixtures: readonly Fixture[]): readonly Fixture[] => [
  ...without(...fixtures.map(({ name }) => name)),
  ...fixtures,
];

export const onlyS3 = (s3: Fixture): readonly Fixture[] => [
  ...[...privateNetwork, s3],
  ...gateways.filter(({ name }) => name !== "endpoint-s3"),
];

/** An endpoint of another company's service, which belongs to no set, with the group that calls it; in dev. */
export const few = (
  inputs: Fixture["inputs"] = {},
  references: Readonly<Record<string, readonly string[]>> = {},
): readonly Fixture[] => [
  ...[...privateNetwork, ...gateways, securityGroup("group-endpoints"), securityGroup("group-functions")],
  ...flow("group-functions", "group-endpoints", 443),
  door("sqs", { serviceName: "com.amazonaws.vpce.eu-central-1.vpce-svc-0", ...inputs }, references),
];

/** An endpoint of a VPC that another program declares: asked about itself, not about the set. */
export const alone = (endpoint: Fixture): readonly Fixture[] =>
  [...pair("private"), securityGroup("group-endpoints"), endpoint].map((each) => ({
    ...each,
    inputs: { ...each.inputs, vpcId: "vpc-0" },
    references: Object.fromEntries(
      Object.entries(each.references ?? {}).filter(([property]) => property !== "vpcId"),
    ),
  }));

export const compliantEndpoints: readonly Example[] = [
  { title: "The whole set in prod", resources: whole },
  { title: "Gateways alone in dev", environment: "dev", resources: [...privateNetwork, ...gateways] },
  {
    title: "Endpoints that admit the VPC's addresses",
    resources: [
      ...without("group-endpoints-from-group-functions-443", "group-endpoints-from-group-tasks-443"),
      groupRule("Ingress", "from-vpc", "group-endpoints", 443, { inputs: { cidrIpv4: "10.0.0.0/16" } }),
    ],
  },
];

export const wrong = (
  title: string,
  resources: readonly Fixture[],
  resource: string,
  says: string,
  environment = "prod",
): ViolatingExample => ({ title, environment, resources, resource, says });

export const violatingEndpoints: readonly ViolatingExample[] = [
  wrong("No gateway for DynamoDB", without("endpoint-dynamodb"), "vpc", "no gateway endpoint for dynamodb"),
  wrong(
    "A gateway that one zone's table lacks",
    [
      ...[vpc, ...pair("private"), ...routeTable("routes-a", ["subnet-private-a"])],
      ...routeTable("routes-b", ["subnet-private-b"]),
      gateway("s3", s3Policy, ["routes-a"]),
      gateway("dynamodb", policy(statement("dynamodb:GetItem")), ["routes-a", "routes-b"]),
    ],
    "endpoint-s3",
    "routes-b lacks it",
    "dev",
  ),
  wrong(
    "No interface endpoints in prod",
    [...privateNetwork, ...gateways],
    "vpc",
    "no interface endpoint for ecr.api, ecr.dkr, sts, secretsmanager, logs, monitoring, ssm, ssmmessages, ec2messages, sqs, states, servicediscovery, events",
  ),
  wrong(
    "A half set in dev",
    [...privateNetwork, ...gateways, ...groups, ...callers, door("logs")],
    "vpc",
    "ecr.api",
    "dev",
  ),
  wrong("One endpoint missing", without("endpoint-states"), "vpc", "no interface endpoint for states"),
  wrong(
    "An endpoint whose names lead elsewhere",
    alone(door("sqs", { privateDnsEnabled: false })),
    "endpoint-sqs",
    "`privateDnsEnabled` is off",
  ),
  wrong(
    "An endpoint in one zone",
    alone(door("sqs", {}, { subnetIds: ["subnet-private-a"] })),
    "endpoint-sqs",
    "eu-central-1a alone",
  ),
  wrong(
    "An endpoint in a group that does not admit a caller",
    instead(door("sqs", {}, { securityGroupIds: ["group-tasks"] })),
    "endpoint-sqs",
    "group-tasks does not admit group-functions",
  ),
  wrong(
    "A caller that the endpoints' group does not admit",
    [
      ...[...privateNetwork, ...gateways, ...groups, ...callers],
      ...services
        .filter((each) => each !== "sqs")
        .map((each) => door(each, {}, { securityGroupIds: ["group-open"] })),
      securityGroup("group-open"),
      groupRule("Ingress", "open", "group-open", 443, { inputs: { cidrIpv4: "10.0.0.0/16" } }),
      securityGroup("group-late"),
      groupRule("Egress", "late", "group-late", 443, { peer: "group-endpoints" }),
      door("sqs"),
    ],
    "endpoint-sqs",
    "does not admit group-late on tcp 443",
  ),
  ...[
    {
      switched: { enableDnsSupport: false },
      says: "`enableDnsSupport` is off",
      title: "that resolves no names",
    },
    {
      switched: { enableDnsHostnames: false },
      says: "`enableDnsHostnames` is off",
      title: "that gives its members no names",
    },
    {
      switched: { enableDnsHostnames: undefined, enableDnsSupport: undefined },
      says: "`enableDnsHostnames` is off",
      title: "that leaves names to AWS",
    },
    {
      switched: { enableDnsSupport: false, enableDnsHostnames: false },
      says: "`enableDnsSupport` and `enableDnsHostnames` is off",
      title: "that knows no names",
    },
  ].map(({ switched, says, title }) =>
    wrong(
      `A VPC with interface endpoints ${title}`,
      [{ ...vpc, inputs: { ...vpc.inputs, ...switched } }, ...few().filter(({ name }) => name !== "vpc")],
      "vpc",
      says,
      "dev",
    ),
  ),
];
