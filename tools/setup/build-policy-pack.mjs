/** `node tools/setup/build-policy-pack.mjs` compiles the policy pack; npm's `prepare` calls it. */
import { buildPolicyPack, loadEsbuild } from "./bundle.mjs";
import { report } from "./failure.mjs";
import { projectRoot } from "./project.mjs";

async function main() {
  const root = projectRoot();
  const esbuild = loadEsbuild(root);
  await buildPolicyPack(root, esbuild);
  await esbuild.stop();
}

main().catch(report);
