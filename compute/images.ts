import type { Settings } from "../shared/config";
import { UserError } from "../shared/errors";

/**
 * Version of the application's images, which are pushed after persistent and before this layer: what is made of an image
 * that is not there cannot be created (decisions.md section 5).
 *
 * @throws UserError naming the file and the key where there is none.
 */
export function imageVersion({ images, environment }: Settings): string {
  if (images === undefined) {
    throw new UserError(
      `Pulumi.${environment}.yaml: tradai:images: missing; the compute layer runs images by their version`,
    );
  }
  return images.version;
}
