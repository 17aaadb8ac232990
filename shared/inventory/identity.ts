import type { Row } from "./row";
import { rowsOf } from "./row";

/** Identifier of the Cognito resource server; one of the two names without an environment (decisions.md section 5). */
export const resourceServerIdentifier = "tradai-api";

/** Scopes of the resource server with their documented descriptions (architecture.md 1.1). */
export const apiScopes = {
  read: "read access",
  write: "write access",
  admin: "administrative access",
} as const;
export type ApiScope = keyof typeof apiScopes;

export interface AppClientRow extends Row {
  readonly flow: "code" | "client_credentials";
  readonly generatesSecret: boolean;
  /** OpenID Connect scopes that Cognito itself defines. */
  readonly openIdScopes: readonly ("openid" | "email" | "profile")[];
  readonly apiScopes: readonly ApiScope[];
  readonly authFlows: readonly string[];
  /** Days; only the code flow has refresh tokens. */
  readonly refreshTokenDays?: number;
  readonly overrules?: string;
}

/** Cognito app clients (architecture.md 1.1, decisions.md section 5). Access and ID tokens live one hour. */
export const appClients = {
  api: {
    id: "api",
    purpose: "people, in the browser and on the command line",
    flow: "code",
    generatesSecret: false,
    openIdScopes: ["email", "openid", "profile"],
    // Without these two the scope-checked routes would refuse every token of this client.
    apiScopes: ["read", "write"],
    authFlows: ["ALLOW_REFRESH_TOKEN_AUTH", "ALLOW_USER_SRP_AUTH"],
    refreshTokenDays: 30,
    overrules: "scopes email, openid and profile alone",
  },
  m2m: {
    id: "m2m",
    purpose: "operators' tools; the one client that may administer",
    flow: "client_credentials",
    generatesSecret: true,
    openIdScopes: [],
    apiScopes: ["read", "write", "admin"],
    authFlows: [],
  },
  ci: {
    id: "ci",
    purpose: "pipelines and the canary, without the administrative scope",
    flow: "client_credentials",
    generatesSecret: true,
    openIdScopes: [],
    apiScopes: ["read", "write"],
    authFlows: [],
    addedFor: ["TRADAI-S-21"],
  },
} as const satisfies Record<string, AppClientRow>;

export type AppClientId = (typeof appClients)[keyof typeof appClients]["id"];
export const appClientRows: readonly (AppClientRow & { readonly id: AppClientId })[] = rowsOf(appClients);

/** User groups, created where `identity.groups` is on (TRADAI-S-04); precedence 1 wins over 2. */
export const userGroups = {
  admins: { id: "admins", purpose: "may administer models and deployments", precedence: 1 },
  traders: { id: "traders", purpose: "may run backtests and change strategies", precedence: 2 },
  viewers: { id: "viewers", purpose: "may look", precedence: 3 },
} as const satisfies Record<string, Row & { readonly precedence: number }>;
