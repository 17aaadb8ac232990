import {
  bounded,
  caughtAndTold,
  decided,
  endsAsFailed,
  holdsTogether,
  retried,
} from "../checks/workflow-failures";
import { recorded, traced } from "../checks/workflow-records";
import { recordExamples } from "../examples/workflow-records";
import { machineType } from "../graph/state-machines";
import type { Rule } from "../rule";

const rule: Rule = {
  name: "sfn-observable",
  title: "Workflows record what they do and tell when they fail",
  description:
    "Every state machine logs all its steps and is traced; every task is retried with growing waits, bounded and caught on a way that tells somebody and ends as failed; every choice has a default.",
  rationale:
    "A workflow that fails without a word is found weeks later: no backtest had run for two weeks when the audit of the system looked.",
  remediation: "Give the state what the message names, in the workflow's definition.",
  severity: "medium",
  kind: "resource",
  catalogue: {
    securityHub: ["StepFunctions.1"],
    cdkNag: ["SF1", "SF2"],
    checkov: ["CKV_AWS_284", "CKV_AWS_285"],
  },
  relations: [34],
  findings: ["TRADAI-H-25", "USDCOP-25", "USDCOP-48"],
  types: [machineType],
  checks: [recorded, traced, holdsTogether, retried, bounded, decided, caughtAndTold, endsAsFailed],
  examples: recordExamples,
};

export default rule;
