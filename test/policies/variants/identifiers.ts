import { UNKNOWN } from "../../../policy-pack/graph/values";
import type { Example, Fixture } from "../../../policy-pack/rule";
import { handedOn } from "./handles";
import { predictedOutputs } from "./predicted";

type Replace = (leaf: unknown, key: string, targets: readonly Fixture[]) => unknown;

/**
 * A first preview, in which a program hands on what AWS has not answered yet: every reference that is the
 * identifier of its target is unknown and known by its dependency alone.
 */
export function identifiersUnknown(example: Example): Example {
  return mapReferences(example, example, (leaf, _, targets) =>
    typeof leaf === "string" && targets.some((target) => identifiersOf(target).includes(leaf))
      ? UNKNOWN
      : leaf,
  );
}

/** A later preview: AWS has answered, in the outputs and wherever an unknown identifier was handed on. */
export function identifiersPredicted(example: Example): Example {
  // A stage's ARN holds its API's identifier, which has to be answered before it.
  const answered = answer(example, answer(example, example));
  return {
    ...answered,
    resources: answered.resources.map((each) => ({ ...each, outputs: predictedOutputs(each) })),
  };
}

/** The form of what AWS gives as identifier. */
const madeUp = /^(?:[a-z]+-[0-9a-f]{8,17}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

function answer(example: Example, among: Example): Example {
  const taken = new Map<string, number>();
  const known = new Set(example.resources.flatMap(identifiersOf));
  return mapReferences(example, among, (leaf, key, targets) => {
    // An identifier that the example made up for a resource of its own is not the one that AWS answers.
    const isMadeUp = typeof leaf === "string" && madeUp.test(leaf) && !known.has(leaf);
    if (typeof leaf !== "symbol" && !isMadeUp) {
      return leaf;
    }
    const handed = targets.flatMap((target) => {
      const found = handedOn(key, target);
      return found === undefined ? [] : [found];
    });
    // Where a property refers to several of a class, its leaves stand in the order of the references.
    const list = JSON.stringify(handed);
    const index = taken.get(list) ?? 0;
    taken.set(list, index + 1);
    return handed.length === 0 ? leaf : handed[index % handed.length];
  });
}

/** Values without what they depend on, as after a way through a file or another program. */
export function dependenciesLost(example: Example): Example {
  return {
    ...example,
    resources: example.resources.map((fixture) => ({ ...fixture, references: {} })),
  };
}

function identifiersOf(target: Fixture): readonly unknown[] {
  const outputs = predictedOutputs(target);
  return [outputs.id, outputs.arn, outputs.url, outputs.keyId].filter((each) => each !== "");
}

/** The example with every leaf of the inputs that refer to fixtures replaced; these are looked up in `among`. */
function mapReferences(example: Example, among: Example, replace: Replace): Example {
  const byName = new Map(among.resources.map((each) => [each.name, each]));
  return {
    ...example,
    resources: example.resources.map((fixture) => {
      const inputs: Record<string, unknown> = { ...fixture.inputs };
      for (const [property, names] of Object.entries(fixture.references ?? {})) {
        const targets = names.flatMap((name) => byName.get(name) ?? []);
        inputs[property] = mapLeaves(inputs[property], property, (leaf, key) => replace(leaf, key, targets));
      }
      return { ...fixture, inputs };
    }),
  };
}

/** A value with each of its leaves replaced; `key` is the one under which a leaf, or its list, stands. */
function mapLeaves(value: unknown, key: string, replace: (leaf: unknown, key: string) => unknown): unknown {
  if (Array.isArray(value)) {
    return value.map((item) => mapLeaves(item, key, replace));
  }
  return typeof value === "object" && value !== null
    ? Object.fromEntries(Object.entries(value).map(([name, item]) => [name, mapLeaves(item, name, replace)]))
    : replace(value, key);
}
