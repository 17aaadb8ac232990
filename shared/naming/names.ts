import type {
  AppClientId,
  BucketId,
  FunctionId,
  GroupId,
  KeyId,
  ParameterId,
  QueueId,
  SecretRow,
  ServiceId,
  TableId,
  TopicId,
  WorkflowId,
} from "../inventory";
import { checkedName } from "./patterns";
import type { NameKind } from "./patterns";
import type { Scope } from "./scope";

/** Roles that belong to no function, service, strategy or workflow; each layer adds its own here. */
export const roleIds = [
  "cloudtrail-role",
  "backup-role",
  "config-replication-role",
  "nat-role",
  "nat-lambda-role",
  "flow-logs-role",
  "database-monitoring-role",
  "function-deployments",
  "cli-ci",
  "consolidated",
  "events",
  "ecs-load-balancer",
  "ecs-hooks",
  "service-connect-tls",
] as const;
/** CodeArtifact repositories: our packages, and the one connected to PyPI (OPEN-03). */
export type PackageRepository = "python" | "pypi";

export type RoleId = (typeof roleIds)[number];

/** What a task definition, its roles and its log group are named after. */
export type TaskId = ServiceId | "migration" | `strategy-${string}`;

/**
 * Group in which RDS writes the enhanced monitoring of every database of an account; AWS imposes the name
 * (https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_Monitoring.OS.Viewing.html).
 */
export const enhancedMonitoringLogGroup = "RDSOSMetrics";

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

  /** Pattern of the names of everything that is named after the environment, functions for one. */
  family(): string {
    return `${this.prefix}*-${this.scope.environment}`;
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

  /** Pattern of the groups that the containers write to, one for each service (decisions.md section 5). */
  serviceLogGroups(): string {
    return checkedName("logGroup", `/tradai/${this.scope.environment}/`) + "*";
  }

  /** Patterns of all log groups of the environment; AWS imposes most of these names (decisions.md section 5). */
  logGroupFamilies(): string[] {
    const { environment } = this.scope;
    return [
      this.trailLogGroup(),
      this.serviceLogGroups(),
      `/aws/lambda/${this.family()}`,
      `/aws/vendedlogs/states/${this.family()}`,
      `/aws/vpc/tradai-${environment}/*`,
      `/aws/rds/instance/${this.database()}/*`,
      `/aws/ecs/containerinsights/tradai-${environment}/*`,
      `aws-waf-logs-tradai-${environment}`,
      enhancedMonitoringLogGroup,
    ];
  }

  /** The VPC and what belongs to it as a whole carry the environment's own name. */
  vpc(): string {
    return checkedName("tag", `${this.prefix}${this.scope.environment}`);
  }

  /**
   * A part of the network that AWS names by an identifier, for its `Name` tag.
   *
   * @param part for example `private-a`.
   */
  networkPart(part: string): string {
    return this.named("tag", part);
  }

  flowLogGroup(): string {
    return checkedName("logGroup", `/aws/vpc/tradai-${this.scope.environment}/flow-logs`);
  }

  securityGroup(id: GroupId): string {
    return this.named("securityGroup", id);
  }

  /** Group, launch template, instance and address of the NAT instance share one name. */
  nat(): string {
    return this.named("autoScalingGroup", "nat");
  }

  natLaunchHook(): string {
    return this.named("lifecycleHook", "nat-launch");
  }

  firewall(part: "allowed" | "others" | "egress"): string {
    return this.named("firewall", `dns-${part}`);
  }

  function(id: FunctionId): string {
    return this.named("function", id);
  }

  /** Each function has a role of its own; the NAT route updater's keeps its documented name (decisions.md section 3). */
  functionRole(id: FunctionId): string {
    return id === "nat-route-updater" ? this.role("nat-lambda-role") : this.named("role", `lambda-${id}`);
  }

  functionLogGroup(id: FunctionId): string {
    return checkedName("logGroup", `/aws/lambda/${this.function(id)}`);
  }

  /** CodeDeploy application of all functions; its deployment groups are named like the functions. */
  functionDeployments(): string {
    return this.named("deployments", "functions");
  }

  stateMachine(id: WorkflowId): string {
    return this.named("stateMachine", id);
  }

  workflowRole(id: WorkflowId): string {
    return this.named("role", id);
  }

  /**
   * Vended logs of a state machine, below the prefix that AWS's own resource policy covers
   * (https://docs.aws.amazon.com/step-functions/latest/dg/bp-cwl.html).
   */
  workflowLogGroup(id: WorkflowId): string {
    return checkedName("logGroup", `/aws/vendedlogs/states/${this.stateMachine(id)}`);
  }

  /** The ECS cluster and the load balancer carry the environment's own name (architecture.md 1.0). */
  cluster(): string {
    return checkedName("cluster", `${this.prefix}${this.scope.environment}`);
  }

  loadBalancer(): string {
    return checkedName("loadBalancer", `${this.prefix}${this.scope.environment}`);
  }

  /** Ends in the environment's first letter (architecture.md 1.3); AWS allows 32 characters. */
  targetGroup(id: ServiceId): string {
    return checkedName("targetGroup", `${this.prefix}${id}-${this.scope.environment.charAt(0)}`);
  }

  /** The other half of a blue/green pair. */
  alternateTargetGroup(id: ServiceId): string {
    return checkedName("targetGroup", `${this.targetGroup(id)}-alt`);
  }

  /** ECS service and family of its task definition. */
  service(id: ServiceId): string {
    return this.named("ecs", id);
  }

  /** Family of the task definition that changes the database's schema (EDGAR-20). */
  migrationTask(): string {
    return this.named("ecs", "migration");
  }

  /** @param strategy a name from the `strategies` setting. */
  strategyTask(strategy: string): string {
    return this.named("ecs", `strategy-${strategy}`);
  }

  /** Role that the containers of a task work with. @param task a service, `migration` or `strategy-<name>`. */
  taskRole(task: TaskId): string {
    return this.named("role", `ecs-task-${task}`);
  }

  /** Role that ECS starts a task with. @param task a service, `migration` or `strategy-<name>`. */
  executionRole(task: TaskId): string {
    return this.named("role", `ecs-execution-${task}`);
  }

  /** Group that the containers of a task write to. @param task a service, `migration` or `strategy-<name>`. */
  taskLogGroup(task: TaskId): string {
    return checkedName("logGroup", `/tradai/${this.scope.environment}/${task}`);
  }

  /** What people do in a container (ECS Exec). */
  commandLogGroup(): string {
    return checkedName("logGroup", `/tradai/${this.scope.environment}/commands`);
  }

  /** Container Insights writes here; AWS imposes the name (TRADAI-H-10). */
  insightsLogGroup(): string {
    return checkedName("logGroup", `/aws/ecs/containerinsights/${this.cluster()}/performance`);
  }

  /** Name under which Service Connect finds a service, apart from the discovery names (decisions.md section 5). */
  serviceConnect(id: ServiceId): string {
    return checkedName("tag", `${id}-sc`);
  }

  /** @param metric what the policy follows, for example `cpu`. */
  scalingPolicy(id: ServiceId, metric: string): string {
    return this.named("scalingPolicy", `${id}-${metric}`);
  }

  /** Auto Scaling group of the consolidated host; the documented name. */
  consolidatedGroup(): string {
    return this.named("autoScalingGroup", "consolidated-asg");
  }

  /** Instance and launch template of the consolidated host. */
  consolidated(): string {
    return this.named("autoScalingGroup", "consolidated");
  }

  hostHook(transition: "launch" | "terminate"): string {
    return this.named("lifecycleHook", `consolidated-${transition}`);
  }

  /** Common name of the private authority whose certificates Service Connect uses. */
  certificateAuthority(): string {
    return this.named("tag", "service-connect");
  }

  /** Bucket that holds Pulumi's state, made before any layer (decisions.md section 1, OPEN-31). */
  stateBucket(): string {
    return this.globallyNamed("bucket", `tradai-pulumi-state-${this.scope.environment}`);
  }

  stateKeyAlias(): string {
    return checkedName("keyAlias", `alias/tradai-pulumi-state-${this.scope.environment}`);
  }

  /** What the snapshots before a change of the database's schema begin with. */
  migrationSnapshotPrefix(): string {
    return this.databasePart("migration");
  }

  /** @param id what the rule is about, for example `nat-launch`. */
  eventRule(id: string): string {
    return this.named("eventRule", id);
  }

  /** Source of events that the application publishes. @param id for example `drift`. */
  eventSource(id: string): string {
    return this.named("eventSource", id);
  }

  /** @param id for example `rds-cpu`. */
  alarm(id: string): string {
    return this.named("alarm", id);
  }

  database(): string {
    return this.named("database", "mlflow");
  }

  /** Parameter group and subnet group of the database. @param part for example `postgres15`. */
  databasePart(part: string): string {
    return this.named("database", `mlflow-${part}`);
  }

  /** @param counter raised where a snapshot of that name is there already. */
  databaseFinalSnapshot(counter: number): string {
    return checkedName("database", `${this.database()}-final-${counter}`);
  }

  /** PostgreSQL accepts no hyphens in a plain name. */
  databaseUser(): string {
    return checkedName("databaseUser", `mlflow_${this.scope.environment}`);
  }

  /** @param exported kind of log, for example `postgresql`. */
  databaseLogGroup(exported: string): string {
    return checkedName("logGroup", `/aws/rds/instance/${this.database()}/${exported}`);
  }

  queue(row: { readonly id: QueueId; readonly fifo: boolean }): string {
    return checkedName(
      "queue",
      `${this.prefix}${row.id}-${this.scope.environment}${row.fifo ? ".fifo" : ""}`,
    );
  }

  topic(id: TopicId): string {
    return this.named("topic", id);
  }

  /** Private DNS namespace of service discovery (architecture.md 1.3). */
  namespace(): string {
    return checkedName("namespace", `tradai-${this.scope.environment}.local`);
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
