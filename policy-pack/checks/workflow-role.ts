import { required } from "../graph/lists";
import { OpenQuestions } from "../graph/open-questions";
import { targetOf } from "../graph/references";
import type { Resource } from "../graph/resource";
import { statesOf } from "../graph/state-machines";
import { mayDo } from "../iam/role-grants";
import type { Check, RuleContext } from "../rule";
import type { WorkflowCall } from "./workflow-calls";
import { callOf } from "./workflow-calls";

const roleType = "aws:iam/role:Role";
const defaultTimeout = 3;

/** What the delivery of logs takes; none of it knows a resource. https://docs.aws.amazon.com/step-functions/latest/dg/cw-logs.html */
const logDelivery = [
  "logs:CreateLogDelivery",
  "logs:DeleteLogDelivery",
  "logs:DescribeLogGroups",
  "logs:DescribeResourcePolicies",
  "logs:GetLogDelivery",
  "logs:ListLogDeliveries",
  "logs:PutResourcePolicy",
  "logs:UpdateLogDelivery",
] as const;

/** https://docs.aws.amazon.com/step-functions/latest/dg/concepts-xray-tracing.html */
const tracing = [
  "xray:PutTraceSegments",
  "xray:PutTelemetryRecords",
  "xray:GetSamplingRules",
  "xray:GetSamplingTargets",
] as const;

function roleOf(machine: Resource, { graph, requireWhole }: RuleContext): Resource {
  const target = targetOf(graph, machine, "roleArn", [roleType]);
  if (target.kind === "undeclared") {
    requireWhole("the role may be declared in another layer");
  }
  return required(target, "roleArn");
}

/** The calls of a workflow that can be told; the others are kept as open. */
function callsOf(machine: Resource, { graph, place }: RuleContext, open: OpenQuestions): WorkflowCall[] {
  return statesOf(machine).flatMap((state) => open.ask(() => callOf(graph, machine, state, place)) ?? []);
}

/** Relation 35: whatever the definition names exists, and the role may call it. */
export const mayCallWhatItNames: Check = function* (machine, context) {
  const open = new OpenQuestions();
  const role = roleOf(machine, context);
  const shut = new Map<string, Set<string>>();
  for (const { state, needs, undeclared } of callsOf(machine, context, open)) {
    if (undeclared !== undefined) {
      context.requireWhole("what the definition names may be declared in another layer");
      yield {
        found: `state ${state.name} calls ${undeclared}, which nothing declares`,
        expected: "the ARN of a declared resource",
        fix: "Name what is meant in the definition.",
      };
      continue;
    }
    for (const { action, on } of needs) {
      if (open.ask(() => mayDo(context.graph, role, action, on)) === false) {
        const need = `${action} on ${on}`;
        shut.set(need, (shut.get(need) ?? new Set<string>()).add(state.name));
      }
    }
  }
  for (const [need, states] of shut) {
    yield {
      found: `${role.name} does not grant ${need}, which ${[...states].sort().join(", ")} takes`,
      expected: "a statement of the workflow's role that covers it",
    };
  }
  open.settle();
};

function missing(role: Resource, actions: readonly string[], { graph }: RuleContext): readonly string[] {
  // Stryker disable next-line StringLiteral: a statement on every resource covers any text, one on an ARN neither
  return actions.filter((action) => !mayDo(graph, role, action, "*"));
}

/** Relation 35: without them AWS refuses the machine, or its records are lost. */
export const mayRecord: Check = function* (machine, context) {
  const { inputs } = machine;
  const level = inputs.text("loggingConfiguration.level") ?? "OFF";
  const wanted = [
    ...(level === "OFF" ? [] : logDelivery),
    ...(inputs.flag("tracingConfiguration.enabled") === true ? tracing : []),
  ];
  const role = roleOf(machine, context);
  const lost = missing(role, wanted, context);
  if (lost.length > 0) {
    yield {
      found: `${role.name} does not grant ${lost.join(", ")} on "*": AWS refuses the machine, or its records are lost`,
      expected: "the actions of log delivery and tracing, which have no resource",
    };
  }
};

/** Relation 36: a workflow that gives up before the function does goes on beside it. */
export const outlastsFunctions: Check = function* (machine, context) {
  const open = new OpenQuestions();
  for (const { state, invokes } of callsOf(machine, context, open)) {
    if (!invokes) {
      continue;
    }
    const given = state.body.number("TimeoutSeconds") ?? Infinity;
    const needed = open.ask(() => invokes.inputs.number("timeout") ?? defaultTimeout) ?? 0;
    if (needed > given) {
      yield {
        found: `state ${state.name} gives up after ${given} seconds, and ${invokes.name} may take ${needed}: it is tried again while it still runs`,
        expected: `\`TimeoutSeconds\` of at least ${needed}`,
        fix: "Raise the state's timeout, or lower the function's.",
      };
    }
  }
  open.settle();
};
