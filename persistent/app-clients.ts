import * as aws from "@pulumi/aws";
import type { LayerContext } from "../shared/components";
import { apiScopes, appClientRows, byId, resourceServerIdentifier } from "../shared/inventory";
import type { AppClientId, AppClientRow } from "../shared/inventory";
import type { UserPool } from "./identity";

export type AppClients = Readonly<Record<AppClientId, aws.cognito.UserPoolClient>>;

/** Attributes a person may change; groups and whatever else decides on access are not among them. */
const writableAttributes = ["email"];

function createResourceServer(context: LayerContext, { pool }: UserPool): aws.cognito.ResourceServer {
  return new aws.cognito.ResourceServer(
    "api-scopes",
    {
      userPoolId: pool.id,
      identifier: resourceServerIdentifier,
      name: resourceServerIdentifier,
      scopes: Object.entries(apiScopes).map(([scopeName, scopeDescription]) => ({
        scopeName,
        scopeDescription,
      })),
    },
    // A client whose scopes are gone gets no tokens.
    context.holdsData(),
  );
}

/** Token lifetimes in hours and days; every access and ID token lives one hour. */
function tokenValidity(
  row: AppClientRow,
): Pick<
  aws.cognito.UserPoolClientArgs,
  "accessTokenValidity" | "idTokenValidity" | "refreshTokenValidity" | "tokenValidityUnits"
> {
  return {
    accessTokenValidity: 1,
    idTokenValidity: 1,
    refreshTokenValidity: row.refreshTokenDays,
    tokenValidityUnits: { accessToken: "hours", idToken: "hours", refreshToken: "days" },
  };
}

/**
 * The app clients: people's, the operations client and the pipelines' (architecture.md 1.1, TRADAI-S-21).
 * Cognito refuses a client whose scopes no resource server defines yet.
 */
export function createAppClients(context: LayerContext, users: UserPool): AppClients {
  const { identity } = context.settings;
  const scopes = createResourceServer(context, users);
  const create = (row: AppClientRow & { id: AppClientId }): aws.cognito.UserPoolClient =>
    new aws.cognito.UserPoolClient(
      `client-${row.id}`,
      {
        name: context.names.appClient(row.id),
        userPoolId: users.pool.id,
        generateSecret: row.generatesSecret,
        allowedOauthFlowsUserPoolClient: true,
        allowedOauthFlows: [row.flow],
        allowedOauthScopes: [
          ...row.openIdScopes,
          ...row.apiScopes.map((scope) => `${resourceServerIdentifier}/${scope}`),
        ],
        explicitAuthFlows: [...row.authFlows],
        callbackUrls: row.flow === "code" ? identity.callbackUrls : undefined,
        logoutUrls: row.flow === "code" ? identity.logoutUrls : undefined,
        supportedIdentityProviders: ["COGNITO"],
        preventUserExistenceErrors: "ENABLED",
        enableTokenRevocation: true,
        writeAttributes: row.flow === "code" ? writableAttributes : undefined,
        ...tokenValidity(row),
      },
      // A client made anew makes every stored credential worthless.
      context.holdsData({ dependsOn: scopes }),
    );
  return byId(appClientRows, create);
}
