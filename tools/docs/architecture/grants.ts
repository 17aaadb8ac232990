import { resourcesOfArn } from "../../../policy-pack/graph/arn-targets";
import type { ResourceGraph } from "../../../policy-pack/graph/graph";
import type { Resource } from "../../../policy-pack/graph/resource";
import { parseArn } from "../../../policy-pack/iam/patterns";
import { permissionsOfRole } from "../../report/permissions";
import { accessOf } from "../roles/access";
import { roleType } from "../roles/role";
import type { Link, Verb } from "./link";
import { outside, thingOf, type Kind, type Thing } from "./things";

/** Things that hold data, which is read and written by the level of access that AWS gives an action. */
const stores: readonly Kind[] = ["table", "bucket", "secret", "parameter", "packages"];

/** Actions that make an arrow of their own. What is not here (traces, keys, network interfaces) would link all to all. */
const verbs: Readonly<Record<string, Verb>> = {
  "sqs:SendMessage": "sends",
  "sns:Publish": "publishes",
  "states:StartExecution": "starts",
  "lambda:InvokeFunction": "invokes",
  "ecs:RunTask": "runs",
  "ssm:StartAutomationExecution": "starts",
};

function verbOf(action: string, { kind }: Thing): Verb | undefined {
  if (!stores.includes(kind)) return verbs[action];
  const access = accessOf(action);
  if (access.includes("write") || access.includes("delete")) return "writes";
  return access.includes("read") ? "reads" : undefined;
}

/** Who has a role: what names it in a property, and people where a principal of the account may take it. */
function usersOf(graph: ResourceGraph, role: Resource): readonly Thing[] {
  const users = graph.resources
    .filter(({ type }) => !type.startsWith("aws:iam/rolePolicy"))
    .filter(({ propertyDependencies }) =>
      Object.values(propertyDependencies).some((each) => each.includes(role)),
    )
    .flatMap((each) => thingOf(graph, each) ?? []);
  const isForPeople = (role.inputs.text("assumeRolePolicy") ?? "").includes(":root");
  return isForPeople ? [...users, outside("operators")] : users;
}

function targetsOf(graph: ResourceGraph, pattern: string): readonly Thing[] {
  const arn = parseArn(pattern);
  return arn === undefined
    ? []
    : resourcesOfArn(graph, pattern, arn).flatMap((resource) => thingOf(graph, resource) ?? []);
}

/** What roles let the things that have them do. */
export function linksByGrants(graph: ResourceGraph): readonly Link[] {
  return graph.ofType(roleType).flatMap((role) => {
    const users = usersOf(graph, role);
    if (users.length === 0) return [];
    return permissionsOfRole(graph, role).flatMap(({ allows, action, resource }) =>
      targetsOf(graph, resource).flatMap((to) => {
        const verb = verbOf(action, to);
        return verb === undefined || !allows ? [] : users.map((from): Link => ({ from, to, verb }));
      }),
    );
  });
}
