import type { ResourceGraph } from "./graph";
import { resolve, targetOf } from "./references";
import type { Resource } from "./resource";

/** Who delivers logs into a bucket, and the property that names it. */
interface Delivery {
  readonly type: string;
  readonly property: string;
  readonly source: LogSource;
}
export type LogSource = "cloudtrail" | "load balancer" | "server access" | "config" | "flow logs";

const deliveries: readonly Delivery[] = [
  { type: "aws:cloudtrail/trail:Trail", property: "s3BucketName", source: "cloudtrail" },
  { type: "aws:lb/loadBalancer:LoadBalancer", property: "accessLogs.bucket", source: "load balancer" },
  { type: "aws:lb/loadBalancer:LoadBalancer", property: "connectionLogs.bucket", source: "load balancer" },
  { type: "aws:s3/bucketLogging:BucketLogging", property: "targetBucket", source: "server access" },
  { type: "aws:cfg/deliveryChannel:DeliveryChannel", property: "s3BucketName", source: "config" },
  { type: "aws:ec2/flowLog:FlowLog", property: "logDestination", source: "flow logs" },
];

const bucketType = "aws:s3/bucket:Bucket";

/**
 * The sources that deliver logs into a bucket. A bucket with one is a log target: load-balancer and
 * server-access logs are delivered to SSE-S3 alone, and it does not log into itself.
 */
export function logSourcesOf(graph: ResourceGraph, bucket: Resource): ReadonlySet<LogSource> {
  const found = new Set<LogSource>();
  for (const { type, property, source } of deliveries) {
    for (const producer of graph.ofType(type)) {
      const target = targetOf(graph, producer, property, [bucketType]);
      const origin = targetOf(graph, producer, "bucket", [bucketType]);
      if (target.resource === bucket && origin.resource !== bucket) {
        found.add(source);
      }
    }
  }
  return found;
}

/** True where something delivers logs into the bucket. */
export function isLogTarget(graph: ResourceGraph, bucket: Resource): boolean {
  return logSourcesOf(graph, bucket).size > 0;
}

/** True where the bucket only receives replicas of another one: what guards the original guards it. */
export function isReplica(graph: ResourceGraph, bucket: Resource): boolean {
  return graph.ofType("aws:s3/bucketReplicationConfig:BucketReplicationConfig").some((config) =>
    config.inputs
      .blocks("rules")
      .filter((block) => block.text("status") !== "Disabled")
      .map((block) => resolve(graph, config, "rules", block.raw("destination.bucket"), [bucketType]))
      .some(({ resource }) => resource === bucket),
  );
}
