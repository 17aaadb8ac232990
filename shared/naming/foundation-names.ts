import type { FunctionId, GroupId, QueueId, TopicId } from "../inventory";
import { checkedName } from "./patterns";
import { PersistentNames } from "./persistent-names";

/** Names of the network, the database, what carries messages, and of functions, which two layers have. */
export class FoundationNames extends PersistentNames {
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
}
