import { loadProgramSettings, refuseUp } from "../shared/config";
import { persistentContract, publishFoundation, readLayer } from "../shared/contracts";
import { foundationLayer } from "./layer";

/** Entry point of `pulumi preview` and `pulumi up` in this folder. */
const settings = loadProgramSettings();
refuseUp(settings);

export = async () =>
  publishFoundation(
    foundationLayer(settings, { persistent: await readLayer("persistent", persistentContract) }),
  );
