import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import type { Plugin } from "esbuild";
import type { System } from "../../engine/projects";
import { repositoryRoot } from "../../engine/repository";
import { edited, type Edit } from "./edit";

/** Gives the compiler the edited text of a file in the place of its own. */
function editing(edits: readonly Edit[]): Plugin {
  const files = new Map<string, string>();
  for (const edit of edits) {
    const file = join(repositoryRoot, edit.file);
    files.set(file, edited(files.get(file) ?? readFileSync(file, "utf8"), edit));
  }
  return {
    name: "edits",
    setup: (build) => {
      build.onLoad({ filter: /\.ts$/ }, ({ path }) => {
        const contents = files.get(path);
        return contents === undefined ? undefined : { contents, loader: "ts" };
      });
    },
  };
}

/**
 * The program as it would be with some edits, beside the program as it is. The tables of the inventory are constants of
 * its modules, so that another inventory is another program: it is compiled anew, with the edited text of a file in the
 * place of what is on disk. The repository is not touched, and the packages, Pulumi's SDK with its one connection to
 * the engine above all, stay those of this process, which a checked-out copy would load a second time.
 *
 * @throws Error where a text to be edited is not found, or found twice
 * @throws SetupError with the compiler's messages where the edited program does not compile
 */
export async function editedProgram(edits: readonly Edit[]): Promise<() => System> {
  const { bundle } = await import("../../setup/bundle.mjs");
  const { endCompiler } = await import("../../setup/compile.mjs");
  const digest = createHash("sha256").update(JSON.stringify(edits)).digest("hex").slice(0, 16);
  const target = `.setup/rehearse/${digest}.cjs`;
  await bundle(repositoryRoot, "system.ts", target, [editing(edits)]);
  await endCompiler();
  const file = join(repositoryRoot, target);
  return () => createRequire(file)(file) as System;
}
