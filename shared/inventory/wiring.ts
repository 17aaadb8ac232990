import type { BucketId } from "./buckets";
import type { ParameterId } from "./parameters";
import type { QueueId } from "./queues";
import type { SecretId } from "./secrets";
import type { ServiceId } from "./services";
import type { TableId } from "./tables";
import type { TopicId } from "./topics";
import type { WorkflowId } from "./workflows";

/** A bucket that is used, and where in it. */
export interface BucketUse {
  readonly bucket: BucketId;
  readonly access: "read" | "write";
  /** Key prefix with its trailing slash; the whole bucket without one. */
  readonly prefix?: string;
}

/**
 * What a function or a service works with. Its permissions and its environment are derived from this alone, so that
 * there is no grant without an edge and no edge without a grant (OPEN-24).
 */
export interface Wiring {
  /** Items are read and written. */
  readonly tables?: readonly TableId[];
  readonly buckets?: readonly BucketUse[];
  readonly sendsTo?: readonly QueueId[];
  readonly publishesTo?: readonly TopicId[];
  readonly secrets?: readonly SecretId[];
  readonly parameters?: readonly ParameterId[];
  /** Workflows that it starts and follows. */
  readonly starts?: readonly WorkflowId[];
  /** Services that it calls by their discovery name. */
  readonly calls?: readonly ServiceId[];
  /** Reads the secret of the database's master user, whose name a parameter tells. */
  readonly databaseSecret?: true;
  /** Finds and stops tasks of the cluster. */
  readonly stopsTasks?: true;
  /** Publishes the event that says a model no longer fits the market (USDCOP-14). */
  readonly reportsDrift?: true;
  /** Reads Pulumi's state, and what carries this environment's tags (TRADAI-H-07). */
  readonly readsInfrastructure?: true;
  /** Reads our Python packages. */
  readonly packages?: true;
  /** Publishes metrics of the application. */
  readonly metrics?: true;
}
