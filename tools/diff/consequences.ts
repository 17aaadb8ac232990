import { readUrn } from "../engine/urn";
import { valueAt, type InputChange, type ResourceChange } from "../report/changes";
import type { OutputChange } from "./outputs";
import { projectOf } from "./state";

/** What a change may come from. */
export interface Causes {
  /** Of the layers below. */
  readonly outputs: readonly OutputChange[];
  /** URNs of the same layer's resources that are made or made anew. */
  readonly made: ReadonlySet<string>;
}

const REFERENCE = "::pulumi:pulumi:StackReference::";

/** The layers' projects whose outputs an input is made of, as the engine's references to stacks name them. */
function projectsRead(urns: readonly string[]): readonly string[] {
  return urns
    .filter((urn) => urn.includes(REFERENCE))
    .map((urn) => urn.split(REFERENCE)[1]?.split("/")[1] ?? "");
}

function textAt(resource: ResourceChange["before"], path: string): string {
  const value = valueAt(resource, path);
  return typeof value === "string" ? value : (JSON.stringify(value) ?? "");
}

function causeOf(
  { path }: InputChange,
  { before, after }: ResourceChange,
  causes: Causes,
): string | undefined {
  const [property = ""] = path.split(/[.[]/);
  const urns = [before, after].flatMap((resource) => resource?.propertyDependencies[property] ?? []);
  const read = projectsRead(urns);
  const [old, now] = [textAt(before, path), textAt(after, path)];
  const output = causes.outputs.find(
    (each) =>
      read.includes(projectOf(each.layer)) &&
      (each.before === undefined || old.includes(each.before)) &&
      (each.after === undefined || now.includes(each.after)),
  );
  if (output !== undefined) return `${output.layer}'s \`${output.path}\``;
  const made = urns.find((urn) => causes.made.has(urn));
  return made === undefined ? undefined : `**${readUrn(made).name}**`;
}

/**
 * The change with the cause of each input, as far as its dependencies and values show it: an output of a layer below
 * that has another value, or a resource of the same layer that is made anew. What comes from outside comes first.
 */
export function withCauses(change: ResourceChange, causes: Causes): ResourceChange {
  const inputs = change.inputs.map((input): InputChange => {
    const from = causeOf(input, change, causes);
    return from === undefined ? input : { ...input, from };
  });
  const isCaused = ({ from }: InputChange): number => (from === undefined ? 1 : 0);
  return { ...change, inputs: [...inputs].sort((a, b) => isCaused(a) - isCaused(b)) };
}
