import type { ServiceId, WorkflowId } from "../inventory";
import { EdgeArns } from "./edge-arns";

/**
 * Every ARN of one environment, computed from account, region and name so that policy documents are known in
 * the first preview (decisions.md section 2). An argument that AWS resolves at creation takes the resource's
 * output instead, so that the dependency exists.
 */
export class Arns extends EdgeArns {
  functionDeployments(): string {
    return this.regional("codedeploy", `application:${this.names.functionDeployments()}`);
  }

  cluster(): string {
    return this.regional("ecs", `cluster/${this.names.cluster()}`);
  }

  /** Every revision of a task definition. @param family from `names.service`, `strategyTask` or `migrationTask`. */
  taskDefinition(family: string): string {
    return this.regional("ecs", `task-definition/${family}:*`);
  }

  /** One revision. @param revision family and number, such as `tradai-mlflow-dev:41`. */
  taskDefinitionRevision(revision: string): string {
    return this.regional("ecs", `task-definition/${revision}`);
  }

  /** Every task of the cluster. */
  tasks(): string {
    return this.regional("ecs", `task/${this.names.cluster()}/*`);
  }

  service(id: ServiceId): string {
    return this.regional("ecs", `service/${this.names.cluster()}/${this.names.service(id)}`);
  }

  /** Every ECS service of the cluster. */
  services(): string {
    return this.regional("ecs", `service/${this.names.cluster()}/*`);
  }

  /** Listeners, or the rules of listeners, of the load balancer; AWS names them. */
  listening(kind: "listener" | "listener-rule"): string {
    return this.regional("elasticloadbalancing", `${kind}/app/${this.names.loadBalancer()}/*`);
  }

  /** @param name from `names.targetGroup` or `alternateTargetGroup`. */
  targetGroup(name: string): string {
    return this.regional("elasticloadbalancing", `targetgroup/${name}/*`);
  }

  /** Snapshots of the database that are taken before its schema changes. */
  migrationSnapshots(): string {
    return this.regional("rds", `snapshot:${this.names.migrationSnapshotPrefix()}-*`);
  }

  stateMachine(id: WorkflowId): string {
    return this.regional("states", `stateMachine:${this.names.stateMachine(id)}`);
  }

  /** Every execution of a state machine. */
  executions(id: WorkflowId): string {
    return this.regional("states", `execution:${this.names.stateMachine(id)}:*`);
  }

  /** An Auto Scaling group; AWS alone knows the identifier before its name. */
  autoScalingGroup(name: string): string {
    return this.regional("autoscaling", `autoScalingGroup:*:autoScalingGroupName/${name}`);
  }

  /** Everything in service discovery, which AWS names. */
  anyDiscovery(kind: "service" | "namespace"): string {
    return this.regional("servicediscovery", `${kind}/*`);
  }

  /** Image of a repository of this account by tag or digest, as tasks and functions name it. */
  image(repository: string, version: string): string {
    const separator = version.startsWith("sha256:") ? "@" : ":";
    return `${this.scope.account}.dkr.ecr.${this.scope.region}.amazonaws.com/${repository}${separator}${version}`;
  }
}
