import { calledFunction } from "../graph/function-targets";
import type { Place, ResourceGraph } from "../graph/graph";
import { Undecidable } from "../graph/reader";
import { declared } from "../graph/lists";
import { targetOf } from "../graph/references";
import type { Resource } from "../graph/resource";
import type { Integration, State } from "../graph/state-machines";
import { argumentOf, integrationOf } from "../graph/state-machines";
import { parseArn } from "../iam/patterns";

/** One permission that a task takes. */
export interface Need {
  readonly action: string;
  /** ARN that the permission must cover. */
  readonly on: string;
}

/** What a task of a workflow calls. */
export interface WorkflowCall {
  readonly state: State;
  readonly needs: readonly Need[];
  /** What it names and nothing declares. */
  readonly undeclared?: string;
  /** The function that it invokes. */
  readonly invokes?: Resource;
}

interface CallContext {
  readonly graph: ResourceGraph;
  readonly machine: Resource;
  readonly state: State;
  readonly account: string;
  /** `arn:aws:<service>:<region>:<account>:`. */
  readonly prefix: (service: string) => string;
}

type Reading = Omit<WorkflowCall, "state">;
type Reader = (context: CallContext, integration: Integration) => Reading;

const roleType = "aws:iam/role:Role";
/** https://docs.aws.amazon.com/step-functions/latest/dg/ecs-iam.html */
const ofFinishedTasks = "rule/StepFunctionsGetEventsForECSTaskRule";
/** https://docs.aws.amazon.com/step-functions/latest/dg/stepfunctions-iam.html */
const ofFinishedExecutions = "rule/StepFunctionsGetEventsForStepFunctionsExecutionRule";
const hearsOf = ["events:DescribeRule", "events:PutRule", "events:PutTargets"] as const;

/** True where a task gives an argument, be it at run time. */
function gives({ body }: State, argument: string): boolean {
  return [...body.entries("Arguments"), ...body.entries("Parameters")].some(
    ([key]) => key === argument || key === `${argument}.$`,
  );
}

const atRunTime = ({ name }: State): Undecidable =>
  new Undecidable(`what state ${name} calls is decided at run time`);

/** An argument that may be left out; throws where the workflow fills it in at run time. */
function optional({ state }: CallContext, argument: string): string | undefined {
  const text = argumentOf(state, argument);
  if (text === undefined && gives(state, argument)) {
    throw atRunTime(state);
  }
  return text;
}

/** What an argument names, as an ARN; throws where the workflow fills it in at run time. */
function named(context: CallContext, argument: string, service: string, before: string): string {
  const text = argumentOf(context.state, argument);
  if (text === undefined) {
    throw atRunTime(context.state);
  }
  return parseArn(text) ? text : `${context.prefix(service)}${before}${text}`;
}

/** The declared resource that an ARN names. */
function declaredAs({ graph }: CallContext, arn: string): Resource | undefined {
  return graph.identifiedBy(arn)[0];
}

function invokes(context: CallContext, text: string): Reading {
  const { graph, machine } = context;
  const { target } = calledFunction(graph, machine, "definition", text);
  return {
    needs: [{ action: "lambda:InvokeFunction", on: text }],
    ...(target.kind === "resource" ? { invokes: target.resource } : { undeclared: text }),
  };
}

const lambdaInvoke: Reader = (context) => {
  const text = named(context, "FunctionName", "lambda", "function:");
  const qualifier = optional(context, "Qualifier");
  return invokes(context, qualifier === undefined ? text : `${text}:${qualifier}`);
};

/** The roles that whoever starts the task hands to it. */
function rolesOf({ graph, account }: CallContext, task: Resource): readonly string[] {
  return ["taskRoleArn", "executionRoleArn"].flatMap((property) => {
    const role = declared(targetOf(graph, task, property, [roleType]), property);
    if (!role) {
      return task.inputs.texts(property);
    }
    const name = role.inputs.text("name");
    if (name === undefined) {
      throw new Undecidable(`AWS names the role ${role.name}`);
    }
    return `arn:aws:iam::${account}:role/${name}`;
  });
}

const runTask: Reader = (context, { pattern }) => {
  const { prefix, state } = context;
  const text = named(context, "TaskDefinition", "ecs", "task-definition/");
  const family = text.replace(/:(?:\d+|\*)$/, "");
  const revision = text === family ? `${family}:1` : text;
  const task = declaredAs(context, family);
  if (!task) {
    // Stryker disable next-line ArrayDeclaration: the needs of what nothing declares are never asked
    return { needs: [], undeclared: text };
  }
  const cluster = (optional(context, "Cluster") ?? "default").replace(/.*:cluster\//, "");
  const waits = pattern === "sync";
  const onTasks = [
    ...(waits ? ["ecs:StopTask", "ecs:DescribeTasks"] : []),
    ...(gives(state, "PropagateTags") || gives(state, "Tags") ? ["ecs:TagResource"] : []),
  ];
  return {
    needs: [
      // ECS asks for permission on the revision that it found.
      { action: "ecs:RunTask", on: revision },
      ...onTasks.map((action) => ({
        action,
        on: `${prefix("ecs")}task/${cluster}/0123456789abcdef0123456789abcdef`,
      })),
      ...(waits ? hearsOf : []).map((action) => ({ action, on: `${prefix("events")}${ofFinishedTasks}` })),
      ...rolesOf(context, task).map((on) => ({ action: "iam:PassRole", on })),
    ],
  };
};

const startExecution: Reader = (context, { pattern }) => {
  const { prefix } = context;
  const on = named(context, "StateMachineArn", "states", "stateMachine:");
  const waits = pattern === "sync";
  const execution = `${on.replace(":stateMachine:", ":execution:")}:any`;
  return {
    needs: [
      { action: "states:StartExecution", on },
      ...(waits ? ["states:DescribeExecution", "states:StopExecution"] : []).map((action) => ({
        action,
        on: execution,
      })),
      ...(waits ? hearsOf : []).map((action) => ({
        action,
        on: `${prefix("events")}${ofFinishedExecutions}`,
      })),
    ],
    ...(!declaredAs(context, on) && { undeclared: on }),
  };
};

/** A topic with a key of its own takes messages of those alone who may use the key. */
const publish: Reader = (context) => {
  const on = named(context, "TopicArn", "sns", "");
  const topic = declaredAs(context, on);
  const ofKey = topic?.inputs.has("kmsMasterKeyId") ? ["kms:GenerateDataKey", "kms:Decrypt"] : [];
  return {
    needs: [
      { action: "sns:Publish", on },
      ...ofKey.map((action) => ({
        action,
        on: `${context.prefix("kms")}key/00000000-0000-4000-8000-000000000000`,
      })),
    ],
    ...(!topic && { undeclared: on }),
  };
};

const onTable =
  (action: string): Reader =>
  (context) => {
    const on = named(context, "TableName", "dynamodb", "table/");
    return {
      needs: [{ action: `dynamodb:${action}`, on }],
      ...(!declaredAs(context, on) && { undeclared: on }),
    };
  };

const readers: ReadonlyMap<string, Reader> = new Map([
  ["lambda:invoke", lambdaInvoke],
  ["ecs:runTask", runTask],
  ["states:startExecution", startExecution],
  ["sns:publish", publish],
  ["dynamodb:getItem", onTable("GetItem")],
  ["dynamodb:putItem", onTable("PutItem")],
  ["dynamodb:updateItem", onTable("UpdateItem")],
  ["dynamodb:deleteItem", onTable("DeleteItem")],
]);

/** What a state calls; undefined for one that calls nothing. Throws `Undecidable` where that cannot be told. */
export function callOf(
  graph: ResourceGraph,
  machine: Resource,
  state: State,
  { account, region }: Place,
): WorkflowCall | undefined {
  if (account === undefined || region === undefined) {
    throw new Undecidable("neither configuration nor provider tells account and region");
  }
  const prefix = (service: string): string => `arn:aws:${service}:${region}:${account}:`;
  const context: CallContext = { graph, machine, state, account, prefix };
  const resource = state.body.text("Resource");
  if (resource !== undefined && parseArn(resource)?.service === "lambda") {
    return { state, ...invokes(context, resource) };
  }
  const integration = integrationOf(state);
  if (!integration) {
    return undefined;
  }
  const reader = readers.get(integration.call);
  if (!reader) {
    throw new Undecidable(`the permissions of ${integration.call} (state ${state.name}) are not judged here`);
  }
  return { state, ...reader(context, integration) };
}
