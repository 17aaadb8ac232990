import type { CatalogueIds, Rule } from "../../../policy-pack/rule";
import type { NotApplicable } from "./not-applicable";

export const catalogues = [
  "securityHub",
  "cis",
  "cdkNag",
  "checkov",
] as const satisfies readonly (keyof CatalogueIds)[];

/** Names of the rules that answer an id of a public catalogue, the number of a relation or a finding. */
export interface Answers {
  readonly toId: (catalogue: keyof CatalogueIds, id: string) => readonly string[];
  readonly toRelation: (number: number) => readonly string[];
  readonly toFinding: (id: string) => readonly string[];
}

export function answersOf(rules: readonly Rule[]): Answers {
  const names = (holds: (rule: Rule) => boolean | undefined): string[] =>
    rules.filter(holds).map(({ name }) => name);
  return {
    toId: (catalogue, id) => names(({ catalogue: ids }) => ids?.[catalogue]?.includes(id)),
    toRelation: (number) => names(({ relations }) => relations?.includes(number)),
    toFinding: (id) => names(({ findings }) => findings?.includes(id)),
  };
}

/** Why no rule answers an id; undefined where one has to. */
export function reasonOf(table: readonly NotApplicable[], id: string): string | undefined {
  return table.find(({ ids }) => ids.includes(id))?.why;
}
