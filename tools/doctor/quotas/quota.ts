import type { Patient } from "../check";

/** A limit of AWS that an environment could meet. */
export interface Quota {
  /** As Service Quotas names it. */
  readonly about: string;
  /** What the plan takes of it in all. */
  readonly needed: (patient: Patient) => number | Promise<number>;
  /** What others take of it; none where the limit is that of one resource, such as the rules of a group. */
  readonly others?: (patient: Patient) => Promise<number>;
  readonly limit: (patient: Patient) => Promise<number>;
  /** How to have more of it. @param wanted a limit that leaves room */
  readonly remedy: (patient: Patient, wanted: number) => string;
}
