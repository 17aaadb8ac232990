import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { UserError } from "../../shared/errors";

function findRoot(start: string): string {
  for (let folder = start; ; folder = dirname(folder)) {
    if (existsSync(join(folder, "policy-pack")) && existsSync(join(folder, "Pulumi.yaml"))) return folder;
    if (dirname(folder) === folder) {
      throw new UserError(`${start}: not inside the repository (no Pulumi.yaml and policy-pack above it)`);
    }
  }
}

/**
 * The repository's root folder. It is searched for upwards, because the set-up runs these tools from a
 * bundle that lies elsewhere in the repository.
 */
export const repositoryRoot = findRoot(__dirname);
