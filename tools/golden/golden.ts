import { existsSync, readFileSync } from "node:fs";
import { createTwoFilesPatch } from "diff";
// Not from the index of shared/config, which loads the Pulumi SDK: that is done while the engine starts.
import { loadEnvironment } from "../../shared/config/load";
import { UserError } from "../../shared/errors";
import type { Environment, Project } from "../../shared/naming";
import { failureText } from "../engine/failure";
import type { Progress } from "../engine/progress";
import { repositoryRoot } from "../engine/repository";
import { preview } from "../preview/preview";
import { goldenFile } from "./file";
import { goldenText } from "./layout";

const LONGEST_DIFF = 80;

/**
 * Previews a layer with predicted ids and writes it as the text of its golden file.
 *
 * @throws UserError when the preview fails
 */
export async function plannedText(
  environment: Environment,
  layer: Project,
  progress?: Progress,
): Promise<string> {
  const result = await preview({
    settings: loadEnvironment(environment, repositoryRoot),
    only: layer,
    predict: true,
    policies: false,
    ...(progress === undefined ? {} : { progress }),
  });
  if (!result.ok || result.plan === undefined) {
    throw new UserError(`${environment}, ${layer}: the preview failed:\n${failureText(result)}`);
  }
  return goldenText(result.plan);
}

/** @returns how the golden file differs from the plan, as a unified diff of bearable length; "" when it does not */
export function differenceFrom(environment: Environment, layer: Project, planned: string): string {
  const file = goldenFile(environment, layer);
  const kept = existsSync(file) ? readFileSync(file, "utf8") : "";
  if (kept === planned) return "";
  const name = `test/golden/${environment}/${layer}.yaml`;
  const lines = createTwoFilesPatch(name, "planned now", kept, planned).split("\n");
  const more = lines.length - LONGEST_DIFF;
  return [...lines.slice(0, LONGEST_DIFF), ...(more > 0 ? [`... ${more} more lines`] : [])].join("\n");
}
