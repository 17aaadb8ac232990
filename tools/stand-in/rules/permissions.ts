import type { Cloud, CloudResource } from "../cloud";
import { textOf, type Value } from "../values";
import { covers, statementsOf } from "./policy-document";

const allows = (document: Value | undefined, action: string, resource: string | undefined): boolean =>
  statementsOf(document).some(
    (statement) =>
      statement.allows &&
      statement.actions.some((pattern) => covers(pattern, action)) &&
      (resource === undefined || statement.resources.some((pattern) => covers(pattern, resource))),
  );

/**
 * The policies of a role that let it do an action, on a resource where one is given; conditions are taken to be
 * met. What a policy of AWS's own allows is not known here: each of them counts.
 */
export function grantsOf(
  cloud: Cloud,
  role: CloudResource,
  action: string,
  resource?: string,
): CloudResource[] {
  const inline = cloud
    .list("aws:iam/rolePolicy:RolePolicy")
    .filter(({ inputs }) => inputs.role === role.id && allows(inputs.policy, action, resource));
  const attached = cloud
    .list("aws:iam/rolePolicyAttachment:RolePolicyAttachment")
    .filter(({ inputs }) => inputs.role === role.id)
    .filter(({ inputs }) => {
      const arn = textOf(inputs.policyArn) ?? "";
      const own = cloud.find(["aws:iam/policy:Policy"], arn);
      return own === undefined ? arn.includes(":iam::aws:") : allows(own.inputs.policy, action, resource);
    });
  return [...inline, ...attached];
}
