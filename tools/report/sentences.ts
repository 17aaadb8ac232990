import type { Permission } from "./permissions";

/** The part of an ARN that tells one resource from another: `tradai-results-dev/*`, `table/tradai-deployments-dev`. */
function shortArn(resource: string): string {
  const [arn, , , , , ...rest] = resource.split(":");
  return arn === "arn" && rest.length > 0 ? rest.join(":") : resource;
}

function verb({ allows }: Permission, isGained: boolean): string {
  if (isGained) return allows ? "may now" : "is no longer forbidden to";
  return allows ? "may no longer" : "is now forbidden to";
}

/** Permissions that one sentence can tell: of one holder, to one end, on the same resource. */
function groups(permissions: readonly Permission[]): readonly (readonly [Permission, ...Permission[]])[] {
  const found = new Map<string, [Permission, ...Permission[]]>();
  for (const permission of permissions) {
    const { who, allows, resource, conditions } = permission;
    const key = JSON.stringify([who, allows, resource, conditions]);
    const group = found.get(key);
    if (group === undefined) found.set(key, [permission]);
    else group.push(permission);
  }
  return [...found.values()];
}

/**
 * Permissions as sentences: "backtest-consumer may now `s3:DeleteObject` on `tradai-results-dev/*`".
 *
 * @param isGained false for what was lost
 */
export function permissionSentences(
  permissions: readonly Permission[],
  isGained: boolean,
): readonly string[] {
  return groups(permissions)
    .map((group) => {
      const [first] = group;
      const actions = [...new Set(group.map(({ action }) => `\`${action}\``))].sort().join(", ");
      const when = first.conditions.map((condition) => `\`${condition}\``).join(" and ");
      const only = when === "" ? "" : `, where ${when}`;
      return `${first.who} ${verb(first, isGained)} ${actions} on \`${shortArn(first.resource)}\`${only}`;
    })
    .sort();
}
