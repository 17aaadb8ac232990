import type { EngineEvent } from "../../engine/event-stream";

/** What `pulumi refresh` tells of a resource that is not as the state says. */
export interface Shown {
  readonly urn: string;
  readonly deleted: boolean;
  /** Paths of the inputs that are other ones, sorted. */
  readonly paths: readonly string[];
}

/**
 * Listens to a refresh. What it found stands in the event after each reading: the one before announces the reading
 * alone.
 */
export class RefreshListener {
  readonly shown: Shown[] = [];

  readonly onEvent = (event: EngineEvent): void => {
    const metadata = event.resOutputsEvent?.metadata;
    if (metadata === undefined) return;
    const { op, urn, detailedDiff } = metadata;
    if (op !== "update" && op !== "delete") return;
    this.shown.push({ urn, deleted: op === "delete", paths: Object.keys(detailedDiff ?? {}).sort() });
  };
}
