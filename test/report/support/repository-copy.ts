import { execFileSync } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { repositoryRoot } from "../../../tools/engine/repository";
import { edited, type Edit } from "../../../tools/rehearse/changes/edit";

function git(cwd: string, ...args: readonly string[]): string {
  return execFileSync("git", args, { cwd, encoding: "utf8", maxBuffer: 64 * 2 ** 20 });
}

/** The files of the working tree, but for those that git ignores. */
function workingFiles(): readonly string[] {
  return git(repositoryRoot, "ls-files", "-z", "--cached", "--others", "--exclude-standard")
    .split("\0")
    .filter((file) => file !== "" && file !== "node_modules" && existsSync(join(repositoryRoot, file)));
}

/**
 * The working tree as a repository of its own with one commit, in a temporary folder: what is edited there differs
 * from the base by the edit alone. The dependencies are those of this repository.
 */
export class RepositoryCopy {
  readonly root = mkdtempSync(join(tmpdir(), "tradai-copy-"));
  /** Its only commit. */
  readonly commit: string;

  constructor() {
    for (const file of workingFiles()) {
      mkdirSync(dirname(join(this.root, file)), { recursive: true });
      cpSync(join(repositoryRoot, file), join(this.root, file));
    }
    git(this.root, "init", "--quiet", "--initial-branch", "main");
    git(this.root, "add", "--all");
    const author = [
      "-c",
      "user.name=test",
      "-c",
      "user.email=test@example.com",
      "-c",
      "commit.gpgsign=false",
    ];
    git(this.root, ...author, "commit", "--quiet", "--message", "base");
    this.commit = git(this.root, "rev-parse", "HEAD").trim();
    symlinkSync(join(repositoryRoot, "node_modules"), join(this.root, "node_modules"), "dir");
  }

  /** @throws Error where a text is not found, or found twice */
  edit(edits: readonly Edit[]): void {
    for (const edit of edits) {
      const path = join(this.root, edit.file);
      writeFileSync(path, edited(readFileSync(path, "utf8"), edit));
    }
  }

  /** The lines below a folder that differ from the base: their sign, and the line without its indentation. */
  changedLines(folder: string): readonly string[] {
    const patch = git(this.root, "diff", "--unified=0", "--no-color", "--no-ext-diff", "--", folder);
    const lines = patch.split("\n").filter((line) => /^[-+](?!--|\+\+)/.test(line));
    return lines.map((line) => `${line.charAt(0)}${line.slice(1).trim()}`);
  }

  /** Takes all edits back. */
  restore(): void {
    git(this.root, "checkout", "--quiet", "--", ".");
  }

  remove(): void {
    rmSync(this.root, { recursive: true, force: true });
  }
}
