import { queueRows } from "../inventory";
import type {
  BucketId,
  FunctionId,
  KeyId,
  ParameterId,
  QueueId,
  SecretRow,
  ServiceId,
  TableId,
  TopicId,
} from "../inventory";
import { UserError } from "../errors";
import type { RoleId } from "./base-names";
import { Names } from "./names";
import type { PackageRepository } from "./persistent-names";
import type { Scope } from "./scope";

/** ARNs of what the persistent and the foundation layer make, and of whole families. */
export class BaseArns {
  readonly names: Names;

  constructor(protected readonly scope: Scope) {
    this.names = new Names(scope);
  }

  protected regional(service: string, resource: string, region = this.scope.region): string {
    return `arn:aws:${service}:${region}:${this.scope.account}:${resource}`;
  }

  protected regionOf(place: "home" | "recovery"): string {
    return place === "home" ? this.scope.region : this.scope.recoveryRegion;
  }

  bucket(id: BucketId): string {
    return `arn:aws:s3:::${this.names.bucket(id)}`;
  }

  /** Objects of a bucket below a prefix, for example `cloudtrail/`; the whole bucket without one. */
  objects(id: BucketId, prefix = ""): string {
    return `${this.bucket(id)}/${prefix}*`;
  }

  table(id: TableId): string {
    return this.regional("dynamodb", `table/${this.names.table(id)}`);
  }

  /** What the ARNs of all our tables begin with, in whatever environment: CloudTrail compares by `StartsWith` alone. */
  tablePrefix(): string {
    return this.regional("dynamodb", `table/${this.names.prefix}`);
  }

  /** An image repository by its physical name. */
  repository(name: string): string {
    return this.regional("ecr", `repository/${name}`);
  }

  functionRepository(id: FunctionId): string {
    return this.repository(this.names.functionRepository(id));
  }

  serviceRepository(id: ServiceId): string {
    return this.repository(this.names.serviceRepository(id));
  }

  strategyRepository(strategy: string): string {
    return this.repository(this.names.strategyRepository(strategy));
  }

  /** Every function of this environment. */
  functions(): string {
    return this.regional("lambda", `function:${this.names.family()}`);
  }

  function(id: FunctionId): string {
    return this.regional("lambda", `function:${this.names.function(id)}`);
  }

  /** The alias that every caller uses (EDGAR-21). */
  functionAlias(id: FunctionId): string {
    return `${this.function(id)}:live`;
  }

  /** A role by its physical name. */
  roleNamed(name: string): string {
    return `arn:aws:iam::${this.scope.account}:role/${name}`;
  }

  /** The bucket that holds Pulumi's state, or its objects. */
  stateBucket(part: "bucket" | "objects"): string {
    return `arn:aws:s3:::${this.names.stateBucket()}${part === "objects" ? "/*" : ""}`;
  }

  stateLogsBucket(part: "bucket" | "objects"): string {
    return `arn:aws:s3:::${this.names.stateLogsBucket()}${part === "objects" ? "/*" : ""}`;
  }

  stateKeyAlias(): string {
    return this.regional("kms", this.names.stateKeyAlias());
  }

  /** The boundary of whoever deploys (decisions.md section 1). */
  boundary(): string {
    return `arn:aws:iam::${this.scope.account}:policy/${this.names.managedPolicy("boundary")}`;
  }

  /** Address of a queue, which the SDKs take in place of its ARN. */
  queueUrl(id: QueueId): string {
    return this.queue(id).replace(/^arn:aws:sqs:([^:]+):(\d+):(.+)$/, "https://sqs.$1.amazonaws.com/$2/$3");
  }

  queue(id: QueueId): string {
    const row = queueRows.find((candidate) => candidate.id === id);
    if (row === undefined) {
      throw new UserError(
        `queue "${id}" is not in the inventory; it has: ${queueRows.map((known) => known.id).join(", ")}`,
      );
    }
    return this.regional("sqs", this.names.queue(row));
  }

  topic(id: TopicId): string {
    return this.regional("sns", this.names.topic(id));
  }

  /** Repositories that ECR makes for public images at their first pull. */
  cachedImages(): string {
    return this.regional("ecr", `repository/${this.names.imageCachePrefix()}/*`);
  }

  /** Every image repository of this environment, and those that cache public images. */
  repositories(): string[] {
    return [this.regional("ecr", `repository/${this.names.family()}`), this.cachedImages()];
  }

  /** Every role of this environment. */
  roles(): string {
    return `arn:aws:iam::${this.scope.account}:role/${this.names.family()}`;
  }

  /** Every secret of this environment. */
  secrets(): string {
    return this.regional("secretsmanager", `secret:tradai/${this.scope.environment}/*`);
  }

  /** Secrets that RDS makes and names. */
  databaseSecrets(): string {
    return this.regional("secretsmanager", "secret:rds!db-*");
  }

  /** Every parameter of this environment. */
  parameters(): string {
    return this.regional("ssm", `parameter/tradai/${this.scope.environment}/*`);
  }

  /** The event bus that AWS gives every account. */
  eventBus(): string {
    return this.regional("events", "event-bus/default");
  }

  /** Every alarm of this environment. */
  alarms(): string {
    return this.regional("cloudwatch", `alarm:${this.names.family()}`);
  }

  /** Every rule of this environment on the default event bus. */
  eventRules(): string {
    return this.regional("events", `rule/${this.names.family()}`);
  }

  eventRule(id: string): string {
    return this.regional("events", `rule/${this.names.eventRule(id)}`);
  }

  database(): string {
    return this.regional("rds", `db:${this.names.database()}`);
  }

  /** Every part of EC2 of one kind, which AWS names: a statement on it needs a tag as its condition. */
  anyEc2(kind: "elastic-ip" | "instance" | "network-interface" | "route-table"): string {
    return this.regional("ec2", `${kind}/*`);
  }

  role(id: RoleId): string {
    return this.roleNamed(this.names.role(id));
  }

  /**
   * Every key of the account: AWS alone names keys, so a statement on this ARN needs the alias as its
   * condition (decisions.md section 2).
   */
  anyKey(region: "home" | "recovery" = "home"): string {
    return this.regional("kms", "key/*", this.regionOf(region));
  }

  keyAlias(id: KeyId): string {
    return this.regional("kms", this.names.keyAlias(id));
  }

  /** The secret with the six random characters that Secrets Manager adds. */
  secret(row: Pick<SecretRow, "leaf">): string {
    return this.regional("secretsmanager", `secret:${this.names.secret(row)}-??????`);
  }

  /** The secret without those characters, which ECS finds all the same. */
  secretByName(row: Pick<SecretRow, "leaf">): string {
    return this.regional("secretsmanager", `secret:${this.names.secret(row)}`);
  }

  parameter(id: ParameterId): string {
    return this.regional("ssm", `parameter${this.names.parameter(id)}`);
  }

  trail(): string {
    return this.regional("cloudtrail", `trail/${this.names.trail()}`);
  }

  /** A log group without the `:*` that stands for its streams. */
  logGroup(name: string): string {
    return this.regional("logs", `log-group:${name}`);
  }

  /** Every log group of this environment. */
  environmentLogGroups(): string[] {
    return this.names.logGroupFamilies().map((family) => this.logGroup(family));
  }

  /** Deliveries of CloudWatch Logs and of flow logs, whose names AWS chooses. */
  logDeliveries(): string {
    return this.regional("logs", "*");
  }

  backupVault(region: "home" | "recovery"): string {
    return this.regional("backup", `backup-vault:${this.names.backupVault(region)}`, this.regionOf(region));
  }

  packageDomain(): string {
    return this.regional("codeartifact", `domain/${this.names.packageDomain()}`);
  }

  packageRepository(id: PackageRepository): string {
    const repository = this.names.packageRepository(id);
    return this.regional("codeartifact", `repository/${this.names.packageDomain()}/${repository}`);
  }
}
