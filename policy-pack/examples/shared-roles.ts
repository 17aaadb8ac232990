import { functionType } from "../graph/function-targets";
import { UNKNOWN } from "../graph/values";
import type { Fixture } from "../rule";
import { account } from "./bucket";

/** A function beside the worker. */
export function otherFunction(inputs: Fixture["inputs"] = {}): Fixture {
  return {
    type: functionType,
    name: "x-other",
    inputs: { name: "tradai-other-prod", role: "tradai-other-role-prod", ...inputs },
  };
}

export const otherRole: Fixture = {
  type: "aws:iam/role:Role",
  name: "other-role",
  inputs: { name: "tradai-other-role-prod" },
};

/** The function with the worker's role, whose name is known only after the update. */
export function nameless(of: Fixture): Fixture {
  return { ...of, inputs: { ...of.inputs, role: UNKNOWN }, references: { role: ["worker-role"] } };
}

/** Lets the worker's role call the other function. */
export const admitted: Fixture = {
  type: "aws:lambda/permission:Permission",
  name: "call",
  inputs: {
    action: "lambda:InvokeFunction",
    function: "tradai-other-prod",
    principal: `arn:aws:iam::${account}:role/tradai-worker-role-prod`,
  },
};

export const taskWithOwnRole: readonly Fixture[] = [
  { type: "aws:iam/role:Role", name: "task-role", inputs: { name: "tradai-mlflow-role-prod" } },
  {
    type: "aws:ecs/taskDefinition:TaskDefinition",
    name: "task",
    inputs: {
      family: "tradai-mlflow-prod",
      taskRoleArn: `arn:aws:iam::${account}:role/tradai-mlflow-role-prod`,
    },
  },
];
