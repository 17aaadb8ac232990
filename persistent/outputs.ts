import type { LayerContext } from "../shared/components";
import type { PersistentOutputs } from "../shared/contracts";
import { mapValues } from "../shared/inventory";
import type { AppClients } from "./app-clients";
import type { Backup } from "./backup";
import type { Buckets } from "./buckets";
import type { UserPool } from "./identity";
import type { Keys } from "./keys";
import type { Packages } from "./packages";
import { hostedUi, issuer } from "./parameters";
import type { Parameters } from "./parameters";
import type { Repositories } from "./repositories";
import type { Secrets } from "./secrets";
import type { Tables } from "./tables";
import type { Trail } from "./trail";

export interface PersistentResources {
  readonly keys: Keys;
  readonly buckets: Buckets;
  readonly tables: Tables;
  readonly repositories: Repositories;
  readonly packages: Packages;
  readonly users: UserPool;
  readonly clients: AppClients;
  readonly secrets: Secrets;
  readonly parameters: Parameters;
  readonly trail: Trail;
  readonly backup: Backup;
}

/** Hours within which the system is to run again, and hours of data that may be lost (ORION-32). */
const recovery = { rtoHours: 1, rpoHours: 24 };

/** What the layers above may rely on; `shared/contracts` holds its schema. No secret value is among it. */
export function persistentOutputs(context: LayerContext, made: PersistentResources): PersistentOutputs {
  const { pool } = made.users;
  return {
    keys: mapValues(made.keys, (key) => ({ arn: key.arn })),
    buckets: mapValues(made.buckets, ({ bucket }) => ({ name: bucket.bucket, arn: bucket.arn })),
    tables: mapValues(made.tables, (table) => ({
      name: table.name,
      arn: table.arn,
      streamArn: table.streamArn,
    })),
    repositories: made.repositories,
    packages: made.packages,
    userPool: {
      id: pool.id,
      arn: pool.arn,
      issuer: issuer(context, made.users),
      hostedUi: hostedUi(context),
      clientIds: mapValues(made.clients, (client) => client.id),
    },
    secrets: mapValues(made.secrets, (secret) => ({ name: secret.name, arn: secret.arn })),
    parameters: mapValues(made.parameters, (parameter) => parameter.name),
    trailLogGroup: { name: made.trail.logs.name, arn: made.trail.logs.arn },
    backup: {
      planId: made.backup.plan.id,
      roleArn: made.backup.role.arn,
      restoreTestingPlanName: made.backup.restoreTest.name,
    },
    recovery,
  };
}
