import type { ResourceKey } from "../../engine/mutation";
import { groupedBy } from "./grouped-by";
import { resourcesOf, type StateResource } from "../../engine/checkpoint";
import type { SecondRequest } from "../../stand-in";

/** One resource of a type, and what is gone when it is. */
export interface Chosen {
  readonly type: string;
  readonly urn: string;
  readonly resource: StateResource;
  /** URNs of what depends on it, at any distance. */
  readonly dependents: ReadonlySet<string>;
  /** What AWS does when it is asked for it once more. */
  readonly second: SecondRequest;
}

type Candidate = Omit<Chosen, "second">;

function usersOf(resources: readonly StateResource[]): ReadonlyMap<string, readonly string[]> {
  const users = new Map<string, string[]>();
  for (const { urn, parent, dependencies = [] } of resources) {
    for (const used of [...dependencies, ...(parent === undefined ? [] : [parent])]) {
      users.set(used, [...(users.get(used) ?? []), urn]);
    }
  }
  return users;
}

function reached(from: string, users: ReadonlyMap<string, readonly string[]>): ReadonlySet<string> {
  const found = new Set<string>();
  const visit = (urn: string): void => {
    for (const user of users.get(urn) ?? []) {
      if (found.has(user)) continue;
      found.add(user);
      visit(user);
    }
  };
  visit(from);
  return found;
}

/**
 * Of each type the resource on which least depends, so that its failure keeps the fewest others waiting.
 *
 * @param secondRequestFor asked of the account that belongs to the checkpoint
 */
export function chosenOf(
  checkpoint: unknown,
  secondRequestFor: (urn: string) => SecondRequest,
): readonly Chosen[] {
  const resources = resourcesOf(checkpoint);
  const users = usersOf(resources);
  const real = resources.filter(({ custom, type }) => custom && type.startsWith("aws:"));
  const rank = ({ resource, dependents }: Candidate): number =>
    dependents.size + (resource.protect === true || resource.retainOnDelete === true ? resources.length : 0);
  return [...groupedBy(real, ({ type }) => type)]
    .map(([type, candidates]) => {
      const all = candidates.map((resource): Candidate => {
        return { type, urn: resource.urn, resource, dependents: reached(resource.urn, users) };
      });
      return all.sort((a, b) => rank(a) - rank(b) || (a.urn < b.urn ? -1 : 1))[0];
    })
    .filter((chosen) => chosen !== undefined)
    .map((chosen): Chosen => ({ ...chosen, second: secondRequestFor(chosen.urn) }))
    .sort((a, b) => (a.type < b.type ? -1 : 1));
}

/** The component of another package that made the resource: `awsx:ecr:Repository`, by type and logical name. */
export function componentOf({ parent = "" }: StateResource): ResourceKey | undefined {
  const [, , types = "", name = ""] = parent.split("::");
  const type = types.split("$").at(-1) ?? "";
  return type.startsWith("awsx:") ? { type, name } : undefined;
}
