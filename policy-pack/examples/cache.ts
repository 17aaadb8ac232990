import { UNKNOWN } from "../graph/values";
import type { Fixture, ViolatingExample } from "../rule";
import { key } from "./key";

/** A cache of prod, complete but for what a caller changes. */
export function cache(inputs: Readonly<Record<string, unknown>> = {}): Fixture {
  return {
    type: "aws:elasticache/replicationGroup:ReplicationGroup",
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
      securityGroupIds: UNKNOWN,
      ...inputs,
    },
    references: { securityGroupIds: ["group"] },
  };
}

export function subnet(inputs: Readonly<Record<string, unknown>> = {}): Fixture {
  return {
    type: "aws:ec2/subnet:Subnet",
    name: "subnet",
    inputs: { cidrBlock: "10.0.11.0/24", tags: { tier: "private" }, ...inputs },
  };
}

/** What the cache's group admits. */
export function ingress(inputs: Readonly<Record<string, unknown>>): Fixture {
  return {
    type: "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule",
    name: "ingress",
    inputs: {
      securityGroupId: UNKNOWN,
      ipProtocol: "tcp",
      fromPort: 6379,
      toPort: 6379,
      description: "Backend to cache",
      ...inputs,
    },
    references: { securityGroupId: ["group"], referencedSecurityGroupId: ["clients"] },
  };
}

function group(name: string): Fixture {
  return {
    type: "aws:ec2/securityGroup:SecurityGroup",
    name,
    inputs: { name: `tradai-${name}-prod`, description: "Cache" },
  };
}

const parts: readonly Fixture[] = [
  {
    type: "aws:elasticache/subnetGroup:SubnetGroup",
    name: "subnets",
    inputs: { name: "tradai-cache-subnets-prod", subnetIds: UNKNOWN },
    references: { subnetIds: ["subnet"] },
  },
  subnet(),
  group("group"),
  group("clients"),
  ingress({ referencedSecurityGroupId: UNKNOWN }),
  ...key(),
];

/** The complete cache with some of its parts changed. */
export function replaced(...changed: readonly Fixture[]): readonly Fixture[] {
  return [cache(), ...parts].map((each) => changed.find(({ name }) => name === each.name) ?? each);
}

export function serverless(inputs: Readonly<Record<string, unknown>> = {}): Fixture {
  return {
    type: "aws:elasticache/serverlessCache:ServerlessCache",
    name: "cache",
    inputs: {
      name: "tradai-cache-prod",
      engine: "valkey",
      kmsKeyId: "alias/tradai-logs-prod",
      userGroupId: "tradai-cache-users-prod",
      subnetIds: UNKNOWN,
      securityGroupIds: UNKNOWN,
      ...inputs,
    },
    references: { subnetIds: ["subnet"], securityGroupIds: ["group"] },
  };
}

/** A cluster by itself. */
export const alone: Fixture = {
  type: "aws:elasticache/cluster:Cluster",
  name: "cache",
  inputs: { clusterId: "tradai-cache-dev", engine: "memcached" },
};

/** A member of the cache. */
export const member: Fixture = {
  type: "aws:elasticache/cluster:Cluster",
  name: "member",
  inputs: { clusterId: "tradai-cache-002-prod", replicationGroupId: "tradai-cache-prod" },
};

/** The complete cache with one setting changed, in dev where it must not depend on the environment. */
export function wrong(
  title: string,
  inputs: Readonly<Record<string, unknown>>,
  says: string,
  environment = "prod",
): ViolatingExample {
  return { title, environment, resources: replaced(cache(inputs)), resource: "cache", says };
}
