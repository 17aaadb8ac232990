import { AwsError } from "../aws-error";
import type { Cloud } from "../cloud";
import { textOf, valuesAt, type Values } from "../values";

/** A check of AWS's that is no plain reference. */
export interface SpecialCase {
  type: string;
  /** Types that must be there and are not named; see `Need.companions`. */
  companions: readonly string[];
  /** @throws AwsError */
  refuse: (inputs: Values, cloud: Cloud) => void;
}

const resourceServer = "aws:cognito/resourceServer:ResourceServer";
const gatewayAccount = "aws:apigateway/account:Account";

/** Reviewed 2026-11-21. */
export const specialCases: readonly SpecialCase[] = [
  {
    // A custom scope is `identifier/scope`; its resource server must have it.
    // cognito-user-identity-pools/latest/APIReference/API_CreateUserPoolClient.html
    type: "aws:cognito/userPoolClient:UserPoolClient",
    companions: [resourceServer],
    refuse: (inputs: Values, cloud: Cloud): void => {
      const pool = textOf(inputs.userPoolId);
      const servers = cloud.list(resourceServer).filter((server) => server.inputs.userPoolId === pool);
      const declared = new Set(
        servers.flatMap((server) =>
          valuesAt(server.inputs, "scopes[].scopeName").map((scope) =>
            [server.inputs.identifier, scope].map(textOf).join("/"),
          ),
        ),
      );
      for (const scope of valuesAt(inputs, "allowedOauthScopes[]").map(textOf)) {
        if (!scope?.includes("/") || declared.has(scope)) continue;
        throw new AwsError(
          "ScopeDoesNotExistException",
          "Invalid scope requested",
          `'${scope}' belongs to no resource server of the pool at this moment; state the dependency with dependsOn`,
        );
      }
    },
  },
  {
    // apigateway/latest/developerguide/set-up-logging.html
    type: "aws:apigateway/stage:Stage",
    companions: [gatewayAccount],
    refuse: (inputs: Values, cloud: Cloud): void => {
      const logs = valuesAt(inputs, "accessLogSettings.destinationArn").length > 0;
      const hasRole = cloud
        .list(gatewayAccount)
        .some((account) => account.inputs.cloudwatchRoleArn !== undefined);
      if (!logs || hasRole) return;
      throw new AwsError(
        "BadRequestException",
        "CloudWatch Logs role ARN must be set in account settings to enable logging",
        "create the account's role setting first and state the dependency with dependsOn",
      );
    },
  },
];
