/**
 * What the npm scripts call: `node tools/setup/run.mjs [command arguments...]`.
 *
 * Makes sure of what the command needs (dependencies, policy pack, engine), then runs it. This file and what
 * it imports statically also load on an old Node, so that its user gets a message and not a syntax error.
 */
import process from "node:process";
import "./optimise-late.cjs";
import { report } from "./failure.mjs";
import { checkNodeVersion } from "./node-version.mjs";
import { projectRoot } from "./project.mjs";

async function main() {
  const root = projectRoot();
  checkNodeVersion(root, process.versions.node);
  const { start } = await import("./start.mjs");
  await start(root, process.argv.slice(2));
}

main().catch(report);
