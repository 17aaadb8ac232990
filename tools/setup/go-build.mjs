/** Builds a program from its published source: the module that a folder's go.mod and go.sum pin. */
import { join } from "node:path";
import { ends, run } from "./child.mjs";
import { SetupError } from "./failure.mjs";
import { allOnPath } from "./path.mjs";
import { withProgress } from "./progress.mjs";

/**
 * @typedef {object} Program
 * @property {string} label what is done, as in "building the Pulumi engine"
 * @property {string} folder of go.mod, below tools/
 * @property {string} package path of the program's main package
 * @property {string} [ldflags] besides those that leave symbols out
 *
 * @typedef {object} Task
 * @property {string} root the project's folder
 * @property {NodeJS.ProcessEnv} env
 * @property {string} target the file that is made
 * @property {(pid: number) => void} [onStart] called with the child process
 */

/**
 * @param {Program} program
 * @param {Task} task
 * @throws {SetupError} when there is no Go, or with Go's own words
 */
export async function goBuild(program, { root, env, target, onStart }) {
  const go = allOnPath("go", env)[0];
  if (go === undefined) throw new SetupError("`go` on PATH: not found");
  const flags = ["-s -w", program.ldflags ?? ""].join(" ").trim();
  const args = ["build", "-mod=readonly", "-trimpath", "-ldflags", flags, "-o", target, program.package];
  // Without cgo no C compiler is needed; a workspace file above the checkout has no say.
  const goEnv = { ...env, CGO_ENABLED: "0", GOWORK: "off" };
  await withProgress(program.label, async () => {
    const cwd = join(root, "tools", program.folder);
    const outcome = await run(go.file, args, { cwd, env: goEnv, onStart });
    if (!outcome.ok) throw new SetupError(`${go.file} build failed:\n${ends(outcome.output, 0, 8)}`);
  });
}
