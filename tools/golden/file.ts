import { join } from "node:path";
import type { Environment, Project } from "../../shared/naming";
import { repositoryRoot } from "../engine/repository";

/** Path of the golden file of a layer in an environment. */
export function goldenFile(environment: Environment, layer: Project): string {
  return join(repositoryRoot, "test", "golden", environment, `${layer}.yaml`);
}
