import { existsSync } from "node:fs";
import * as path from "node:path";
import * as pulumi from "@pulumi/pulumi";
import { configurationFolder } from "../config";
import { UserError } from "../errors";
import { buildHandler, runtimes } from "./handler-build";
import type { HandlerRuntime } from "./handler-build";
import { HandlerCache } from "./handler-cache";

/**
 * A path as the engine reads it: relative to the folder of the project that runs (`tradai` or
 * `tradai-<layer>`), so that neither plan nor state holds a path of this machine.
 */
function fromProject(root: string, file: string): string {
  const project = path.join(root, pulumi.getProject().replace(/^tradai-?/, ""));
  return path.relative(project, file).split(path.sep).join("/");
}

/** Code of a handler, packed as its runtime wants it. */
export interface HandlerCode {
  readonly archive: pulumi.asset.AssetArchive;
  /** Of the module in the archive, in hexadecimal. */
  readonly digest: string;
}

function handlerCode(entryFolder: string, runtime: HandlerRuntime, root: string): HandlerCode {
  const entry = `${entryFolder}/handler.ts`;
  if (!existsSync(path.join(root, entry))) {
    throw new UserError(`${entry}: the handler of a ${runtime}, not found in ${root}`);
  }
  const cache = new HandlerCache(root, entry, runtime);
  const bundle = cache.find() ?? cache.keep(buildHandler(root, entry, runtime));
  const asset =
    "file" in bundle
      ? new pulumi.asset.FileAsset(fromProject(root, bundle.file))
      : new pulumi.asset.StringAsset(bundle.text);
  return {
    archive: new pulumi.asset.AssetArchive({ [runtimes[runtime].file]: asset }),
    digest: bundle.digest,
  };
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
  return handlerCode(entryFolder, "function", root).archive;
}

/**
 * The code of a canary with the handler `index.handler`, as `handlerBundle` makes that of a function. Its digest belongs
 * into the key of the object that holds it: Synthetics reads the object when it is told of another one, and never again.
 *
 * @param entryFolder folder of the `handler.ts`, relative to the repository
 * @throws UserError naming the entry that is missing, or what does not compile in it
 */
export function canaryBundle(entryFolder: string, root = configurationFolder): HandlerCode {
  return handlerCode(entryFolder, "canary", root);
}
