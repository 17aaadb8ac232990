import { loadEnvironment } from "../../../../shared/config";
import { Arns } from "../../../../shared/naming";
import type { Environment } from "../../../../shared/naming";
import type { State, StateMachineDefinition, TaskState } from "../../../../compute/workflows/asl";
import { backtestWorkflow } from "../../../../compute/workflows/backtest";
import { retrainingWorkflow } from "../../../../compute/workflows/retraining";
import { workflowPolicy } from "../../../../compute/workflows/role";
import type { WorkflowFacts } from "../../../../compute/workflows/tasks";

/** Private subnets and group of tasks as AWS would name them. */
export const network = { subnets: ["subnet-0a", "subnet-0b"], securityGroups: ["sg-0c"] };

export const workflows = { backtest: backtestWorkflow, retraining: retrainingWorkflow } as const;
export type Workflow = keyof typeof workflows;
export const workflowNames = Object.keys(workflows) as Workflow[];

/** The facts of an environment, with other strategies where those are given. */
export function factsOf(environment: Environment, strategies?: readonly string[]): WorkflowFacts {
  const loaded = loadEnvironment(environment);
  const settings = strategies === undefined ? loaded : { ...loaded, strategies: [...strategies] };
  const arns = new Arns(settings);
  return { settings, arns, names: arns.names };
}

/** The definition as AWS is given it: what JSON keeps of it. */
export function definitionOf(workflow: Workflow, facts: WorkflowFacts): StateMachineDefinition {
  return JSON.parse(JSON.stringify(workflows[workflow](facts, network))) as StateMachineDefinition;
}

/** Statements of the role of a workflow. */
export function statementsOf(workflow: Workflow, facts: WorkflowFacts): Statement[] {
  const { json } = workflowPolicy(facts, definitionOf(workflow, facts)).build();
  return (JSON.parse(json) as { Statement: Statement[] }).Statement;
}

export interface Statement {
  readonly Effect: "Allow" | "Deny";
  readonly Action: string | string[];
  readonly Resource: string | string[];
  readonly Condition?: Record<string, Record<string, string | string[]>>;
}

/** The tasks of a definition with their names. */
export function tasksOf({ States }: StateMachineDefinition): [string, TaskState][] {
  return Object.entries(States).filter((entry): entry is [string, TaskState] => isTask(entry[1]));
}

function isTask(state: State): state is TaskState {
  return state.Type === "Task";
}

/** Ids of the functions that a definition invokes, each once, sorted. */
export function functionsOf(definition: StateMachineDefinition): string[] {
  const invoked = tasksOf(definition).flatMap(([, { Arguments }]) =>
    "FunctionName" in Arguments ? [functionOf(Arguments.FunctionName)] : [],
  );
  return [...new Set(invoked)].sort();
}

/** Id of the function that the ARN of an alias `live` belongs to. */
export function functionOf(alias: string): string {
  const id = /^arn:aws:lambda:eu-central-1:\d{12}:function:tradai-([a-z-]+)-(?:dev|staging|prod):live$/.exec(
    alias,
  )?.[1];
  if (id === undefined) throw new Error(`${alias} is no alias live of a function of ours`);
  return id;
}
