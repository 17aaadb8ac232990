import type { Fixture } from "../rule";
import { account, policy, region } from "./bucket";
import { allow, trustService } from "./iam";

type Inputs = Readonly<Record<string, unknown>>;

export const taskRole = `arn:aws:iam::${account}:role/tradai-ecs-task-mlflow-prod`;

/** A condition by which only these services receive the role. */
export function only(...services: readonly string[]): object {
  return { StringEquals: { "iam:PassedToService": services } };
}

/** Hands the task's role to ECS, with changes. */
export function handOn(changes: Inputs = {}): object {
  return allow({
    Sid: "Pass",
    Action: "iam:PassRole",
    Resource: taskRole,
    Condition: only("ecs-tasks.amazonaws.com"),
    ...changes,
  });
}

/** The task's role, which trusts a service, and whatever else a statement says. */
export function passedRole(service: string | undefined, more?: Inputs): Fixture {
  const trust = { Sid: "More", Effect: "Allow", Action: "sts:AssumeRole" };
  return {
    type: "aws:iam/role:Role",
    name: "mlflow-role",
    inputs: {
      name: "tradai-ecs-task-mlflow-prod",
      assumeRolePolicy: policy(
        ...(service === undefined ? [] : [trustService(service)]),
        ...(more === undefined ? [] : [{ ...trust, ...more }]),
      ),
    },
  };
}

export const jobsArn = `arn:aws:sqs:${region}:${account}:tradai-jobs-prod`;
export const jobs: Fixture = {
  type: "aws:sqs/queue:Queue",
  name: "jobs",
  inputs: { name: "tradai-jobs-prod" },
};
