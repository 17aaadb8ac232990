import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { LayerContext } from "../shared/components";
import { byId, ignoredAtRuntime, secretRows } from "../shared/inventory";
import type { SecretId, SecretRow } from "../shared/inventory";
import type { AppClients } from "./app-clients";
import type { Keys } from "./keys";

export type Secrets = Readonly<Record<SecretId, aws.secretsmanager.Secret>>;

/** The generated secret of an app client; a new client means a new first version. */
function storeAppClient(
  context: LayerContext,
  row: SecretRow,
  secret: aws.secretsmanager.Secret,
  client: aws.cognito.UserPoolClient,
): void {
  new aws.secretsmanager.SecretVersion(
    `secret-${row.id}-version`,
    {
      secretId: secret.id,
      secretString: pulumi.secret(
        pulumi.jsonStringify({ client_id: client.id, client_secret: client.clientSecret }),
      ),
    },
    context.options({
      ignoreChanges: ignoredAtRuntime("aws:secretsmanager/secretVersion:SecretVersion"),
      replaceWith: [client],
    }),
  );
}

/**
 * The secrets `tradai/{env}/*`. Nothing from configuration is ever written to them: `exchange-keys` is
 * created empty, the others take what Cognito generated (TRADAI-S-20, TRADAI-S-41, ORION-05).
 */
export function createSecrets(context: LayerContext, keys: Keys, clients: AppClients): Secrets {
  const { settings, names } = context;
  const create = (row: SecretRow & { id: SecretId }): aws.secretsmanager.Secret => {
    const name = names.secret(row);
    const secret = new aws.secretsmanager.Secret(
      `secret-${row.id}`,
      {
        name,
        description: row.purpose,
        kmsKeyId: keys.data?.arn,
        // Without protection the name has to be free again at once: it is fixed and has a second life.
        recoveryWindowInDays: settings.deletionProtection ? 30 : 0,
        tags: context.tags(name),
      },
      context.holdsData(),
    );
    if (row.appClient) storeAppClient(context, row, secret, clients[row.appClient]);
    return secret;
  };
  return byId(secretRows, create);
}
