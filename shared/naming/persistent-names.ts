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
import { BaseNames } from "./base-names";
import { checkedName } from "./patterns";

/** CodeArtifact repositories: our packages, and the one connected to PyPI (OPEN-03). */
export type PackageRepository = "python" | "pypi";

/** Names of what the persistent layer makes, and of what precedes all layers. */
export class PersistentNames extends BaseNames {
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

  /** Prefix of the repositories that cache public images; ECR allows 2 to 30 characters. */
  imageCachePrefix(): string {
    return this.named("repository", "public");
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

  /** Bucket that holds Pulumi's state, made before any layer (decisions.md section 1, OPEN-31). */
  stateBucket(): string {
    return this.globallyNamed("bucket", `tradai-pulumi-state-${this.scope.environment}`);
  }

  /** Bucket of the records of who read or wrote the state. */
  stateLogsBucket(): string {
    return this.globallyNamed("bucket", `tradai-state-logs-${this.scope.environment}`);
  }

  /** A managed policy of the bootstrap project. @param id such as `boundary`, or a role and a number. */
  managedPolicy(id: string): string {
    return this.named("policy", id);
  }

  stateKeyAlias(): string {
    return checkedName("keyAlias", `alias/tradai-pulumi-state-${this.scope.environment}`);
  }
}
