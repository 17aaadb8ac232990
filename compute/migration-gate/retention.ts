import { DeleteDBSnapshotCommand, paginateDescribeDBSnapshots } from "@aws-sdk/client-rds";
import { described } from "../../shared/handlers";
import type { Log } from "../../shared/handlers";
import { rds } from "./clients";
import type { Configuration } from "./configuration";
import { isOwnSnapshot } from "./names";

/** Milliseconds for all of it. The migration has worked by then: to time out over the tidying would roll it back. */
const patience = 15_000;

/** Names of the snapshots that this function took and that are complete, the newest first. */
async function ownSnapshots(configuration: Configuration, abortSignal: AbortSignal): Promise<string[]> {
  const found: { readonly name: string; readonly made: Date }[] = [];
  const pages = paginateDescribeDBSnapshots(
    { client: rds },
    { DBInstanceIdentifier: configuration.DATABASE_IDENTIFIER, SnapshotType: "manual" },
    { abortSignal },
  );
  for await (const { DBSnapshots = [] } of pages) {
    for (const { DBSnapshotIdentifier: name = "", SnapshotCreateTime: made, Status } of DBSnapshots) {
      if (isOwnSnapshot(name, configuration) && Status === "available" && made !== undefined) {
        found.push({ name, made });
      }
    }
  }
  return found.sort((one, other) => other.made.getTime() - one.made.getTime()).map(({ name }) => name);
}

/**
 * Deletes the oldest of the function's snapshots beyond those that stay: an account may have a hundred that were taken by
 * hand or by a program, and a migration that cannot take its own is refused
 * (https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/CHAP_Limits.html).
 *
 * After a migration that worked, and never otherwise: of one that is tried again and again the first snapshot alone is of
 * a sound database. What cannot be deleted is logged, and tried again after the next migration.
 */
export async function removeOldSnapshots(configuration: Configuration, log: Log): Promise<void> {
  const abortSignal = AbortSignal.timeout(patience);
  try {
    const old = (await ownSnapshots(configuration, abortSignal)).slice(configuration.KEEP_SNAPSHOTS);
    for (const snapshot of old.reverse()) {
      try {
        await rds.send(new DeleteDBSnapshotCommand({ DBSnapshotIdentifier: snapshot }), { abortSignal });
        log("INFO", "old snapshot deleted", { snapshot });
      } catch (error) {
        log("WARN", "old snapshot not deleted", { snapshot, error: described(error) });
      }
    }
  } catch (error) {
    log("WARN", "old snapshots not looked for", { error: described(error) });
  }
}
