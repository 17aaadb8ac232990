// First: it makes the next import cheap.
import "./light-sdk";
import { join } from "node:path";
import { PolicyPack } from "@pulumi/policy";
import { announced } from "./analysis/guard";
import { buildPolicies } from "./analysis/policies";
import { Session } from "./analysis/session";
import { loadExemptions } from "./exemptions/load";
import { lightenCalls } from "./light-calls";
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

const policies = buildPolicies(session);
const pack = {
  displayName: "TradAI policies",
  enforcementLevel: "mandatory" as const,
  policies,
};
lightenCalls(policies);
new PolicyPack("tradai-policies", pack);
// The framework keeps the list that it was given, and reads what it tells the engine when the engine asks.
pack.policies = announced(policies);
