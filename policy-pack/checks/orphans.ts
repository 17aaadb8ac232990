import type { ResourceGraph } from "../graph/graph";
import { nameProperties } from "../graph/identities";
import { missingLayers } from "../graph/layers";
import { Undecidable, UnknownRead } from "../graph/reader";
import { companionsOf, mayHaveCompanion } from "../graph/references";
import type { Resource } from "../graph/resource";
import { UNKNOWN } from "../graph/values";
import { matchesPattern } from "../iam/patterns";
import type { Check } from "../rule";
import type { ConsumerRow, Need } from "./consumer-form";
import { consumersOf } from "./consumers";
import type { OpenPlace, Use } from "./resource-uses";
import { usesIn } from "./resource-uses";

/** Somebody reads it, writes it, runs it, stands in it: whatever it is there for. */
export const isConsumed: Check = function* (subject, { graph }) {
  const row = consumersOf(subject.type);
  if (!row || isReadOutside(row, subject)) {
    return;
  }
  const { uses, open } = usesIn(graph);
  const lacking = (needs: readonly Need[], names: readonly Resource[]): readonly Need[] =>
    needs.filter((need) => !names.some((each) => uses.get(each)?.some((use) => meets(need, use)) === true));
  const own = lacking(row.needs, [subject]);
  for (const need of own.length > 0 ? lacking(own, [...standingFor(graph, row, subject)]) : []) {
    const missing = missingLayers(graph);
    if (missing.length > 0) {
      throw new Undecidable(`its consumer may be declared in ${missing.join(", ")}, which the program lacks`);
    }
    throwUnnamed(row, subject);
    const place = open.find((each) => mayMeet(need, each));
    if (place) {
      throw new UnknownRead(`${place.property} of ${place.by.name}`);
    }
    yield {
      found: `nothing declared ${need.verb}`,
      expected: "a consumer, or an exemption that says who it is",
    };
  }
};

/** Whoever names by its name what has none yet cannot be told. */
function throwUnnamed({ label }: ConsumerRow, { type, inputs }: Resource): void {
  const unknown = [...nameProperties(type), label].find(
    (property) => property !== undefined && inputs.raw(property) === UNKNOWN,
  );
  if (unknown !== undefined) {
    throw new UnknownRead(unknown);
  }
}

function isReadOutside({ outside }: ConsumerRow, { inputs }: Resource): boolean {
  return outside !== undefined && inputs.texts("name").some((name) => outside.test(name));
}

/** What is named in the resource's stead: an alias of a key, the validation of a certificate. */
function* standingFor(graph: ResourceGraph, { through }: ConsumerRow, subject: Resource): Iterable<Resource> {
  if (!through) {
    return;
  }
  const [type, property] = through;
  if (mayHaveCompanion(graph, subject, type, property)) {
    throw new UnknownRead(`${property} of a ${type.replace(/.*:/, "")}`);
  }
  yield* companionsOf(graph, subject, type, property);
}

function meets(need: Need, use: Use): boolean {
  return (use.actions ? allowsOne(need, use.actions) : isSite(need, use)) || isAt(need.unless, use);
}

function allowsOne({ actions = [] }: Need, given: readonly string[]): boolean {
  return actions.some((wanted) =>
    given.some((pattern) => matchesPattern(pattern.toLowerCase(), wanted.toLowerCase())),
  );
}

function isSite({ sites, except }: Need, use: OpenPlace): boolean {
  return except ? !except.includes(use.by.type) : isAt(sites, use);
}

function isAt(sites: Need["sites"], { by, property }: OpenPlace): boolean {
  return sites?.[by.type]?.includes(property) === true;
}

function mayMeet(need: Need, place: OpenPlace): boolean {
  return place.property === "policy"
    ? need.actions !== undefined
    : isSite(need, place) || isAt(need.unless, place);
}
