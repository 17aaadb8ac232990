import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { copyWorkingTree } from "../../engine/checkout";
import { makeTemporaryFolder, removeTemporaryFolder } from "../../engine/temporary-folder";
import { makeWitnesses, type Witnesses } from "./witnesses";

/** A copy of the repository with a commit, whose files can be broken and put back. */
export class Checkout {
  /** What files held before they were changed; undefined for those that were not there. */
  private readonly before = new Map<string, string | undefined>();

  private constructor(
    private readonly folder: string,
    readonly root: string,
    readonly witnesses: Witnesses,
  ) {}

  /** @throws UserError when there is no room for temporary files */
  static async make(): Promise<Checkout> {
    const folder = makeTemporaryFolder();
    const root = join(folder, "checkout");
    copyWorkingTree(root);
    // Commands that compare with a commit find one. Nothing is in it: none of them should come so far as to look.
    const git = (...words: readonly string[]): unknown => execFileSync("git", words, { cwd: root });
    git("init", "--quiet");
    git(
      ...["-c", "user.name=rehearsal", "-c", "user.email=rehearsal@localhost"],
      ...["commit", "--quiet", "--allow-empty", "--message=nothing"],
    );
    return new Checkout(folder, root, await makeWitnesses(join(folder, "witnesses")));
  }

  read(file: string): string {
    return readFileSync(join(this.root, file), "utf8");
  }

  /** @param text undefined removes the file */
  write(file: string, text: string | undefined): void {
    this.note(file);
    const target = join(this.root, file);
    rmSync(target, { force: true, recursive: true });
    if (text === undefined) return;
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, text);
  }

  /** Puts back everything that was changed. */
  restore(): void {
    for (const file of this.before.keys()) rmSync(join(this.root, file), { force: true, recursive: true });
    for (const [file, text] of this.before) {
      if (text !== undefined) writeFileSync(join(this.root, file), text);
    }
    this.before.clear();
  }

  /** Of a file whose folder is not there either, the folder is noted: it goes as a whole. */
  private note(file: string): void {
    const folder = dirname(file);
    if (!existsSync(join(this.root, folder))) this.note(folder);
    else if (!this.before.has(file)) {
      this.before.set(file, existsSync(join(this.root, file)) ? this.read(file) : undefined);
    }
  }

  remove(): void {
    removeTemporaryFolder(this.folder);
  }
}
