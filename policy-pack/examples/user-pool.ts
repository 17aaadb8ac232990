import type { Fixture } from "../rule";

type Inputs = Readonly<Record<string, unknown>>;
const inPool = { userPoolId: "eu-central-1_EXAMPLE01" };
const poolReference = { userPoolId: ["users"] };

/** A pool as prod wants it. */
export function pool(inputs: Inputs = {}): Fixture {
  return {
    type: "aws:cognito/userPool:UserPool",
    name: "users",
    inputs: {
      name: "tradai-users-prod",
      mfaConfiguration: "ON",
      softwareTokenMfaConfiguration: { enabled: true },
      passwordPolicy: {
        minimumLength: 12,
        requireLowercase: true,
        requireUppercase: true,
        requireNumbers: true,
        requireSymbols: true,
      },
      userPoolTier: "PLUS",
      userPoolAddOns: { advancedSecurityMode: "ENFORCED" },
      adminCreateUserConfig: { allowAdminCreateUserOnly: true },
      deletionProtection: "ACTIVE",
      ...inputs,
    },
    outputs: { id: "eu-central-1_EXAMPLE01" },
  };
}

export const riskConfiguration: Fixture = {
  type: "aws:cognito/riskConfiguration:RiskConfiguration",
  name: "risk",
  inputs: { ...inPool, compromisedCredentialsRiskConfiguration: { actions: { eventAction: "BLOCK" } } },
  references: poolReference,
};

export const poolDomain: Fixture = {
  type: "aws:cognito/userPoolDomain:UserPoolDomain",
  name: "sign-in",
  inputs: { ...inPool, domain: "tradai-prod" },
  references: poolReference,
};

export const resourceServer: Fixture = {
  type: "aws:cognito/resourceServer:ResourceServer",
  name: "api-scopes",
  inputs: {
    ...inPool,
    identifier: "tradai-api",
    scopes: ["read", "write", "admin"].map((scopeName) => ({ scopeName, scopeDescription: scopeName })),
  },
  references: poolReference,
};

/** What a pool needs around it in prod. */
export const surroundings: readonly Fixture[] = [riskConfiguration, poolDomain, resourceServer];

/** The client of people. */
export function webClient(inputs: Inputs = {}): Fixture {
  return {
    type: "aws:cognito/userPoolClient:UserPoolClient",
    name: "web",
    inputs: {
      ...inPool,
      name: "tradai-api-client-prod",
      generateSecret: false,
      allowedOauthFlows: ["code"],
      allowedOauthFlowsUserPoolClient: true,
      allowedOauthScopes: ["openid", "tradai-api/read"],
      explicitAuthFlows: ["ALLOW_REFRESH_TOKEN_AUTH", "ALLOW_USER_SRP_AUTH"],
      accessTokenValidity: 1,
      idTokenValidity: 1,
      refreshTokenValidity: 30,
      enableTokenRevocation: true,
      preventUserExistenceErrors: "ENABLED",
      callbackUrls: ["https://app.example.com/callback"],
      logoutUrls: ["https://app.example.com/logout"],
      ...inputs,
    },
    references: poolReference,
  };
}

/** A client of a machine. */
export function machineClient(inputs: Inputs = {}, name = "ci"): Fixture {
  return {
    type: "aws:cognito/userPoolClient:UserPoolClient",
    name,
    inputs: {
      ...inPool,
      name: `tradai-${name}-client-prod`,
      generateSecret: true,
      allowedOauthFlows: ["client_credentials"],
      allowedOauthFlowsUserPoolClient: true,
      allowedOauthScopes: ["tradai-api/read", "tradai-api/write"],
      explicitAuthFlows: [],
      enableTokenRevocation: true,
      ...inputs,
    },
    references: poolReference,
  };
}

/** The secret that holds a machine client's credentials. */
export function storedSecret(client: string, property = "secretString"): readonly Fixture[] {
  return [
    {
      type: "aws:secretsmanager/secret:Secret",
      name: `${client}-secret`,
      inputs: { name: `tradai/prod/${client}-client-credentials` },
    },
    {
      type: "aws:secretsmanager/secretVersion:SecretVersion",
      name: `${client}-secret-value`,
      inputs: { secretId: `tradai/prod/${client}-client-credentials`, [property]: "{}" },
      references: { secretId: [`${client}-secret`], [property]: [client] },
    },
  ];
}
