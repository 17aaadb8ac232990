import { loadProgramSettings, refuseBootstrap } from "../shared/config";
import { bootstrap } from "./bootstrap";

/** Entry point of `pulumi preview` and `pulumi up` in this folder. */
const settings = loadProgramSettings();
refuseBootstrap(settings);

export = bootstrap(settings);
