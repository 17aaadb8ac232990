import { ofType } from "../checks/of-type";
import { poolChecks } from "../checks/user-pool";
import { clientChecks } from "../checks/user-pool-client";
import {
  machineClient,
  pool,
  poolDomain,
  resourceServer,
  riskConfiguration,
  surroundings,
  webClient,
} from "../examples/user-pool";
import { soundSignIn, unclearClients, weakPools, wideClients } from "../examples/sign-in";
import type { Rule } from "../rule";

const poolType = "aws:cognito/userPool:UserPool";
const clientType = "aws:cognito/userPoolClient:UserPoolClient";

const rule: Rule = {
  name: "cognito-hardened",
  title: "Sign-in withstands stolen passwords",
  description:
    "Every user pool is closed to strangers, demands a software token and strong passwords, enforces threat protection where the environment says so, and its clients are narrow and complete.",
  rationale:
    "One reused password is enough to trade in somebody's name; a client with the wrong flows or scopes either opens the API or fails at the first token.",
  remediation: "Set the property named in the message on the pool or client.",
  severity: "critical",
  kind: "stack",
  catalogue: {
    securityHub: ["Cognito.1", "Cognito.3", "Cognito.4", "Cognito.5", "Cognito.6"],
    cdkNag: ["COG1", "COG2", "COG8"],
  },
  relations: [32, 33],
  findings: ["TRADAI-S-04", "TRADAI-S-05", "TRADAI-S-22"],
  types: [poolType, clientType],
  checks: [
    ...poolChecks.map((check) => ofType([poolType], check)),
    ...clientChecks.map((check) => ofType([clientType], check)),
  ],
  examples: {
    compliant: [
      {
        title: "A pool with a client of people and one of machines",
        resources: [pool(), ...surroundings, webClient(), machineClient()],
      },
      {
        title: "The Essentials tier where the environment has no threat protection",
        environment: "dev",
        resources: [
          pool({ userPoolTier: "ESSENTIALS", userPoolAddOns: undefined, deletionProtection: "INACTIVE" }),
        ],
      },
      ...soundSignIn,
    ],
    violating: [
      {
        title: "MFA left to the user",
        resources: [pool({ mfaConfiguration: "OPTIONAL" }), ...surroundings],
        resource: "users",
        says: "is OPTIONAL",
      },
      {
        title: "Codes by SMS",
        resources: [pool({ smsConfiguration: { externalId: "x", snsCallerArn: "arn" } }), ...surroundings],
        resource: "users",
        says: "by SMS",
      },
      {
        title: "Codes by mail",
        resources: [pool({ emailMfaConfiguration: { subject: "Code" } }), ...surroundings],
        resource: "users",
        says: "by mail",
      },
      {
        title: "A code in the place of the password",
        resources: [
          pool({ signInPolicy: { allowedFirstAuthFactors: ["PASSWORD", "EMAIL_OTP"] } }),
          ...surroundings,
        ],
        resource: "users",
        says: "EMAIL_OTP signs in",
      },
      {
        title: "A password that a phone number resets",
        resources: [
          pool({ accountRecoverySetting: { recoveryMechanisms: [{ name: "verified_phone_number" }] } }),
          ...surroundings,
        ],
        resource: "users",
        says: "by SMS",
      },
      {
        title: "An answer to stolen credentials of one client alone",
        resources: [
          pool(),
          poolDomain,
          resourceServer,
          { ...riskConfiguration, inputs: { ...riskConfiguration.inputs, clientId: "abc" } },
        ],
        resource: "users",
        says: "known stolen credentials",
      },
      {
        title: "A client that sends passwords",
        resources: [
          pool(),
          ...surroundings,
          webClient({ explicitAuthFlows: ["ALLOW_USER_PASSWORD_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"] }),
        ],
        resource: "web",
        says: "ALLOW_USER_PASSWORD_AUTH",
      },
      {
        title: "A client of the other type token",
        resources: [
          pool(),
          ...surroundings,
          {
            ...webClient({ allowedOauthFlows: ["implicit"] }),
            type: "aws:cognito/managedUserPoolClient:ManagedUserPoolClient",
          },
        ],
        resource: "web",
        says: "implicit flow",
      },
      {
        title: "Short passwords",
        resources: [
          pool({
            passwordPolicy: { ...(pool().inputs.passwordPolicy as object), minimumLength: 8 },
          }),
          ...surroundings,
        ],
        resource: "users",
        says: "8 characters",
      },
      {
        title: "Passwords without symbols",
        resources: [
          pool({ passwordPolicy: { ...(pool().inputs.passwordPolicy as object), requireSymbols: false } }),
          ...surroundings,
        ],
        resource: "users",
        says: "requireSymbols",
      },
      {
        title: "Threat protection that only watches",
        resources: [pool({ userPoolAddOns: { advancedSecurityMode: "AUDIT" } }), ...surroundings],
        resource: "users",
        says: "advanced security is AUDIT",
      },
      {
        title: "No answer to stolen credentials",
        resources: [pool(), poolDomain, resourceServer],
        resource: "users",
        says: "known stolen credentials",
      },
      {
        title: "A pool in which strangers register",
        resources: [pool({ adminCreateUserConfig: undefined }), ...surroundings],
        resource: "users",
        says: "can register",
      },
      {
        title: "A pool that prod can lose",
        resources: [pool({ deletionProtection: "INACTIVE" }), ...surroundings],
        resource: "users",
        says: "deletion protection",
      },
      {
        title: "The implicit flow",
        resources: [pool(), ...surroundings, webClient({ allowedOauthFlows: ["code", "implicit"] })],
        resource: "web",
        says: "implicit flow",
      },
      {
        title: "Tokens that cannot be revoked",
        resources: [pool(), ...surroundings, webClient({ enableTokenRevocation: false })],
        resource: "web",
        says: "cannot be revoked",
      },
      {
        title: "Errors that list the users",
        resources: [pool(), ...surroundings, webClient({ preventUserExistenceErrors: "LEGACY" })],
        resource: "web",
        says: "whether a user exists",
      },
      {
        title: "An access token for a day",
        resources: [pool(), ...surroundings, webClient({ accessTokenValidity: 24 })],
        resource: "web",
        says: "access token lives 1440 minutes",
      },
      {
        title: "Rotation together with the flow that excludes it",
        resources: [
          pool(),
          ...surroundings,
          webClient({ refreshTokenRotation: { feature: "ENABLED", retryGracePeriodSeconds: 10 } }),
        ],
        resource: "web",
        says: "Cognito refuses the pair",
      },
      {
        title: "A client of machines that people may use too",
        resources: [
          pool(),
          ...surroundings,
          machineClient({ allowedOauthFlows: ["client_credentials", "code"] }),
        ],
        resource: "ci",
        says: "mixes client_credentials with code",
      },
      {
        title: "A client of machines without secret",
        resources: [pool(), ...surroundings, machineClient({ generateSecret: false })],
        resource: "ci",
        says: "has no secret",
      },
      {
        title: "A scope that nobody defines",
        resources: [pool(), ...surroundings, webClient({ allowedOauthScopes: ["tradai-api/raed"] })],
        resource: "web",
        says: "tradai-api/raed",
      },
      {
        title: "An OAuth client of a pool without domain",
        resources: [pool(), surroundings[0] ?? poolDomain, resourceServer, webClient()],
        resource: "web",
        says: "its pool has no domain",
      },
      ...weakPools,
      ...wideClients,
    ],
    undecided: unclearClients,
  },
};

export default rule;
