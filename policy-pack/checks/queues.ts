import type { ResourceGraph } from "../graph/graph";
import { Reader, UnknownRead } from "../graph/reader";
import type { Target } from "../graph/references";
import { companionsOf, mayHaveCompanion, resolve } from "../graph/references";
import type { Resource } from "../graph/resource";
import type { Value } from "../graph/values";
import { UNKNOWN } from "../graph/values";
import { namesWord } from "../iam/patterns";

export const queueType = "aws:sqs/queue:Queue";

/** Settings of a queue that are resources of their own. */
const separate = {
  redrivePolicy: "aws:sqs/redrivePolicy:RedrivePolicy",
  redriveAllowPolicy: "aws:sqs/redriveAllowPolicy:RedriveAllowPolicy",
} as const;

/** Where what cannot be delivered goes: the type, and the path of the destination's ARN. */
const deliveries: readonly (readonly [type: string, path: string])[] = [
  ["aws:cloudwatch/eventTarget:EventTarget", "deadLetterConfig.arn"],
  ["aws:scheduler/schedule:Schedule", "target.deadLetterConfig.arn"],
  ["aws:lambda/function:Function", "deadLetterConfig.targetArn"],
  [
    "aws:lambda/functionEventInvokeConfig:FunctionEventInvokeConfig",
    "destinationConfig.onFailure.destination",
  ],
  ["aws:lambda/eventSourceMapping:EventSourceMapping", "destinationConfig.onFailure.destinationArn"],
];
const subscriptionType = "aws:sns/topicSubscription:TopicSubscription";

/** A JSON text of an input; what is no JSON reads as nothing. */
function jsonOf(given: Value | undefined): Reader {
  try {
    return new Reader(typeof given === "string" ? (JSON.parse(given) as Value) : (given ?? null));
  } catch {
    return new Reader(null);
  }
}

function holderOf(
  graph: ResourceGraph,
  queue: Resource,
  property: keyof typeof separate,
): Resource | undefined {
  const [companion] = companionsOf(graph, queue, separate[property], "queueUrl");
  if (!companion && mayHaveCompanion(graph, queue, separate[property], "queueUrl")) {
    throw new UnknownRead(`queueUrl of a ${separate[property].replace(/.*:/, "")}`);
  }
  return companion;
}

export interface Redrive {
  readonly deadLetter: Target;
  /** Undefined where the policy is known only after the update. */
  readonly settings: Reader | undefined;
}

/** Where messages go that nobody could process; undefined where the queue says nothing. */
export function redriveOf(graph: ResourceGraph, queue: Resource): Redrive | undefined {
  const holder = holderOf(graph, queue, "redrivePolicy");
  return holder && redriveIn(graph, holder);
}

function redriveIn(graph: ResourceGraph, holder: Resource): Redrive {
  const given = holder.inputs.raw("redrivePolicy");
  const settings = given === UNKNOWN ? undefined : jsonOf(given);
  const arn = settings ? settings.raw("deadLetterTargetArn") : UNKNOWN;
  return { deadLetter: resolve(graph, holder, "redrivePolicy", arn, [queueType]), settings };
}

/** True where the dead-letter queue takes messages of the source; undefined where it does not restrict them. */
export function allowsRedriveOf(
  graph: ResourceGraph,
  deadLetter: Resource,
  source: Resource,
): boolean | undefined {
  const holder = holderOf(graph, deadLetter, "redriveAllowPolicy");
  if (!holder) {
    return undefined;
  }
  const settings = jsonOf(holder.inputs.value("redriveAllowPolicy"));
  if (settings.text("redrivePermission") !== "byQueue") {
    return settings.text("redrivePermission") !== "denyAll";
  }
  return settings.list("sourceQueueArns").some((arn) => {
    const target = resolve(graph, holder, "redriveAllowPolicy", arn, [queueType]);
    return target.kind === "resource" && target.resource === source;
  });
}

/** Who sends failures to a queue: another queue that is redriven, or a delivery that failed. */
export interface Feeder {
  readonly by: Resource;
  readonly kind: "queue" | "delivery";
}

interface FeederIndex {
  readonly byQueue: ReadonlyMap<Resource, readonly Feeder[]>;
  /** True where somebody sends failures to a queue that cannot be told. */
  readonly hasUnknown: boolean;
}

function feederIndex(graph: ResourceGraph): FeederIndex {
  return graph.remember("feeders of dead-letter queues", () => {
    const byQueue = new Map<Resource, Feeder[]>();
    let hasUnknown = false;
    const add = (by: Resource, kind: Feeder["kind"], target: Target, property: string): void => {
      hasUnknown ||= target.kind === "unknown" && by.dependenciesOf(property).length === 0;
      if (target.kind === "resource") {
        byQueue.set(target.resource, [...(byQueue.get(target.resource) ?? []), { by, kind }]);
      }
    };
    for (const holder of graph.ofType(separate.redrivePolicy)) {
      add(holder, "queue", redriveIn(graph, holder).deadLetter, "redrivePolicy");
    }
    for (const subscription of graph.ofType(subscriptionType)) {
      add(subscription, "delivery", redriveIn(graph, subscription).deadLetter, "redrivePolicy");
    }
    for (const [type, path] of deliveries) {
      const [property = path] = path.split(".");
      for (const sender of graph.ofType(type)) {
        add(sender, "delivery", resolve(graph, sender, path, sender.inputs.raw(path), [queueType]), property);
      }
    }
    return { byQueue, hasUnknown };
  });
}

/** Those that send failures to the queue. */
export function feedersOf(graph: ResourceGraph, queue: Resource): readonly Feeder[] {
  return feederIndex(graph).byQueue.get(queue) ?? [];
}

/** True where a queue that nobody is seen to feed may be fed all the same. */
export function mayBeFed(graph: ResourceGraph): boolean {
  return feederIndex(graph).hasUnknown;
}

/**
 * True for a queue that takes failures: somebody sends them there, it names the queues it takes them from, or its
 * name says so. The last two tell where the senders are declared in another layer.
 */
export function isDeadLetterQueue(graph: ResourceGraph, queue: Resource): boolean {
  if (feedersOf(graph, queue).length > 0 || namesWord(queue.knownText("name") ?? "", "dlq")) {
    return true;
  }
  const holder = holderOf(graph, queue, "redriveAllowPolicy");
  return (
    holder !== undefined &&
    jsonOf(holder.inputs.value("redriveAllowPolicy")).text("redrivePermission") !== "denyAll"
  );
}
