import { existsSync } from "node:fs";
import { dirname, join } from "node:path";

/** The folder of `PulumiPolicy.yaml`, from the source as well as from the compiled `bin/`. */
export function packRoot(start: string = __dirname): string {
  if (existsSync(join(start, "PulumiPolicy.yaml"))) {
    return start;
  }
  const above = dirname(start);
  if (above === start) {
    throw new Error("PulumiPolicy.yaml was not found above the policy pack's code");
  }
  return packRoot(above);
}
