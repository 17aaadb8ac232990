import { textOf, valuesAt } from "../../values";
import { special, type SpecialCase } from "./case";

/** A custom scope is `identifier/scope`, and its resource server must have it. Reviewed 2026-11-21. */
const customScopes = special(
  "aws:cognito/userPoolClient:UserPoolClient",
  "ScopeDoesNotExistException",
  "cognito-user-identity-pools/latest/APIReference/API_CreateUserPoolClient.html",
  ({ inputs }, cloud) => {
    const servers = cloud
      .list("aws:cognito/resourceServer:ResourceServer")
      .filter((server) => server.inputs.userPoolId === textOf(inputs.userPoolId));
    const wanted = valuesAt(inputs, "allowedOauthScopes[]")
      .map(textOf)
      .filter((scope) => scope?.includes("/"));
    const met = wanted.map((scope) => ({
      scope,
      server: servers.find(({ inputs: { identifier, scopes } }) =>
        valuesAt({ scopes: scopes ?? null }, "scopes[].scopeName").some(
          (name) => [identifier, name].map(textOf).join("/") === scope,
        ),
      ),
    }));
    const lacking = met.find(({ server }) => server === undefined);
    if (lacking === undefined) return met.flatMap(({ server }) => server ?? []);
    return {
      said: "Invalid scope requested",
      hint: `'${lacking.scope ?? ""}' belongs to no resource server of the pool at this moment; state it with dependsOn`,
    };
  },
);

/** A stage that logs needs the account's role setting. Reviewed 2026-11-21. */
const stageLogging = special(
  "aws:apigateway/stage:Stage",
  "BadRequestException",
  "apigateway/latest/developerguide/set-up-logging.html",
  ({ inputs }, cloud) => {
    if (valuesAt(inputs, "accessLogSettings.destinationArn").length === 0) return [];
    const accounts = cloud
      .list("aws:apigateway/account:Account")
      .filter((account) => account.inputs.cloudwatchRoleArn !== undefined);
    if (accounts.length > 0) return accounts;
    return {
      said: "CloudWatch Logs role ARN must be set in account settings to enable logging",
      hint: "create the account's role setting first and state the dependency with dependsOn",
    };
  },
);

export const applicationCases: readonly SpecialCase[] = [customScopes, stageLogging];
