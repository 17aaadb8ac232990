import { callsAlias, hasAlias, publishes } from "../checks/function-aliases";
import { callingTypes } from "../checks/function-calls";
import { movedGradually } from "../checks/function-deployments";
import { ofType } from "../checks/of-type";
import { deploymentExamples } from "../examples/deployment-groups";
import { callExamples } from "../examples/function-calls";
import { functionType } from "../graph/function-targets";
import type { Check, Rule } from "../rule";

const functionChecks: readonly Check[] = [publishes, hasAlias, movedGradually];

const rule: Rule = {
  name: "lambda-aliased",
  title: "Functions are called by an alias that deployments move",
  description:
    "Every function publishes versions, has an alias that CodeDeploy moves step by step and moves back on an alarm, and is called by nothing but that alias.",
  rationale:
    "Whoever calls the function itself gets new code with the upload: a fault reaches every trade signal at once, and there is no version to go back to.",
  remediation:
    "Set publish, declare an alias that ignores changes of its version, a deployment group with rollback and alarms, and give callers the alias.",
  severity: "high",
  kind: "stack",
  findings: ["EDGAR-10", "EDGAR-21", "ORION-16", "EDGAR-04", "EDGAR-09", "EDGAR-17", "EDGAR-56", "EDGAR-11"],
  types: [functionType, ...callingTypes],
  checks: [...functionChecks.map((check) => ofType([functionType], check)), ofType(callingTypes, callsAlias)],
  examples: {
    compliant: [...callExamples.compliant, ...deploymentExamples.compliant],
    violating: [...deploymentExamples.violating, ...callExamples.violating],
    undecided: [...callExamples.undecided, ...deploymentExamples.undecided],
  },
};

export default rule;
