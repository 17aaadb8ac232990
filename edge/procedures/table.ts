import type { Settings } from "../../shared/config";
import type { Arns } from "../../shared/naming";
import type { Procedure } from "./procedure";
import { failover, restore } from "./recovery";
import { rollback } from "./rollback";

/** Every procedure of an environment; a new one is one more entry, and a name in `shared/naming`. */
export function proceduresOf(arns: Arns, settings: Settings): readonly Procedure[] {
  return [restore(arns, settings), failover(arns, settings), rollback(arns, settings)];
}
