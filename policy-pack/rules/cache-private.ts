import { cacheChecks, clusterType, groupType, serverlessType } from "../checks/cache-guard";
import { alone, cache, ingress, member, replaced, serverless, subnet, wrong } from "../examples/cache";
import { UNKNOWN } from "../graph/values";
import type { Rule } from "../rule";

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
      { title: "A replication group behind its clients", resources: replaced() },
      {
        title: "A cache of dev, without customer key, with a token",
        environment: "dev",
        resources: replaced(cache({ kmsKeyId: undefined, userGroupIds: undefined, authToken: UNKNOWN })),
      },
      {
        title: "A token that the state does not hold",
        resources: replaced(
          cache({ userGroupIds: undefined, authTokenWo: "not-a-secret", authTokenWoVersion: 1 }),
        ),
      },
      {
        title: "A cache in subnets that another program declares",
        resources: replaced(cache({ subnetGroupName: "network-cache-subnets-prod" })),
      },
      { title: "A serverless cache, which is always encrypted", resources: replaced(serverless()) },
      {
        title: "A member of a replication group",
        resources: [member, ...replaced()],
      },
    ],
    violating: [
      {
        title: "A cluster by itself",
        environment: "dev",
        resources: [alone],
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
        // The provider writes the name in small letters, as ElastiCache does.
        title: "A public subnet, in a group whose name the program writes with capitals",
        environment: "dev",
        resources: replaced(
          cache({ subnetGroupName: "TradAI-Cache-Prod" }),
          {
            type: "aws:elasticache/subnetGroup:SubnetGroup",
            name: "subnets",
            inputs: { name: "TradAI-Cache-Prod", subnetIds: UNKNOWN },
            outputs: { id: "tradai-cache-prod", name: "tradai-cache-prod" },
            references: { subnetIds: ["subnet"] },
          },
          subnet({ tags: { tier: "public" } }),
        ),
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
        title: "A serverless cache in the default VPC",
        resources: replaced(serverless({ subnetIds: undefined })),
        resource: "cache",
        says: "default VPC",
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
    undecided: [
      {
        title: "Subnets that are known after the update",
        resources: replaced(cache({ subnetGroupName: UNKNOWN })),
        resource: "cache",
        says: "`subnetGroupName` is known only after the update",
      },
      {
        title: "Security groups that are known after the update",
        resources: replaced({ ...cache(), references: {} }),
        resource: "cache",
        says: "`securityGroupIds` is known only after the update",
      },
    ],
  },
};

export default rule;
