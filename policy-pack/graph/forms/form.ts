import type { Value, ValueObject } from "../values";
import { isObject, UNKNOWN } from "../values";

/** Something that AWS's provider lets one say inside a resource or in a resource of its own. */
export interface Form {
  /** The property of the parent that says it. */
  readonly property: string;
  /** The type of the separate resource, which rules know. */
  readonly type: string;
  /** The property of the separate resource that names its parent; none where the parent is but another form of it. */
  readonly link?: string;
  /** Under which name the parent says what the separate resource calls otherwise. */
  readonly saidAs?: Readonly<Record<string, string>>;
  /** The inputs that separate resources would have, one each, without the link. */
  readonly says: (value: Value, inputs: ValueObject) => readonly ValueObject[];
}

/** A block that may occur once is an object in Pulumi's schema and a list of one in deprecated types. */
export function single(value: Value): Value {
  return Array.isArray(value) ? (value[0] ?? null) : value;
}

/** The items of a list; a list that is not known yet has one that is not. */
export function items(value: Value): readonly Value[] {
  return Array.isArray(value) ? value : [value];
}

/** A property of a block: unknown where the block is, undefined where it does not say. */
export function part(block: Value, property: string): Value | undefined {
  return block === UNKNOWN ? UNKNOWN : isObject(block) ? (block[property] ?? undefined) : undefined;
}

/** An object with null for what is undefined: no reader tells the two apart. */
export function given(properties: Readonly<Record<string, Value | undefined>>): ValueObject {
  return Object.fromEntries(Object.entries(properties).map(([property, value]) => [property, value ?? null]));
}

/** A block with one property under another name; undefined where the block is absent. */
export function renamed(block: Value | undefined, from: string, to: string): Value | undefined {
  if (!isObject(block)) {
    return block;
  }
  const { [from]: value, ...others } = block;
  return given({ ...others, [to]: value });
}
