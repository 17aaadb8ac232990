import type { ResourceGraph } from "../graph/graph";
import type { Resource } from "../graph/resource";

/** A kind of resource and the metrics that each needs an alarm on. */
export interface Coverage {
  readonly type: string;
  readonly namespace: string;
  readonly dimension: string;
  /** One alarm on each; of a list, on one of it. */
  readonly metrics: readonly (string | readonly string[])[];
  /** What the alarm would tell, for the message. */
  readonly tells: string;
  /** Set where the alarm must go off on too little of the metric. */
  readonly onSilence?: true;
  /** Namespace of a metric that the alarm must look at besides: silence is bad only while somebody speaks. */
  readonly beside?: string;
  readonly appliesTo?: (graph: ResourceGraph, subject: Resource) => boolean;
}
