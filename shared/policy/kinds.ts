/** What a resource policy of one kind looks like. */
export interface PolicyKind {
  /** Services whose actions AWS accepts here; empty for all of them. */
  readonly services: readonly string[];
  /**
   * The Resource element: `arns` names the resource itself; `self` is `*`, which stands for the resource that the policy
   * is attached to; `omitted` has none.
   */
  readonly resource: "arns" | "self" | "omitted";
  /** What the TLS-only statement denies, where there is one. */
  readonly tlsActions?: string;
  /** Characters. */
  readonly limit: number;
  /** AWS page that states the form or the limit. */
  readonly source: string;
}

const docs = "https://docs.aws.amazon.com";

/** The kinds of resource policy in this program. `*` is valid only where the row says `self`. */
export const policyKinds = {
  key: {
    services: ["kms"],
    resource: "self",
    limit: 32_768,
    source: `${docs}/kms/latest/developerguide/key-policy-overview.html`,
  },
  bucket: {
    services: ["s3"],
    resource: "arns",
    tlsActions: "s3:*",
    limit: 20_480,
    source: `${docs}/AmazonS3/latest/userguide/bucket-policies.html`,
  },
  queue: {
    services: ["sqs"],
    resource: "arns",
    tlsActions: "sqs:*",
    limit: 8_192,
    source: `${docs}/AWSSimpleQueueService/latest/SQSDeveloperGuide/quotas-policies.html`,
  },
  topic: {
    services: ["sns"],
    resource: "arns",
    // A topic's policy accepts no wildcard over all of SNS.
    tlsActions: "sns:Publish",
    limit: 30_720,
    source: `${docs}/sns/latest/dg/sns-security-best-practices.html`,
  },
  repository: {
    services: ["ecr"],
    resource: "omitted",
    limit: 10_240,
    source: `${docs}/AmazonECR/latest/APIReference/API_SetRepositoryPolicy.html`,
  },
  secret: {
    services: ["secretsmanager"],
    resource: "self",
    tlsActions: "secretsmanager:*",
    limit: 20_480,
    source: `${docs}/secretsmanager/latest/userguide/auth-and-access_resource-policies.html`,
  },
  vault: {
    services: ["backup"],
    resource: "self",
    limit: 10_240,
    source: `${docs}/aws-backup/latest/devguide/create-a-vault-access-policy.html`,
  },
  endpoint: {
    services: [],
    resource: "arns",
    limit: 20_480,
    source: `${docs}/vpc/latest/privatelink/vpc-endpoints-access.html`,
  },
  logGroup: {
    services: ["logs"],
    resource: "arns",
    limit: 5_120,
    source: `${docs}/AmazonCloudWatchLogs/latest/APIReference/API_PutResourcePolicy.html`,
  },
  packageDomain: {
    services: ["codeartifact", "sts"],
    resource: "self",
    limit: 7_168,
    source: `${docs}/codeartifact/latest/ug/domain-policies.html`,
  },
  packageRepository: {
    services: ["codeartifact"],
    resource: "self",
    limit: 7_168,
    source: `${docs}/codeartifact/latest/ug/repo-policies.html`,
  },
} as const satisfies Record<string, PolicyKind>;

export type PolicyKindName = keyof typeof policyKinds;
