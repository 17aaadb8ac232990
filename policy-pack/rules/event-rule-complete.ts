import { ofType } from "../checks/of-type";
import { eventRuleChecks, eventRuleType, eventTargetChecks, eventTargetType } from "../checks/rule-delivery";
import { deliveredEvents, droppedEvents } from "../examples/delivered-events";
import { admittedEvents, refusedEvents, unclearEvents } from "../examples/event-targets";
import type { Rule } from "../rule";

const rule: Rule = {
  name: "event-rule-complete",
  title: "Event rules reach their targets",
  description:
    "Every event rule has a target, and each target, with its dead-letter queue and their keys, admits the rule or is called with a role that may.",
  rationale:
    "EventBridge drops what it may not deliver: a launch whose routes are never set or a nightly job that never starts shows in no log of the program.",
  remediation:
    "Give the rule a target, a function a Permission with the rule's ARN, a queue and its key a statement for events.amazonaws.com, and a state machine or task a role.",
  severity: "high",
  kind: "stack",
  catalogue: { checkov: ["CKV_AWS_364"] },
  relations: [14, 15, 16, 17, 55],
  findings: ["TRADAI-S-29", "ORION-22"],
  types: [eventRuleType, eventTargetType],
  checks: [
    ...eventRuleChecks.map((check) => ofType([eventRuleType], check)),
    ...eventTargetChecks.map((check) => ofType([eventTargetType], check)),
  ],
  examples: {
    compliant: [...deliveredEvents, ...admittedEvents],
    violating: [...droppedEvents, ...refusedEvents],
    undecided: unclearEvents,
  },
};

export default rule;
