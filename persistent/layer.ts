import { LayerContext } from "../shared/components";
import type { Settings } from "../shared/config";
import type { PersistentOutputs } from "../shared/contracts";
import { createAccountGuard } from "./account-guard";
import { createAppClients } from "./app-clients";
import { createBackup } from "./backup";
import { createBackupAccountSettings } from "./backup-account";
import { createBuckets } from "./buckets";
import { createConfigReplication } from "./config-replication";
import { createUserPool } from "./identity";
import { createImageCache, createRegistrySettings } from "./image-registry";
import { createKeys } from "./keys";
import { persistentOutputs } from "./outputs";
import { createPackages } from "./packages";
import { createParameters } from "./parameters";
import { createRepositories } from "./repositories";
import { createSecrets } from "./secrets";
import { createTables } from "./tables";
import { createTrail } from "./trail";

/** The persistent layer: whatever holds data, who may sign in, and the record of what was done. */
export function persistentLayer(settings: Settings): PersistentOutputs {
  const context = new LayerContext("persistent", settings);

  const keys = createKeys(context);

  createAccountGuard(context);
  const buckets = createBuckets(context, keys);
  createConfigReplication(context, keys, buckets);
  const tables = createTables(context, keys);

  const repositories = createRepositories(context, keys);
  createImageCache(context);
  createRegistrySettings(context);
  const packages = createPackages(context, keys);

  const users = createUserPool(context);
  const clients = createAppClients(context, users);
  const secrets = createSecrets(context, keys, clients);
  const parameters = createParameters(context, users, clients);

  const trail = createTrail(context, keys, buckets);
  createBackupAccountSettings(context);
  const backup = createBackup(context, keys, buckets, tables);

  return persistentOutputs(context, {
    keys,
    buckets,
    tables,
    repositories,
    packages,
    users,
    clients,
    secrets,
    parameters,
    trail,
    backup,
  });
}
