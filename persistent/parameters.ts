import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { LayerContext } from "../shared/components";
import { persistentParameterIds } from "../shared/inventory";
import type { PersistentParameterId } from "../shared/inventory";
import type { AppClients } from "./app-clients";
import type { UserPool } from "./identity";

export type Parameters = Readonly<Record<PersistentParameterId, aws.ssm.Parameter>>;

/**
 * Parameters that tell containers and functions what AWS alone can name (decisions.md section 2). Plain
 * strings that are shown in a preview: none is a secret.
 */
export function createParameters(context: LayerContext, users: UserPool, clients: AppClients): Parameters {
  const values: Record<PersistentParameterId, pulumi.Input<string>> = {
    "cognito/user-pool-id": users.pool.id,
    "cognito/issuer": issuer(context, users),
    "cognito/hosted-ui": hostedUi(context),
    "cognito/api-client-id": clients.api.id,
    "cognito/m2m-client-id": clients.m2m.id,
    "cognito/ci-client-id": clients.ci.id,
  };
  const create = (id: PersistentParameterId): aws.ssm.Parameter => {
    const name = context.names.parameter(id);
    return new aws.ssm.Parameter(
      `parameter-${id.replace("/", "-")}`,
      { name, type: "String", insecureValue: values[id], tags: context.tags(name) },
      context.options(),
    );
  };
  return Object.fromEntries(persistentParameterIds.map((id) => [id, create(id)])) as Parameters;
}

/** Who issues the pool's tokens: what a verifier compares `iss` with. */
export function issuer({ settings }: LayerContext, { pool }: UserPool): pulumi.Output<string> {
  return pulumi.interpolate`https://cognito-idp.${settings.region}.amazonaws.com/${pool.id}`;
}

/** Address of the hosted sign-in pages. */
export function hostedUi({ names, settings }: LayerContext): string {
  return `https://${names.userPoolDomain()}.auth.${settings.region}.amazoncognito.com`;
}
