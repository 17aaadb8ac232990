import { functionsOf } from "../../shared/inventory/functions";
import { serviceIds } from "../../shared/inventory/services";
import type { Settings } from "../../shared/config/schema/settings";
import { UserError } from "../../shared/errors";
import { Arns, Names } from "../../shared/naming";

/** An image that an environment runs. */
export interface Image {
  /** Its name where it was built; none for what comes through the cache of a public registry. */
  readonly source?: string;
  readonly repository: string;
  /** Tag, or digest. */
  readonly version: string;
  /** As tasks and functions name it. */
  readonly reference: string;
}

/** What a sidecar is pulled as, through the cache (compute/tasks/collector.ts). */
const collector = "aws-observability/aws-otel-collector";

/**
 * Every image that has to be in the account before the compute layer is deployed (docs/images.md).
 *
 * @throws UserError where the settings name no version.
 */
export function imagesOf(settings: Settings): readonly Image[] {
  const { images, environment, strategies } = settings;
  if (images === undefined) {
    throw new UserError(`Pulumi.${environment}.yaml: tradai:images: missing; there is no version to push`);
  }
  const names = new Names(settings);
  const arns = new Arns(settings);
  const image = (repository: string, version: string): Image => ({
    repository,
    version,
    reference: arns.image(repository, version),
  });
  const functions = functionsOf("compute", settings).filter(({ code }) => code === "image");
  return [
    ...functions.map(({ id }) => [`lambda-${id}`, names.functionRepository(id)] as const),
    ...serviceIds.map((id) => [id, names.serviceRepository(id)] as const),
    ...strategies.map((name) => [`strategy-${name}`, names.strategyRepository(name)] as const),
  ]
    .map(([source, repository]): Image => ({ source, ...image(repository, images.version) }))
    .concat(image(`${names.imageCachePrefix()}/${collector}`, images.collector));
}

/** A line for each image: source, reference, repository and version, with tabs between; "-" without a source. */
export function imageLines(images: readonly Image[]): string {
  return images
    .map(({ source = "-", reference, repository, version }) => [source, reference, repository, version])
    .map((fields) => `${fields.join("\t")}\n`)
    .join("");
}
