import { UNKNOWN } from "../graph/values";
import type { Example, Fixture, ViolatingExample } from "../rule";

const network: Fixture = {
  type: "aws:ec2/vpc:Vpc",
  name: "vpc",
  inputs: { cidrBlock: "10.0.0.0/16" },
  outputs: { id: "vpc-0a1" },
};

const subnet = (name: string, id: string): Fixture => ({
  type: "aws:ec2/subnet:Subnet",
  name,
  inputs: { vpcId: "vpc-0a1" },
  outputs: { id },
  references: { vpcId: ["vpc"] },
});

const balancer = (subnets: readonly unknown[], ...references: readonly string[]): Fixture => ({
  type: "aws:lb/loadBalancer:LoadBalancer",
  name: "alb",
  inputs: { name: "tradai-prod", subnets },
  references: { subnets: references },
});

const role: Fixture = {
  type: "aws:iam/role:Role",
  name: "worker-role",
  inputs: { name: "tradai-worker-prod" },
};

const rolePolicy = (name: string): Fixture => ({
  type: "aws:iam/rolePolicy:RolePolicy",
  name: "worker-policy",
  inputs: { role: name },
});

const taskOf = (executionRoleArn: string): Fixture => ({
  type: "aws:ecs/taskDefinition:TaskDefinition",
  name: "task",
  inputs: { family: "tradai-worker-prod", executionRoleArn },
});

const vpcFunction = (subnetIds: readonly string[]): Fixture => ({
  type: "aws:lambda/function:Function",
  name: "worker",
  inputs: { name: "tradai-worker-prod", role: "tradai-worker-prod", vpcConfig: { subnetIds } },
});

const api: Fixture = {
  type: "aws:apigateway/restApi:RestApi",
  name: "api",
  inputs: { name: "tradai-prod" },
};

const method = (resourceId: string, ...references: readonly string[]): Fixture => ({
  type: "aws:apigateway/method:Method",
  name: "method",
  inputs: { restApi: "a1b2c3", resourceId, httpMethod: "GET", authorization: "NONE" },
  references: { restApi: ["api"], resourceId: references },
});

const table = (kmsKeyArn: unknown): Fixture => ({
  type: "aws:dynamodb/table:Table",
  name: "deployments",
  inputs: { name: "tradai-deployments-prod", serverSideEncryption: { enabled: true, kmsKeyArn } },
});

const packages = (...upstreams: readonly string[]): Fixture => ({
  type: "aws:codeartifact/repository:Repository",
  name: "python",
  inputs: { repository: "python", upstreams: upstreams.map((repositoryName) => ({ repositoryName })) },
});

const canary = (s3Key: string): Fixture => ({
  type: "aws:synthetics/canary:Canary",
  name: "canary",
  inputs: { name: "tradai-prod", s3Bucket: "tradai-configs-prod", s3Key },
});

const code: Fixture = {
  type: "aws:s3/bucketObjectv2:BucketObjectv2",
  name: "code",
  inputs: { bucket: "tradai-configs-prod", key: "canary/script.zip" },
};

const bucket: Fixture = {
  type: "aws:s3/bucket:Bucket",
  name: "configs",
  inputs: { bucket: "tradai-configs-prod" },
};

const parameter = (name: string, insecureValue: string): Fixture => ({
  type: "aws:ssm/parameter:Parameter",
  name: "parameter",
  inputs: { name: `/tradai/prod/cognito/${name}`, insecureValue },
});

const client: Fixture = {
  type: "aws:cognito/userPoolClient:UserPoolClient",
  name: "client",
  inputs: { userPoolId: "eu-central-1_a", name: "tradai-api-prod" },
  outputs: { id: "cl13nt" },
};

const pool: Fixture = {
  type: "aws:cognito/userPool:UserPool",
  name: "pool",
  inputs: { name: "tradai-prod" },
  outputs: { id: "eu-central-1_a" },
};

const arnOfRole = "arn:aws:iam::600802701449:role/tradai-worker-prod";

export const namedReferences: readonly Example[] = [
  {
    title: "A client by its identifier in a parameter, and a parameter that holds no client",
    resources: [
      pool,
      client,
      parameter("api-client-id", "cl13nt"),
      { ...parameter("hosted-ui", "x"), name: "other" },
    ],
  },
  {
    title: "Subnets and their network by the identifiers that AWS gave",
    resources: [
      network,
      subnet("private-a", "subnet-0a"),
      subnet("private-b", "subnet-0b"),
      balancer(["subnet-0a", "subnet-0b"], "private-a", "private-b"),
    ],
  },
  {
    title: "Identifiers that only the update will tell",
    resources: [network, subnet("private-a", "subnet-0a"), balancer([UNKNOWN], "private-a")],
  },
  {
    title: "A role by name and by ARN",
    resources: [role, rolePolicy("tradai-worker-prod"), taskOf(arnOfRole)],
  },
  {
    title: "A role that AWS makes for its service",
    resources: [
      taskOf("arn:aws:iam::600802701449:role/aws-service-role/ecs.amazonaws.com/AWSServiceRoleForECS"),
    ],
  },
  {
    title: "A key of AWS's own",
    resources: [table("arn:aws:kms:eu-central-1:600802701449:alias/aws/dynamodb")],
  },
  {
    title: "The root path of an API, which is no resource of its own",
    resources: [{ ...api, outputs: { id: "a1b2c3" } }, method("r00t", "api")],
  },
  {
    title: "A repository that takes packages from another one",
    resources: [
      packages("pypi"),
      { type: "aws:codeartifact/repository:Repository", name: "pypi", inputs: { repository: "pypi" } },
    ],
  },
  { title: "Code by its key in a bucket", resources: [bucket, code, canary("canary/script.zip")] },
];

const dangling = (
  title: string,
  resource: string,
  says: string,
  ...resources: readonly Fixture[]
): ViolatingExample => ({ title, resource, says, resources });

export const danglingReferences: readonly ViolatingExample[] = [
  dangling("A network that is gone", "private-a", '`vpcId` names "vpc-0a1"', {
    ...subnet("private-a", "subnet-0a"),
    references: {},
  }),
  dangling(
    "One of two subnets that is gone",
    "alb",
    '`subnets` names "subnet-0b"',
    network,
    subnet("private-a", "subnet-0a"),
    balancer(["subnet-0a", "subnet-0b"], "private-a"),
  ),
  dangling(
    "A policy for a misspelt role",
    "worker-policy",
    '`role` names "tradai-wroker-prod"',
    role,
    rolePolicy("tradai-wroker-prod"),
  ),
  dangling(
    "A client that is gone, in a parameter",
    "parameter",
    '`insecureValue` names "cl13nt"',
    parameter("api-client-id", "cl13nt"),
  ),
  dangling("A role that is gone, by ARN", "task", arnOfRole, taskOf(arnOfRole)),
  dangling(
    "A subnet in a block",
    "worker",
    '`vpcConfig.subnetIds` names "subnet-0a"',
    role,
    vpcFunction(["subnet-0a"]),
  ),
  dangling(
    "A path of an API that is gone",
    "method",
    '`resourceId` names "p4th"',
    { ...api, outputs: { id: "a1b2c3" } },
    method("p4th"),
  ),
  dangling(
    "A key that is gone",
    "deployments",
    "`serverSideEncryption.kmsKeyArn`",
    table("arn:aws:kms:eu-central-1:600802701449:key/5d1f0f6e-2e6b-4f7e-9d2a-3f1f6f0c9a11"),
  ),
  dangling(
    "A repository upstream, in a list of blocks",
    "python",
    "upstreams.repositoryName",
    packages("pypi"),
  ),
  dangling("Code by a key that nothing has", "canary", "`s3Key`", bucket, code, canary("canary/scirpt.zip")),
];
