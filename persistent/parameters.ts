import type * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { createStringParameters } from "../shared/components";
import type { LayerContext } from "../shared/components";
import type { PersistentParameterId } from "../shared/inventory";
import type { AppClients } from "./app-clients";
import type { UserPool } from "./identity";

export type Parameters = Readonly<Record<PersistentParameterId, aws.ssm.Parameter>>;

/** What AWS named of the user pool (decisions.md section 2). */
export function createParameters(context: LayerContext, users: UserPool, clients: AppClients): Parameters {
  return createStringParameters(context, {
    "cognito/user-pool-id": users.pool.id,
    "cognito/issuer": issuer(context, users),
    "cognito/hosted-ui": hostedUi(context),
    "cognito/api-client-id": clients.api.id,
    "cognito/m2m-client-id": clients.m2m.id,
    "cognito/ci-client-id": clients.ci.id,
  });
}

/** Who issues the pool's tokens: what a verifier compares `iss` with. */
export function issuer({ settings }: LayerContext, { pool }: UserPool): pulumi.Output<string> {
  return pulumi.interpolate`https://cognito-idp.${settings.region}.amazonaws.com/${pool.id}`;
}

/** Address of the hosted sign-in pages. */
export function hostedUi({ names, settings }: LayerContext): string {
  return `https://${names.userPoolDomain()}.auth.${settings.region}.amazoncognito.com`;
}
