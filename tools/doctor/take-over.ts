import type { Layer } from "../../shared/naming";
import type { Registered } from "../engine/declared";

/**
 * How to have Pulumi take over what is there. A line of `pulumi import` would put it outside the layer's component, where
 * the program does not find it, so it goes by file (docs/deploying.md, "What an account has once").
 */
export function takeOver(
  { name, type }: Pick<Registered, "name" | "type">,
  layer: Layer,
  id: string,
): string {
  return `in ${layer}/: pulumi preview --import-file once.json, keep "${name}" (${type}) with the id ${id}, pulumi import --file once.json --protect=false --generate-code=false`;
}
