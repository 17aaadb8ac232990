import type { Finding, Patient } from "../check";
import type { Tags } from "../tags";

/** One that is there already. */
export interface Present {
  /** What `pulumi import` takes. */
  readonly id: string;
  /** "none" for what the program gives no tags. */
  readonly tags: Tags | "none";
  /** In place of judging it by its tags. */
  readonly instead?: Pick<Finding, "severity" | "found" | "remedy">;
}

/** Something that AWS has once an account and region. */
export interface Singleton {
  readonly about: string;
  /** Logical name and type in the program. */
  readonly name: string;
  readonly type: string;
  readonly existing: (patient: Patient) => Promise<Present | undefined>;
}
