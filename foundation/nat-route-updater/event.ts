import { readHookEvent } from "../../shared/handlers";
import type { LifecycleAction, Mismatch } from "../../shared/handlers";
import type { Configuration } from "./configuration";

/** A launch of the NAT group that waits for its hook to be completed. */
export type Launch = LifecycleAction;

/** Of an event that is neither: what each of the two would be like. */
export interface Mismatches {
  readonly launch: readonly Mismatch[];
  readonly schedule: readonly Mismatch[];
}

export type Reading =
  | { readonly kind: "launch"; readonly launch: Launch }
  | { readonly kind: "schedule" }
  | { readonly kind: "unknown"; readonly mismatches: Mismatches };

/** Tells a launch of our group, at our hook, and our own schedule from everything else. */
export function readEvent(event: unknown, configuration: Configuration): Reading {
  const reading = readHookEvent(event, configuration, "launch");
  switch (reading.kind) {
    case "schedule":
      return reading;
    case "action":
      return { kind: "launch", launch: reading.action };
    case "unknown":
      return { kind: "unknown", mismatches: { launch: reading.action, schedule: reading.schedule } };
  }
}
