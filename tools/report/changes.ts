import type { Plan, PlanResource } from "../engine/plan";
import { readUrn } from "../engine/urn";
import { changesOf, type Change } from "../stand-in/diff";
import type { SchemaStore } from "../stand-in/schema/store";
import type { Values } from "../stand-in/values";

export type Operation = "create" | "change" | "replace" | "delete";

/** An input that differs. */
export interface InputChange extends Change {
  /** What its new value comes from, in Markdown, where that is known. */
  readonly from?: string;
}

/** What becomes of one resource between two plans. */
export interface ResourceChange {
  readonly operation: Operation;
  readonly urn: string;
  /** `aws.s3.Bucket` */
  readonly type: string;
  readonly name: string;
  /** `persistent`; `none` for what belongs to no layer. */
  readonly layer: string;
  /** The inputs that differ, down to the last property; empty for a resource that comes or goes. */
  readonly inputs: readonly InputChange[];
  readonly before?: PlanResource;
  readonly after?: PlanResource;
}

/** Repeats `tags` and the default tags that are stated once. */
const REPEATED = "tagsAll";

function inputsOf({ inputs }: PlanResource): Values {
  return Object.fromEntries(Object.entries(inputs).filter(([name]) => name !== REPEATED)) as Values;
}

/** A component has no provider that could compare: whatever of it differs is told as it is written. */
const noSchema = { properties: {} };

function inputChanges(schemas: SchemaStore, before: PlanResource, after: PlanResource): readonly Change[] {
  const schema = schemas.resource(after.type) ?? noSchema;
  return changesOf(schema, inputsOf(before), inputsOf(after), schemas);
}

/**
 * Compares two plans by URN, as the engine does. Which inputs force a replacement is read from the installed
 * `@pulumi/aws`. A resource whose inputs are equal and whose protection differs is changed, too.
 */
export function compare(schemas: SchemaStore, before: Plan, after: Plan): readonly ResourceChange[] {
  const olds = new Map(before.resources.map((resource) => [resource.urn, resource]));
  const news = new Map(after.resources.map((resource) => [resource.urn, resource]));
  const urns = [...new Set([...olds.keys(), ...news.keys()])].sort();
  return urns.flatMap((urn) => changeOf(schemas, urn, olds.get(urn), news.get(urn)));
}

function changeOf(
  schemas: SchemaStore,
  urn: string,
  before: PlanResource | undefined,
  after: PlanResource | undefined,
): readonly ResourceChange[] {
  const { layer = "none", type, name } = readUrn(urn);
  const about = { urn, type, name, layer, inputs: [] };
  if (before === undefined) {
    return after === undefined ? [] : [{ ...about, operation: "create", after }];
  }
  if (after === undefined) {
    return [{ ...about, operation: "delete", before }];
  }
  const inputs = inputChanges(schemas, before, after);
  if (inputs.length === 0 && before.protect === after.protect) {
    return [];
  }
  const operation = inputs.some(({ replaces }) => replaces) ? "replace" : "change";
  return [{ ...about, operation, inputs, before, after }];
}

/** The value at a path as {@link Change} tells it: `rules[0].status`, `tags["a b"]`. */
export function valueAt(resource: PlanResource | undefined, path: string): unknown {
  const steps = [...path.matchAll(/\["([^"]+)"\]|\[(\d+)\]|([^.[\]]+)/g)].map(
    ([, quoted, index, plain]) => quoted ?? index ?? plain ?? "",
  );
  return steps.reduce<unknown>(
    (value, step) =>
      typeof value === "object" && value !== null ? (value as Record<string, unknown>)[step] : undefined,
    resource?.inputs,
  );
}
