import {
  addressAnswers,
  artifactsKept,
  balancerType,
  canaryRole,
  canaryType,
  contractProbed,
  runsByItself,
  stageType,
} from "../checks/canaries";
import { ofType } from "../checks/of-type";
import { canaryExamples } from "../examples/canaries";
import type { Rule } from "../rule";

const rule: Rule = {
  name: "canary-present",
  title: "Somebody tries the public side before its clients do",
  description:
    "Every REST stage and public load balancer is tried by a started canary that is told its address, runs at least hourly for ever and keeps its runs in a declared bucket.",
  rationale:
    "The documented queue and workflow had never run, and every metric was quiet: only a client that really calls finds a contract broken.",
  remediation: "Declare a Synthetics Canary with the address in its environment, and start it.",
  severity: "medium",
  kind: "stack",
  findings: [...["TRADAI-H-04", "EDGAR-01", "EDGAR-06"], ...["ORION-25", "ORION-46", "ORION-56"]],
  types: [stageType, balancerType, canaryType],
  checks: [
    ofType([stageType, balancerType], contractProbed),
    ...[runsByItself, addressAnswers, artifactsKept, canaryRole].map((check) => ofType([canaryType], check)),
  ],
  examples: canaryExamples,
};

export default rule;
