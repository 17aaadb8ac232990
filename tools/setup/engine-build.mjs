/** Builds the engine from its published source: the module that `tools/pulumi-cli/go.mod` and go.sum pin. */
import { join } from "node:path";
import { ends, run } from "./child.mjs";
import { SetupError } from "./failure.mjs";
import { allOnPath } from "./path.mjs";
import { withProgress } from "./progress.mjs";
import { ENGINE_VERSION } from "./versions.mjs";

const PACKAGE = "github.com/pulumi/pulumi/pkg/v3/cmd/pulumi";
/** The variable that the official build sets too; without it the engine reports no version. */
const VERSION_VARIABLE = "github.com/pulumi/pulumi/sdk/v3/go/common/version.Version";

/** @type {import("./engine-install.mjs").Way} */
export const build = {
  source: "go build",
  async get({ root, env, staging, onStart }) {
    const go = allOnPath("go", env)[0];
    if (go === undefined) throw new SetupError("`go` on PATH: not found");
    const folder = join(staging, "built");
    const args = [
      "build",
      "-mod=readonly",
      "-trimpath",
      "-ldflags",
      `-s -w -X ${VERSION_VARIABLE}=v${ENGINE_VERSION}`,
      "-o",
      join(folder, "bin", "pulumi"),
      PACKAGE,
    ];
    // Without cgo no C compiler is needed; a workspace file above the checkout has no say.
    const goEnv = { ...env, CGO_ENABLED: "0", GOWORK: "off" };
    const label = `building the Pulumi engine ${ENGINE_VERSION} with Go (about four minutes, once)`;
    await withProgress(label, async () => {
      const cwd = join(root, "tools", "pulumi-cli");
      const outcome = await run(go.file, args, { cwd, env: goEnv, onStart });
      if (!outcome.ok) throw new SetupError(`${go.file} build failed:\n${ends(outcome.output, 0, 8)}`);
    });
    return folder;
  },
};
