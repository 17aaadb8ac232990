import type { Example, Fixture, ViolatingExample } from "../rule";
import { account, policy, region } from "./bucket";
import { flow, groupRule, inVpc, pair, referring, routeTable, securityGroup, vpc } from "./network";

const own = { StringEquals: { "aws:PrincipalAccount": account } };
const statement = (action: string, more: object = { Condition: own }): object => ({
  Sid: "Own",
  Effect: "Allow",
  Principal: "*",
  Action: action,
  Resource: "*",
  ...more,
});
const buckets = [
  ...[`prod-${region}-starport-layer-bucket`, `al2023-repos-${region}-de612dc2`, `aws-ssm-${region}`],
  ...[`amazon-ssm-${region}`, `amazon-ssm-packages-${region}`, `aws-ssm-document-attachments-${region}`],
  ...[`patch-baseline-snapshot-${region}`, `amazoncloudwatch-agent-${region}`],
];
const reads = (names: readonly string[], more: object = {}): object => ({
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
const door = (
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
const services = [
  ...["ecr.api", "ecr.dkr", "sts", "secretsmanager", "logs", "monitoring", "ssm", "ssmmessages"],
  ...["ec2messages", "sqs", "states", "servicediscovery", "events"],
];
export const privateNetwork = [vpc, ...pair("private"), ...routeTable("routes", both)];
const groups = [
  securityGroup("group-endpoints"),
  securityGroup("group-functions"),
  securityGroup("group-tasks"),
];
const callers = [
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

const without = (...names: readonly string[]): readonly Fixture[] =>
  whole.filter(({ name }) => !names.includes(name));
const instead = (...fixtures: readonly Fixture[]): readonly Fixture[] => [
  ...without(...fixtures.map(({ name }) => name)),
  ...fixtures,
];

const onlyS3 = (s3: Fixture): readonly Fixture[] => [
  ...[...privateNetwork, s3],
  ...gateways.filter(({ name }) => name !== "endpoint-s3"),
];

/** An endpoint of a VPC that another program declares: asked about itself, not about the set. */
const alone = (endpoint: Fixture): readonly Fixture[] =>
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

const wrong = (
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
    "no interface endpoint for ecr.api",
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
  wrong(
    "An endpoint without policy",
    alone(door("sqs", { policy: undefined })),
    "endpoint-sqs",
    "AWS's own policy",
  ),
  wrong(
    "An endpoint that everybody may use",
    alone(door("sqs", { policy: policy(statement("*", {})) })),
    "endpoint-sqs",
    "admits everybody",
  ),
  wrong(
    "An endpoint whose condition admits everybody too",
    alone(
      door("sqs", {
        policy: policy(statement("*", { Condition: { StringLike: { "aws:PrincipalAccount": "*" } } })),
      }),
    ),
    "endpoint-sqs",
    "admits everybody",
  ),
  wrong(
    "An S3 endpoint that refuses image layers",
    onlyS3(gateway("s3", policy(statement("s3:PutObject"), reads(buckets.slice(1))))),
    "endpoint-s3",
    "starport-layer-bucket",
    "dev",
  ),
  wrong(
    "An S3 endpoint that lets only this account read packages",
    onlyS3(
      gateway(
        "s3",
        policy(
          reads(buckets.filter((name) => !name.startsWith("al2023"))),
          reads([buckets[1] ?? ""], { Sid: "Packages", Condition: own }),
        ),
      ),
    ),
    "endpoint-s3",
    "al2023-repos",
    "dev",
  ),
  wrong(
    "An S3 endpoint that lets everybody read every bucket",
    onlyS3(gateway("s3", policy(reads(buckets), reads(["somebodys-bucket"], { Sid: "Others" })))),
    "endpoint-s3",
    "Others admits everybody",
    "dev",
  ),
  wrong(
    "An endpoint for the callers of another account",
    [
      ...without("endpoint-dynamodb"),
      gateway(
        "dynamodb",
        policy(
          statement("dynamodb:GetItem", {
            Condition: { StringEquals: { "aws:PrincipalAccount": "111122223333" } },
          }),
        ),
      ),
    ],
    "endpoint-dynamodb",
    "admits account 111122223333",
  ),
  wrong(
    "A VPC that gives out no names",
    [
      ...without("vpc"),
      { ...vpc, inputs: { ...vpc.inputs, enableDnsSupport: false, enableDnsHostnames: false } },
    ],
    "vpc",
    "`enableDnsSupport` and `enableDnsHostnames` is off",
  ),
];
