import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { createRole, grantsOf } from "../../shared/components";
import type { LayerContext } from "../../shared/components";
import type { Wiring } from "../../shared/inventory";
import type { TaskId } from "../../shared/naming";
import { PolicyBuilder, trustPolicy } from "../../shared/policy";

export interface TaskRoles {
  /** What the containers work with. */
  readonly task: aws.iam.Role;
  /** What ECS starts them with. */
  readonly execution: aws.iam.Role;
  readonly policies: readonly pulumi.Resource[];
}

export interface TaskRolesArgs {
  readonly task: TaskId;
  /** Repository of the application's image. */
  readonly repository: string;
  readonly wiring: Wiring;
}

/** Pulls the two images, makes the log streams, and reads the secrets that are injected; nothing of it at run time. */
function execution(context: LayerContext, { task, repository, wiring }: TaskRolesArgs): PolicyBuilder {
  const { arns, names, settings } = context;
  const policy = new PolicyBuilder(settings)
    .withImagePull(arns.repository(repository), arns.cachedImages())
    .allow(["ecr:BatchImportUpstreamImage", "ecr:CreateRepository"])
    .on(arns.cachedImages())
    .because("cache the collector at its first pull")
    .withLogsWrite(arns.logGroup(names.taskLogGroup(task)));
  return wiring.secrets === undefined ? policy : policy.withSecretsRead(...wiring.secrets);
}

/**
 * The two roles of a task, which no other task shares (decisions.md section 3, TRADAI-S-30). Secrets are injected when it
 * starts, so its containers cannot read them again, nor others.
 */
export function createTaskRoles(context: LayerContext, args: TaskRolesArgs): TaskRoles {
  const { arns, names, settings } = context;
  const { task, wiring } = args;
  const trust = trustPolicy(settings, "ecs-tasks.amazonaws.com");
  const taskRole = createRole(context, `task-${task}-role`, names.taskRole(task), trust);
  const executionRole = createRole(context, `execution-${task}-role`, names.executionRole(task), trust);
  const policy = (kind: "task" | "execution", role: aws.iam.Role, builder: PolicyBuilder): pulumi.Resource =>
    new aws.iam.RolePolicy(
      `${kind}-${task}-policy`,
      { name: kind === "task" ? "work" : "start", role: role.name, policy: builder.build().json },
      context.options(),
    );
  const work = grantsOf(context, wiring, { secrets: false })
    .withTracing()
    // The collector writes metrics as log events.
    .withLogsWrite(arns.logGroup(names.taskLogGroup(task)));
  return {
    task: taskRole,
    execution: executionRole,
    policies: [policy("task", taskRole, work), policy("execution", executionRole, execution(context, args))],
  };
}
