import { managedStatements } from "../../policy-pack/iam/aws-managed";
import type { Condition, Statement } from "../../policy-pack/iam/document";
import { documentTypes, statementsOf } from "../../policy-pack/iam/documents";
import type { ResourceGraph } from "../../policy-pack/graph/graph";
import { companionsOf, targetOf } from "../../policy-pack/graph/references";
import type { Resource } from "../../policy-pack/graph/resource";
import { unchanged, type Rename } from "./renames";

/** One action that somebody may do, or may not, on one resource. */
export interface Permission {
  readonly allows: boolean;
  /** The role by its logical name, or the principal as a resource policy names it; and the endpoint that it goes through. */
  readonly who: string;
  readonly action: string;
  /** An ARN or a pattern of ARNs; what a policy guards where it says only `*`. */
  readonly resource: string;
  /** `StringEquals aws:SourceAccount 1234`, sorted; all of them have to hold. */
  readonly conditions: readonly string[];
}

const attachmentType = "aws:iam/rolePolicyAttachment:RolePolicyAttachment";
const inlineType = "aws:iam/rolePolicy:RolePolicy";
const policyType = "aws:iam/policy:Policy";
const roleType = "aws:iam/role:Role";
const lambdaPermissionType = "aws:lambda/permission:Permission";

/** The role as people call it: `backtest-consumer` has a resource `backtest-consumer-role`. */
function named({ name }: Resource): string {
  return name.replace(/-role$/, "");
}

/** A condition in one line: `StringEquals aws:SourceAccount 1234`. */
export function conditionText(
  { isForAll, operator, key, values }: Condition,
  rename: Rename = unchanged,
): string {
  const test = isForAll ? `ForAllValues:${operator}` : operator;
  return `${test} ${key} ${values.map(rename).sort().join(" or ")}`;
}

function actionsOf({ actions, notActions }: Statement): readonly string[] {
  return [...actions, ...notActions.map((action) => `anything but ${action}`)];
}

function resourcesOf({ resources, notResources }: Statement, guarded: string): readonly string[] {
  const all = [...resources, ...notResources.map((resource) => `anything but ${resource}`)];
  // A trust policy names no resource; a key policy means its key by `*`.
  return all.length === 0 || (all.length === 1 && all[0] === "*" && guarded !== "*") ? [guarded] : all;
}

function permissionsIn(
  statements: readonly Statement[],
  {
    who,
    guarded,
    rename,
  }: { who: (statement: Statement) => readonly string[]; guarded: string; rename: Rename },
): readonly Permission[] {
  return statements.flatMap((statement) => {
    const conditions = statement.conditions.map((each) => conditionText(each, rename)).sort();
    return who(statement).flatMap((each) =>
      actionsOf(statement).flatMap((action) =>
        resourcesOf(statement, guarded).map((resource) => ({
          ...{ allows: statement.allows, who: each, action, resource: rename(resource), conditions },
        })),
      ),
    );
  });
}

/** What the policies of a role grant it, attached ones and the known ones of AWS with their actions. */
export function permissionsOfRole(
  graph: ResourceGraph,
  role: Resource,
  rename: Rename = unchanged,
): readonly Permission[] {
  const who = (): readonly string[] => [named(role)];
  const inline = companionsOf(graph, role, inlineType, "role").flatMap((each) =>
    statementsOf(each, "identity"),
  );
  const attached = companionsOf(graph, role, attachmentType, "role").flatMap((attachment) => {
    const policy = targetOf(graph, attachment, "policyArn", [policyType]);
    if (policy.kind === "resource") return [...statementsOf(policy.resource, "identity")];
    return policy.kind === "undeclared" ? [...(managedStatements(policy.value) ?? [])] : [];
  });
  return permissionsIn([...inline, ...attached], { who, guarded: "*", rename });
}

function identityPermissions(graph: ResourceGraph, rename: Rename): readonly Permission[] {
  return graph.ofType(roleType).flatMap((role) => permissionsOfRole(graph, role, rename));
}

function principalsOf({ principals, notPrincipals }: Statement): readonly string[] {
  return [
    ...principals.map(({ value }) => (value === "*" ? "anybody" : value)),
    ...notPrincipals.map(({ value }) => `anybody but ${value}`),
  ];
}

/** Who may come in by the policy of what is guarded, and who may take a role. */
function resourcePermissions(graph: ResourceGraph, rename: Rename): readonly Permission[] {
  const kinds = ["resource", "key", "trust"] as const;
  return graph.ofType(...documentTypes(...kinds)).flatMap((holder) => {
    const guarded = holder.type === roleType ? named(holder) : holder.name;
    return permissionsIn(statementsOf(holder, ...kinds), { who: principalsOf, guarded, rename });
  });
}

/** What goes through an endpoint, which admits nobody by itself: apart from what a policy with the same words grants. */
function endpointPermissions(graph: ResourceGraph, rename: Rename): readonly Permission[] {
  return graph.ofType(...documentTypes("endpoint")).flatMap((endpoint) => {
    const who = (statement: Statement): readonly string[] =>
      principalsOf(statement).map((principal) => `${principal} through ${endpoint.name}`);
    return permissionsIn(statementsOf(endpoint, "endpoint"), { who, guarded: "*", rename });
  });
}

function lambdaPermissions(graph: ResourceGraph, rename: Rename): readonly Permission[] {
  return graph.ofType(lambdaPermissionType).map(({ inputs }) => ({
    allows: true,
    who: inputs.text("principal") ?? "",
    action: inputs.text("action") ?? "",
    resource: [inputs.text("function"), inputs.text("qualifier")].filter(Boolean).join(":"),
    conditions: ["sourceArn", "sourceAccount"].flatMap((key) => {
      const value = inputs.text(key);
      return value === undefined ? [] : [`${key} ${rename(value)}`];
    }),
  }));
}

/** Every permission that the documents of a plan give or deny, on resources as they are called now. */
export function permissionsOf(graph: ResourceGraph, rename: Rename = unchanged): readonly Permission[] {
  const kinds = [identityPermissions, resourcePermissions, endpointPermissions, lambdaPermissions];
  return kinds.flatMap((permissions) => permissions(graph, rename));
}
