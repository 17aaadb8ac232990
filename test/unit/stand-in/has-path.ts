import type { ObjectSchema, Shape } from "../../../tools/stand-in/schema/shapes";
import { schemas } from "./harness";

/** Whether a path such as `rules[].destination.bucket` leads through blocks that exist. */
export function hasPath(schema: ObjectSchema | undefined, path: string): boolean {
  const [first = "", ...rest] = path.split(".");
  const property = schema?.properties[first.replace("[]", "")];
  if (property === undefined) return false;
  if (first.endsWith("[]") !== (property.shape.kind === "array")) return false;
  const ref = refOf(property.shape);
  return rest.length === 0 || (ref !== undefined && hasPath(schemas.object(ref), rest.join(".")));
}

function refOf(shape: Shape): string | undefined {
  if (shape.kind === "object") return shape.ref;
  return shape.kind === "array" ? refOf(shape.of) : undefined;
}
