import type { Settings } from "../../shared/config/schema/settings";
import type { Declared } from "../engine/declared";

/** Loads the program and the provider's SDK, which takes seconds: not before it is sure who asks, and of whom. */
function loaded(): {
  readonly declared: typeof import("../engine/declared");
  readonly quiet: typeof import("../engine/quiet-sdk");
  readonly system: typeof import("../../system");
} {
  /* eslint-disable @typescript-eslint/no-require-imports -- `import()` cannot load TypeScript under ts-node */
  return {
    declared: require("../engine/declared") as typeof import("../engine/declared"),
    quiet: require("../engine/quiet-sdk") as typeof import("../engine/quiet-sdk"),
    system: require("../../system") as typeof import("../../system"),
  };
  /* eslint-enable @typescript-eslint/no-require-imports */
}

/**
 * What the program would deploy, read off the program itself: without an engine, in the time that it takes to load. What AWS
 * alone can name is unknown, but for ids, which are `id-of-<logical name>`.
 */
export async function plannedBy(settings: Settings): Promise<readonly Declared[]> {
  const { declared, quiet, system } = loaded();
  await quiet.quietSdk();
  const answers = { outputs: ({ inputs }: { readonly inputs: object }) => ({ ...inputs }), isPreview: true };
  return await declared.declaredBy(settings.environment, "tradai", answers, () => system.allLayers(settings));
}
