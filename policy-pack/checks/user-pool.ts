import { companionsOf } from "../graph/references";
import { show } from "../graph/values";
import type { Check } from "../rule";

const classes = ["requireLowercase", "requireUppercase", "requireNumbers", "requireSymbols"] as const;
const leastPasswordLength = 12;

const multiFactor: Check = function* ({ inputs }) {
  const mode = inputs.text("mfaConfiguration") ?? "OFF";
  const token = inputs.flag("softwareTokenMfaConfiguration.enabled") === true;
  if (mode !== "ON" || !token) {
    yield {
      found: `multi-factor authentication is ${mode}, software tokens are ${token ? "on" : "off"}`,
      expected: "`mfaConfiguration: ON` with `softwareTokenMfaConfiguration.enabled: true`",
      control: "multi-factor authentication",
    };
  }
  if (inputs.has("emailMfaConfiguration")) {
    yield {
      found: "codes can be sent by mail",
      expected: "software tokens alone: whoever reads the mailbox resets the password too",
    };
  }
  const alone = inputs.texts("signInPolicy.allowedFirstAuthFactors").filter((each) => each.endsWith("_OTP"));
  if (alone.length > 0) {
    yield {
      found: `${alone.join(" and ")} signs in without a password`,
      expected: "PASSWORD as the first factor",
      control: "multi-factor authentication",
    };
  }
  const recovers = inputs
    .blocks("accountRecoverySetting.recoveryMechanisms")
    .some((each) => each.text("name") === "verified_phone_number");
  if (recovers || inputs.has("smsConfiguration") || inputs.text("smsAuthenticationMessage") !== undefined) {
    yield {
      found: "codes can be sent by SMS",
      expected: "software tokens alone: a phone number can be taken over",
    };
  }
};

const strongPasswords: Check = function* ({ inputs }) {
  const length = inputs.number("passwordPolicy.minimumLength") ?? 8;
  const missing = classes.filter((name) => inputs.flag(`passwordPolicy.${name}`) !== true);
  if (length < leastPasswordLength) {
    yield { found: `passwords may have ${length} characters`, expected: `${leastPasswordLength} or more` };
  }
  if (missing.length > 0) {
    yield { found: `the password policy lacks ${missing.join(", ")}`, expected: "all four classes" };
  }
};

const threatProtection: Check = function* (subject, { graph, settings }) {
  if (!settings.threatProtection) {
    return;
  }
  const tier = subject.inputs.text("userPoolTier") ?? "ESSENTIALS";
  const mode = subject.inputs.text("userPoolAddOns.advancedSecurityMode") ?? "OFF";
  if (tier !== "PLUS" || mode !== "ENFORCED") {
    yield {
      found: `the tier is ${tier} and advanced security is ${mode}`,
      expected: "`userPoolTier: PLUS` (advanced security needs it) with ENFORCED",
    };
  }
  const blocks = companionsOf(
    graph,
    subject,
    "aws:cognito/riskConfiguration:RiskConfiguration",
    "userPoolId",
  ).some(({ inputs }) => {
    const events = inputs.texts("compromisedCredentialsRiskConfiguration.eventFilters");
    return (
      inputs.text("compromisedCredentialsRiskConfiguration.actions.eventAction") === "BLOCK" &&
      // A configuration of one client leaves the others open, one of other events the sign-in.
      !inputs.has("clientId") &&
      (events.length === 0 || events.includes("SIGN_IN"))
    );
  });
  if (!blocks) {
    yield {
      found: "nothing blocks the sign-in with known stolen credentials",
      expected: "a RiskConfiguration whose compromised-credentials action is BLOCK",
    };
  }
};

const administratorsRegister: Check = function* ({ inputs }) {
  if (inputs.flag("adminCreateUserConfig.allowAdminCreateUserOnly") !== true) {
    yield {
      found: "whoever knows a client id can register",
      expected: "`adminCreateUserConfig.allowAdminCreateUserOnly: true`",
    };
  }
};

const protectedFromDeletion: Check = function* ({ inputs }, { settings }) {
  if (settings.deletionProtection && inputs.text("deletionProtection") !== "ACTIVE") {
    yield {
      found: `deletion protection is ${show(inputs.value("deletionProtection"))}`,
      expected: '"ACTIVE"',
    };
  }
};

/** What `cognito-hardened` asks of a user pool. */
export const poolChecks: readonly Check[] = [
  multiFactor,
  strongPasswords,
  threatProtection,
  administratorsRegister,
  protectedFromDeletion,
];
