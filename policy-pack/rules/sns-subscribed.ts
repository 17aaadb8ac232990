import { ofType } from "../checks/of-type";
import { topicType } from "../checks/topic-publishers";
import { subscriptionChecks, subscriptionType, topicChecks } from "../checks/topics";
import { publisherExamples } from "../examples/topic-publishers";
import { topicExamples } from "../examples/topics";
import { topicAdmission } from "../examples/topic-admission";
import { topicGaps } from "../examples/topic-gaps";
import type { Rule } from "../rule";

const rule: Rule = {
  name: "sns-subscribed",
  title: "Whoever is told hears it",
  description:
    "Every topic has a subscriber, a customer key and a policy, both of which admit those who publish, and takes and delivers messages over TLS alone.",
  rationale:
    "An alarm that publishes to a topic under AWS's own key, or to one whose key or policy does not admit CloudWatch, is lost without an error anywhere; so is one that nobody is subscribed to.",
  remediation:
    "Subscribe an address to the topic, encrypt it with the alerts key, and admit each publishing service in the key's and the topic's policy.",
  severity: "high",
  kind: "stack",
  catalogue: {
    securityHub: ["SNS.1", "SNS.4"],
    cdkNag: ["SNS3"],
    checkov: ["CKV_AWS_26", "CKV_AWS_385"],
  },
  relations: [7, 8, 55, 57],
  findings: ["EDGAR-60", "USDCOP-02", "USDCOP-25", "ORION-20"],
  types: [topicType, subscriptionType],
  checks: [
    ...topicChecks.map((check) => ofType([topicType], check)),
    ...subscriptionChecks.map((check) => ofType([subscriptionType], check)),
  ],
  examples: {
    compliant: [
      ...topicExamples.compliant,
      ...topicGaps.compliant,
      ...topicAdmission.compliant,
      ...publisherExamples.compliant,
    ],
    violating: [
      ...topicExamples.violating,
      ...topicGaps.violating,
      ...topicAdmission.violating,
      ...publisherExamples.violating,
    ],
    undecided: topicGaps.undecided,
  },
};

export default rule;
