import { ofType } from "../checks/of-type";
import { collected, mayTrace, traced, tracedTypes } from "../checks/tracing";
import { tracingExamples } from "../examples/tracing";
import { taskType } from "../graph/ecs";
import type { Rule } from "../rule";

const rule: Rule = {
  name: "tracing-on",
  title: "A call is traced through all that it passes",
  description:
    "Every function, workflow and stage traces its calls, every task has a collector beside its containers, and each may write what it traces.",
  rationale:
    "A call passes a stage, a queue, a function and a service; where one of them does not trace, nobody finds out which of them made it slow.",
  remediation: "Switch tracing on where the message says, and let the role write traces.",
  severity: "low",
  kind: "stack",
  catalogue: {
    securityHub: ["APIGateway.3", "Lambda.7"],
    cdkNag: ["SF2"],
    checkov: ["CKV_AWS_50", "CKV_AWS_73", "CKV_AWS_284"],
  },
  findings: ["EDGAR-67", "USDCOP-44", "ORION-19", "ORION-21"],
  types: [...tracedTypes, taskType],
  checks: [
    ofType(tracedTypes, traced),
    ofType([taskType], collected),
    ofType([...tracedTypes, taskType], mayTrace),
  ],
  examples: tracingExamples,
};

export default rule;
