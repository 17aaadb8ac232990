import * as aws from "@pulumi/aws";
import type { LayerContext } from "../../shared/components";
import type { PersistentOutputs } from "../../shared/contracts";
import { resourceServerIdentifier } from "../../shared/inventory";
import type { ApiScope } from "../../shared/inventory";

/** Takes the user pool's access tokens; with a scope on the method no other token is taken (decisions.md section 5). */
export function createAuthorizer(
  context: LayerContext,
  { userPool }: PersistentOutputs,
  api: aws.apigateway.RestApi,
): aws.apigateway.Authorizer {
  return new aws.apigateway.Authorizer(
    "api-authorizer",
    {
      name: context.names.api(),
      restApi: api.id,
      type: "COGNITO_USER_POOLS",
      providerArns: [userPool.arn],
      identitySource: "method.request.header.Authorization",
    },
    context.options(),
  );
}

/** A scope as tokens carry it: `tradai-api/read`. */
export function tokenScope(scope: ApiScope): string {
  return `${resourceServerIdentifier}/${scope}`;
}
