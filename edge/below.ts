import type { ComputeOutputs, FoundationOutputs, PersistentOutputs } from "../shared/contracts";

/** The layers that this one reads. */
export interface LayersBelow {
  readonly persistent: PersistentOutputs;
  readonly foundation: FoundationOutputs;
  readonly compute: ComputeOutputs;
}
