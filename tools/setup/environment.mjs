/** What a command finds in its environment once the set-up is done. */
import { existsSync, realpathSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { allOnPath } from "./path.mjs";

/**
 * A build from source comes without Pulumi's language hosts. The engine then starts a policy pack through a
 * program `pulumi-analyzer-policy-nodejs` on PATH, which this folder holds.
 */
const ANALYZER_FOLDER = join("tools", "setup", "bin");
const LANGUAGE_HOST = "pulumi-language-nodejs";

/**
 * @param {string} root
 * @param {import("./engine.mjs").Engine} engine
 * @param {NodeJS.ProcessEnv} env
 * @returns {NodeJS.ProcessEnv} `env` with TRADAI_ENGINE (path of the binary), TRADAI_ENGINE_VERSION, and a
 *   PATH that begins with the engine's folder, followed by the analyzer's where that is needed
 */
export function engineEnvironment(root, { binary, version }, env) {
  const hasLanguageHost =
    existsSync(join(dirname(realpathSync(binary)), LANGUAGE_HOST)) ||
    allOnPath(LANGUAGE_HOST, env).length > 0;
  const folders = [dirname(binary), ...(hasLanguageHost ? [] : [join(root, ANALYZER_FOLDER)])];
  return {
    ...env,
    TRADAI_ENGINE: binary,
    TRADAI_ENGINE_VERSION: version,
    PATH: [...folders, env.PATH ?? ""].join(delimiter),
  };
}
