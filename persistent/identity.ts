import * as aws from "@pulumi/aws";
import type { LayerContext } from "../shared/components";
import { ignoredAtRuntime, rowsOf, userGroups } from "../shared/inventory";

/** What a tool that signs people in has to know of the pool. */
export interface UserPool {
  readonly pool: aws.cognito.UserPool;
  readonly domain: aws.cognito.UserPoolDomain;
}

/**
 * The user pool as documented: e-mail sign-in, time-based one-time passwords required, no SMS
 * (architecture.md 1.1). Threat protection needs the Plus tier (TRADAI-S-05).
 */
export function createUserPool(context: LayerContext): UserPool {
  const { settings, names } = context;
  const threatProtection = settings.identity.tier === "PLUS";
  const pool = new aws.cognito.UserPool(
    "users",
    {
      name: names.userPool(),
      usernameAttributes: ["email"],
      usernameConfiguration: { caseSensitive: false },
      autoVerifiedAttributes: ["email"],
      // Whoever knows a client id could otherwise make an account and start backtests.
      adminCreateUserConfig: { allowAdminCreateUserOnly: true },
      // A sign-in name, and the address that recovery goes to, changes only once the new one is proved.
      userAttributeUpdateSettings: { attributesRequireVerificationBeforeUpdates: ["email"] },
      mfaConfiguration: "ON",
      softwareTokenMfaConfiguration: { enabled: true },
      passwordPolicy: {
        minimumLength: 12,
        requireLowercase: true,
        requireUppercase: true,
        requireNumbers: true,
        requireSymbols: true,
        temporaryPasswordValidityDays: 7,
      },
      accountRecoverySetting: { recoveryMechanisms: [{ name: "verified_email", priority: 1 }] },
      emailConfiguration: { emailSendingAccount: "COGNITO_DEFAULT" },
      schemas: [{ name: "email", attributeDataType: "String", required: true, mutable: true }],
      userPoolTier: settings.identity.tier,
      userPoolAddOns: threatProtection ? { advancedSecurityMode: "ENFORCED" } : undefined,
      deletionProtection: settings.deletionProtection ? "ACTIVE" : "INACTIVE",
      tags: context.tags(names.userPool()),
    },
    // People's second factors cannot be made again, so the pool is protected in every environment (TRADAI-S-22).
    context.options({ protect: true, ignoreChanges: ignoredAtRuntime("aws:cognito/userPool:UserPool") }),
  );
  const domain = new aws.cognito.UserPoolDomain(
    "users-domain",
    { domain: names.userPoolDomain(), userPoolId: pool.id, managedLoginVersion: 1 },
    context.holdsData(),
  );
  if (threatProtection) createRiskConfiguration(context, pool);
  if (settings.identity.groups) createGroups(context, pool);
  return { pool, domain };
}

/** Blocks credentials known to be stolen and sign-ins of high risk; a second factor is required anyway. */
function createRiskConfiguration(context: LayerContext, pool: aws.cognito.UserPool): void {
  const block = { eventAction: "BLOCK", notify: false };
  new aws.cognito.RiskConfiguration(
    "users-risk",
    {
      userPoolId: pool.id,
      compromisedCredentialsRiskConfiguration: { actions: { eventAction: "BLOCK" } },
      accountTakeoverRiskConfiguration: {
        actions: { highAction: block, mediumAction: { eventAction: "MFA_REQUIRED", notify: false } },
      },
    },
    context.options(),
  );
}

/** Groups that the application may use for authorisation (TRADAI-S-04). */
function createGroups(context: LayerContext, pool: aws.cognito.UserPool): void {
  for (const group of rowsOf(userGroups)) {
    new aws.cognito.UserGroup(
      `users-group-${group.id}`,
      { name: group.id, userPoolId: pool.id, description: group.purpose, precedence: group.precedence },
      context.options(),
    );
  }
}
