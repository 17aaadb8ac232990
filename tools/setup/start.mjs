/** Sets up what a command needs, then runs the command. */
import { createRequire } from "node:module";
import { join } from "node:path";
import process from "node:process";
import { bundleTool } from "./bundle.mjs";
import { stopChildrenOnSignals } from "./child.mjs";
import { commandOf, listOfCommands } from "./commands.mjs";
import { endCompiler } from "./compile.mjs";
import { ensureDependencies } from "./dependencies.mjs";
import { resolveEngine } from "./engine.mjs";
import { engineEnvironment } from "./environment.mjs";
import { SetupError } from "./failure.mjs";
import { buildPolicyPack } from "./policy-pack.mjs";
import { runTests } from "./tests.mjs";

/**
 * @param {string} root the project's folder; becomes the working directory, as under `npm run`
 * @param {readonly string[]} argv the command and its arguments; empty: set up everything and end
 * @throws {SetupError}
 */
export async function start(root, argv) {
  const [name, ...args] = argv;
  if (name === "--help" || name === "-h") {
    process.stdout.write(`${listOfCommands()}\n`);
    return;
  }
  const command = commandOf(name ?? "preview");
  if (command === undefined) throw new SetupError(`unknown command "${name}".\n${listOfCommands()}`, 2);
  process.chdir(root);

  const putSignalsBack = stopChildrenOnSignals();
  const needs = new Set(command.needs);
  if (needs.has("dependencies")) await ensureDependencies(root);
  if (needs.has("policy-pack")) await buildPolicyPack(root);
  const isTool = name !== undefined && command.tests === undefined;
  const tool = isTool ? await bundleTool(root, name) : undefined;
  await endCompiler();
  if (needs.has("engine")) {
    const engine = await resolveEngine(root);
    Object.assign(process.env, engineEnvironment(root, engine, process.env));
    if (name === undefined)
      process.stderr.write(`setup: ready; engine ${engine.version}, ${engine.binary}\n`);
  }
  putSignalsBack();

  if (command.tests !== undefined)
    await runTests(root, { tests: command.tests, parallel: command.parallel }, args);
  if (tool !== undefined) {
    const file = join(root, tool);
    process.argv = [process.execPath, file, ...args];
    createRequire(file)(file);
  }
}
