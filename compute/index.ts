import { loadProgramSettings, refuseUp } from "../shared/config";
import { foundationContract, persistentContract, publishCompute, readLayer } from "../shared/contracts";
import type { StackOutputs } from "../shared/contracts";
import { computeLayer } from "./layer";

/** Entry point of `pulumi preview` and `pulumi up` in this folder. */
const settings = loadProgramSettings();
refuseUp(settings);

/** Reads the layers below before anything is registered. */
async function outputs(): Promise<StackOutputs> {
  const persistent = await readLayer("persistent", persistentContract);
  const foundation = await readLayer("foundation", foundationContract);
  return publishCompute(computeLayer(settings, { persistent, foundation }));
}

export = outputs;
