import { isWorld } from "../graph/address-blocks";
import { declared, targetsOf } from "../graph/lists";
import { UnknownRead } from "../graph/reader";
import { targetOf } from "../graph/references";
import { addressesOf, groupTypes, rulesOf } from "../graph/security-groups";
import type { Check } from "../rule";
import { problemOfKey } from "./customer-key";
import { ofType } from "./of-type";
import { publicSubnetsOf } from "./public-subnets";

export const clusterType = "aws:elasticache/cluster:Cluster";
export const groupType = "aws:elasticache/replicationGroup:ReplicationGroup";
export const serverlessType = "aws:elasticache/serverlessCache:ServerlessCache";
const subnetGroupType = "aws:elasticache/subnetGroup:SubnetGroup";

/** A cluster by itself has no setting for either; as a member it takes both from its replication group. */
const inGroup: Check = function* ({ inputs }) {
  if (!inputs.has("replicationGroupId")) {
    yield {
      found: "a cluster by itself is neither encrypted at rest nor asks who connects",
      expected: "a ReplicationGroup or a ServerlessCache",
      control: "encryption at rest",
    };
  }
};

/** A serverless cache always is, both at rest and on its way. */
const encrypted: Check = function* ({ inputs }) {
  if (inputs.flag("atRestEncryptionEnabled") !== true) {
    yield {
      found: "the cache is not encrypted at rest",
      expected: "`atRestEncryptionEnabled: true`",
      control: "encryption at rest",
    };
  }
  if (inputs.flag("transitEncryptionEnabled") !== true) {
    yield {
      found: "the cache takes and gives data in clear text",
      expected: "`transitEncryptionEnabled: true`",
    };
  } else if (inputs.text("transitEncryptionMode") === "preferred") {
    yield {
      found: "the cache prefers TLS and does without",
      expected: "`transitEncryptionMode: required`",
    };
  }
};

const customerKey: Check = function* (subject, context) {
  const problem = context.settings.customerKeys ? problemOfKey(context, subject, "kmsKeyId") : undefined;
  if (problem !== undefined) {
    yield { found: `the cache has no customer key: ${problem}`, expected: "`kmsKeyId` set" };
  }
};

const asksWho: Check = function* ({ inputs }) {
  // A token or group that is known after the update is one all the same.
  const isGiven = (way: string): boolean => {
    const given = inputs.raw(way);
    return given !== undefined && !(Array.isArray(given) && given.length === 0);
  };
  if (!["authToken", "authTokenWo", "userGroupIds", "userGroupId"].some(isGiven)) {
    yield {
      found: "whoever reaches the cache may use it",
      expected: "a user group, or an `authToken` from Secrets Manager",
    };
  }
};

const isPrivate: Check = function* (subject, { graph }) {
  const property = subject.type === serverlessType ? "subnetIds" : "subnetGroupName";
  if (!subject.inputs.has(property)) {
    yield { found: "the cache lies in the default VPC", expected: `\`${property}\`` };
    return;
  }
  const holder =
    subject.type === serverlessType
      ? subject
      : declared(targetOf(graph, subject, property, [subnetGroupType]), property);
  const open = holder ? publicSubnetsOf(graph, holder) : [];
  if (open.length > 0) {
    yield {
      found: `the cache may be placed in ${open.map(({ name }) => name).join(", ")}, which is public`,
      expected: "private subnets",
    };
  }
};

const isClosed: Check = function* (subject, { graph }) {
  if (!subject.inputs.has("securityGroupIds")) {
    yield {
      found: "the cache has the VPC's default security group",
      expected: "`securityGroupIds` with a group of its own",
    };
  }
  const { resources, isComplete } = targetsOf(graph, subject, "securityGroupIds", groupTypes);
  for (const group of resources) {
    const { rules } = rulesOf(graph, group, "ingress");
    const open = rules.find((rule) => addressesOf(rule).some(isWorld));
    if (open) {
      yield {
        found: `${group.name} admits everybody to the cache by ${open.holder.name}`,
        expected: "rules that name the security groups of its clients",
      };
    }
  }
  if (!isComplete) {
    throw new UnknownRead("securityGroupIds");
  }
};

/** What `cache-private` asks. */
export const cacheChecks: readonly Check[] = [
  ofType([clusterType], inGroup),
  ofType([groupType], encrypted),
  ofType([groupType, serverlessType], customerKey),
  ofType([groupType, serverlessType], asksWho),
  ofType([groupType, serverlessType], isPrivate),
  ofType([groupType, serverlessType], isClosed),
];
