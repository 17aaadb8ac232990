/**
 * What both sides of the race build: the Pulumi program beside this file and the CDK app in `peers/`. The kinds of
 * things and their shares follow the dev environment's plan (`npm run preview -- dev --plan FILE`), without its REST
 * API: CloudFormation folds a method's integration and answers into the method, so that a comparison would be of
 * different resources.
 */

/** One kind of thing of a unit, and how many resources each tool makes of it. */
export interface Family {
  readonly what: string;
  /** Things in a unit. */
  readonly perUnit: number;
  /** Resources of one thing, where Pulumi's AWS provider makes separate resources of a bucket's settings. */
  readonly pulumi: number;
  /** Resources of one thing, as CloudFormation has them. */
  readonly cdk: number;
}

export const families = {
  functions: {
    what: "function from an image: repository with policy and lifecycle, role, policy, log group, alias, answer to failed invocations, two alarms",
    perUnit: 2,
    pulumi: 11,
    cdk: 10,
  },
  schedules: { what: "scheduled rule that invokes a function", perUnit: 1, pulumi: 3, cdk: 2 },
  roles: { what: "role of a task with its own and a managed policy", perUnit: 2, pulumi: 3, cdk: 2 },
  queues: { what: "queue and its dead-letter queue, policies, alarm", perUnit: 1, pulumi: 5, cdk: 5 },
  buckets: {
    what: "bucket: policy, versions, encryption, lifecycle, ownership, no public access, access log",
    perUnit: 1,
    pulumi: 8,
    cdk: 2,
  },
  tables: { what: "table on demand with recovery, alarm", perUnit: 1, pulumi: 2, cdk: 2 },
  topics: {
    what: "topic that the unit's alarms go to, policy, subscription of a queue",
    perUnit: 1,
    pulumi: 3,
    cdk: 3,
  },
  securityGroups: {
    what: "security group with one rule in and two out",
    perUnit: 2,
    pulumi: 4,
    cdk: 4,
  },
  metrics: { what: "metric filter of a log group, alarm", perUnit: 1, pulumi: 2, cdk: 2 },
  parameters: { what: "parameter", perUnit: 1, pulumi: 1, cdk: 1 },
} satisfies Readonly<Record<string, Family>>;

export type Kind = keyof typeof families;

/** Units of the three sizes: about 60, 600 and 3,000 resources on Pulumi's side. */
export const sizes = [1, 10, 50] as const;

/** Numbers of the things of one kind in one unit. */
export function thingsOf(kind: Kind): readonly number[] {
  return Array.from({ length: families[kind].perUnit }, (_, index) => index + 1);
}

/** Resources of the families of a number of units. */
export function resourcesOf(side: "pulumi" | "cdk", units: number): number {
  const rows: readonly Family[] = Object.values(families);
  return units * rows.reduce((sum, { perUnit, [side]: each }) => sum + perUnit * each, 0);
}

/** Settings of the things, alike on both sides. */
export const settings = {
  environment: "dev",
  account: "600802701449",
  region: "eu-central-1",
  /** Exists before either side. */
  vpc: "vpc-0123456789abcdef0",
  /** Where security groups lead, and from. */
  neighbours: { cidr: "10.0.0.0/16", ports: { web: 443, database: 5432, service: 8080 } },
  logDays: 30,
  function: { memoryMb: 512, timeoutSeconds: 60, retries: 1, eventAgeSeconds: 3600, tag: "v1" },
  repository: { keptImages: 10 },
  queue: { timeoutSeconds: 360, retentionDays: 14, receives: 3 },
  bucket: { oldVersionsDays: 30, abortUploadsDays: 7, logsTo: "tradai-logs-dev" },
  schedule: "rate(5 minutes)",
  managedPolicy: "service-role/AmazonECSTaskExecutionRolePolicy",
  alarm: { periodSeconds: 300, evaluations: 2, threshold: 1, runbook: "docs/runbooks/functions.md" },
  tags: {
    project: "tradai",
    env: "dev",
    owner: "trading-platform",
    "managed-by": "pulumi",
    layer: "compute",
  },
} as const;

/** Physical name of a thing, as in `tradai-bench-4-queue-1-dev`. */
export function nameOf(unit: number, thing: string, number: number): string {
  return `tradai-bench-${unit}-${thing}-${number}-${settings.environment}`;
}
