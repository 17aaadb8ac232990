import type { Fixture } from "../rule";
import { account, region } from "./bucket";

type Inputs = Readonly<Record<string, unknown>>;
export type StateBody = Readonly<Record<string, unknown>>;
type Bodies = Readonly<Record<string, StateBody>>;

export const workerAlias = `arn:aws:lambda:${region}:${account}:function:tradai-worker-prod:live`;
export const topicArn = `arn:aws:sns:${region}:${account}:tradai-alerts-prod`;
const logArn = `arn:aws:logs:${region}:${account}:log-group:/aws/vendedlogs/states/tradai-backtest-workflow-prod`;

export const retry = {
  ErrorEquals: ["States.TaskFailed"],
  IntervalSeconds: 5,
  MaxAttempts: 2,
  BackoffRate: 2,
  JitterStrategy: "FULL",
};
export const catchAll = (Next: string): StateBody => ({ ErrorEquals: ["States.ALL"], Next });

/** A task as the workflows have it: tried again, bounded, caught. */
export function task(resource: string, args: StateBody, changes: StateBody = {}): StateBody {
  return {
    Type: "Task",
    Resource: resource,
    Arguments: args,
    TimeoutSeconds: 90,
    Retry: [retry],
    Catch: [catchAll("TellFailure")],
    Next: "Done",
    ...changes,
  };
}

export const work = (changes: StateBody = {}): StateBody =>
  task("arn:aws:states:::lambda:invoke", { FunctionName: workerAlias, Payload: "{% $job %}" }, changes);

/** The states that every example ends with. */
const ends: Bodies = {
  TellFailure: task(
    "arn:aws:states:::sns:publish",
    { TopicArn: topicArn, Message: "{% $error %}" },
    { Catch: [catchAll("Failed")], Next: "Failed" },
  ),
  Failed: { Type: "Fail", Error: "{% $error.name %}" },
  Done: { Type: "Succeed" },
};

/** A definition that begins with `Work`, with states changed and added. */
export function definition(states: Bodies = {}): string {
  return JSON.stringify({
    QueryLanguage: "JSONata",
    StartAt: "Work",
    TimeoutSeconds: 3600,
    States: { Work: work(), ...ends, ...states },
  });
}

/** A workflow of prod, with changes. */
export function workflow(inputs: Inputs = {}): Fixture {
  return {
    type: "aws:sfn/stateMachine:StateMachine",
    name: "workflow",
    inputs: {
      name: "tradai-backtest-workflow-prod",
      roleArn: `arn:aws:iam::${account}:role/tradai-backtest-workflow-prod`,
      definition: definition(),
      loggingConfiguration: { level: "ALL", includeExecutionData: false, logDestination: `${logArn}:*` },
      tracingConfiguration: { enabled: true },
      ...inputs,
    },
  };
}
