import * as pulumi from "@pulumi/pulumi";
import { loadProgramSettings } from "./shared/config";
import { UserError } from "./shared/errors";
import { layerPrograms, wholeSystem } from "./system";

/**
 * Entry point of the root project: all layers in one graph, so that an environment can be previewed before
 * any of them exists and policies see both ends of every relation (decisions.md section 1).
 */
if (!pulumi.runtime.isDryRun()) {
  const folders = layerPrograms.map(({ layer }) => layer).join(", then ");
  throw new UserError(
    `the root project is for previews; deploy each layer from its own folder, in this order: ${folders}`,
  );
}

export = wholeSystem(loadProgramSettings());
