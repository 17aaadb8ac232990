import {
  callerOfFunction,
  functionType,
  hasItsShare,
  permissionType,
  runsOneAtATime,
  runtimeSupported,
  sized,
  urlAuthorised,
  urlType,
} from "../checks/function-bounds";
import { ofType } from "../checks/of-type";
import { sizeExamples } from "../examples/function-sizes";
import type { Check, Rule } from "../rule";

const functionChecks: readonly Check[] = [sized, hasItsShare, runtimeSupported, runsOneAtATime];

const rule: Rule = {
  name: "lambda-bounded",
  title: "Functions are bounded in size, time and callers",
  description:
    "Every function says its memory, timeout and share of the account's concurrency, runs on a supported runtime, does not overlap itself on its schedule, and is invoked by a named caller alone.",
  rationale:
    "The defaults of 128 MB and 3 seconds fail at the first real event; a run longer than its interval meets itself; a permission without source lets anybody's resource invoke the function.",
  remediation: "Set the property that the message names on the function, its mapping or its permission.",
  severity: "medium",
  kind: "stack",
  catalogue: {
    securityHub: ["Lambda.1", "Lambda.2"],
    cdkNag: ["L1"],
    checkov: ["CKV_AWS_115", "CKV_AWS_258", "CKV_AWS_301", "CKV_AWS_363", "CKV_AWS_364"],
  },
  relations: [18],
  findings: ["TRADAI-H-03", "EDGAR-28", "EDGAR-48", "EDGAR-68", "ORION-58"],
  types: [functionType, permissionType, urlType],
  checks: [
    ...functionChecks.map((check) => ofType([functionType], check)),
    ofType([permissionType], callerOfFunction),
    ofType([urlType], urlAuthorised),
  ],
  examples: sizeExamples,
};

export default rule;
