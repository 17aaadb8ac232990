import type { Layer } from "../../shared/naming";

/** An output of a layer that will be another one after the next `up`. */
export interface OutputChange {
  readonly layer: Layer;
  /** `userPool.clientIds.web` */
  readonly path: string;
  /** As text; undefined where there was none. */
  readonly before: string | undefined;
  /** As text: predicted where AWS will name it; undefined where it goes. */
  readonly after: string | undefined;
}

type Outputs = Readonly<Record<string, unknown>>;

function leaves(value: unknown, path: string): readonly (readonly [string, string])[] {
  if (typeof value === "object" && value !== null) {
    return Object.entries(value).flatMap(([key, child]) =>
      leaves(child, path === "" ? key : `${path}.${key}`),
    );
  }
  if (value === undefined || value === null) return [];
  return [[path, typeof value === "string" ? value : JSON.stringify(value)]];
}

/** What differs between the outputs in a layer's state and those that its preview predicts, sorted by path. */
export function outputChanges(layer: Layer, before: Outputs, after: Outputs): readonly OutputChange[] {
  const [olds, news] = [new Map(leaves(before, "")), new Map(leaves(after, ""))];
  return [...new Set([...olds.keys(), ...news.keys()])]
    .sort()
    .map((path) => ({ layer, path, before: olds.get(path), after: news.get(path) }))
    .filter((change) => change.before !== change.after);
}

/** "persistent's `userPool.id`: `eu-central-1_A` → `eu-central-1_B`" */
export function outputSentence({ layer, path, before, after }: OutputChange): string {
  const shown = (value: string | undefined): string => (value === undefined ? "nothing" : `\`${value}\``);
  return `${layer}'s \`${path}\`: ${shown(before)} → ${shown(after)}`;
}
