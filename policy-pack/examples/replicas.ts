import type { Example, Fixture, ViolatingExample } from "../rule";
import { bucket, logsInto, replicaIn } from "./bucket";

const replica = replicaIn("recovery", "results");
const recovery = { status: "Enabled", destination: { bucket: "arn:aws:s3:::tradai-recovery-prod" } };
const elsewhere = { status: "Enabled", destination: { bucket: "arn:aws:s3:::tradai-elsewhere" } };

/** Two buckets, of which the first keeps a record and hands on its objects as the rules say. */
const handingOn = (rules: readonly unknown[]): readonly Fixture[] => [
  ...[bucket("results"), bucket("recovery"), bucket("logs"), logsInto("results", "logs")],
  { ...replica, inputs: { ...replica.inputs, rules } },
];

/** Buckets that only receive what others hand on. */
export const replicas: readonly Example[] = [
  { title: "A replica", resources: handingOn([recovery]) },
  { title: "A replica beside one of another program", resources: handingOn([elsewhere, recovery]) },
];

const idle = (title: string, ...rules: readonly unknown[]): ViolatingExample => ({
  title,
  resources: handingOn(rules),
  resource: "recovery",
  says: "nobody can tell who read or changed what",
});

/** Buckets to which nothing is handed on, and of whose requests nobody keeps a record. */
export const idleReplicas: readonly ViolatingExample[] = [
  idle("A replica by a rule that is switched off", { ...recovery, status: "Disabled" }),
  idle("A bucket beside one that hands on to another program", elsewhere),
];
