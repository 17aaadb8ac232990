import type { Row } from "./row";
import { rowsOf } from "./row";

export interface KeyRow extends Row {
  /** `always`, or only where the environment's `customerKeys` switch is on (decisions.md section 8). */
  readonly exists: "always" | "customerKeys";
  readonly region: "home" | "recovery";
}

/** Customer-managed KMS keys, one per class of data (decisions.md section 5, TRADAI-S-10). */
export const keys = {
  data: {
    id: "data",
    purpose: "buckets, tables, images, packages, secrets, parameters and backups",
    exists: "customerKeys",
    region: "home",
    addedFor: ["TRADAI-S-10", "TRADAI-S-11", "TRADAI-S-12"],
  },
  logs: {
    id: "logs",
    purpose: "CloudWatch log groups",
    exists: "customerKeys",
    region: "home",
    addedFor: ["TRADAI-S-40"],
  },
  // Everywhere: a topic on the AWS-managed key drops alarms without a word.
  alerts: {
    id: "alerts",
    purpose: "alarm topics",
    exists: "always",
    region: "home",
    addedFor: ["USDCOP-02"],
  },
  trail: {
    id: "trail",
    purpose: "CloudTrail log files",
    exists: "customerKeys",
    region: "home",
    addedFor: ["TRADAI-S-40"],
  },
  recovery: {
    id: "recovery",
    purpose: "backups and configuration copied to the recovery region",
    exists: "customerKeys",
    region: "recovery",
    addedFor: ["ORION-61"],
  },
} as const satisfies Record<string, KeyRow>;

export type KeyId = (typeof keys)[keyof typeof keys]["id"];
export const keyRows: readonly (KeyRow & { readonly id: KeyId })[] = rowsOf(keys);

type Existence = KeyRow["exists"];
type KeyThatExists<W extends Existence> = Extract<
  (typeof keys)[keyof typeof keys],
  { readonly exists: W }
>["id"];

/** The keys of every environment, or those that follow its `customerKeys` switch. */
export function keysThatExist<W extends Existence>(when: W): KeyThatExists<W>[] {
  return keyRows.filter((row) => row.exists === when).map((row) => row.id as KeyThatExists<W>);
}
