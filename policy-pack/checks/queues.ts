import type { ResourceGraph } from "../graph/graph";
import { Reader, UnknownRead } from "../graph/reader";
import type { Target } from "../graph/references";
import { companionsOf, isNamedBy, mayHaveCompanion, resolve } from "../graph/references";
import type { Resource } from "../graph/resource";
import type { Value } from "../graph/values";
import { toValue, UNKNOWN } from "../graph/values";
import { namesWord } from "../iam/patterns";

export const queueType = "aws:sqs/queue:Queue";

/** Settings of a queue that are resources of their own. */
const separate = {
  redrivePolicy: "aws:sqs/redrivePolicy:RedrivePolicy",
  redriveAllowPolicy: "aws:sqs/redriveAllowPolicy:RedriveAllowPolicy",
} as const;

/** Who sends failures on: the type, and the path of the destination's ARN or of the policy that holds it. */
const senders: readonly (readonly [type: string, path: string])[] = [
  [separate.redrivePolicy, "redrivePolicy"],
  ["aws:sns/topicSubscription:TopicSubscription", "redrivePolicy"],
  ["aws:cloudwatch/eventTarget:EventTarget", "deadLetterConfig.arn"],
  ["aws:scheduler/schedule:Schedule", "target.deadLetterConfig.arn"],
  ["aws:lambda/function:Function", "deadLetterConfig.targetArn"],
  [
    "aws:lambda/functionEventInvokeConfig:FunctionEventInvokeConfig",
    "destinationConfig.onFailure.destination",
  ],
  ["aws:lambda/eventSourceMapping:EventSourceMapping", "destinationConfig.onFailure.destinationArn"],
];

/** A JSON text of an input; what is no JSON reads as nothing. */
function jsonOf(given: Value | undefined): Reader {
  let read: Value = null;
  // Stryker disable next-line ConditionalExpression: what is no text is no JSON either
  if (typeof given === "string") {
    try {
      read = toValue(JSON.parse(given));
    } catch {
      // A text that is no JSON reads as nothing.
    }
  }
  return new Reader(read);
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
  return settings.texts("sourceQueueArns").some((arn) => isNamedBy(graph, source, arn));
}

/** Who sends failures to a queue: another queue that is redriven, or a delivery that failed. */
export interface Feeder {
  readonly by: Resource;
  readonly kind: "queue" | "delivery";
}

interface Sending extends Feeder {
  readonly target: Target;
  /** True where the destination cannot be told: not even by what it is made of. */
  readonly isOpen: boolean;
}

function sendings(graph: ResourceGraph): readonly Sending[] {
  return graph.remember("failures that are sent on", () =>
    senders.flatMap(([type, path]) =>
      graph.ofType(type).map((by) => {
        const target =
          path === "redrivePolicy"
            ? redriveIn(graph, by).deadLetter
            : resolve(graph, by, path, by.inputs.raw(path), [queueType]);
        const [property = path] = path.split(".");
        return {
          by,
          kind: type === separate.redrivePolicy ? "queue" : "delivery",
          target,
          isOpen: target.kind === "unknown" && by.dependenciesOf(property).length === 0,
        };
      }),
    ),
  );
}

/** Those that send failures to the queue. */
export function feedersOf(graph: ResourceGraph, queue: Resource): readonly Feeder[] {
  return sendings(graph).filter(({ target }) => target.resource === queue);
}

/** True where a queue that nobody is seen to feed may be fed all the same. */
export function mayBeFed(graph: ResourceGraph): boolean {
  return sendings(graph).some(({ isOpen }) => isOpen);
}

/**
 * True for a queue that takes failures: somebody sends them there, it names the queues it takes them from, or its
 * name says so. The last two tell where the senders are declared in another layer.
 */
export function isDeadLetterQueue(graph: ResourceGraph, queue: Resource): boolean {
  if (feedersOf(graph, queue).length > 0 || namesWord(queue.knownText("name") ?? queue.name, "dlq")) {
    return true;
  }
  const holder = holderOf(graph, queue, "redriveAllowPolicy");
  return (
    holder !== undefined &&
    jsonOf(holder.inputs.value("redriveAllowPolicy")).text("redrivePermission") !== "denyAll"
  );
}
