import { edgeType } from "../checks/all-layers";
import { ofType } from "../checks/of-type";
import {
  analyzerType,
  detectorsPresent,
  detectorType,
  findingsTold,
  hubType,
  inspectorType,
  recorderType,
  recorderWorks,
  scansEverything,
  switchedOn,
} from "../checks/threat-detection";
import { detectionExamples } from "../examples/detection";
import type { Rule } from "../rule";

const rule: Rule = {
  name: "threat-detection-on",
  title: "Somebody looks for intruders, and somebody hears of them",
  description:
    "Where the environment asks for it and owns its account, GuardDuty, Security Hub, Inspector, Access Analyzer and AWS Config are on, and what they find of high severity reaches a topic.",
  rationale:
    "Without them a stolen key, a vulnerable image or a bucket that was opened is found by chance; a finding that nobody hears of is found by nobody.",
  remediation:
    "Declare the detector that the message names, and an event rule that sends its findings to the alerts.",
  severity: "high",
  kind: "stack",
  catalogue: { securityHub: ["GuardDuty.1", "Inspector.1", "Inspector.2", "Inspector.3", "Config.1"] },
  findings: ["TRADAI-S-42", "TRADAI-H-16", "ORION-29"],
  types: [edgeType, detectorType, hubType, inspectorType, analyzerType, recorderType],
  checks: [
    ofType([edgeType], detectorsPresent),
    ofType([detectorType, hubType], switchedOn),
    ofType([inspectorType], scansEverything),
    ofType([recorderType], recorderWorks),
    ofType([detectorType, hubType, inspectorType, analyzerType], findingsTold),
  ],
  examples: detectionExamples,
};

export default rule;
