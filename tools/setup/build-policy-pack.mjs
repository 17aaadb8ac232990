/** `node tools/setup/build-policy-pack.mjs` compiles the policy pack; npm's `prepare` calls it. */
import { endCompiler } from "./compile.mjs";
import { report } from "./failure.mjs";
import { buildPolicyPack } from "./policy-pack.mjs";
import { projectRoot } from "./project.mjs";

async function main() {
  await buildPolicyPack(projectRoot());
  await endCompiler();
}

main().catch(report);
