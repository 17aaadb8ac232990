import { calleeExists, hasCaller } from "../checks/function-callers";
import { callingTypes, machineType, serviceType } from "../checks/function-calls";
import { ofType } from "../checks/of-type";
import { callerExamples } from "../examples/function-callers";
import { functionType } from "../graph/function-targets";
import type { Rule } from "../rule";

/** What a workflow or a deployment calls is there: that is for `sfn-role-fits` and `ecs-deploy-safe`. */
const judgedElsewhere: readonly string[] = [machineType, serviceType];
const callers = callingTypes.filter((type) => !judgedElsewhere.includes(type));

const rule: Rule = {
  name: "lambda-triggered",
  title: "Functions are called, and what is called is there",
  description:
    "Every function has a caller: a permission, a mapping, a workflow, a deployment or another program; and every caller's function is declared.",
  rationale:
    "A function that nothing calls looks deployed and never ran, as promote-model and model-rollback did for months; a caller of nothing fails when it is needed.",
  remediation: "Declare the caller that the function was made for, or remove the function; correct the name.",
  severity: "high",
  kind: "stack",
  findings: ["TRADAI-H-07", "TRADAI-H-08", "TRADAI-H-26", "USDCOP-14"],
  types: [functionType, ...callers],
  checks: [ofType([functionType], hasCaller), ofType(callers, calleeExists)],
  examples: callerExamples,
};

export default rule;
