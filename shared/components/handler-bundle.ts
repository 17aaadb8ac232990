import { existsSync } from "node:fs";
import * as path from "node:path";
import * as pulumi from "@pulumi/pulumi";
import { configurationFolder } from "../config";
import { UserError } from "../errors";
import { buildHandler } from "./handler-build";
import { HandlerCache } from "./handler-cache";

/**
 * A path as the engine reads it: relative to the folder of the project that runs (`tradai` or
 * `tradai-<layer>`), so that neither plan nor state holds a path of this machine.
 */
function fromProject(root: string, file: string): string {
  const project = path.join(root, pulumi.getProject().replace(/^tradai-?/, ""));
  return path.relative(project, file).split(path.sep).join("/");
}

/**
 * The code of a function whose handler is in this repository, for `code` of a Lambda function with the handler
 * `index.handler` and the runtime nodejs24.x. To be called before the layer registers its first
 * resource: a program that fails later leaves the engine waiting (decisions.md section 10).
 *
 * A file and not its text, because Pulumi writes an asset's text into the state
 * (https://github.com/pulumi/pulumi/issues/1422), at every step of an update.
 *
 * @param entryFolder folder of the `handler.ts`, relative to the repository
 * @param root folder of the repository
 * @throws UserError naming the entry that is missing, or what does not compile in it
 */
export function handlerBundle(entryFolder: string, root = configurationFolder): pulumi.asset.AssetArchive {
  const entry = `${entryFolder}/handler.ts`;
  if (!existsSync(path.join(root, entry))) {
    throw new UserError(`${entry}: the handler of a function, not found in ${root}`);
  }
  const cache = new HandlerCache(root, entry);
  const bundle = cache.find() ?? cache.keep(buildHandler(root, entry));
  const asset =
    "file" in bundle
      ? new pulumi.asset.FileAsset(fromProject(root, bundle.file))
      : new pulumi.asset.StringAsset(bundle.text);
  return new pulumi.asset.AssetArchive({ "index.mjs": asset });
}
