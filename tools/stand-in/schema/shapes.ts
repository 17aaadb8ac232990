/** What the extractor learns of a type. Plain data, so that it can be cached as JSON. */

/** The form of a value, as far as the check of inputs and the comparison need it. */
export type Shape =
  | { kind: "string" | "number" | "boolean" | "any" | "asset" }
  | { kind: "array" | "map"; of: Shape }
  /** A nested block; `ref` is its name in `types/input.d.ts`, such as `s3.BucketLifecycleConfigurationRule`. */
  | { kind: "object"; ref: string }
  | { kind: "either"; of: Shape[] };

export interface Property {
  shape: Shape;
  required: boolean;
  /** A change of this property replaces the resource. */
  forcesNew: boolean;
}

export interface ObjectSchema {
  properties: Record<string, Property>;
}

export type ValueKind = "string" | "number" | "boolean" | "array" | "map" | "object";

export interface ResourceSchema extends ObjectSchema {
  /** Outputs that are always in the state: AWS computes those that were not given. */
  computed: Record<string, ValueKind>;
}
