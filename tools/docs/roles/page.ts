import { environments, layers, type Environment } from "../../../shared/naming";
import { markdownTable } from "../markdown-table";
import { byKey, planGraph, where, type InEnvironment } from "../plan";
import { accesses, accessesOf } from "./access";
import { letters, matrix } from "./matrix";
import { keyOfGrant, roleFacts, roleType, type Grant, type RoleFacts } from "./role";

const legend = accesses.map((access) => `${letters[access]} ${access}`).join(", ");

const introduction = `# Roles

Written by \`npm run docs\` from the plans in \`test/golden\`; do not edit. What grants follow from is in \`shared/inventory/\`
(the \`wiring\` of functions, services and tasks) and \`shared/policy/grants/\`.

Every role's name ends with \`-<env>\`, which is left out here. Account and region are the environment's own where nothing else is
said. The level of access is the one that AWS's service authorization reference gives an action; "delete" is ours, for actions
of level Write that take something away. What a role may do also depends on the policies of keys, buckets, queues, topics and
endpoints, which admit it or not.`;

const matrixNote = `${legend}. A letter says that the role may do so to something of that kind; its section says to what, and
under which conditions. Roles of one environment alone are included.`;

type Found = readonly InEnvironment<RoleFacts>[];

const code = (text: string): string => `\`${text}\``;

/** Where a grant is, of the environments that have the role; nothing where it is in all of them. */
function grantRows(found: Found): readonly (readonly string[])[] {
  const grants = byKey(
    (environment) => found.find((each) => each.environment === environment)?.value.grants ?? [],
    keyOfGrant,
  );
  return [...grants]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([, each]) => {
      const only = each.length === found.length ? "" : where(each);
      return each.slice(0, 1).map(({ value }) => row(value, only));
    });
}

function row({ allows, service, resources, actions, conditions }: Grant, only: string): readonly string[] {
  const names = actions.map((action) => action.slice(service.length + 1)).join(", ");
  return [
    service,
    resources.map((resource) => (resource === "*" ? "any" : code(resource))).join("<br>"),
    `${allows ? "" : "**denied** "}${accessesOf(actions).join(", ")}`,
    names,
    conditions.map(code).join("<br>"),
    only,
  ];
}

function trustText({ trust }: RoleFacts): string {
  return trust
    .map(({ who, conditions }) => {
      const when = conditions.length === 0 ? "" : ` where ${conditions.map(code).join(" and ")}`;
      return `${code(who)}${when}`;
    })
    .join("; ");
}

function section(name: string, found: Found): string {
  const [first] = found;
  if (first === undefined) return "";
  const { value } = first;
  const trusts = byKey(
    (environment) =>
      found.filter((each) => each.environment === environment).map((each) => trustText(each.value)),
    (text) => text,
  );
  const taken = [...trusts].map(([text, each]) => `${trusts.size === 1 ? "" : `${where(each)}: `}${text}`);
  const managed = value.managed.map(
    (policy) => `[${policy}](https://docs.aws.amazon.com/aws-managed-policy/latest/reference/${policy}.html)`,
  );
  const rows = grantRows(found);
  return [
    `### ${name}`,
    [
      `- Taken by ${taken.join("; ")}`,
      ...(where(found) === "" ? [] : [`- In ${where(found)} alone`]),
      ...(managed.length === 0 ? [] : [`- Has AWS's own ${managed.join(", ")}`]),
    ].join("\n"),
    ...(rows.length === 0
      ? []
      : [markdownTable(["service", "resource", "access", "actions", "only where", "in"], rows)]),
  ].join("\n\n");
}

function rolesOf(environment: Environment): readonly RoleFacts[] {
  const graph = planGraph(environment);
  return graph.ofType(roleType).map((role) => roleFacts(graph, role, environment));
}

/** For the matrix: what a role may do anywhere. */
function anywhere(found: Found): readonly RoleFacts[] {
  return found
    .slice(0, 1)
    .map(({ value }) => ({ ...value, grants: found.flatMap((each) => each.value.grants) }));
}

/** `docs/roles.md`: who may take each role, and what it may then do to what. */
export function rolesPage(): string {
  const roles = [...byKey(rolesOf, ({ name }) => name)].sort(([a], [b]) => (a < b ? -1 : 1));
  const counts = environments.map((environment) => `${rolesOf(environment).length} in ${environment}`);
  const ofLayer = layers.map((layer) => ({
    layer,
    roles: roles.filter(([, found]) => found[0]?.value.layer === layer),
  }));
  return `${[
    introduction,
    `${roles.length} roles: ${counts.join(", ")}.`,
    "## Matrix",
    matrixNote,
    matrix(roles.flatMap(([, found]) => anywhere(found))),
    ...ofLayer.flatMap((each) => [
      `## Layer ${each.layer}`,
      ...each.roles.map(([name, found]) => section(name, found)),
    ]),
  ].join("\n\n")}\n`;
}
