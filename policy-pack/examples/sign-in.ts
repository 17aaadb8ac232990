import { UNKNOWN } from "../graph/values";
import type { Example, Fixture, UndecidedExample, ViolatingExample } from "../rule";
import {
  machineClient,
  pool,
  poolDomain,
  resourceServer,
  riskConfiguration,
  surroundings,
  webClient,
} from "./user-pool";

type Inputs = Fixture["inputs"];
const ofOtherStack = (each: Fixture): Fixture => ({ ...each, references: {} });
const ofOtherPool = (each: Fixture): Fixture => ({
  ...each,
  inputs: { ...each.inputs, userPoolId: "eu-central-1_EXAMPLE02" },
  references: {},
});
const answering = (compromisedCredentialsRiskConfiguration: object): readonly Fixture[] => [
  pool(),
  poolDomain,
  resourceServer,
  { ...riskConfiguration, inputs: { ...riskConfiguration.inputs, compromisedCredentialsRiskConfiguration } },
];
const block = { actions: { eventAction: "BLOCK" } };

/** Pools and clients as they may be. */
export const soundSignIn: readonly Example[] = [
  {
    title: "A password as the first factor, which a mail resets",
    resources: [
      pool({
        signInPolicy: { allowedFirstAuthFactors: ["PASSWORD"] },
        accountRecoverySetting: { recoveryMechanisms: [{ name: "verified_email" }] },
      }),
      ...surroundings,
    ],
  },
  {
    title: "An answer to stolen credentials at the sign-in",
    resources: answering({ ...block, eventFilters: ["SIGN_IN", "SIGN_UP"] }),
  },
  {
    title: "Every scope of Cognito's own, and tokens of an hour in other units",
    resources: [
      pool(),
      ...surroundings,
      webClient({
        allowedOauthScopes: ["openid", "email", "profile", "phone", "aws.cognito.signin.user.admin"],
        accessTokenValidity: 3600,
        idTokenValidity: 60,
        refreshTokenValidity: 720,
        tokenValidityUnits: { accessToken: "seconds", idToken: "minutes", refreshToken: "hours" },
      }),
    ],
  },
  {
    title: "A client without OAuth of a pool without domain",
    resources: [
      pool(),
      riskConfiguration,
      webClient({ allowedOauthFlows: undefined, allowedOauthScopes: undefined }),
    ],
  },
  {
    title: "A layer that holds a pool with its client, domain and scopes",
    scope: "layer",
    resources: [pool(), ...surroundings, webClient()],
  },
  {
    title: "A new pool, whose identifier is known only after the update",
    resources: [
      { ...pool(), outputs: {} },
      ...[...surroundings, machineClient()].map((each) => ({
        ...each,
        inputs: { ...each.inputs, userPoolId: UNKNOWN },
      })),
    ],
  },
  {
    title: "A client, domain and scopes of a pool of another stack",
    resources: [machineClient(), poolDomain, resourceServer].map(ofOtherStack),
  },
];

const weak = (title: string, says: string, inputs: Inputs): ViolatingExample => ({
  title,
  resources: [pool(inputs), ...surroundings],
  resource: "users",
  says,
});

/** Pools that a stolen password or telephone opens. */
export const weakPools: readonly ViolatingExample[] = [
  weak("A pool that says nothing of MFA", "multi-factor authentication is OFF", {
    mfaConfiguration: undefined,
  }),
  weak("MFA without software tokens", "is ON, software tokens are off", {
    softwareTokenMfaConfiguration: undefined,
  }),
  weak("A text for codes by SMS", "by SMS", { smsAuthenticationMessage: "Your code is {####}" }),
  weak("A pool that says nothing of its tier", "the tier is ESSENTIALS and advanced security is ENFORCED", {
    userPoolTier: undefined,
  }),
  weak("A pool that says nothing of advanced security", "the tier is PLUS and advanced security is OFF", {
    userPoolAddOns: undefined,
  }),
  weak("Passwords of any length", "passwords may have 8 characters", {
    passwordPolicy: {
      requireLowercase: true,
      requireUppercase: true,
      requireNumbers: true,
      requireSymbols: true,
    },
  }),
  ...[
    { title: "of other events alone", risk: { ...block, eventFilters: ["SIGN_UP"] } },
    { title: "that lets in", risk: { actions: { eventAction: "NO_ACTION" } } },
  ].map(({ title, risk }) => ({
    title: `An answer to stolen credentials ${title}`,
    resources: answering(risk),
    resource: "users",
    says: "known stolen credentials",
  })),
];

const wide = (title: string, says: string, inputs: Inputs): ViolatingExample => ({
  title,
  resources: [pool(), ...surroundings, webClient(inputs)],
  resource: "web",
  says,
});

/** Clients that get more, or for longer, than they should. */
export const wideClients: readonly ViolatingExample[] = [
  wide("An identity token for two hours, in seconds", "the id token lives 120 minutes", {
    idTokenValidity: 7200,
    tokenValidityUnits: { idToken: "seconds" },
  }),
  wide("A refresh token for a month and a day", "the refresh token lives 44640 minutes", {
    refreshTokenValidity: 31,
  }),
  wide("A client of administrators that sends passwords", "ADMIN_NO_SRP_AUTH sends the password itself", {
    explicitAuthFlows: ["ADMIN_NO_SRP_AUTH"],
  }),
  {
    title: "A scope that another pool's server defines",
    resources: [
      pool(),
      poolDomain,
      riskConfiguration,
      ofOtherPool(resourceServer),
      machineClient({
        allowedOauthScopes: ["tradai-api/read"],
      }),
    ],
    resource: "ci",
    says: "the scope tradai-api/read is defined by no resource server",
  },
  {
    title: "A domain that is another pool's",
    resources: [pool(), ofOtherPool(poolDomain), riskConfiguration, resourceServer, machineClient()],
    resource: "ci",
    says: "its pool has no domain",
  },
];

/** Clients of which it cannot be told whose they are. */
export const unclearClients: readonly UndecidedExample[] = [
  {
    title: "A client whose pool is known only after the update",
    resources: [{ ...machineClient({ userPoolId: UNKNOWN }), references: {} }],
    resource: "ci",
    says: "`userPoolId` is known only after the update",
  },
  {
    title: "A client whose pool another layer may declare",
    scope: "layer",
    resources: [ofOtherStack(machineClient())],
    resource: "ci",
    says: "the user pool, its domain and its resource servers may be declared in another layer",
  },
];
