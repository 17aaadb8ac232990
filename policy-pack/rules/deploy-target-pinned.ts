import { compliantTargets, undecidedTargets, violatingTargets } from "../examples/deploy-target";
import { accountIdsOf } from "../graph/places";
import type { Check, Rule } from "../rule";

const providerType = "pulumi:providers:aws";

const regionPinned: Check = function* ({ inputs }, { stackConfig: config, settings }) {
  const wanted = config["tradai:region"] ?? settings.region;
  const region = inputs.text("region");
  if (region === undefined || (wanted !== undefined && region !== wanted)) {
    yield {
      found: region === undefined ? "the provider has no region" : `the provider's region is ${region}`,
      expected: "the region of the environment",
    };
  }
};

const accountPinned: Check = function* ({ inputs }, { stackConfig: config, settings }) {
  const wanted = config["tradai:account"] ?? settings.account;
  const ids = accountIdsOf(inputs.value("allowedAccountIds"));
  if (ids.length !== 1 || (wanted !== undefined && ids[0] !== wanted)) {
    yield {
      found:
        ids.length === 0
          ? "the provider allows any account"
          : `the provider allows the accounts ${ids.join(", ")}`,
      expected: `\`allowedAccountIds\` of exactly ${wanted ?? "one account"}`,
    };
  }
};

/** Settings that lead past the pinned account or carry credentials. */
const nothingElse: Check = function* ({ inputs }) {
  for (const property of ["accessKey", "secretKey", "token", "endpoints", "skipRequestingAccountId"]) {
    if (inputs.has(property) && inputs.flag(property) !== false) {
      yield {
        found: `the provider sets \`${property}\``,
        expected: "credentials from the surroundings, AWS's own addresses, and an account that is checked",
        fix: "Remove the setting from the environment's configuration.",
      };
    }
  }
};

const rule: Rule = {
  name: "deploy-target-pinned",
  title: "The program runs in its account only",
  description: "Every AWS provider names its region and exactly the configured account.",
  rationale: "With the wrong profile active, an unpinned program builds dev into the account of prod.",
  remediation: "Set aws:region and aws:allowedAccountIds in the environment's configuration.",
  severity: "critical",
  kind: "resource",
  findings: ["TRADAI-S-24", "EDGAR-24", "ORION-02", "ORION-14", "ORION-15", "ORION-47", "ORION-65"],
  types: [providerType],
  checks: [regionPinned, accountPinned, nothingElse],
  examples: { compliant: compliantTargets, violating: violatingTargets, undecided: undecidedTargets },
};

export default rule;
