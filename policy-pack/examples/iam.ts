import type { Fixture } from "../rule";
import { policy } from "./bucket";

export const table = "arn:aws:dynamodb:eu-central-1:600802701449:table/tradai-deployments-prod";

/** One statement that a policy of this program could hold, with changes. */
export function allow(changes: Readonly<Record<string, unknown>> = {}): object {
  return { Sid: "Deployments", Effect: "Allow", Action: ["dynamodb:GetItem"], Resource: table, ...changes };
}

/** An inline policy of a role. */
export function rolePolicy(...statements: readonly object[]): Fixture {
  return {
    type: "aws:iam/rolePolicy:RolePolicy",
    name: "backend-policy",
    inputs: { name: "backend", role: "tradai-ecs-task-backend-api-prod", policy: policy(...statements) },
  };
}

/** A role with its trust. */
export function role(...trust: readonly object[]): Fixture {
  return {
    type: "aws:iam/role:Role",
    name: "task-role",
    inputs: { name: "tradai-ecs-task-backend-api-prod", assumeRolePolicy: policy(...trust) },
  };
}

/** Trust in a service, bound to this account. */
export function trustService(service: string, conditions?: object): object {
  return {
    Sid: "Assume",
    Effect: "Allow",
    Principal: { Service: service },
    Action: "sts:AssumeRole",
    ...(conditions && { Condition: conditions }),
  };
}
