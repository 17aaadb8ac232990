import assert from "node:assert/strict";
import { appClientFacts } from "../../facts/persistent";
import { only, valuesOf } from "../support/mocks";
import { describePersistentLayer } from "./layer";

const poolType = "aws:cognito/userPool:UserPool";
const clientType = "aws:cognito/userPoolClient:UserPoolClient";

/** architecture.md 1.1: the web client's addresses in dev. */
const developmentUrls = {
  callbackUrls: ["http://localhost:3000/callback", "http://localhost:8400/callback"],
  logoutUrls: ["http://localhost:3000/logout", "http://localhost:8400/logout"],
};

describePersistentLayer("identity", ({ environment, facts, named, registered }) => {
  it("weakens sign-in: registration, second factor, password, recovery, case or mail", () => {
    const { inputs } = only(registered(), poolType, "name", named("tradai-users-{env}"));
    assert.equal(inputs.mfaConfiguration, "ON");
    assert.deepEqual(inputs.softwareTokenMfaConfiguration, { enabled: true });
    assert.equal(inputs.smsConfiguration, undefined);
    assert.deepEqual(inputs.passwordPolicy, {
      minimumLength: 12,
      requireLowercase: true,
      requireUppercase: true,
      requireNumbers: true,
      requireSymbols: true,
      temporaryPasswordValidityDays: 7,
    });
    assert.deepEqual(inputs.accountRecoverySetting, {
      recoveryMechanisms: [{ name: "verified_email", priority: 1 }],
    });
    assert.deepEqual(inputs.usernameAttributes, ["email"]);
    assert.deepEqual(inputs.usernameConfiguration, { caseSensitive: false });
    assert.deepEqual(inputs.autoVerifiedAttributes, ["email"]);
    assert.deepEqual(inputs.adminCreateUserConfig, { allowAdminCreateUserOnly: true });
    assert.deepEqual(inputs.userAttributeUpdateSettings, {
      attributesRequireVerificationBeforeUpdates: ["email"],
    });
    assert.deepEqual(inputs.emailConfiguration, { emailSendingAccount: "COGNITO_DEFAULT" });
    assert.deepEqual(inputs.schemas, [
      { name: "email", attributeDataType: "String", required: true, mutable: true },
    ]);
  });

  it("gives the pool another tier, threat protection or deletion protection than the environment's", () => {
    const { inputs } = only(registered(), poolType, "name", named("tradai-users-{env}"));
    assert.equal(inputs.userPoolTier, facts.tier);
    assert.deepEqual(
      inputs.userPoolAddOns,
      facts.tier === "PLUS" ? { advancedSecurityMode: "ENFORCED" } : undefined,
    );
    assert.equal(inputs.deletionProtection, facts.protected ? "ACTIVE" : "INACTIVE");
    const risk = valuesOf(
      registered(),
      "aws:cognito/riskConfiguration:RiskConfiguration",
      "compromisedCredentialsRiskConfiguration",
    );
    assert.deepEqual(risk, facts.tier === "PLUS" ? [{ actions: { eventAction: "BLOCK" } }] : []);
  });

  it("loses a group that stands for a role, or ranks a weaker one first (TRADAI-S-04)", () => {
    const groups = registered()
      .filter(({ type }) => type === "aws:cognito/userGroup:UserGroup")
      .map(({ inputs }): [unknown, unknown] => [inputs.precedence, inputs.name]);
    assert.deepEqual(
      groups.sort(([a], [b]) => Number(a) - Number(b)).map(([, name]) => name),
      ["admins", "traders", "viewers"],
    );
  });

  it("gives a client other scopes, flows, lifetimes or a secret it should not have", () => {
    assert.deepEqual(
      valuesOf(registered(), clientType, "name"),
      appClientFacts.map((client) => named(client.name)).sort(),
    );
    for (const client of appClientFacts) {
      const { inputs } = only(registered(), clientType, "name", named(client.name));
      assert.equal(inputs.generateSecret, client.secret, client.name);
      assert.deepEqual(inputs.allowedOauthFlows, [client.flow], client.name);
      assert.deepEqual(inputs.allowedOauthScopes, client.scopes, client.name);
      assert.deepEqual(inputs.explicitAuthFlows, client.authFlows, client.name);
      assert.deepEqual(inputs.supportedIdentityProviders, ["COGNITO"], client.name);
      assert.equal(inputs.preventUserExistenceErrors, "ENABLED", client.name);
      assert.equal(inputs.accessTokenValidity, 1, client.name);
      assert.equal(inputs.idTokenValidity, 1, client.name);
      assert.equal(inputs.refreshTokenValidity, client.flow === "code" ? 30 : undefined, client.name);
    }
  });

  it("sends people back to an address the documents do not allow", () => {
    const { inputs } = only(registered(), clientType, "name", named("tradai-api-client-{env}"));
    if (environment === "dev") {
      assert.deepEqual(inputs.callbackUrls, developmentUrls.callbackUrls);
      assert.deepEqual(inputs.logoutUrls, developmentUrls.logoutUrls);
    } else {
      const urls = [...(inputs.callbackUrls as string[]), ...(inputs.logoutUrls as string[])];
      assert.ok(urls.length >= 2);
      assert.deepEqual(
        urls.filter((url) => !url.startsWith("https://") || url.includes("localhost")),
        [],
      );
    }
  });

  it("renames the resource server or a scope, or moves the sign-in page", () => {
    const { inputs } = only(
      registered(),
      "aws:cognito/resourceServer:ResourceServer",
      "identifier",
      "tradai-api",
    );
    assert.deepEqual(inputs.scopes, [
      { scopeName: "read", scopeDescription: "read access" },
      { scopeName: "write", scopeDescription: "write access" },
      { scopeName: "admin", scopeDescription: "administrative access" },
    ]);
    const domain = only(
      registered(),
      "aws:cognito/userPoolDomain:UserPoolDomain",
      "domain",
      named("tradai-{env}"),
    );
    assert.equal(domain.inputs.managedLoginVersion, 1);
  });
});
