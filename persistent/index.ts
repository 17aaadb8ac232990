import { loadProgramSettings, refuseUp } from "../shared/config";
import { publishPersistent } from "../shared/contracts";
import { persistentLayer } from "./layer";

/** Entry point of `pulumi preview` and `pulumi up` in this folder. */
const settings = loadProgramSettings();
refuseUp(settings);

export = publishPersistent(persistentLayer(settings));
