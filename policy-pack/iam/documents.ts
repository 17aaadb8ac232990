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

/** The properties of `@pulumi/aws` that hold IAM policy documents, those that others repeat inside a parent left out. */
const holders: Readonly<Record<string, Holder>> = {
  "aws:iam/policy:Policy": { property: "policy", kind: "identity" },
  "aws:iam/rolePolicy:RolePolicy": { property: "policy", kind: "identity" },
  "aws:iam/userPolicy:UserPolicy": { property: "policy", kind: "identity" },
  "aws:iam/groupPolicy:GroupPolicy": { property: "policy", kind: "identity" },
  "aws:iam/role:Role": { property: "assumeRolePolicy", kind: "trust" },
  "aws:s3/bucketPolicy:BucketPolicy": { property: "policy", kind: "resource" },
  "aws:s3/accessPoint:AccessPoint": { property: "policy", kind: "resource" },
  "aws:kms/replicaKey:ReplicaKey": { property: "policy", kind: "key" },
  "aws:kms/externalKey:ExternalKey": { property: "policy", kind: "key" },
  "aws:kms/keyPolicy:KeyPolicy": { property: "policy", kind: "key" },
  "aws:sqs/queuePolicy:QueuePolicy": { property: "policy", kind: "resource" },
  "aws:sns/topicPolicy:TopicPolicy": { property: "policy", kind: "resource" },
  "aws:ecr/repositoryPolicy:RepositoryPolicy": { property: "policy", kind: "resource" },
  "aws:ecr/repositoryCreationTemplate:RepositoryCreationTemplate": {
    property: "repositoryPolicy",
    kind: "resource",
  },
  "aws:ecr/registryPolicy:RegistryPolicy": { property: "policy", kind: "resource" },
  "aws:secretsmanager/secretPolicy:SecretPolicy": { property: "policy", kind: "resource" },
  "aws:dynamodb/resourcePolicy:ResourcePolicy": { property: "policy", kind: "resource" },
  "aws:backup/vaultPolicy:VaultPolicy": { property: "policy", kind: "resource" },
  "aws:codeartifact/domainPermissions:DomainPermissions": { property: "policyDocument", kind: "resource" },
  "aws:codeartifact/repositoryPermissionsPolicy:RepositoryPermissionsPolicy": {
    property: "policyDocument",
    kind: "resource",
  },
  "aws:cloudwatch/logResourcePolicy:LogResourcePolicy": { property: "policyDocument", kind: "resource" },
  "aws:cloudwatch/eventBusPolicy:EventBusPolicy": { property: "policy", kind: "resource" },
  "aws:apigateway/restApiPolicy:RestApiPolicy": { property: "policy", kind: "resource" },
  "aws:ec2/vpcEndpointPolicy:VpcEndpointPolicy": { property: "policy", kind: "endpoint" },
};

/** Types that hold a policy document of one of the kinds. */
export function documentTypes(...kinds: readonly DocumentKind[]): string[] {
  // Stryker disable next-line MethodExpression: who asks for these types finds no document of its kinds in the others
  return Object.entries(holders)
    .filter(([, { kind }]) => kinds.includes(kind))
    .map(([type]) => type);
}

export interface HeldDocument {
  /** The property that holds it, for messages. */
  readonly path: string;
  readonly kind: DocumentKind;
  readonly parsed: ParsedDocument;
}

/**
 * The policy document of a resource, none where it has none of the kinds. Throws `UnknownRead` where it is unknown. A
 * policy that the program writes inside what it guards is there as a resource of its own: `graph/forms/unfold.ts`.
 */
export function documentsOf(
  { type, inputs }: Resource,
  ...kinds: readonly DocumentKind[]
): readonly HeldDocument[] {
  const holder = holders[type];
  if (!holder || !kinds.includes(holder.kind)) {
    return [];
  }
  const { property, kind } = holder;
  const text = inputs.text(property);
  return text === undefined ? [] : [{ path: property, kind, parsed: parseDocument(text) }];
}

/** The statements of the well-formed documents of a resource. */
export function statementsOf(resource: Resource, ...kinds: readonly DocumentKind[]): readonly Statement[] {
  return documentsOf(resource, ...kinds).flatMap(({ parsed }) =>
    parsed.kind === "document" ? parsed.statements : [],
  );
}
