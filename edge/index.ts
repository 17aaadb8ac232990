import { loadProgramSettings, refuseUp } from "../shared/config";
import {
  computeContract,
  foundationContract,
  persistentContract,
  publishEdge,
  readLayer,
} from "../shared/contracts";
import type { StackOutputs } from "../shared/contracts";
import { edgeLayer } from "./layer";

/** Entry point of `pulumi preview` and `pulumi up` in this folder. */
const settings = loadProgramSettings();
refuseUp(settings);

/** Reads the layers below before anything is registered. */
async function outputs(): Promise<StackOutputs> {
  const persistent = await readLayer("persistent", persistentContract);
  const foundation = await readLayer("foundation", foundationContract);
  const compute = await readLayer("compute", computeContract);
  return publishEdge(edgeLayer(settings, { persistent, foundation, compute }));
}

export = outputs;
