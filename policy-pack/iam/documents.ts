import type { Reader } from "../graph/reader";
import type { Resource } from "../graph/resource";
import type { ParsedDocument, Statement } from "./document";
import { parseDocument } from "./document";

/**
 * `identity` is attached to a role, user or group; `resource` to what it guards, where `Resource: "*"` may
 * mean that thing alone; `key` to a KMS key; `trust` says who may assume a role; `endpoint` bounds a VPC endpoint.
 */
export type DocumentKind = "identity" | "resource" | "key" | "trust" | "endpoint";
export const everyKind: readonly DocumentKind[] = ["identity", "resource", "key", "trust", "endpoint"];

interface Holder {
  readonly property: string;
  readonly kind: DocumentKind;
}

/** Every property of `@pulumi/aws` that holds an IAM policy document. */
const holders: Readonly<Record<string, readonly Holder[]>> = {
  "aws:iam/policy:Policy": [{ property: "policy", kind: "identity" }],
  "aws:iam/rolePolicy:RolePolicy": [{ property: "policy", kind: "identity" }],
  "aws:iam/userPolicy:UserPolicy": [{ property: "policy", kind: "identity" }],
  "aws:iam/groupPolicy:GroupPolicy": [{ property: "policy", kind: "identity" }],
  "aws:iam/role:Role": [{ property: "assumeRolePolicy", kind: "trust" }],
  "aws:s3/bucketPolicy:BucketPolicy": [{ property: "policy", kind: "resource" }],
  "aws:s3/bucket:Bucket": [{ property: "policy", kind: "resource" }],
  "aws:s3/accessPoint:AccessPoint": [{ property: "policy", kind: "resource" }],
  "aws:kms/replicaKey:ReplicaKey": [{ property: "policy", kind: "key" }],
  "aws:kms/externalKey:ExternalKey": [{ property: "policy", kind: "key" }],
  "aws:kms/key:Key": [{ property: "policy", kind: "key" }],
  "aws:kms/keyPolicy:KeyPolicy": [{ property: "policy", kind: "key" }],
  "aws:sqs/queue:Queue": [{ property: "policy", kind: "resource" }],
  "aws:sqs/queuePolicy:QueuePolicy": [{ property: "policy", kind: "resource" }],
  "aws:sns/topic:Topic": [{ property: "policy", kind: "resource" }],
  "aws:sns/topicPolicy:TopicPolicy": [{ property: "policy", kind: "resource" }],
  "aws:ecr/repositoryPolicy:RepositoryPolicy": [{ property: "policy", kind: "resource" }],
  "aws:ecr/repositoryCreationTemplate:RepositoryCreationTemplate": [
    { property: "repositoryPolicy", kind: "resource" },
  ],
  "aws:ecr/registryPolicy:RegistryPolicy": [{ property: "policy", kind: "resource" }],
  "aws:secretsmanager/secret:Secret": [{ property: "policy", kind: "resource" }],
  "aws:secretsmanager/secretPolicy:SecretPolicy": [{ property: "policy", kind: "resource" }],
  "aws:dynamodb/resourcePolicy:ResourcePolicy": [{ property: "policy", kind: "resource" }],
  "aws:backup/vaultPolicy:VaultPolicy": [{ property: "policy", kind: "resource" }],
  "aws:codeartifact/domainPermissions:DomainPermissions": [{ property: "policyDocument", kind: "resource" }],
  "aws:codeartifact/repositoryPermissionsPolicy:RepositoryPermissionsPolicy": [
    { property: "policyDocument", kind: "resource" },
  ],
  "aws:cloudwatch/logResourcePolicy:LogResourcePolicy": [{ property: "policyDocument", kind: "resource" }],
  "aws:cloudwatch/eventBusPolicy:EventBusPolicy": [{ property: "policy", kind: "resource" }],
  "aws:apigateway/restApi:RestApi": [{ property: "policy", kind: "resource" }],
  "aws:apigateway/restApiPolicy:RestApiPolicy": [{ property: "policy", kind: "resource" }],
  "aws:ec2/vpcEndpoint:VpcEndpoint": [{ property: "policy", kind: "endpoint" }],
  "aws:ec2/vpcEndpointPolicy:VpcEndpointPolicy": [{ property: "policy", kind: "endpoint" }],
};

/** Types that hold a policy document of one of the kinds. */
export function documentTypes(...kinds: readonly DocumentKind[]): string[] {
  const found = Object.entries(holders)
    .filter(([, rows]) => rows.some((row) => kinds.includes(row.kind)))
    .map(([type]) => type);
  // A role holds its trust and may hold permissions inline.
  return kinds.includes("identity") ? [...new Set([...found, "aws:iam/role:Role"])] : found;
}

export interface HeldDocument {
  /** Where it stands, for messages: `policy`, `inlinePolicies[0].policy`. */
  readonly path: string;
  readonly kind: DocumentKind;
  readonly parsed: ParsedDocument;
}

/**
 * The policy documents of a resource. Throws `UnknownRead` where one is unknown. An inline `policy` that the
 * program does not set is absent from the inputs and so from the result.
 */
export function documentsOf(resource: Resource, ...kinds: readonly DocumentKind[]): readonly HeldDocument[] {
  const found: HeldDocument[] = [];
  const add = (reader: Reader, property: string, kind: DocumentKind): void => {
    const value = reader.value(property);
    if (value !== undefined && value !== "" && kinds.includes(kind)) {
      found.push({ path: reader.at(property), kind, parsed: parseDocument(value, reader.at(property)) });
    }
  };
  for (const { property, kind } of holders[resource.type] ?? []) {
    if (kinds.includes(kind)) {
      add(resource.inputs, property, kind);
    }
  }
  if (resource.type === "aws:iam/role:Role" && kinds.includes("identity")) {
    for (const block of resource.inputs.blocks("inlinePolicies")) {
      add(block, "policy", "identity");
    }
  }
  return found;
}

/** The statements of the well-formed documents of a resource. */
export function statementsOf(resource: Resource, ...kinds: readonly DocumentKind[]): readonly Statement[] {
  return documentsOf(resource, ...kinds).flatMap(({ parsed }) =>
    parsed.kind === "document" ? parsed.statements : [],
  );
}
