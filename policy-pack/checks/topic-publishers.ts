import type { ResourceGraph } from "../graph/graph";
import { resolveAll } from "../graph/lists";
import type { Reader } from "../graph/reader";
import type { Resource } from "../graph/resource";
import type { Value } from "../graph/values";
import { UNKNOWN } from "../graph/values";

export const topicType = "aws:sns/topic:Topic";

/** A kind of resource that has a service publish to topics. */
interface Kind {
  readonly type: string;
  /** The property that holds the topic's ARN, after the block that it stands in. */
  readonly path: readonly [string, string?];
  readonly service: string;
  /** EventBridge sends neither topic nor key the source of its call. */
  readonly sendsSource: boolean;
}

const alarmTypes = ["aws:cloudwatch/metricAlarm:MetricAlarm", "aws:cloudwatch/compositeAlarm:CompositeAlarm"];
const kinds: readonly Kind[] = [
  ...alarmTypes.flatMap((type) =>
    ["alarmActions", "okActions", "insufficientDataActions"].map((property): Kind => ({
      type,
      path: [property],
      service: "cloudwatch.amazonaws.com",
      sendsSource: true,
    })),
  ),
  {
    type: "aws:cloudwatch/eventTarget:EventTarget",
    path: ["arn"],
    service: "events.amazonaws.com",
    sendsSource: false,
  },
  {
    type: "aws:budgets/budget:Budget",
    path: ["notifications", "subscriberSnsTopicArns"],
    service: "budgets.amazonaws.com",
    sendsSource: true,
  },
  {
    type: "aws:costexplorer/anomalySubscription:AnomalySubscription",
    path: ["subscribers", "address"],
    service: "costalerts.amazonaws.com",
    sendsSource: true,
  },
  {
    type: "aws:backup/vaultNotifications:VaultNotifications",
    path: ["snsTopicArn"],
    service: "backup.amazonaws.com",
    sendsSource: true,
  },
  {
    type: "aws:rds/eventSubscription:EventSubscription",
    path: ["snsTopic"],
    service: "events.rds.amazonaws.com",
    sendsSource: true,
  },
  {
    type: "aws:s3/bucketNotification:BucketNotification",
    path: ["topics", "topicArn"],
    service: "s3.amazonaws.com",
    sendsSource: true,
  },
];

/** A resource on whose behalf a service publishes to a topic. */
export interface Publisher {
  readonly by: Resource;
  readonly service: string;
  readonly sendsSource: boolean;
}

/** Those that publish to a topic by a service of AWS; roles that publish with their own rights are not among them. */
export function publishersOf(graph: ResourceGraph, topic: Resource): readonly Publisher[] {
  const all = graph.remember("publishers of topics", () => {
    const found = new Map<Resource, Publisher[]>();
    for (const kind of kinds) {
      for (const by of graph.ofType(kind.type)) {
        for (const target of topicsOf(graph, by, kind)) {
          found.set(target, [...(found.get(target) ?? []), { by, ...kind }]);
        }
      }
    }
    return found;
  });
  return all.get(topic) ?? [];
}

function topicsOf(graph: ResourceGraph, by: Resource, { path }: Kind): readonly Resource[] {
  const [top] = path;
  return valuesAt(by.inputs, path).flatMap(
    (value) => resolveAll(graph, by, top, value, [topicType]).resources,
  );
}

function valuesAt(
  reader: Reader,
  [first, second]: readonly [string, string?],
): readonly (Value | undefined)[] {
  const given = reader.raw(first);
  return second === undefined || given === UNKNOWN
    ? [given]
    : reader.blocks(first).map((block) => block.raw(second));
}
