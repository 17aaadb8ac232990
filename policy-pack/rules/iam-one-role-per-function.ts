import { usesOf } from "../checks/role-users";
import { worker, workerRole } from "../examples/function";
import { functionType } from "../graph/function-targets";
import { UnknownRead } from "../graph/reader";
import { targetOf } from "../graph/references";
import type { Resource } from "../graph/resource";
import { show } from "../graph/values";
import type { Check, Fixture, Rule } from "../rule";

const roleType = "aws:iam/role:Role";

/** No other function that comes before this one has its role: of several, the later ones are reported. */
const roleIsOwn: Check = function* (subject, { graph }) {
  const role = targetOf(graph, subject, "role", [roleType]);
  if (role.kind === "unknown") {
    throw new UnknownRead("role");
  }
  if (role.kind === "absent") {
    return;
  }
  const sharesRole = (other: Resource): boolean => {
    const its = targetOf(graph, other, "role", [roleType]);
    return role.kind === "resource"
      ? its.kind === "resource" && its.resource === role.resource
      : its.kind === "undeclared" && its.value === role.value;
  };
  const others = graph.ofType(functionType).filter((other) => other.urn < subject.urn && sharesRole(other));
  const name = role.kind === "resource" ? role.resource.name : show(role.value);
  if (others.length > 0) {
    yield {
      found: `the function has the role ${name} together with ${others.map((each) => each.name).join(", ")}`,
      expected: "a role of its own",
    };
  }
  const users = role.kind === "resource" ? usesOf(graph, role.resource) : [];
  const foreign = users.filter(({ by, service }) => by.type !== functionType && service !== undefined);
  if (foreign.length > 0) {
    yield {
      found: `the function has the role ${name} together with ${[...new Set(foreign.map(({ by }) => by.name))].join(", ")}`,
      expected: "a role of its own",
    };
  }
};

const other = (inputs: Readonly<Record<string, unknown>> = {}): Fixture => ({
  type: functionType,
  name: "x-other",
  inputs: { name: "tradai-other-prod", role: "tradai-other-role-prod", ...inputs },
});

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
        title: "A role for each",
        resources: [
          worker(),
          ...workerRole(),
          other(),
          { type: roleType, name: "other-role", inputs: { name: "tradai-other-role-prod" } },
        ],
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
        resources: [
          { ...worker({ role: Symbol("unknown") }), references: { role: ["worker-role"] } },
          { ...other({ role: Symbol("unknown") }), references: { role: ["worker-role"] } },
          ...workerRole(),
        ],
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
            inputs: { family: "tradai-mlflow-prod", taskRoleArn: Symbol("unknown") },
            references: { taskRoleArn: ["worker-role"] },
          },
        ],
        resource: "worker",
        says: "together with task",
      },
    ],
  },
};

export default rule;
