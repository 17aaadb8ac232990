import type {
  AppClientId,
  BucketId,
  FunctionId,
  KeyId,
  ParameterId,
  SecretRow,
  ServiceId,
  TableId,
} from "../inventory";
import { checkedName } from "./patterns";
import type { NameKind } from "./patterns";
import type { Scope } from "./scope";

/** The roles of the persistent layer; the other layers add theirs here. */
export const roleIds = ["cloudtrail-role", "backup-role", "config-replication-role"] as const;
/** CodeArtifact repositories: our packages, and the one connected to PyPI (OPEN-03). */
export type PackageRepository = "python" | "pypi";

export type RoleId = (typeof roleIds)[number];

/**
 * Every physical name of one environment, made here alone; each name is checked against what AWS accepts.
 */
export class Names {
  /** What every physical name of ours begins with. */
  readonly prefix = "tradai-";

  constructor(private readonly scope: Scope) {}

  private named(kind: NameKind, thing: string): string {
    return checkedName(kind, `${this.prefix}${thing}-${this.scope.environment}`);
  }

  /** For names that are unique in all of AWS: ends in `globalSuffix` where one is configured. */
  private globallyNamed(kind: NameKind, plain: string): string {
    return checkedName(kind, this.scope.globalSuffix === "" ? plain : `${plain}-${this.scope.globalSuffix}`);
  }

  bucket(id: BucketId): string {
    return this.globallyNamed("bucket", `tradai-${id}-${this.scope.environment}`);
  }

  table(id: TableId): string {
    return this.named("table", id);
  }

  functionRepository(id: FunctionId): string {
    return this.named("repository", `lambda-${id}`);
  }

  serviceRepository(id: ServiceId): string {
    return this.named("repository", id);
  }

  /** @param strategy a name from the `strategies` setting. */
  strategyRepository(strategy: string): string {
    return this.named("repository", `strategy-${strategy}`);
  }

  /** Pattern of the names of all functions. */
  functionFamily(): string {
    return `tradai-*-${this.scope.environment}`;
  }

  /** Prefix of the repositories that cache public images; ECR allows 2 to 30 characters. */
  imageCachePrefix(): string {
    return this.named("repository", "public");
  }

  role(id: RoleId): string {
    return this.named("role", id);
  }

  keyAlias(id: KeyId): string {
    return checkedName("keyAlias", `alias/tradai-${id}-${this.scope.environment}`);
  }

  userPool(): string {
    return this.named("userPool", "users");
  }

  appClient(id: AppClientId): string {
    return this.named("userPool", `${id}-client`);
  }

  /** Prefix of the hosted sign-in page: `tradai-{env}`. */
  userPoolDomain(): string {
    return this.globallyNamed("userPoolDomain", `tradai-${this.scope.environment}`);
  }

  secret(row: Pick<SecretRow, "leaf">): string {
    return checkedName("secret", `tradai/${this.scope.environment}/${row.leaf}`);
  }

  parameter(id: ParameterId): string {
    return checkedName("parameter", `/tradai/${this.scope.environment}/${id}`);
  }

  trail(): string {
    return this.named("trail", "audit-trail");
  }

  /** CloudTrail's own group, with the environment that the documented name lacks (TRADAI-H-22). */
  trailLogGroup(): string {
    return checkedName("logGroup", `/aws/cloudtrail/tradai-${this.scope.environment}`);
  }

  /** Patterns of all log groups of the environment; AWS imposes most of these names (decisions.md section 5). */
  logGroupFamilies(): string[] {
    const { environment } = this.scope;
    return [
      this.trailLogGroup(),
      `/tradai/${environment}/*`,
      `/aws/lambda/${this.functionFamily()}`,
      `/aws/vpc/tradai-${environment}/*`,
      `/aws/rds/instance/tradai-mlflow-${environment}/*`,
      `/aws/ecs/containerinsights/tradai-${environment}/*`,
      `aws-waf-logs-tradai-${environment}`,
    ];
  }

  backupVault(region: "home" | "recovery"): string {
    return this.named("backupVault", region === "home" ? "backup" : "backup-recovery");
  }

  backupPlan(): string {
    return this.named("backupPlan", "backup");
  }

  /** Restore testing accepts no hyphens. */
  restoreTestingPlan(): string {
    return checkedName("restoreTestingPlan", `tradai_restore_test_${this.scope.environment}`);
  }

  packageDomain(): string {
    return checkedName("packageDomain", `tradai-${this.scope.environment}`);
  }

  packageRepository(id: PackageRepository): string {
    return this.named("packageRepository", id);
  }
}
