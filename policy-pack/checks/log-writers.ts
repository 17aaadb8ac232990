import type { ResourceGraph } from "../graph/graph";
import { roleOfMachine } from "../graph/machines";
import { Undecidable } from "../graph/reader";
import { targetOf } from "../graph/references";
import type { Resource } from "../graph/resource";
import { mayDo } from "../iam/role-grants";
import type { Check } from "../rule";
import { arnsOf } from "./admission";
import { writtenBy } from "./log-producers";

const roleType = "aws:iam/role:Role";
/** What writing into a group that exists takes. */
const writes = ["logs:CreateLogStream", "logs:PutLogEvents"] as const;

/** The actions that keep a role from writing into a group; throws `Undecidable` where the group's name is unknown. */
export function missingWrites(graph: ResourceGraph, role: Resource, group: Resource): readonly string[] {
  const [arn] = arnsOf(graph, group);
  if (arn === undefined) {
    throw new Undecidable(`the name of ${group.name} is known only after the update`);
  }
  return writes.filter((action) => !mayDo(graph, role, action, `${arn}:log-stream:any`));
}

/** A right that is missing, of what writes to declared groups with a role that is declared too. */
function mayWrite(
  roleOf: (graph: ResourceGraph, subject: Resource) => Resource | undefined,
  { lost, fix }: { readonly lost: string; readonly fix: string },
): Check {
  return function* (subject, { graph }) {
    const groups = writtenBy(graph, subject).flatMap(({ target }) => target.resource ?? []);
    for (const group of new Set(groups)) {
      const role = roleOf(graph, subject);
      if (!role) {
        return;
      }
      const missing = missingWrites(graph, role, group);
      if (missing.length > 0) {
        yield {
          found: `${role.name} does not grant ${missing.join(" and ")} on ${group.name}: ${lost}`,
          expected: `a statement of the role with ${writes.join(" and ")} on the group`,
          fix,
        };
      }
    }
  };
}

/** A function that may not write is dumb: Lambda drops its records without an error. */
export const functionMayWrite = mayWrite(
  (graph, subject) => targetOf(graph, subject, "role", [roleType]).resource,
  { lost: "what the function says is lost", fix: "Let the function's role write into its group." },
);

/** What runs on a machine writes with the machine's role, and without it not at all. */
export const machineMayWrite = mayWrite(roleOfMachine, {
  lost: "what its containers say is lost",
  fix: "Let the machine's role write into the groups that its script names.",
});
