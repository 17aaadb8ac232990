import { loadProgramSettings, refuseUp } from "../shared/config";
import { persistentContract, publishFoundation, readLayer } from "../shared/contracts";
import type { StackOutputs } from "../shared/contracts";
import { foundationLayer } from "./layer";

/** Entry point of `pulumi preview` and `pulumi up` in this folder. */
const settings = loadProgramSettings();
refuseUp(settings);

/** Reads the layer below before anything is registered. */
async function outputs(): Promise<StackOutputs> {
  const persistent = await readLayer("persistent", persistentContract);
  return publishFoundation(foundationLayer(settings, { persistent }));
}

export = outputs;
