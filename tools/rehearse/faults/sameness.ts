import { isDeepStrictEqual } from "node:util";
import { pendingIn, resourcesOf } from "../../engine/checkpoint";
import type { CloudResource } from "../../stand-in";
import { groupedBy } from "./grouped-by";
import type { Moment } from "./stage";

/** What the engine writes down of its own work: when, and where in the program. */
const notes = ["created", "modified", "sourcePosition", "stackTrace"];

/** Under this key a value of the state says what it is; a secret is encrypted anew every time. */
const signature = "4dabf18193072939515e22adb298388d";

/** Characters of a value that are shown. */
const LONGEST = 400;

type Row = Readonly<Record<string, unknown>>;

/** Strings of `found` that stand where `expected` has another one: what AWS chose at random, by what it is in place of. */
function renamed(expected: unknown, found: unknown, names: Map<string, string>): void {
  if (typeof expected === "string" && typeof found === "string") {
    if (expected !== found && found !== "") names.set(found, expected);
    return;
  }
  if (typeof expected !== "object" || typeof found !== "object" || expected === null || found === null)
    return;
  for (const [key, value] of Object.entries(expected)) renamed(value, (found as Row)[key], names);
}

function byUrn<Item extends { urn: string }>(items: readonly Item[]): ReadonlyMap<string, readonly Item[]> {
  return groupedBy(items, ({ urn }) => urn);
}

/** Whether the outputs hold the number of a revision, which ends the ARN: a task definition's. Such numbers never come again. */
function isNumbered({ arn, revision }: Row): boolean {
  return typeof revision === "number" && String(arn).endsWith(`:${revision}`);
}

/** What AWS names in a resource: its inputs the program names, and where one is another, it is another. */
function named({ id, unique, inputs, outputs }: CloudResource): Row {
  const own = Object.entries(outputs).filter(([name]) => !(name in inputs));
  return { id, outputs: Object.fromEntries(own), ...(isNumbered(outputs) ? { unique } : {}) };
}

/** The number stands in the ARN, too, and is compared there. */
function withoutNumber(outputs: Row): Row {
  return isNumbered(outputs) ? { ...outputs, revision: "as in the ARN" } : outputs;
}

/** Ids of what was made a second time, and of the engine's own providers. */
function randomNames(expected: Moment, found: Moment): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  const before = byUrn(expected.cloud.resources);
  for (const resource of found.cloud.resources) {
    const [old] = before.get(resource.urn) ?? [];
    // An id may hold another one's, as a listener rule's holds the listener's.
    if (old === undefined || (old.seed === resource.seed && old.id === resource.id)) continue;
    renamed(named(old), named(resource), names);
  }
  const providers = new Map(resourcesOf(expected.checkpoint).map(({ urn, id }) => [urn, id]));
  for (const { urn, type, id } of resourcesOf(found.checkpoint)) {
    if (type.startsWith("pulumi:providers:")) renamed(providers.get(urn), id, names);
  }
  // An endpoint's DNS name begins with its id: the longer one goes first.
  return new Map([...names].sort(([a], [b]) => b.length - a.length));
}

function withNames(value: unknown, names: ReadonlyMap<string, string>): unknown {
  let text = JSON.stringify(value);
  for (const [from, to] of names) {
    text = text.replaceAll(JSON.stringify(from).slice(1, -1), JSON.stringify(to).slice(1, -1));
  }
  return JSON.parse(text, (_, item: unknown) =>
    typeof item === "object" && item !== null && signature in item && "ciphertext" in item ? "secret" : item,
  );
}

function stateRows(moment: Moment, names: ReadonlyMap<string, string>): ReadonlyMap<string, readonly Row[]> {
  const resources = resourcesOf(moment.checkpoint).map((resource) => {
    const { dependencies = [], propertyDependencies = {} } = resource;
    // The engine writes them in the order in which the program happens to hear of them.
    const ordered = {
      ...resource,
      ...(resource.outputs === undefined ? {} : { outputs: withoutNumber(resource.outputs as Row) }),
      dependencies: [...dependencies].sort(),
      propertyDependencies: Object.fromEntries(
        Object.entries(propertyDependencies)
          // A state that was exported and imported leaves out what rests on nothing.
          .filter(([, urns]) => urns.length > 0)
          .map(([property, urns]) => [property, [...urns].sort()]),
      ),
    };
    const kept = Object.entries(ordered).filter(([key]) => !notes.includes(key));
    return withNames(Object.fromEntries(kept), names) as Row & { urn: string };
  });
  return byUrn(resources);
}

function cloudRows(moment: Moment, names: ReadonlyMap<string, string>): ReadonlyMap<string, readonly Row[]> {
  const resources = moment.cloud.resources.map(({ restsOn, ...resource }: CloudResource) => {
    const reliances = (restsOn ?? []).map(({ urn, error }) => `${urn} ${error}`).sort();
    const outputs = withoutNumber(resource.outputs);
    return withNames({ ...resource, seed: undefined, outputs, reliances }, names) as Row & { urn: string };
  });
  return byUrn(resources);
}

interface Unlike {
  /** As in `outputs.dnsEntries.0`. */
  readonly path: string;
  readonly was: unknown;
  readonly is: unknown;
}

/** What differs inside two values, as deep as both have something there. */
function unlike(was: unknown, is: unknown, path: readonly string[] = []): readonly Unlike[] {
  if (isDeepStrictEqual(was, is)) return [];
  if (typeof was !== "object" || typeof is !== "object" || was === null || is === null) {
    return [{ path: path.join("."), was, is }];
  }
  const keys = [...new Set([...Object.keys(was), ...Object.keys(is)])];
  return keys.flatMap((key) => unlike((was as Row)[key], (is as Row)[key], [...path, key]));
}

function differing(
  where: string,
  expected: ReadonlyMap<string, readonly Row[]>,
  found: ReadonlyMap<string, readonly Row[]>,
): string[] {
  return [...new Set([...expected.keys(), ...found.keys()])].flatMap((urn) => {
    const [left = [], right = []] = [expected.get(urn), found.get(urn)];
    if (left.length !== right.length)
      return [`${urn}: ${right.length} in ${where} instead of ${left.length}`];
    return left.flatMap((row, index) => {
      const other = right[index] ?? {};
      return unlike(row, other).map(({ path, was, is }) => {
        const [old, now] = [was, is].map((value) => JSON.stringify(value)?.slice(0, LONGEST));
        return `${urn}: ${path} in ${where} is ${now}, not ${old}`;
      });
    });
  });
}

/**
 * Where two moments differ, in what AWS has and in what the engine knows: types, names, inputs, outputs, dependencies,
 * protection, and operations left pending. Ids that AWS chooses at random may differ, everywhere alike; times may.
 *
 * @returns one line a difference, each beginning with the URN
 */
export function differences(expected: Moment, found: Moment): readonly string[] {
  const names = randomNames(expected, found);
  const none: ReadonlyMap<string, string> = new Map();
  return [
    ...pendingIn(found.checkpoint).map((pending) => `${pending}: pending`),
    ...differing("the state", stateRows(expected, none), stateRows(found, names)),
    ...differing("the account", cloudRows(expected, none), cloudRows(found, names)),
  ];
}
