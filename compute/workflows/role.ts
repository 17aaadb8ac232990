import { topicRows } from "../../shared/inventory";
import { PolicyBuilder } from "../../shared/policy";
import type { StateMachineDefinition, TaskState } from "./asl";
import { strategyTaskDefinition } from "./tasks";
import type { WorkflowFacts } from "./tasks";

type Resource = TaskState["Resource"];
type TaskOf<R extends Resource> = Extract<TaskState, { readonly Resource: R }>;

/** The tasks of one kind. */
function tasksOf<R extends Resource>(definition: StateMachineDefinition, resource: R): readonly TaskOf<R>[] {
  return Object.values(definition.States).filter(
    (state): state is TaskOf<R> => state.Type === "Task" && state.Resource === resource,
  );
}

/** Running the tasks of strategies and waiting for their end; nothing where no step does. */
function strategyRights(
  policy: PolicyBuilder,
  facts: WorkflowFacts,
  definition: StateMachineDefinition,
): PolicyBuilder {
  const { arns, names, settings } = facts;
  const named = tasksOf(definition, "arn:aws:states:::ecs:runTask.sync").map(
    (task) => task.Arguments.TaskDefinition,
  );
  const strategies = settings.strategies.filter((strategy) =>
    named.includes(strategyTaskDefinition(facts, strategy)),
  );
  if (strategies.length === 0) return policy;
  const inCluster = { ArnEquals: { "ecs:cluster": arns.cluster() } };
  const roles = strategies.flatMap((strategy) => [
    names.taskRole(`strategy-${strategy}`),
    names.executionRole(`strategy-${strategy}`),
  ]);
  return (
    policy
      .allow("ecs:RunTask")
      // ECS finds the revision before it asks for permission, so that the family alone would match nothing.
      .on(strategies.map((strategy) => arns.taskDefinition(names.strategyTask(strategy))))
      .when(inCluster)
      .because("run the tasks of strategies")
      .allow(["ecs:DescribeTasks", "ecs:StopTask"])
      .on(arns.tasks())
      .when(inCluster)
      .because("wait for its tasks and stop them in time")
      .allow("ecs:TagResource")
      .on(arns.tasks())
      .when({ StringEquals: { "ecs:CreateAction": "RunTask" } })
      .because("give tasks the tags of their definition")
      .withPassRole(
        roles.map((role) => arns.roleNamed(role)),
        "ecs-tasks.amazonaws.com",
      )
      .allow(["events:DescribeRule", "events:PutRule", "events:PutTargets"])
      .on(stoppedTasksRule(settings))
      .because("hear of tasks that stopped")
  );
}

/**
 * Rule of Step Functions' own through which it waits for container tasks
 * (https://docs.aws.amazon.com/step-functions/latest/dg/ecs-iam.html).
 */
function stoppedTasksRule({ region, account }: WorkflowFacts["settings"]): string {
  return `arn:aws:events:${region}:${account}:rule/StepFunctionsGetEventsForECSTaskRule`;
}

/**
 * What the role of a workflow may do: what its definition names, and nothing else, besides logs and traces. Read off the
 * definition itself, so that neither can change without the other.
 */
export function workflowPolicy(facts: WorkflowFacts, definition: StateMachineDefinition): PolicyBuilder {
  const { arns, settings } = facts;
  const functions = tasksOf(definition, "arn:aws:states:::lambda:invoke").map(
    (task) => task.Arguments.FunctionName,
  );
  const told = tasksOf(definition, "arn:aws:states:::sns:publish").map((task) => task.Arguments.TopicArn);
  const topics = topicRows.filter(({ id }) => told.includes(arns.topic(id)));
  const policy = new PolicyBuilder(settings)
    .allow("lambda:InvokeFunction")
    .on([...new Set(functions)])
    .because("invoke the functions of its steps")
    .withTopicPublish(...topics)
    // Vended logs: https://docs.aws.amazon.com/step-functions/latest/dg/cw-logs.html
    .allowWithoutResource(
      [
        "logs:CreateLogDelivery",
        "logs:DeleteLogDelivery",
        "logs:DescribeLogGroups",
        "logs:DescribeResourcePolicies",
        "logs:GetLogDelivery",
        "logs:ListLogDeliveries",
        "logs:PutResourcePolicy",
        "logs:UpdateLogDelivery",
      ],
      "have its history delivered to its log group, which has no resource",
    )
    .withTracing();
  return strategyRights(policy, facts, definition);
}
