import {
  CreateDBSnapshotCommand,
  DBSnapshotAlreadyExistsFault,
  DBSnapshotNotFoundFault,
  DescribeDBSnapshotsCommand,
  InvalidDBInstanceStateFault,
} from "@aws-sdk/client-rds";
import { rds } from "./clients";
import { failed, waiting } from "./progress";
import type { Progress } from "./progress";

export interface SnapshotRequest {
  readonly snapshot: string;
  readonly database: string;
  /** ARN of the deployment, for who looks for the snapshot to restore. */
  readonly deployment: string;
}

async function statusOf(snapshot: string): Promise<string | undefined> {
  try {
    const { DBSnapshots } = await rds.send(
      new DescribeDBSnapshotsCommand({ DBSnapshotIdentifier: snapshot }),
    );
    return DBSnapshots?.[0]?.Status;
  } catch (error) {
    if (error instanceof DBSnapshotNotFoundFault) return undefined;
    throw error;
  }
}

async function create({ snapshot, database, deployment }: SnapshotRequest): Promise<Progress> {
  try {
    await rds.send(
      new CreateDBSnapshotCommand({
        DBSnapshotIdentifier: snapshot,
        DBInstanceIdentifier: database,
        Tags: [{ Key: "deployment", Value: deployment }],
      }),
    );
    return waiting(`snapshot ${snapshot}`);
  } catch (error) {
    if (error instanceof DBSnapshotAlreadyExistsFault) return waiting(`snapshot ${snapshot}`);
    // While it is backed up or changed; its maintenance is over some time.
    if (error instanceof InvalidDBInstanceStateFault)
      return waiting(`database ${database}: ${error.message}`);
    throw error;
  }
}

/**
 * Takes the deployment's snapshot of the database, unless it is there (EDGAR-20).
 *
 * @returns undefined when the snapshot can be restored from
 * @throws RDSServiceException as RDS answers
 */
export async function takeSnapshot(request: SnapshotRequest): Promise<Progress | undefined> {
  const status = await statusOf(request.snapshot);
  switch (status) {
    case undefined:
      return await create(request);
    case "available":
      return undefined;
    case "creating":
      return waiting(`snapshot ${request.snapshot}`);
    default:
      return failed(`snapshot ${request.snapshot} is ${status}`);
  }
}
