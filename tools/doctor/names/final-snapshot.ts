import { DBSnapshotNotFoundFault, DescribeDBSnapshotsCommand, RDSClient } from "@aws-sdk/client-rds";
import type { Answer, Patient } from "../check";
import { ofType, textOf } from "../planned";

async function isThere({ aws }: Patient, snapshot: string): Promise<boolean> {
  try {
    const asked = new DescribeDBSnapshotsCommand({ DBSnapshotIdentifier: snapshot });
    const { DBSnapshots = [] } = await aws.client(RDSClient).send(asked);
    return DBSnapshots.length > 0;
  } catch (error) {
    if (error instanceof DBSnapshotNotFoundFault) return false;
    throw error;
  }
}

/** The last snapshot of an earlier database has the name that the next one's will need: its deletion would fail then. */
export async function finalSnapshot(patient: Patient): Promise<Answer> {
  const { environment, database } = patient.settings;
  const names = ofType(patient.plan, "aws:rds/instance:Instance").flatMap(
    (instance) => textOf(instance, "finalSnapshotIdentifier") ?? [],
  );
  const taken: string[] = [];
  for (const name of names) if (await isThere(patient, name)) taken.push(name);
  return {
    findings: taken.map((name) => ({
      severity: "warns",
      what: name,
      found: "the final snapshot of an earlier database has this name, and this one could not be deleted",
      remedy: `tradai:database.finalSnapshot: ${database.finalSnapshot + 1} in Pulumi.${environment}.yaml`,
    })),
    fine: "the final snapshot's name is free",
  };
}
