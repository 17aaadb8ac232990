import { markdownTable } from "../markdown-table";
import { accesses, accessesOf, type Access } from "./access";
import type { RoleFacts } from "./role";

/** What each letter of the matrix stands for. */
export const letters: Readonly<Record<Access, string>> = {
  list: "L",
  read: "R",
  write: "W",
  delete: "D",
  tag: "T",
  permissions: "P",
};

/** Columns of the matrix, by the services behind them; every other service is in the last. */
const kinds: readonly (readonly [title: string, services: readonly string[]])[] = [
  ["tables", ["dynamodb"]],
  ["buckets", ["s3"]],
  ["queues", ["sqs"]],
  ["topics", ["sns"]],
  ["secrets", ["secretsmanager"]],
  ["parameters", ["ssm"]],
  ["keys", ["kms"]],
  ["logs", ["logs"]],
  ["metrics, traces", ["cloudwatch", "xray"]],
  ["images", ["ecr"]],
  ["functions", ["lambda"]],
  ["workflows", ["states"]],
  ["tasks", ["ecs"]],
  ["network", ["ec2", "elasticloadbalancing", "autoscaling", "servicediscovery", "route53"]],
  ["roles", ["iam"]],
];

function cell({ grants }: RoleFacts, isOfKind: (service: string) => boolean): string {
  const actions = grants
    .filter(({ allows, service }) => allows && isOfKind(service))
    .flatMap((grant) => grant.actions);
  const found = accessesOf(actions);
  return accesses
    .filter((access) => found.includes(access))
    .map((access) => letters[access])
    .join("");
}

/** What is in no column; a role that has policies of AWS's alone would look as if it could do nothing. */
function otherCell(role: RoleFacts): string {
  const named = kinds.flatMap(([, services]) => services);
  if (role.grants.length === 0 && role.managed.length > 0) return "AWS's own";
  return cell(role, (service) => !named.includes(service));
}

/** Every role against every kind of resource, as letters. */
export function matrix(roles: readonly RoleFacts[]): string {
  const rows = roles.map((role) => [
    `[${role.name.replace(/^tradai-/, "")}](#${role.name})`,
    ...kinds.map(([, services]) => cell(role, (service) => services.includes(service))),
    otherCell(role),
  ]);
  return markdownTable(["role", ...kinds.map(([title]) => title), "other"], rows);
}
