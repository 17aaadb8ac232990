import type { ResourceGraph } from "../graph/graph";
import { UnknownRead } from "../graph/reader";
import { companionsOf, mayHaveCompanion, resolve, targetOf } from "../graph/references";
import type { Resource } from "../graph/resource";
import { trusts } from "../iam/trusts";
import type { Check, RuleContext, Violation } from "../rule";
import { admits, arnsOf, guardsOf } from "./admission";
import type { InvokedFunction } from "./invoked-function";
import { invokedFunction, qualifiedFunction } from "./invoked-function";
import { keyRefuses } from "./key-admission";
import { mayActOn } from "./key-use";
import { queuePolicyType } from "./queue-guard";
import { queueType } from "./queues";

export const eventRuleType = "aws:cloudwatch/eventRule:EventRule";
export const eventTargetType = "aws:cloudwatch/eventTarget:EventTarget";
const permissionType = "aws:lambda/permission:Permission";
const roleType = "aws:iam/role:Role";
const service = "events.amazonaws.com";

const runTask = "ecs:RunTask";

/** Targets that EventBridge calls with a role: what the role must grant on the target. */
const byRole: readonly (readonly [type: string, action: string])[] = [
  ["aws:sfn/stateMachine:StateMachine", "states:StartExecution"],
  ["aws:ecs/cluster:Cluster", runTask],
  ["aws:kinesis/stream:Stream", "kinesis:PutRecord"],
  ["aws:cloudwatch/eventBus:EventBus", "events:PutEvents"],
];

/** A rule does something. */
const hasTarget: Check = function* (subject, { graph, requireWhole }) {
  if (companionsOf(graph, subject, eventTargetType, "rule").length > 0) {
    return;
  }
  if (mayHaveCompanion(graph, subject, eventTargetType, "rule")) {
    throw new UnknownRead("rule of an EventTarget");
  }
  requireWhole("targets may be declared in another layer");
  yield { found: "the rule has no target: what it matches is dropped", expected: "an EventTarget" };
};

function ruleOf(graph: ResourceGraph, target: Resource): Resource | undefined {
  const found = targetOf(graph, target, "rule", [eventRuleType]);
  if (found.kind === "unknown") {
    throw new UnknownRead("rule");
  }
  return found.resource;
}

/** A function that is a target admits the rule. */
const functionAdmits: Check = function* (target, { graph }) {
  const called = invokedFunction(graph, target, "arn");
  if (called === "unknown") {
    throw new UnknownRead("arn");
  }
  const rule = called && ruleOf(graph, target);
  if (!rule) {
    return;
  }
  const permissions = graph.ofType(permissionType);
  if (!permissions.some((permission) => permits(graph, permission, called, rule))) {
    const name = called.qualifier === undefined ? "" : ` by its alias ${called.qualifier}`;
    yield {
      found: `${rule.name} calls ${called.resource.name}${name}, and no permission lets it`,
      expected: `a Permission of lambda:InvokeFunction for ${service} with the rule's ARN as source`,
    };
  }
};

function permits(
  graph: ResourceGraph,
  permission: Resource,
  called: InvokedFunction,
  rule: Resource,
): boolean {
  const { inputs } = permission;
  if (inputs.text("principal") !== service || inputs.text("action") !== "lambda:InvokeFunction") {
    return false;
  }
  const subject = qualifiedFunction(graph, permission, "function");
  const source = targetOf(graph, permission, "sourceArn", [eventRuleType]);
  if (subject === "unknown" || source.kind === "unknown") {
    throw new UnknownRead(`function or sourceArn of ${permission.name}`);
  }
  return (
    subject?.resource === called.resource &&
    subject.qualifier === called.qualifier &&
    source.resource === rule
  );
}

function* refusals(
  context: RuleContext,
  queue: Resource,
  rule: Resource,
  purpose: string,
): Generator<Violation> {
  const { graph, place } = context;
  const { statements } = guardsOf(graph, queue, queuePolicyType, "queueUrl");
  const call = {
    service,
    action: "sqs:SendMessage",
    resources: arnsOf(graph, queue),
    sources: arnsOf(graph, rule),
  };
  if (!admits(statements, call, place)) {
    yield {
      found: `${rule.name} ${purpose} ${queue.name}, whose policy does not admit it`,
      expected: `a statement of the queue that allows ${service} sqs:SendMessage for the rule`,
    };
  }
  const problem = keyRefuses(context, queue, service, false);
  if (problem !== undefined) {
    yield {
      found: `${rule.name} ${purpose} ${queue.name}, but ${problem}`,
      expected: `a statement of the key that allows ${service} kms:Decrypt and kms:GenerateDataKey`,
    };
  }
}

/** A queue that is a target, or keeps what could not be delivered, admits the rule; so does its key. */
const queuesAdmit: Check = function* (target, context) {
  const { graph } = context;
  for (const [path, purpose] of [
    ["arn", "sends to"],
    ["deadLetterConfig.arn", "leaves failures in"],
  ] as const) {
    const queue = resolve(graph, target, path, target.inputs.raw(path), [queueType]).resource;
    const rule = queue && ruleOf(graph, target);
    if (rule) {
      yield* refusals(context, queue, rule, purpose);
    }
  }
};

/** A FIFO queue is told which messages keep their order. */
const groupNamed: Check = function* (target, { graph }) {
  const queue = targetOf(graph, target, "arn", [queueType]).resource;
  if (
    queue?.inputs.flag("fifoQueue") === true &&
    target.inputs.text("sqsTarget.messageGroupId") === undefined
  ) {
    yield {
      found: `the target ${queue.name} is FIFO and no message group is named: SQS refuses every event`,
      expected: "`sqsTarget.messageGroupId`",
    };
  }
};

/** A target that is called with a role has one, which EventBridge may assume and which grants the call. */
const roleGrants: Check = function* (target, { graph }) {
  for (const [type, action] of byRole) {
    const called = targetOf(graph, target, "arn", [type]).resource;
    if (called) {
      yield* roleRefuses(graph, target, called, action);
    }
  }
};

function* roleRefuses(
  graph: ResourceGraph,
  target: Resource,
  called: Resource,
  action: string,
): Generator<Violation> {
  const { kind, resource: role } = targetOf(graph, target, "roleArn", [roleType]);
  if (kind === "absent") {
    yield { found: `the target ${called.name} is called without a role`, expected: "`roleArn`" };
  }
  if (!role) {
    return;
  }
  if (!trusts(role, service)) {
    yield {
      found: `${role.name} does not trust ${service}`,
      expected: `a trust that admits ${service}`,
    };
  }
  // A task is run by its definition: its ARN, not the cluster's, stands in the grant.
  const granted = action === runTask ? taskOf(graph, target) : called;
  if (granted && !mayActOn(graph, role, action, granted)) {
    yield {
      found: `${role.name} does not grant ${action} on ${called.name}`,
      expected: `a statement of the role with ${action}`,
    };
  }
}

function taskOf(graph: ResourceGraph, target: Resource): Resource | undefined {
  const path = "ecsTarget.taskDefinitionArn";
  const types = ["aws:ecs/taskDefinition:TaskDefinition"];
  return resolve(graph, target, path, target.inputs.raw(path), types).resource;
}

/** What `event-rule-complete` asks of rules. */
export const eventRuleChecks: readonly Check[] = [hasTarget];
/** What `event-rule-complete` asks of targets. */
export const eventTargetChecks: readonly Check[] = [functionAdmits, queuesAdmit, groupNamed, roleGrants];
