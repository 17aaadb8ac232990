import { readHookEvent } from "../../shared/handlers";
import type { LifecycleAction, Mismatch } from "../../shared/handlers";
import type { Configuration } from "./configuration";

/** The end of an instance of the consolidated group, which waits for its hook to be completed. */
export type Termination = LifecycleAction;

/** Of an event that is neither: what each of the two would be like. */
export interface Mismatches {
  readonly termination: readonly Mismatch[];
  readonly schedule: readonly Mismatch[];
}

export type Reading =
  | { readonly kind: "termination"; readonly termination: Termination }
  | { readonly kind: "schedule" }
  | { readonly kind: "unknown"; readonly mismatches: Mismatches };

/** Tells the end of an instance of our group, at our hook, and our own schedule from everything else. */
export function readEvent(event: unknown, configuration: Configuration): Reading {
  const reading = readHookEvent(event, configuration, "terminate");
  switch (reading.kind) {
    case "schedule":
      return reading;
    case "action":
      return { kind: "termination", termination: reading.action };
    case "unknown":
      return { kind: "unknown", mismatches: { termination: reading.action, schedule: reading.schedule } };
  }
}
