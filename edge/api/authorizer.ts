import * as aws from "@pulumi/aws";
import type { LayerContext } from "../../shared/components";
import type { PersistentOutputs } from "../../shared/contracts";
import { resourceServerIdentifier } from "../../shared/inventory";
import type { ApiScope } from "../../shared/inventory";
import type { ApiPart } from "./part";

export interface Authorization extends ApiPart {
  readonly authorizer: aws.apigateway.Authorizer;
}

const type = "COGNITO_USER_POOLS";
const identitySource = "method.request.header.Authorization";

/** Takes the user pool's access tokens; with a scope on the method no other token is taken (decisions.md section 5). */
export function createAuthorizer(
  context: LayerContext,
  { userPool }: PersistentOutputs,
  api: aws.apigateway.RestApi,
): Authorization {
  const authorizer = new aws.apigateway.Authorizer(
    "api-authorizer",
    {
      name: context.names.api(),
      restApi: api.id,
      type,
      providerArns: [userPool.arn],
      identitySource,
    },
    context.options(),
  );
  return { authorizer, resources: [authorizer], described: { type, identitySource } };
}

/** A scope as tokens carry it: `tradai-api/read`. */
export function tokenScope(scope: ApiScope): string {
  return `${resourceServerIdentifier}/${scope}`;
}
