import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { alarmTopics, createAlarm, workflowAlarms } from "../../shared/alarms";
import { createLogGroup, createRole } from "../../shared/components";
import type { LayerContext } from "../../shared/components";
import type { FoundationOutputs, PersistentOutputs } from "../../shared/contracts";
import { byId, workflowIds } from "../../shared/inventory";
import type { WorkflowId } from "../../shared/inventory";
import { trustPolicy } from "../../shared/policy";
import type { StateMachineDefinition } from "./asl";
import { backtestWorkflow } from "./backtest";
import { retrainingWorkflow } from "./retraining";
import { workflowPolicy } from "./role";
import type { TaskNetwork, WorkflowFacts } from "./tasks";

/** What the workflows are made of. */
export interface WorkflowParts {
  readonly persistent: PersistentOutputs;
  readonly foundation: FoundationOutputs;
  /** Everything that has to be there before a function can be invoked. */
  readonly functions: readonly pulumi.Resource[];
  /** Task definition of each configured strategy. */
  readonly strategyTasks: Readonly<Record<string, aws.ecs.TaskDefinition>>;
  readonly cluster: aws.ecs.Cluster;
}

export type Workflows = Readonly<Record<WorkflowId, aws.sfn.StateMachine>>;

/** Writes a definition, for tasks in a network. */
export type Definition = (facts: WorkflowFacts, network: TaskNetwork) => StateMachineDefinition;

export const definitions: Readonly<Record<WorkflowId, Definition>> = {
  "backtest-workflow": backtestWorkflow,
  "retraining-workflow": retrainingWorkflow,
};

/** Permissions do not depend on the network, whose identifiers are unknown in the first preview. */
const anyNetwork: TaskNetwork = { subnets: [], securityGroups: [] };

/** The private subnets and the group of the tasks that workflows run; both are known when foundation is deployed. */
function taskNetwork({ foundation }: WorkflowParts): pulumi.Output<TaskNetwork> {
  const { subnets, securityGroups } = foundation;
  return pulumi
    .all([pulumi.all(Object.values(subnets.private)), securityGroups.tasks])
    .apply(([privateSubnets, group]) => ({ subnets: privateSubnets, securityGroups: [group] }));
}

function createWorkflowRole(
  context: LayerContext,
  id: WorkflowId,
): { readonly role: aws.iam.Role; readonly policy: aws.iam.RolePolicy } {
  const { settings, arns, names } = context;
  const role = createRole(
    context,
    `workflow-${id}-role`,
    names.workflowRole(id),
    trustPolicy(settings, "states.amazonaws.com", { sourceArn: arns.stateMachine(id) }),
  );
  const document = workflowPolicy(context, definitions[id](context, anyNetwork)).build();
  const policy = new aws.iam.RolePolicy(
    `workflow-${id}-role-policy`,
    { name: "work", role: role.name, policy: document.json },
    context.options(),
  );
  return { role, policy };
}

function createWorkflow(context: LayerContext, id: WorkflowId, parts: WorkflowParts): aws.sfn.StateMachine {
  const { names, settings } = context;
  const name = names.stateMachine(id);
  const logs = createLogGroup(context, `workflow-${id}-logs`, {
    name: names.workflowLogGroup(id),
    retentionInDays: settings.retention.logsDays,
    kmsKeyArn: parts.persistent.keys.logs?.arn,
    dataProtection: "mask",
  });
  const { role, policy } = createWorkflowRole(context, id);
  const definition = taskNetwork(parts).apply((network) => JSON.stringify(definitions[id](context, network)));
  return new aws.sfn.StateMachine(
    `workflow-${id}`,
    {
      name,
      type: "STANDARD",
      roleArn: role.arn,
      definition,
      loggingConfiguration: {
        level: "ALL",
        // What jobs carry stays in the execution's own history.
        includeExecutionData: false,
        logDestination: pulumi.interpolate`${logs.arn}:*`,
      },
      tracingConfiguration: { enabled: true },
      tags: context.tags(name),
    },
    // The definition names what it uses by computed ARNs, and AWS tries the role on the log group at once.
    context.options({
      dependsOn: [policy, parts.cluster, ...Object.values(parts.strategyTasks), ...parts.functions],
    }),
  );
}

/**
 * The two state machines (architecture.md 1.3, OPEN-22), each with a role that may do what its definition names, its log
 * group, traces and alarms (TRADAI-H-08, TRADAI-H-25, USDCOP-25, USDCOP-48, EDGAR-67).
 *
 * @throws Error where a configured strategy has no task definition.
 */
export function createWorkflows(context: LayerContext, parts: WorkflowParts): Workflows {
  const missing = context.settings.strategies.filter(
    (strategy) => parts.strategyTasks[strategy] === undefined,
  );
  if (missing.length > 0) throw new Error(`no task definition for the strategies ${missing.join(", ")}`);
  const topics = alarmTopics(parts.foundation.topics);
  const workflows = byId(
    workflowIds.map((id) => ({ id })),
    ({ id }) => createWorkflow(context, id, parts),
  );
  for (const id of workflowIds) {
    for (const alarm of workflowAlarms(id)) {
      createAlarm(context, topics, alarm, { dimensions: { StateMachineArn: workflows[id].arn } });
    }
  }
  return workflows;
}
