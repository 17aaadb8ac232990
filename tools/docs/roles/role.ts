import type { ResourceGraph } from "../../../policy-pack/graph/graph";
import { companionsOf } from "../../../policy-pack/graph/references";
import type { Resource } from "../../../policy-pack/graph/resource";
import { statementsOf } from "../../../policy-pack/iam/documents";
import { parseArn } from "../../../policy-pack/iam/patterns";
import type { Environment } from "../../../shared/naming";
import { conditionText, permissionsOfRole, type Permission } from "../../report/permissions";
import { neutral } from "../plan";

export const roleType = "aws:iam/role:Role";
const attachmentType = "aws:iam/rolePolicyAttachment:RolePolicyAttachment";

/** What a role may do to one resource, or to several alike, under the same conditions. */
export interface Grant {
  readonly allows: boolean;
  /** Prefix of the service, `s3`. */
  readonly service: string;
  /** Short forms of ARNs, `tradai-results-<env>/*`; `*` where AWS knows no resource for the actions. */
  readonly resources: readonly string[];
  /** Sorted, with their service. */
  readonly actions: readonly string[];
  readonly conditions: readonly string[];
}

/** One role of one environment. */
export interface RoleFacts {
  /** Physical name without the environment at its end. */
  readonly name: string;
  readonly layer: string;
  /** Who may take it, and under which conditions. */
  readonly trust: readonly { readonly who: string; readonly conditions: readonly string[] }[];
  /** Policies of AWS's that are attached to it, by name. */
  readonly managed: readonly string[];
  readonly grants: readonly Grant[];
}

const plainTests: Readonly<Record<string, string>> = {
  ...{ StringEquals: "=", ArnEquals: "=", Bool: "=" },
  ...{ StringLike: "like", ArnLike: "like", StringNotEquals: "≠", ArnNotEquals: "≠" },
};

/** `kms:ViaService = sqs.<region>.amazonaws.com` for `StringEquals kms:ViaService …`. */
function readableCondition(text: string): string {
  const [, forAll = "", operator = "", rest = ""] = /^(ForAllValues:)?(\w+) (.*)$/s.exec(text) ?? [];
  const [key = "", ...values] = rest.split(" ");
  return `${forAll === "" ? "" : "every "}${key} ${plainTests[operator] ?? operator} ${values.join(" ")}`;
}

/** What follows account and region, which are the environment's own unless the text says otherwise. */
function shortResource(resource: string): string {
  const arn = parseArn(resource);
  if (arn === undefined) return resource;
  const elsewhere = ["", "<region>"].includes(arn.region) ? "" : ` in ${arn.region}`;
  const another = ["", "<account>"].includes(arn.account) ? "" : ` of ${arn.account}`;
  return `${arn.resource}${elsewhere}${another}`;
}

function grouped<T>(items: readonly T[], keyOf: (item: T) => unknown): readonly (readonly T[])[] {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = JSON.stringify(keyOf(item));
    groups.set(key, [...(groups.get(key) ?? []), item]);
  }
  return [...groups.values()];
}

const sorted = (texts: readonly string[]): readonly string[] => [...new Set(texts)].sort();

/** The permissions of a role as rows: one for all resources to which it may do the same under the same conditions. */
export function grantsOf(permissions: readonly Permission[]): readonly Grant[] {
  const byResource = grouped(permissions, ({ allows, action, resource, conditions }) => [
    ...[allows, action.split(":")[0], resource, conditions],
  ]).map((group) => ({ ...group[0], actions: sorted(group.map(({ action }) => action)) }));
  return grouped(byResource, ({ allows, actions, conditions }) => [allows, actions, conditions])
    .map((group): Grant => {
      const { allows = true, actions = [], conditions = [] } = group[0] ?? {};
      return {
        ...{ allows, actions },
        service: actions[0]?.split(":")[0] ?? "",
        resources: sorted(group.map(({ resource = "" }) => shortResource(resource))),
        conditions: conditions.map(readableCondition),
      };
    })
    .sort((a, b) => (keyOfGrant(a) < keyOfGrant(b) ? -1 : 1));
}

/** Equal for grants that say the same; by service first. */
export function keyOfGrant({ service, resources, actions, conditions, allows }: Grant): string {
  return JSON.stringify([service, resources, actions, conditions, allows]);
}

/** @returns the role in the words of a table, with nothing in it that only its environment has */
export function roleFacts(graph: ResourceGraph, role: Resource, environment: Environment): RoleFacts {
  const inWords = (text: string): string => neutral(text, environment);
  const permissions = permissionsOfRole(graph, role).map((each) => ({
    ...each,
    resource: inWords(each.resource),
    conditions: each.conditions.map(inWords),
  }));
  return {
    name: inWords(role.inputs.text("name") ?? "").replace(/-<env>$/, ""),
    layer: role.layer,
    trust: statementsOf(role, "trust").flatMap(({ principals, conditions }) =>
      principals.map(({ value }) => ({
        who: inWords(value),
        conditions: conditions.map((each) => readableCondition(inWords(conditionText(each)))).sort(),
      })),
    ),
    managed: companionsOf(graph, role, attachmentType, "role").flatMap(({ inputs }) => {
      const arn = inputs.text("policyArn") ?? "";
      return arn.startsWith("arn:aws:iam::aws:policy/") ? [arn.split("/").at(-1) ?? ""] : [];
    }),
    grants: grantsOf(permissions),
  };
}
