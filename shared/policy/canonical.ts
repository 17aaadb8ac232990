import { UserError } from "../errors";
import type { Conditions } from "./conditions";
import type { Principal, Statement } from "./statement";

type OneOrMore = string | readonly string[];

/** A statement as AWS reads it. */
export interface RenderedStatement {
  readonly Sid: string;
  readonly Effect: "Allow" | "Deny";
  readonly Principal?: "*" | Readonly<Record<string, OneOrMore>>;
  readonly Action: OneOrMore;
  readonly Resource?: OneOrMore;
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, OneOrMore>>>>;
}

function sorted(values: Iterable<string>): string[] {
  return [...new Set(values)].sort();
}

function collapsed(values: readonly string[]): OneOrMore {
  const [first] = values;
  return values.length === 1 && first !== undefined ? first : values;
}

function renderPrincipal(principal: Principal): RenderedStatement["Principal"] {
  switch (principal.kind) {
    case "service":
      return { Service: collapsed(sorted(principal.names)) };
    case "account":
      return { AWS: principal.arn };
    case "federated":
      return { Federated: principal.arn };
    case "everyone":
      return "*";
  }
}

function renderConditions(conditions: Conditions): RenderedStatement["Condition"] {
  const operators = Object.entries(conditions).sort(([one], [other]) => (one < other ? -1 : 1));
  return Object.fromEntries(
    operators.map(([operator, keys]) => {
      const entries = Object.entries(keys).sort(([one], [other]) => (one < other ? -1 : 1));
      return [operator, Object.fromEntries(entries.map(([key, values]) => [key, collapsed(sorted(values))]))];
    }),
  );
}

/** Writes a statement with its parts in AWS's usual order, lists sorted, lists of one item collapsed. */
export function render(statement: Statement): RenderedStatement {
  const { sid, effect, principal, actions, resources, conditions } = statement;
  return {
    Sid: sid,
    Effect: effect,
    ...(principal === undefined ? {} : { Principal: renderPrincipal(principal) }),
    Action: collapsed(sorted(actions)),
    ...(resources.length === 0 ? {} : { Resource: collapsed(sorted(resources)) }),
    ...(Object.keys(conditions).length === 0 ? {} : { Condition: renderConditions(conditions) }),
  };
}

/** Effect, principal and conditions: what two statements must share for their lists to be joined. */
export function circumstances(statement: Statement): string {
  const { Effect, Principal, Condition } = render(statement);
  return JSON.stringify([Effect, Principal, Condition, statement.resources.length === 0]);
}

/**
 * Joins the statements of one Sid. Their (action, resource) pairs must together be all pairs of one list of actions
 * and one of resources: only then does the joined statement grant exactly what was given.
 */
function joinOne(sid: string, statements: readonly Statement[]): Statement {
  const resourcesOf = new Map<string, Set<string>>();
  for (const { actions, resources } of statements) {
    for (const action of actions) {
      const known = resourcesOf.get(action) ?? new Set<string>();
      resources.forEach((resource) => known.add(resource));
      resourcesOf.set(action, known);
    }
  }
  const lists = new Set([...resourcesOf.values()].map((resources) => JSON.stringify(sorted(resources))));
  const [first] = statements;
  if (first === undefined || lists.size !== 1) {
    throw new UserError(
      `policy Sid "${sid}" is given to statements with different actions on different resources; joined they would grant more, so give each a reason of its own`,
    );
  }
  const resources = [...resourcesOf.values()].flatMap((set) => [...set]);
  return { ...first, actions: sorted(resourcesOf.keys()), resources: sorted(resources) };
}

/**
 * The canonical form of a list of statements: those of one Sid joined, equal ones under different Sids kept once
 * (under the first Sid in the alphabet), sorted by Sid. It does not depend on the order of the calls. Statements with
 * different Sids are not joined otherwise: each says why it is there.
 *
 * @throws UserError when one Sid stands for two meanings.
 */
export function canonical(statements: readonly Statement[]): readonly Statement[] {
  const bySid = new Map<string, Statement[]>();
  for (const statement of statements) {
    bySid.set(statement.sid, [...(bySid.get(statement.sid) ?? []), statement]);
  }
  const joined = [...bySid.keys()].sort().map((sid) => {
    const same = bySid.get(sid) ?? [];
    if (new Set(same.map(circumstances)).size > 1) {
      throw new UserError(
        `policy Sid "${sid}" is given to statements of different effect, principal or condition; give each a reason of its own`,
      );
    }
    return joinOne(sid, same);
  });
  const seen = new Set<string>();
  return joined.filter((statement) => {
    const meaning = JSON.stringify({ ...render(statement), Sid: "" });
    const isNew = !seen.has(meaning);
    seen.add(meaning);
    return isNew;
  });
}
