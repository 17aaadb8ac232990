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

export const applicationCases: readonly SpecialCase[] = [customScopes];
