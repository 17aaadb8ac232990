import type { ResourceGraph } from "../../policy-pack/graph/graph";
import { matchesPattern } from "../../policy-pack/iam/patterns";
import { permissionsOf, type Permission } from "./permissions";
import { renamesBetween } from "./renames";

/** True where one permission holds all that the other says: wider patterns, no condition that the other lacks. */
function covers(wide: Permission, narrow: Permission): boolean {
  return (
    wide.allows === narrow.allows &&
    wide.who === narrow.who &&
    matchesPattern(wide.action.toLowerCase(), narrow.action.toLowerCase()) &&
    matchesPattern(wide.resource, narrow.resource) &&
    wide.conditions.every((condition) => narrow.conditions.includes(condition))
  );
}

export interface PermissionChanges {
  readonly gained: readonly Permission[];
  readonly lost: readonly Permission[];
}

/** What can be done after and could not before, and the other way round. A denial that goes is gained, too. */
export function permissionChanges(before: ResourceGraph, after: ResourceGraph): PermissionChanges {
  const rename = renamesBetween(before, after);
  const [olds, news] = [permissionsOf(before, rename), permissionsOf(after)].map(byHolder);
  const beyond = (all: ByHolder | undefined, others: ByHolder | undefined): readonly Permission[] =>
    [...(all ?? [])].flatMap(([who, permissions]) =>
      permissions.filter((each) => !(others?.get(who) ?? []).some((other) => covers(other, each))),
    );
  const added = beyond(news, olds);
  const removed = beyond(olds, news);
  return {
    gained: [...added.filter(({ allows }) => allows), ...removed.filter(({ allows }) => !allows)],
    lost: [...removed.filter(({ allows }) => allows), ...added.filter(({ allows }) => !allows)],
  };
}

type ByHolder = ReadonlyMap<string, readonly Permission[]>;

function byHolder(permissions: readonly Permission[]): ByHolder {
  const holders = new Map<string, Permission[]>();
  for (const permission of permissions) {
    holders.set(permission.who, [...(holders.get(permission.who) ?? []), permission]);
  }
  return holders;
}
