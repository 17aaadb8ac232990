import { usesOf } from "../checks/role-users";
import { worker, workerRole } from "../examples/function";
import {
  otherFunction as other,
  otherRole,
  nameless,
  admitted,
  taskWithOwnRole,
} from "../examples/shared-roles";
import { functionType } from "../graph/function-targets";
import type { ResourceGraph } from "../graph/graph";
import { UnknownRead } from "../graph/reader";
import { targetOf } from "../graph/references";
import type { Resource } from "../graph/resource";
import { show, UNKNOWN } from "../graph/values";
import type { Check, Rule } from "../rule";

const roleType = "aws:iam/role:Role";

/** The role of a function: the declared one, or the text that names one of another stack; undefined while unknown. */
function roleOf(graph: ResourceGraph, subject: Resource): Resource | string | undefined {
  const role = targetOf(graph, subject, "role", [roleType]);
  return role.kind === "undeclared" ? role.value : role.resource;
}

/** No other function that comes before this one has its role: of several, the later ones are reported. */
const roleIsOwn: Check = function* (subject, { graph }) {
  const role = roleOf(graph, subject);
  if (role === undefined) {
    throw new UnknownRead("role");
  }
  const name = typeof role === "string" ? show(role) : role.name;
  const others = graph
    .ofType(functionType)
    .filter((other) => other.urn < subject.urn && roleOf(graph, other) === role);
  if (others.length > 0) {
    yield {
      found: `the function has the role ${name} together with ${others.map((each) => each.name).join(", ")}`,
      expected: "a role of its own",
    };
  }
  const foreign = graph
    .ofType(roleType)
    .filter((each) => each === role)
    .flatMap((each) => usesOf(graph, each))
    .filter(({ by, service }) => by.type !== functionType && service !== undefined);
  if (foreign.length > 0) {
    yield {
      found: `the function has the role ${name} together with ${[...new Set(foreign.map(({ by }) => by.name))].join(", ")}`,
      expected: "a role of its own",
    };
  }
};

const rule: Rule = {
  name: "iam-one-role-per-function",
  title: "Functions share no role",
  description: "No function has a role that another function, task or service has as well.",
  rationale:
    "With one role for all, whoever gets into promote-model may run tasks, read every table and start every workflow.",
  remediation: "Give the function a role of its own with what its row of the wiring table needs.",
  severity: "high",
  kind: "stack",
  findings: ["TRADAI-S-02"],
  types: [functionType],
  checks: [roleIsOwn],
  examples: {
    compliant: [
      {
        title: "A role for each function and task",
        resources: [worker(), ...workerRole(), other(), otherRole, ...taskWithOwnRole],
      },
      {
        title: "Two functions with different roles of another stack",
        resources: [worker(), other()],
      },
      {
        title: "A role that may call another function",
        resources: [worker(), ...workerRole(), other(), admitted],
      },
    ],
    violating: [
      {
        title: "Two functions with one role",
        resources: [worker(), other({ role: "tradai-worker-role-prod" }), ...workerRole()],
        resource: "x-other",
        says: "the role worker-role together with worker",
      },
      {
        title: "Two functions whose role is not known yet",
        resources: [nameless(worker()), nameless(other()), ...workerRole()],
        resource: "x-other",
        says: "together with worker",
      },
      {
        title: "Two functions with a role of another stack",
        environment: "dev",
        resources: [worker(), other({ role: "tradai-worker-role-prod" })],
        resource: "x-other",
        says: '"tradai-worker-role-prod" together with worker',
      },
      {
        title: "A function with the role of a task",
        resources: [
          worker(),
          ...workerRole(),
          {
            type: "aws:ecs/taskDefinition:TaskDefinition",
            name: "task",
            inputs: { family: "tradai-mlflow-prod", taskRoleArn: UNKNOWN },
            references: { taskRoleArn: ["worker-role"] },
          },
        ],
        resource: "worker",
        says: "together with task",
      },
    ],
    undecided: [
      {
        title: "A function of whose role nothing is known",
        resources: [{ ...worker({ role: UNKNOWN }), references: {} }],
        resource: "worker",
        says: "`role` is known only after the update",
      },
    ],
  },
};

export default rule;
