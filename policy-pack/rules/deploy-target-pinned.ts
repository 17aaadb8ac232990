import { defaultExampleProvider } from "../examples/provider";
import { accountIdsOf } from "../graph/places";
import type { Check, Fixture, Rule } from "../rule";

const providerType = "pulumi:providers:aws";

function provider(inputs: Readonly<Record<string, unknown>> = {}): Fixture {
  return { type: providerType, name: "default", inputs: { ...defaultExampleProvider("prod"), ...inputs } };
}
const stackConfig = { "tradai:account": "600802701449", "tradai:region": "eu-central-1" };

const regionPinned: Check = function* ({ inputs }, { stackConfig: config, settings }) {
  const wanted = config["tradai:region"] ?? settings.region;
  const region = inputs.text("region");
  if (region === undefined || (wanted !== undefined && region !== wanted)) {
    yield {
      found: region === undefined ? "the provider has no region" : `the provider's region is ${region}`,
      expected: wanted ?? "a region",
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
    if (inputs.has(property) && inputs.raw(property) !== "false" && inputs.raw(property) !== false) {
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
  examples: {
    compliant: [{ title: "One region, one account", stackConfig, resources: [provider()] }],
    violating: [
      {
        title: "No region",
        stackConfig,
        resources: [provider({ region: undefined })],
        resource: "default",
        says: "no region",
      },
      {
        title: "Another region than configured",
        stackConfig,
        resources: [provider({ region: "eu-west-1" })],
        resource: "default",
        says: "eu-west-1",
      },
      {
        title: "A key in the configuration",
        stackConfig,
        resources: [provider({ accessKey: "not-a-real-key" })],
        resource: "default",
        says: "`accessKey`",
      },
      {
        title: "Another address than AWS's",
        stackConfig,
        resources: [provider({ endpoints: '[{"s3":"https://s3.example.com"}]' })],
        resource: "default",
        says: "`endpoints`",
      },
      {
        title: "Any account",
        stackConfig,
        resources: [provider({ allowedAccountIds: undefined })],
        resource: "default",
        says: "any account",
      },
      {
        title: "Two accounts",
        stackConfig,
        resources: [provider({ allowedAccountIds: '["600802701449","111122223333"]' })],
        resource: "default",
        says: "111122223333",
      },
    ],
  },
};

export default rule;
