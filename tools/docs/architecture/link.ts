import type { Thing } from "./things";

/** What one thing does with another, as the label of an arrow. */
export type Verb =
  | "alarms"
  | "asks"
  | "calls"
  | "copies to"
  | "fails to"
  | "guards"
  | "hands over to"
  | "invokes"
  | "logs to"
  | "mails"
  | "publishes"
  | "reads"
  | "runs"
  | "saved in"
  | "sends"
  | "starts"
  | "writes";

/** An arrow between two things, from the one that begins it. */
export interface Link {
  readonly from: Thing;
  readonly to: Thing;
  readonly verb: Verb;
  /** A port, or how often. */
  readonly detail?: string;
}
