import { calledFunction } from "../graph/function-targets";
import type { Place, ResourceGraph } from "../graph/graph";
import { Undecidable } from "../graph/reader";
import { resolve, targetOf } from "../graph/references";
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
  /** `arn:aws:<service>:<region>:<account>:`. */
  readonly prefix: (service: string) => string;
}

type Reading = Omit<WorkflowCall, "state">;
type Reader = (context: CallContext, integration: Integration) => Reading;

const taskType = "aws:ecs/taskDefinition:TaskDefinition";
const roleType = "aws:iam/role:Role";
const topicType = "aws:sns/topic:Topic";
/** https://docs.aws.amazon.com/step-functions/latest/dg/ecs-iam.html */
const ofFinishedTasks = "rule/StepFunctionsGetEventsForECSTaskRule";
/** https://docs.aws.amazon.com/step-functions/latest/dg/stepfunctions-iam.html */
const ofFinishedExecutions = "rule/StepFunctionsGetEventsForStepFunctionsExecutionRule";
const hearsOf = ["events:DescribeRule", "events:PutRule", "events:PutTargets"] as const;

/** What an argument names, as an ARN; throws where the workflow fills it in at run time. */
function named(context: CallContext, argument: string, service: string, before: string): string {
  const text = argumentOf(context.state, argument);
  if (text === undefined) {
    throw new Undecidable(`what state ${context.state.name} calls is decided at run time`);
  }
  return parseArn(text) ? text : `${context.prefix(service)}${before}${text}`;
}

/** A call of one action on one thing that an argument names. */
const oneAction =
  (action: string, argument: string, type: string, before = ""): Reader =>
  (context) => {
    const { graph, machine } = context;
    const on = named(context, argument, action.split(":")[0] ?? "", before);
    const target = resolve(graph, machine, "definition", on, [type]);
    return {
      needs: [{ action, on }],
      ...(target.kind === "undeclared" && { undeclared: target.value }),
    };
  };

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
  const qualifier = argumentOf(context.state, "Qualifier");
  return invokes(context, qualifier === undefined ? text : `${text}:${qualifier}`);
};

/** The roles that whoever starts the task hands to it. */
function rolesOf(context: CallContext, task: Resource): readonly string[] {
  return ["taskRoleArn", "executionRoleArn"].flatMap((property) => {
    const role = targetOf(context.graph, task, property, [roleType]);
    const given = task.inputs.raw(property);
    if (role.kind === "resource") {
      return `arn:aws:iam::${context.prefix("iam").split(":")[4] ?? ""}:role/${role.resource.inputs.text("name") ?? ""}`;
    }
    return typeof given === "string" ? given : [];
  });
}

const runTask: Reader = (context, { pattern }) => {
  const { graph, machine, prefix, state } = context;
  const text = named(context, "TaskDefinition", "ecs", "task-definition/");
  const family = text.replace(/:(?:\d+|\*)$/, "");
  const revision = text === family ? `${family}:1` : text;
  const task = [text, family, `${family}:*`]
    .map((each) => resolve(graph, machine, "definition", each, [taskType]))
    .find(({ kind }) => kind === "resource");
  const cluster = (argumentOf(state, "Cluster") ?? "default").replace(/^.*:cluster\//, "");
  const waits = pattern === "sync";
  const tags = ["PropagateTags", "Tags"].some(
    (name) => state.body.has(`Arguments.${name}`) || state.body.has(`Parameters.${name}`),
  );
  const onTasks = [
    ...(waits ? ["ecs:StopTask", "ecs:DescribeTasks"] : []),
    ...(tags ? ["ecs:TagResource"] : []),
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
      ...(task?.kind === "resource" ? rolesOf(context, task.resource) : []).map((on) => ({
        action: "iam:PassRole",
        on,
      })),
    ],
    ...(!task && { undeclared: text }),
  };
};

const startExecution: Reader = (context, { pattern }) => {
  const { prefix } = context;
  const on = named(context, "StateMachineArn", "states", "stateMachine:");
  const { undeclared } = oneAction(
    "states:StartExecution",
    "StateMachineArn",
    "aws:sfn/stateMachine:StateMachine",
    "stateMachine:",
  )(context, { call: "", pattern });
  const execution = `${on.replace(":stateMachine:", ":execution:")}:any`;
  const ofRun = ["states:DescribeExecution", "states:StopExecution"];
  return {
    needs: [
      { action: "states:StartExecution", on },
      ...(pattern === "sync" ? ofRun : []).map((action) => ({ action, on: execution })),
      ...(pattern === "sync" ? hearsOf : []).map((action) => ({
        action,
        on: `${prefix("events")}${ofFinishedExecutions}`,
      })),
    ],
    ...(undeclared !== undefined && { undeclared }),
  };
};

/** A topic with a key of its own takes messages of those alone who may use the key. */
const publish: Reader = (context, integration) => {
  const { graph, machine, prefix } = context;
  const reading = oneAction("sns:Publish", "TopicArn", topicType)(context, integration);
  const topic = resolve(graph, machine, "definition", reading.needs[0]?.on, [topicType]);
  const isEncrypted = topic.kind === "resource" && topic.resource.inputs.has("kmsMasterKeyId");
  const ofKey = ["kms:GenerateDataKey", "kms:Decrypt"].map((action) => ({
    action,
    on: `${prefix("kms")}key/00000000-0000-4000-8000-000000000000`,
  }));
  return { ...reading, needs: [...reading.needs, ...(isEncrypted ? ofKey : [])] };
};

const onTable = (action: string): Reader =>
  oneAction(`dynamodb:${action}`, "TableName", "aws:dynamodb/table:Table", "table/");

const readers: Readonly<Record<string, Reader>> = {
  "lambda:invoke": lambdaInvoke,
  "ecs:runTask": runTask,
  "states:startExecution": startExecution,
  "sns:publish": publish,
  "dynamodb:getItem": onTable("GetItem"),
  "dynamodb:putItem": onTable("PutItem"),
  "dynamodb:updateItem": onTable("UpdateItem"),
  "dynamodb:deleteItem": onTable("DeleteItem"),
};

/** What a task calls; undefined for a state that calls nothing. Throws `Undecidable` where that cannot be told. */
export function callOf(
  graph: ResourceGraph,
  machine: Resource,
  state: State,
  place: Place,
): WorkflowCall | undefined {
  if (state.type !== "Task") {
    return undefined;
  }
  const { account, region } = place;
  if (account === undefined || region === undefined) {
    throw new Undecidable("neither configuration nor provider tells account and region");
  }
  const prefix = (service: string): string => `arn:aws:${service}:${region}:${account}:`;
  const context: CallContext = { graph, machine, state, prefix };
  const resource = state.body.text("Resource") ?? "";
  const integration = integrationOf(state);
  if (!integration) {
    return parseArn(resource)?.service === "lambda" ? { state, ...invokes(context, resource) } : undefined;
  }
  const reader = Object.hasOwn(readers, integration.call) ? readers[integration.call] : undefined;
  if (!reader) {
    throw new Undecidable(`the permissions of ${resource} (state ${state.name}) are not judged here`);
  }
  return { state, ...reader(context, integration) };
}
