import type { ResourceGraph } from "../graph/graph";
import { UnknownRead } from "../graph/reader";
import { resolve, targetOf } from "../graph/references";
import type { Resource } from "../graph/resource";
import type { Check, RuleContext } from "../rule";
import type { InvokedFunction } from "./invoked-function";
import { invokedFunction } from "./invoked-function";
import { declaredKey } from "./key-admission";
import { mayActOn, mayUseKey } from "./key-use";
import { queueType } from "./queues";

export const targetType = "aws:cloudwatch/eventTarget:EventTarget";
export const scheduleType = "aws:scheduler/schedule:Schedule";
const subscriptionType = "aws:sns/topicSubscription:TopicSubscription";
const invokeConfigType = "aws:lambda/functionEventInvokeConfig:FunctionEventInvokeConfig";
const roleType = "aws:iam/role:Role";
const topicType = "aws:sns/topic:Topic";

/** Who calls functions without waiting for the answer, and the path of the function's ARN. */
const asynchronous: readonly (readonly [type: string, path: string])[] = [
  [targetType, "arn"],
  [scheduleType, "target.arn"],
  [subscriptionType, "endpoint"],
];

interface AsyncCall {
  readonly by: Resource;
  readonly callee: InvokedFunction;
}

function asyncCalls(graph: ResourceGraph): readonly AsyncCall[] {
  return graph.remember("asynchronous calls of functions", () =>
    asynchronous.flatMap(([type, path]) =>
      graph.ofType(type).flatMap((by) => {
        const callee = invokedFunction(graph, by, path);
        return typeof callee === "object" ? [{ by, callee }] : [];
      }),
    ),
  );
}

/** The invoke configurations of a function, each with the qualifier that it is for. */
function invokeConfigs(graph: ResourceGraph, subject: Resource): readonly Resource[] {
  return graph.ofType(invokeConfigType).filter((config) => {
    const named = invokedFunction(graph, config, "functionName");
    if (named === "unknown") {
      throw new UnknownRead("functionName of a FunctionEventInvokeConfig");
    }
    return named?.resource === subject;
  });
}

function isFor(config: Resource, qualifier: string | undefined): boolean {
  const own = config.inputs.text("qualifier");
  return own === qualifier || (qualifier === undefined && own === "$LATEST");
}

/** A function that nobody waits for has somewhere to leave what it could not do. */
const failureKept: Check = function* (subject, { graph }) {
  const calls = asyncCalls(graph).filter(({ callee }) => callee.resource === subject);
  if (subject.inputs.has("deadLetterConfig.targetArn")) {
    return;
  }
  const configs = invokeConfigs(graph, subject).filter(({ inputs }) =>
    inputs.has("destinationConfig.onFailure.destination"),
  );
  // A configuration holds for one qualifier alone: that of an alias is not that of the function.
  const open = calls.find(({ callee }) => !configs.some((config) => isFor(config, callee.qualifier)));
  if (open) {
    const name = open.callee.qualifier === undefined ? "the function" : `its alias ${open.callee.qualifier}`;
    yield {
      found: `${open.by.name} calls ${name} and does not wait: what fails is lost`,
      expected: "a FunctionEventInvokeConfig for it with an `onFailure` destination",
    };
  }
};

/** What the role lacks of its side of the key that encrypts a queue or topic; undefined where it lacks nothing. */
function keyWithheld(context: RuleContext, role: Resource, target: Resource): string | undefined {
  const key = declaredKey(context, target, "kmsMasterKeyId");
  if (typeof key !== "object") {
    return undefined;
  }
  const missing = ["kms:GenerateDataKey", "kms:Decrypt"].filter(
    (action) => !mayUseKey(context, role, key, action),
  );
  return missing.length > 0 ? `${missing.join(" and ")} on ${key.name}` : undefined;
}

/** The function's role may send to where failures go. */
const mayLeaveFailure: Check = function* (subject, context) {
  const { graph } = context;
  const holders = [
    { holder: subject, path: "deadLetterConfig.targetArn" },
    ...invokeConfigs(graph, subject).map((holder) => ({
      holder,
      path: "destinationConfig.onFailure.destination",
    })),
  ];
  for (const { holder, path } of holders) {
    const target = resolve(graph, holder, path, holder.inputs.raw(path), [queueType, topicType]);
    const role = targetOf(graph, subject, "role", [roleType]);
    if (target.kind !== "resource" || role.kind !== "resource") {
      continue;
    }
    const action = target.resource.type === queueType ? "sqs:SendMessage" : "sns:Publish";
    const isGranted = mayActOn(graph, role.resource, action, target.resource);
    const locked = isGranted ? keyWithheld(context, role.resource, target.resource) : undefined;
    if (locked !== undefined) {
      yield {
        found: `failures go to ${target.resource.name}, but ${role.resource.name} does not grant ${locked}: they are lost`,
        expected: "a statement of the role with kms:GenerateDataKey and kms:Decrypt on the key",
      };
    }
    if (!isGranted) {
      yield {
        found: `failures go to ${target.resource.name}, but ${role.resource.name} does not grant ${action} there`,
        expected: `a statement of the role with ${action}`,
      };
    }
  }
};

/** What cannot be delivered to a target is retried for a stated time and then kept. */
const deliveryKept: Check = function* ({ type, inputs }) {
  const at = type === scheduleType ? "target." : "";
  if (!inputs.has(`${at}deadLetterConfig.arn`)) {
    yield {
      found: "the target has no dead-letter queue: an event that cannot be delivered is dropped",
      expected: `\`${at}deadLetterConfig.arn\``,
    };
  }
  const isStated = ["maximumRetryAttempts", "maximumEventAgeInSeconds"].some((key) =>
    inputs.has(`${at}retryPolicy.${key}`),
  );
  if (!isStated) {
    yield {
      found: "the target says nothing of retries: an event may come a day late",
      expected: `\`${at}retryPolicy\` with attempts and age`,
    };
  }
};

/** What `async-has-dlq` asks of functions. */
export const functionChecks: readonly Check[] = [failureKept, mayLeaveFailure];
/** What `async-has-dlq` asks of the targets of rules and schedules. */
export const deliveryChecks: readonly Check[] = [deliveryKept];
