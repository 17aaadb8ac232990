import type { ResourceGraph } from "../graph/graph";
import { roleOfMachine } from "../graph/machines";
import { targetOf } from "../graph/references";
import type { Resource } from "../graph/resource";
import { mayDo } from "../iam/role-grants";
import type { Check } from "../rule";
import { arnsOf } from "./admission";
import { logGroupType, writtenBy } from "./log-producers";

const roleType = "aws:iam/role:Role";
/** What writing into a group that exists takes. */
const writes = ["logs:CreateLogStream", "logs:PutLogEvents"] as const;

/** The actions that keep a role from writing into a group. */
export function missingWrites(graph: ResourceGraph, role: Resource, group: Resource): readonly string[] {
  // AWS gives the ARN with and without the asterisk that stands for its streams.
  const streams = arnsOf(graph, group).map((arn) => `${arn.replace(/:\*$/, "")}:log-stream:any`);
  return writes.filter((action) => !streams.some((stream) => mayDo(graph, role, action, stream)));
}

/** A function that may not write is dumb: Lambda drops its records without an error. */
export const functionMayWrite: Check = function* (subject, { graph }) {
  const role = targetOf(graph, subject, "role", [roleType]);
  const own = subject.inputs.raw("loggingConfig.logGroup");
  const named = own === undefined ? graph.identifiedBy(`/aws/lambda/${subject.knownText("name") ?? ""}`) : [];
  const chosen = targetOf(graph, subject, "loggingConfig.logGroup", [logGroupType]);
  const group =
    chosen.kind === "resource" ? chosen.resource : named.find(({ type }) => type === logGroupType);
  if (role.kind !== "resource" || !group) {
    return;
  }
  const missing = missingWrites(graph, role.resource, group);
  if (missing.length > 0) {
    yield {
      found: `${role.resource.name} does not grant ${missing.join(" and ")} on ${group.name}: what the function says is lost`,
      expected: `a statement of the role with ${writes.join(" and ")} on the group`,
      fix: "Let the function's role write into its group.",
    };
  }
};

/** What runs on a machine writes with the machine's role, and without it not at all. */
export const machineMayWrite: Check = function* (machine, { graph }) {
  const groups = writtenBy(graph, machine).flatMap(({ target }) =>
    target.kind === "resource" ? [target.resource] : [],
  );
  const role = groups.length === 0 ? undefined : roleOfMachine(graph, machine);
  for (const group of new Set(role ? groups : [])) {
    const missing = role ? missingWrites(graph, role, group) : [];
    if (role && missing.length > 0) {
      yield {
        found: `${role.name} does not grant ${missing.join(" and ")} on ${group.name}: what its containers say is lost`,
        expected: `a statement of the role with ${writes.join(" and ")} on the group`,
        fix: "Let the machine's role write into the groups that its script names.",
      };
    }
  }
};
