import { cacheChecks, clusterType, groupType, serverlessType } from "../checks/cache-guard";
import { key } from "../examples/key";
import type { Fixture, Rule, ViolatingExample } from "../rule";

const cache = (inputs: Readonly<Record<string, unknown>> = {}): Fixture => ({
  type: groupType,
  name: "cache",
  inputs: {
    replicationGroupId: "tradai-cache-prod",
    description: "Answers that many ask for",
    engine: "valkey",
    atRestEncryptionEnabled: true,
    transitEncryptionEnabled: true,
    transitEncryptionMode: "required",
    kmsKeyId: "alias/tradai-logs-prod",
    userGroupIds: ["tradai-cache-users-prod"],
    subnetGroupName: "tradai-cache-subnets-prod",
    securityGroupIds: Symbol("unknown"),
    ...inputs,
  },
  references: { securityGroupIds: ["group"] },
});
const subnet = (inputs: Readonly<Record<string, unknown>> = {}): Fixture => ({
  type: "aws:ec2/subnet:Subnet",
  name: "subnet",
  inputs: { cidrBlock: "10.0.11.0/24", tags: { tier: "private" }, ...inputs },
});
const ingress = (inputs: Readonly<Record<string, unknown>>): Fixture => ({
  type: "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule",
  name: "ingress",
  inputs: {
    securityGroupId: Symbol("unknown"),
    ipProtocol: "tcp",
    fromPort: 6379,
    toPort: 6379,
    description: "Backend to cache",
    ...inputs,
  },
  references: { securityGroupId: ["group"], referencedSecurityGroupId: ["clients"] },
});
const group = (name: string): Fixture => ({
  type: "aws:ec2/securityGroup:SecurityGroup",
  name,
  inputs: { name: `tradai-${name}-prod`, description: "Cache" },
});
const parts: readonly Fixture[] = [
  {
    type: "aws:elasticache/subnetGroup:SubnetGroup",
    name: "subnets",
    inputs: { name: "tradai-cache-subnets-prod", subnetIds: Symbol("unknown") },
    references: { subnetIds: ["subnet"] },
  },
  subnet(),
  group("group"),
  group("clients"),
  ingress({ referencedSecurityGroupId: Symbol("unknown") }),
  ...key(),
];
const complete = [cache(), ...parts];
const replaced = (...changed: readonly Fixture[]): readonly Fixture[] =>
  complete.map((each) => changed.find(({ name }) => name === each.name) ?? each);
const serverless = (inputs: Readonly<Record<string, unknown>> = {}): Fixture => ({
  type: serverlessType,
  name: "cache",
  inputs: {
    name: "tradai-cache-prod",
    engine: "valkey",
    kmsKeyId: "alias/tradai-logs-prod",
    userGroupId: "tradai-cache-users-prod",
    subnetIds: Symbol("unknown"),
    securityGroupIds: Symbol("unknown"),
    ...inputs,
  },
  references: { subnetIds: ["subnet"], securityGroupIds: ["group"] },
});
const wrong = (
  title: string,
  inputs: Readonly<Record<string, unknown>>,
  says: string,
  environment?: string,
): ViolatingExample => ({
  title,
  resources: replaced(cache(inputs)),
  resource: "cache",
  says,
  ...(environment !== undefined && { environment }),
});

const rule: Rule = {
  name: "cache-private",
  title: "Caches are private, encrypted and ask who connects",
  description:
    "Every cache lies in private subnets behind a group that admits its clients alone, is encrypted at rest and on its way, and asks who connects.",
  rationale:
    "A cache holds copies of what the database guards: one that everybody reaches, without a password, is the way around every other guard.",
  remediation:
    "Declare a ReplicationGroup or ServerlessCache with subnets, a security group, both encryptions and a user group.",
  severity: "high",
  kind: "stack",
  catalogue: {
    securityHub: ["ElastiCache.4", "ElastiCache.5", "ElastiCache.6", "ElastiCache.7"],
    cdkNag: ["AEC1", "AEC3", "AEC4", "AEC6"],
    checkov: ["CKV_AWS_29", "CKV_AWS_30", "CKV_AWS_31", "CKV_AWS_191"],
  },
  findings: ["USDCOP-31", "ORION-07", "ORION-12", "ORION-37"],
  types: [clusterType, groupType, serverlessType],
  checks: cacheChecks,
  examples: {
    compliant: [
      { title: "A replication group behind its clients", resources: complete },
      {
        title: "A cache of dev, without customer key, with a token",
        environment: "dev",
        resources: replaced(
          cache({ kmsKeyId: undefined, userGroupIds: undefined, authToken: Symbol("unknown") }),
        ),
      },
      { title: "A serverless cache, which is always encrypted", resources: replaced(serverless()) },
      {
        title: "A member of a replication group",
        resources: [
          {
            type: clusterType,
            name: "member",
            inputs: { clusterId: "tradai-cache-002-prod", replicationGroupId: "tradai-cache-prod" },
          },
          ...complete,
        ],
      },
    ],
    violating: [
      {
        title: "A cluster by itself",
        environment: "dev",
        resources: [
          {
            type: clusterType,
            name: "cache",
            inputs: { clusterId: "tradai-cache-dev", engine: "memcached" },
          },
        ],
        resource: "cache",
        says: "a cluster by itself",
      },
      wrong("Data in clear text at rest", { atRestEncryptionEnabled: undefined }, "encrypted at rest", "dev"),
      wrong("Data in clear text on its way", { transitEncryptionEnabled: false }, "in clear text", "dev"),
      wrong("TLS for those who like it", { transitEncryptionMode: "preferred" }, "does without", "dev"),
      wrong("No customer key in prod", { kmsKeyId: undefined }, "no customer key"),
      wrong("A cache that asks nobody", { userGroupIds: [] }, "whoever reaches", "dev"),
      wrong("The default VPC", { subnetGroupName: undefined }, "default VPC", "dev"),
      wrong("The default security group", { securityGroupIds: undefined }, "default security group", "dev"),
      {
        title: "A public subnet",
        environment: "dev",
        resources: replaced(subnet({ tags: { tier: "public" } })),
        resource: "cache",
        says: "subnet, which is public",
      },
      {
        title: "A security group that admits everybody",
        environment: "dev",
        resources: replaced(ingress({ cidrIpv4: "0.0.0.0/0" })),
        resource: "cache",
        says: "group admits everybody to the cache by ingress",
      },
      {
        title: "A serverless cache in a public subnet",
        resources: [serverless(), ...replaced(subnet({ mapPublicIpOnLaunch: true })).slice(1)],
        resource: "cache",
        says: "subnet, which is public",
      },
      {
        title: "A serverless cache that asks nobody",
        resources: replaced(serverless({ userGroupId: undefined })),
        resource: "cache",
        says: "whoever reaches",
      },
    ],
  },
};

export default rule;
