import { AwsError } from "../aws-error";
import type { Cloud, CloudResource } from "../cloud";
import { textOf, valuesAt, type Values } from "../values";

/** A check of AWS's that is no plain reference. */
export interface SpecialCase {
  type: string;
  error: string;
  /**
   * @returns the resources by which AWS is satisfied.
   * @throws AwsError
   */
  metBy: (inputs: Values, cloud: Cloud) => CloudResource[];
}

/**
 * A custom scope is `identifier/scope`, and its resource server must have it.
 * cognito-user-identity-pools/latest/APIReference/API_CreateUserPoolClient.html (2026-11-21)
 */
const customScopes: SpecialCase = {
  type: "aws:cognito/userPoolClient:UserPoolClient",
  error: "ScopeDoesNotExistException",
  metBy: (inputs: Values, cloud: Cloud): CloudResource[] => {
    const servers = cloud
      .list("aws:cognito/resourceServer:ResourceServer")
      .filter((server) => server.inputs.userPoolId === textOf(inputs.userPoolId));
    const wanted = valuesAt(inputs, "allowedOauthScopes[]")
      .map(textOf)
      .filter((scope) => scope?.includes("/"));
    return wanted.map((scope) => {
      const server = servers.find(({ inputs: { identifier, scopes } }) =>
        valuesAt({ scopes: scopes ?? null }, "scopes[].scopeName").some(
          (name) => [identifier, name].map(textOf).join("/") === scope,
        ),
      );
      if (server !== undefined) return server;
      throw new AwsError(
        "ScopeDoesNotExistException",
        "Invalid scope requested",
        `'${scope ?? ""}' belongs to no resource server of the pool at this moment; state the dependency with dependsOn`,
      );
    });
  },
};

/**
 * A stage that logs needs the account's role setting.
 * apigateway/latest/developerguide/set-up-logging.html (2026-11-21)
 */
const stageLogging: SpecialCase = {
  type: "aws:apigateway/stage:Stage",
  error: "BadRequestException",
  metBy: (inputs: Values, cloud: Cloud): CloudResource[] => {
    if (valuesAt(inputs, "accessLogSettings.destinationArn").length === 0) return [];
    const accounts = cloud
      .list("aws:apigateway/account:Account")
      .filter((account) => account.inputs.cloudwatchRoleArn !== undefined);
    if (accounts.length > 0) return accounts;
    throw new AwsError(
      "BadRequestException",
      "CloudWatch Logs role ARN must be set in account settings to enable logging",
      "create the account's role setting first and state the dependency with dependsOn",
    );
  },
};

export const specialCases: readonly SpecialCase[] = [customScopes, stageLogging];
