import type { ResourceGraph } from "../graph/graph";
import { UnknownRead } from "../graph/reader";
import { companionsOf, mayHaveCompanion, resolve, targetOf } from "../graph/references";
import type { Resource } from "../graph/resource";
import { statementsOf } from "../iam/documents";
import { parseArn } from "../iam/patterns";
import { mayDo } from "../iam/role-grants";
import type { Check, RuleContext, Violation } from "../rule";
import { admits, arnsOf, guardsOf } from "./admission";
import type { InvokedFunction } from "./invoked-function";
import { invokedFunction, qualifiedFunction } from "./invoked-function";
import { keyRefuses } from "./key-admission";
import { queuePolicyType } from "./queue-guard";
import { queueType } from "./queues";

export const eventRuleType = "aws:cloudwatch/eventRule:EventRule";
export const eventTargetType = "aws:cloudwatch/eventTarget:EventTarget";
const permissionType = "aws:lambda/permission:Permission";
const roleType = "aws:iam/role:Role";
const service = "events.amazonaws.com";

/** Targets that EventBridge calls with a role: what the role must grant on the target. */
const byRole: Readonly<Record<string, string>> = {
  "aws:sfn/stateMachine:StateMachine": "states:StartExecution",
  "aws:ecs/cluster:Cluster": "ecs:RunTask",
  "aws:kinesis/stream:Stream": "kinesis:PutRecord",
  "aws:cloudwatch/eventBus:EventBus": "events:PutEvents",
};

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
  return found.kind === "resource" ? found.resource : undefined;
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
    source.kind === "resource" &&
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
  const rule = ruleOf(graph, target);
  for (const [path, purpose] of [
    ["arn", "sends to"],
    ["deadLetterConfig.arn", "leaves failures in"],
  ] as const) {
    const queue = resolve(graph, target, path, target.inputs.raw(path), [queueType]);
    if (rule && queue.kind === "resource") {
      yield* refusals(context, queue.resource, rule, purpose);
    }
  }
};

/** A FIFO queue is told which messages keep their order. */
const groupNamed: Check = function* (target, { graph }) {
  const queue = targetOf(graph, target, "arn", [queueType]);
  if (
    queue.kind === "resource" &&
    queue.resource.inputs.flag("fifoQueue") === true &&
    target.inputs.text("sqsTarget.messageGroupId") === undefined
  ) {
    yield {
      found: `the target ${queue.resource.name} is FIFO and no message group is named: SQS refuses every event`,
      expected: "`sqsTarget.messageGroupId`",
    };
  }
};

/** A target that is called with a role has one, which EventBridge may assume and which grants the call. */
const roleGrants: Check = function* (target, { graph }) {
  const called = targetOf(graph, target, "arn", Object.keys(byRole));
  const action = called.kind === "resource" ? byRole[called.resource.type] : undefined;
  if (called.kind !== "resource" || action === undefined) {
    return;
  }
  const role = targetOf(graph, target, "roleArn", [roleType]);
  if (role.kind === "absent") {
    yield { found: `the target ${called.resource.name} is called without a role`, expected: "`roleArn`" };
  }
  if (role.kind !== "resource") {
    return;
  }
  const trusts = statementsOf(role.resource, "trust").some(
    ({ allows, principals }) => allows && principals.some(({ value }) => value === service),
  );
  if (!trusts) {
    yield {
      found: `${role.resource.name} does not trust ${service}`,
      expected: `a trust that admits ${service}`,
    };
  }
  // A task is run by its definition: its ARN, not the cluster's, stands in the grant.
  const isTask = action === "ecs:RunTask";
  const arns = isTask ? taskArns(graph, target) : arnsOf(graph, called.resource);
  if (arns.length > 0 && !arns.some((arn) => mayDo(graph, role.resource, action, arn))) {
    yield {
      found: `${role.resource.name} does not grant ${action} on ${called.resource.name}`,
      expected: `a statement of the role with ${action}`,
    };
  }
};

function taskArns(graph: ResourceGraph, target: Resource): readonly string[] {
  const path = "ecsTarget.taskDefinitionArn";
  const task = resolve(graph, target, path, target.inputs.raw(path), [
    "aws:ecs/taskDefinition:TaskDefinition",
  ]);
  return task.kind === "resource"
    ? arnsOf(graph, task.resource).filter((arn) => parseArn(arn)?.service === "ecs")
    : [];
}

/** What `event-rule-complete` asks of rules. */
export const eventRuleChecks: readonly Check[] = [hasTarget];
/** What `event-rule-complete` asks of targets. */
export const eventTargetChecks: readonly Check[] = [functionAdmits, queuesAdmit, groupNamed, roleGrants];
