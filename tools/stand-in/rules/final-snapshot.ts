import { AwsError } from "../aws-error";
import type { Cloud, CloudResource } from "../cloud";
import { textOf } from "../values";

/**
 * What becomes of a database when it is deleted: a last snapshot, which outlives it, unless it is told not to.
 * Its name must be given, and must not be taken by the snapshot of an earlier database.
 * https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_DeleteDBInstance.html (2026-11-21)
 *
 * @throws AwsError
 */
export function takeFinalSnapshot(cloud: Cloud, held: CloudResource): void {
  if (held.type !== "aws:rds/instance:Instance" || held.inputs.skipFinalSnapshot === true) return;
  const name = textOf(held.inputs.finalSnapshotIdentifier) ?? "";
  if (name === "") {
    throw new AwsError(
      "InvalidParameterCombination",
      "FinalDBSnapshotIdentifier is required unless SkipFinalSnapshot is specified.",
      `neither finalSnapshotIdentifier nor skipFinalSnapshot is set on '${held.id}'`,
    );
  }
  if (cloud.finalSnapshots.has(name)) {
    throw new AwsError(
      "DBSnapshotAlreadyExists",
      `Cannot create the snapshot because a snapshot with the identifier ${name} already exists.`,
      "an earlier database of this stack was deleted under it",
    );
  }
  cloud.finalSnapshots.add(name);
}
