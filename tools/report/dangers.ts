import { valueAt, type ResourceChange } from "./changes";

/** `data loss` and `permission widening` are what `--fail-on` knows of the first section and the second. */
export type DangerKind = "data loss" | "secret exposed" | "downtime" | "guard removed";

export interface Danger {
  readonly kind: DangerKind;
  /** The type is left out where only a policy knows the resource. */
  readonly subject: Pick<ResourceChange, "name"> & Partial<Pick<ResourceChange, "type">>;
  /** A sentence without its subject: "is replaced, because `hashKey` changes: its items are lost". */
  readonly text: string;
}

/** What is gone with a resource that holds data, by its type as the program writes it. */
export const heldData: Readonly<Record<string, string>> = {
  "aws.backup.Vault": "its recovery points",
  "aws.cloudwatch.LogGroup": "its log events",
  "aws.codeartifact.Domain": "its packages",
  "aws.codeartifact.Repository": "its packages",
  "aws.cognito.UserPool": "its users",
  "aws.dynamodb.Table": "its items",
  "aws.ecr.Repository": "its images",
  "aws.efs.FileSystem": "its files",
  "aws.kms.Key": "all that is encrypted with it",
  "aws.rds.Cluster": "its databases",
  "aws.rds.Instance": "its databases",
  "aws.s3.Bucket": "its objects",
  "aws.secretsmanager.Secret": "its value",
  "aws.sqs.Queue": "its messages",
};

/** What is called by others under a name or address of its own, and is not there while it is replaced. */
const inService: readonly string[] = [
  ...["aws.apigateway.DomainName", "aws.apigateway.RestApi", "aws.apigateway.Stage", "aws.acm.Certificate"],
  ...["aws.apigatewayv2.VpcLink", "aws.cloudwatch.EventRule", "aws.cognito.UserPoolClient"],
  ...[
    "aws.cognito.UserPoolDomain",
    "aws.ec2.Eip",
    "aws.ec2.Instance",
    "aws.ec2.NatGateway",
    "aws.ec2.Subnet",
  ],
  ...["aws.ec2.Vpc", "aws.ec2.VpcEndpoint", "aws.ecs.Cluster", "aws.ecs.Service", "aws.lambda.Alias"],
  ...["aws.lambda.Function", "aws.lb.Listener", "aws.lb.LoadBalancer", "aws.lb.TargetGroup"],
  ...["aws.autoscaling.Group", "aws.servicediscovery.PrivateDnsNamespace", "aws.servicediscovery.Service"],
  ...["aws.sfn.StateMachine", "aws.sns.Topic"],
];

/** What only watches or guards: without it the rest works as before, and nobody notices what goes wrong. */
const guards: readonly string[] = [
  ...["aws.backup.Plan", "aws.backup.Selection", "aws.cfg.Recorder", "aws.cfg.Rule", "aws.cloudtrail.Trail"],
  ...["aws.cloudwatch.CompositeAlarm", "aws.cloudwatch.LogMetricFilter", "aws.cloudwatch.MetricAlarm"],
  ...["aws.ec2.FlowLog", "aws.guardduty.Detector", "aws.s3.BucketPublicAccessBlock"],
  ...["aws.secretsmanager.SecretRotation", "aws.securityhub.Account", "aws.sns.TopicSubscription"],
  ...["aws.synthetics.Canary", "aws.wafv2.WebAcl", "aws.wafv2.WebAclAssociation"],
  ...["aws.wafv2.WebAclLoggingConfiguration"],
];

/** Inputs that guard data inside AWS, and whether a new value guards less than the old one. */
const protections: Readonly<Record<string, (before: unknown, after: unknown) => boolean>> = {
  backupRetentionPeriod: (before, after) => Number(after ?? 0) < Number(before ?? 0),
  deletionProtection: (before, after) => isOn(before) && !isOn(after),
  deletionProtectionEnabled: (before, after) => isOn(before) && !isOn(after),
  enableDeletionProtection: (before, after) => isOn(before) && !isOn(after),
  forceDelete: (before, after) => !isOn(before) && isOn(after),
  forceDestroy: (before, after) => !isOn(before) && isOn(after),
  "pointInTimeRecovery.enabled": (before, after) => isOn(before) && !isOn(after),
  // No number, or 0, keeps records for ever.
  retentionInDays: (before, after) => (Number(after ?? 0) || Infinity) < (Number(before ?? 0) || Infinity),
  recoveryWindowInDays: (before, after) => Number(after ?? 30) < Number(before ?? 30),
  skipFinalSnapshot: (before, after) => !isOn(before) && isOn(after),
  "versioningConfiguration.status": (before, after) => before === "Enabled" && after !== "Enabled",
};

/** Cognito says ACTIVE, everything else true. */
function isOn(value: unknown): boolean {
  return value === true || value === "ACTIVE";
}

/** A value that is worth its place in a sentence; a document is not. */
const LONGEST_VALUE = 80;

function replacing({ inputs, before, after }: ResourceChange): string {
  return inputs
    .filter(({ replaces }) => replaces)
    .map(({ path }) => {
      const values = [valueAt(before, path), valueAt(after, path)];
      const isTold = values.every((value) => typeof value === "string" && value.length <= LONGEST_VALUE);
      const [old, now] = values.map(shown);
      return `\`${path}\` ${isTold ? `goes from ${old} to ${now}` : "changes"}`;
    })
    .join(", ");
}

/** Whether the engine refuses: what was protected and goes, or is to stay protected and is replaced. */
function isProtected({ before, after }: ResourceChange): boolean {
  return before?.protect === true && (after === undefined || after.protect);
}

function endOf(change: ResourceChange): Danger | undefined {
  const { operation, type } = change;
  if (operation !== "replace" && operation !== "delete") return undefined;
  const why = operation === "delete" ? "is deleted" : `is replaced, because ${replacing(change)}`;
  const lost = heldData[type];
  const isGuarded = isProtected(change);
  const refused = isGuarded ? "; Pulumi refuses it as long as it is protected" : "";
  if (lost !== undefined)
    return { kind: "data loss", subject: change, text: `${why}: ${lost} are lost${refused}` };
  if (isGuarded) return { kind: "data loss", subject: change, text: `${why}${refused}` };
  if (guards.includes(type) && operation === "delete")
    return { kind: "guard removed", subject: change, text: why };
  return inService.includes(type)
    ? { kind: "downtime", subject: change, text: `${why}: it is not there until the new one is` }
    : undefined;
}

function weakened(change: ResourceChange): readonly Danger[] {
  const { before, after } = change;
  if (before === undefined || after === undefined) return [];
  const unprotected = before.protect && !after.protect;
  const lowered = Object.entries(protections).filter(([path, weakens]) =>
    weakens(valueAt(before, path), valueAt(after, path)),
  );
  return [
    ...(unprotected ? ["is no longer protected: Pulumi may delete it"] : []),
    ...lowered.map(
      ([path]) => `\`${path}\` goes from ${shown(valueAt(before, path))} to ${shown(valueAt(after, path))}`,
    ),
  ].map((text) => ({ kind: "guard removed", subject: change, text }));
}

function shown(value: unknown): string {
  if (value === undefined) return "the default";
  return `\`${typeof value === "string" && value !== "" ? value : JSON.stringify(value)}\``;
}

const order: readonly DangerKind[] = ["data loss", "secret exposed", "guard removed", "downtime"];

/** What can lose data, stop a service or blind a guard. */
export function dangersOf(changes: readonly ResourceChange[]): readonly Danger[] {
  return changes.flatMap((change) => [endOf(change) ?? [], weakened(change)].flat());
}

/** The worst first; what is equally bad in the order in which it is given. */
export function worstFirst(dangers: readonly Danger[]): readonly Danger[] {
  return [...dangers].sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind));
}
