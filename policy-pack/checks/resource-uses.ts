import type { ResourceGraph } from "../graph/graph";
import { machineTypes, scriptOf } from "../graph/machines";
import { OpenQuestions } from "../graph/open-questions";
import type { Resource } from "../graph/resource";
import type { Value } from "../graph/values";
import { holdsUnknown, stringsIn } from "../graph/values";
import { labelsOf } from "./consumers";
import { grantsIn, identityHolders } from "./resource-grants";

/** A place in which one resource names another, or a right to act on it. */
export interface Use {
  readonly by: Resource;
  /** The top-level property. */
  readonly property: string;
  /** Actions that a statement allows on it, as they are written; undefined where no statement names it. */
  readonly actions?: readonly string[];
}

/** A place whose value is known only after the update and depends on nothing declared: it may name anything. */
export type OpenPlace = Omit<Use, "actions">;

export interface UseIndex {
  readonly uses: ReadonlyMap<Resource, readonly Use[]>;
  readonly open: readonly OpenPlace[];
}

/** Labels; and documents that say who may come to a resource, which is no use of what they name. */
const silent: ReadonlySet<string> = new Set([
  "tags",
  "tagsAll",
  "description",
  "policy",
  "assumeRolePolicy",
  "policyDocument",
]);

/** Who names which declared resource where: by the engine's dependencies and by what is written. */
export function usesIn(graph: ResourceGraph): UseIndex {
  return graph.remember("who names which resource where", () => {
    const uses = new Map<Resource, Use[]>();
    const open: OpenPlace[] = [];
    const add = (named: Resource, use: Use): void => {
      if (named.urn !== use.by.urn) {
        const known = uses.get(named) ?? [];
        known.push(use);
        uses.set(named, known);
      }
    };
    for (const by of graph.resources) {
      for (const [property, value] of Object.entries(by.facts.inputs)) {
        if (silent.has(property)) {
          continue;
        }
        const sources = by.dependenciesOf(property);
        if (holdsUnknown(value) && sources.length === 0) {
          open.push({ by, property });
        }
        const written = textsAt(by, property, value).flatMap((text) => namedIn(graph, text));
        for (const named of new Set([...sources, ...written])) {
          add(named, { by, property });
        }
      }
    }
    for (const by of graph.ofType(...identityHolders)) {
      const place: OpenPlace = { by, property: "policy" };
      const found = grantsIn(graph, by);
      found.grants.forEach(({ named, actions }) => {
        add(named, { ...place, actions });
      });
      if (!found.isComplete) {
        open.push(place);
      }
    }
    return { uses, open };
  });
}

/** The texts in a property; a machine's script is written in base64. */
function textsAt(by: Resource, property: string, value: Value): readonly string[] {
  const isScript = machineTypes.includes(by.type) && property.startsWith("userData");
  const script = isScript ? new OpenQuestions().ask(() => scriptOf(by)) : undefined;
  return stringsIn(script ?? value).map(({ text }) => text);
}

/** The resources that a text names: by an identity, or by a word of it, or by the beginning of a path. */
function namedIn(graph: ResourceGraph, text: string): readonly Resource[] {
  const texts = graph.remember("resources by text", () => new Map<string, readonly Resource[]>());
  const found = texts.get(text) ?? searched(graph, text);
  texts.set(text, found);
  return found;
}

function searched(graph: ResourceGraph, text: string): readonly Resource[] {
  const whole = known(graph, text);
  if (whole.length > 0) {
    return whole;
  }
  return [...text.matchAll(/[\w.:/@+-]+/g)].flatMap(([word]) =>
    candidates(word).flatMap((each) => known(graph, each)),
  );
}

/** By what AWS knows a resource, or by a label that its consumers look it up by. */
function known(graph: ResourceGraph, text: string): readonly Resource[] {
  const labels = graph.remember("labels of resources", () =>
    graph.resources.flatMap((resource) => [...labelsOf(resource)].map((label) => ({ label, resource }))),
  );
  return [
    ...graph.identifiedBy(text),
    ...labels.filter(({ label }) => label === text).map(({ resource }) => resource),
  ];
}

/** What of a word may be an identity: an ARN without what follows the resource, the name in an address, an image's repository. */
function candidates(word: string): readonly string[] {
  // An image is taken from a parameter by this word before its name.
  const parts = word.replace("resolve:ssm:", "").split(/(?=[:/@])/);
  const beginnings = parts.map((_, index) => parts.slice(0, index + 1).join(""));
  const path = word.split("/");
  const after = path
    .slice(1)
    .join("/")
    .replace(/[:@].*/, "");
  const folders = after.split("/").map((_, index, all) => all.slice(0, index + 1).join("/"));
  return [...new Set([...beginnings, ...path, ...folders])];
}
