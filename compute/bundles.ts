import type * as pulumi from "@pulumi/pulumi";
import { handlerBundle } from "../shared/components";
import type { Settings } from "../shared/config";
import { functionsOf } from "../shared/inventory";
import type { FunctionId } from "../shared/inventory";

/** Code of the functions that this repository holds, by function; each in the folder of its name. */
export type Bundles = Readonly<Partial<Record<FunctionId, pulumi.asset.Archive>>>;

/**
 * Bundles the handlers of the environment's functions, before any resource: code that is not there ends the run at once.
 *
 * @throws UserError naming the entry that is missing, or what does not compile in it.
 */
export function handlerBundles(settings: Settings): Bundles {
  const rows = functionsOf("compute", settings).filter(({ code }) => code === "bundle");
  return Object.fromEntries(rows.map(({ id }) => [id, handlerBundle(`compute/${id}`)]));
}
