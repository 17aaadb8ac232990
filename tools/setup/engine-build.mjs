/** Builds the engine from its published source: the module that `tools/pulumi-cli/go.mod` and go.sum pin. */
import { join } from "node:path";
import { goBuild } from "./go-build.mjs";
import { ENGINE_VERSION } from "./versions.mjs";

/** The variable that the official build sets too; without it the engine reports no version. */
const VERSION_VARIABLE = "github.com/pulumi/pulumi/sdk/v3/go/common/version.Version";

const ENGINE = {
  label: `building the Pulumi engine ${ENGINE_VERSION} with Go (about four minutes, once)`,
  folder: "pulumi-cli",
  package: "github.com/pulumi/pulumi/pkg/v3/cmd/pulumi",
  ldflags: `-X ${VERSION_VARIABLE}=v${ENGINE_VERSION}`,
};

/** @type {import("./engine-install.mjs").Way} */
export const build = {
  source: "go build",
  async get({ root, env, staging, onStart }) {
    const folder = join(staging, "built");
    await goBuild(ENGINE, { root, env, target: join(folder, "bin", "pulumi"), onStart });
    return folder;
  },
};
