import { cpSync, symlinkSync } from "node:fs";
import { basename, join } from "node:path";
import { repositoryRoot } from "./repository";

/** Not part of a checkout, or of no use to a command that is run in one. */
const LEFT_OUT = new Set([".git", ".setup", "test", "docs"]);

/**
 * Copies the working tree as it is, so that a command can be run, or broken, where it harms nobody. The installed packages
 * are linked: they are the same.
 *
 * @param folder made by this; it must not be there yet
 */
export function copyWorkingTree(folder: string): void {
  cpSync(repositoryRoot, folder, {
    recursive: true,
    filter: (source) =>
      basename(source) !== "node_modules" && !LEFT_OUT.has(source.slice(repositoryRoot.length + 1)),
  });
  symlinkSync(join(repositoryRoot, "node_modules"), join(folder, "node_modules"), "dir");
}
