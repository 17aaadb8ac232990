import { groupType } from "../checks/auto-scaling";
import { hasMachines, samePathOnHost } from "../checks/host-health";
import { ofType } from "../checks/of-type";
import {
  answeredInTime,
  asked,
  called,
  drains,
  givenTime,
  mapsWhatIsThere,
  onlySuccess,
  samePath,
} from "../checks/target-health";
import { compliantHealth, undecidedHealth, violatingHealth } from "../examples/host-health";
import { compliantAsking, undecidedAsking, violatingAsking } from "../examples/target-health";
import { compliantGroups, violatingGroups } from "../examples/target-groups";
import { serviceType } from "../graph/ecs";
import { targetGroupType } from "../graph/listeners";
import type { Check, Rule } from "../rule";

const groupChecks: readonly Check[] = [asked, onlySuccess, answeredInTime, drains, hasMachines];
const serviceChecks: readonly Check[] = [mapsWhatIsThere, samePath, givenTime, called];

const rule: Rule = {
  name: "tg-health-drain",
  title: "Target groups ask, wait and drain as their containers do",
  description:
    "Every target group says how it asks its targets and how long it drains them; every service maps a container and port that its task has, by kinds of targets that fit, with the container's own health path and time to start; a group of machines has some, and asks their containers what Docker asks.",
  rationale:
    "A target group that asks the wrong path, or takes a refusal for health, keeps sending users to what is broken; a grace period too short ends every task before it is ready, without end.",
  remediation: "Set the property that the message names on the target group, its service or its task.",
  severity: "medium",
  kind: "stack",
  catalogue: { checkov: ["CKV_AWS_261"] },
  relations: [46, 47],
  findings: ["EDGAR-01", "EDGAR-03", "EDGAR-05", "EDGAR-26", "EDGAR-45", "EDGAR-61"],
  types: [targetGroupType, serviceType, groupType],
  checks: [
    ...groupChecks.map((check) => ofType([targetGroupType], check)),
    ...serviceChecks.map((check) => ofType([serviceType], check)),
    ofType([groupType], samePathOnHost),
  ],
  examples: {
    compliant: [...compliantGroups, ...compliantHealth, ...compliantAsking],
    violating: [...violatingGroups, ...violatingHealth, ...violatingAsking],
    undecided: [...undecidedAsking, ...undecidedHealth],
  },
};

export default rule;
