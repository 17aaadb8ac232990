import type { ServiceId, WorkflowId } from "../inventory";
import { EdgeNames } from "./edge-names";
import { checkedName } from "./patterns";

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
export class Names extends EdgeNames {
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
      this.canaryLogGroups(),
      `/aws/vendedlogs/states/${this.family()}`,
      `/aws/vpc/tradai-${environment}/*`,
      `/aws/rds/instance/${this.database()}/*`,
      `/aws/ecs/containerinsights/tradai-${environment}/*`,
      this.apiExecutionLogGroups(),
      this.wafLogGroup(),
      enhancedMonitoringLogGroup,
    ];
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

  /** What the snapshots before a change of the database's schema begin with. */
  migrationSnapshotPrefix(): string {
    return this.databasePart("migration");
  }

  /** Private DNS namespace of service discovery (architecture.md 1.3). */
  namespace(): string {
    return checkedName("namespace", `tradai-${this.scope.environment}.local`);
  }
}
