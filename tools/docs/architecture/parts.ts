import { functionRows } from "../../../shared/inventory/functions";
import { serviceRows } from "../../../shared/inventory/services";
import type { FunctionRow } from "../../../shared/inventory/function-row";
import type { Part, Shape } from "./diagram";
import type { Kind, Thing } from "./things";

/** Holds things of some kinds, all of them or those of some names. */
export function holding(kinds: readonly Kind[], names?: readonly string[]): (thing: Thing) => boolean {
  return ({ kind, name }) => kinds.includes(kind) && (names === undefined || names.includes(name));
}

/** A label that is the same whatever the part holds. */
export function fixed(text: string): () => string {
  return () => text;
}

/** "12 tables" */
export function counted(what: string): (things: readonly Thing[]) => string {
  return (things) => `${things.length} ${what}`;
}

/** The names of the things, so many a line. */
export function listed(title: string, perLine = 2): (things: readonly Thing[]) => string {
  return (things) => {
    const names = things.map(({ name }) => name).sort();
    const lines = names.flatMap((_, index) =>
      index % perLine === 0 ? [names.slice(index, index + perLine).join(", ")] : [],
    );
    return [title, ...lines].filter((line) => line !== "").join("\n");
  };
}

/** A part for each name: things that a diagram shows one by one. */
export function each(
  kind: Kind,
  names: readonly string[],
  group?: string,
  shape: Shape = "box",
): readonly Part[] {
  return names.map((name) => ({
    id: `${kind}-${name}`.replaceAll(/[^a-z]/gi, "_"),
    ...(group !== undefined && { group }),
    label: fixed(name),
    shape,
    holds: holding([kind], [name]),
  }));
}

/** The members of a security group that no single thing stands for, with those of them that are things. */
export function members(group: string, kind: Kind): (thing: Thing) => boolean {
  return (thing) => thing.kind === kind || (thing.kind === "group" && thing.name === group);
}

/** Functions by what starts them, which the inventory says and every diagram sorts them by. */
export function startedBy(...triggers: readonly FunctionRow["trigger"]["kind"][]): readonly string[] {
  return functionRows.filter(({ trigger }) => triggers.includes(trigger.kind)).map(({ id }) => id);
}

/** The host of dev and staging, with the services that share it. */
export const host: Omit<Part, "group"> = {
  id: "host",
  label: fixed(
    ["consolidated host:", ...serviceRows.flatMap(({ id, consolidated }) => (consolidated ? [id] : []))].join(
      "\n",
    ),
  ),
  holds: holding(["group of instances"], ["consolidated"]),
};

/** What the plan does not hold, as every diagram shows it. */
export const outsiders = {
  clients: {
    id: "clients",
    label: fixed("clients:\nbrowsers, pipelines"),
    shape: "round",
    holds: holding(["outside"], ["clients"]),
  },
  internet: {
    id: "internet",
    label: fixed("internet:\nexchanges"),
    shape: "round",
    holds: holding(["outside"], ["internet"]),
  },
  people: {
    id: "people",
    label: fixed("subscribers,\npeople on call"),
    shape: "round",
    holds: holding(["outside"], ["people"]),
  },
  operators: {
    id: "operators",
    label: fixed("operators"),
    shape: "round",
    holds: holding(["outside"], ["operators"]),
  },
} as const satisfies Record<string, Part>;
