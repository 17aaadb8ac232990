// First: it makes the next import cheap.
import "./light-sdk";
import { join } from "node:path";
import { PolicyPack } from "@pulumi/policy";
import { buildPolicies } from "./analysis/policies";
import { Session } from "./analysis/session";
import { loadExemptions } from "./exemptions/load";
import { packRoot } from "./pack-root";
import { loadRules } from "./rules";
import { stackConfigOf } from "./stack-config";

const { rules, failures } = loadRules();
const session = new Session({
  rules,
  failures,
  exemptions: loadExemptions(join(packRoot(), "exemptions.yaml")),
  stackConfig: stackConfigOf(process.env.PULUMI_CONFIG),
  today: () => new Date(),
});

new PolicyPack("tradai-policies", {
  displayName: "TradAI policies",
  enforcementLevel: "mandatory",
  policies: buildPolicies(session),
});
