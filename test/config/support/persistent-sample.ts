import type { PersistentState } from "../../../shared/contracts";
import { bucketRows, persistentParameterIds, secretRows, tableRows } from "../../../shared/inventory";

const account = "600802701449";
const region = "eu-central-1";

function record<Id extends string, T>(ids: readonly Id[], make: (id: Id) => T): Record<Id, T> {
  return Object.fromEntries(ids.map((id) => [id, make(id)])) as Record<Id, T>;
}

/** Outputs of the persistent layer as an operator would find them in an environment with every switch on. */
export function persistentSample(): PersistentState {
  const key = (id: string): { arn: string } => ({ arn: `arn:aws:kms:${region}:${account}:key/${id}` });
  const table = (id: string): string => `arn:aws:dynamodb:${region}:${account}:table/tradai-${id}-dev`;
  return {
    keys: { alerts: key("1"), data: key("2"), logs: key("3"), trail: key("4"), recovery: key("5") },
    buckets: record(
      bucketRows.map(({ id }) => id),
      (id) => ({ name: `tradai-${id}-dev`, arn: `arn:aws:s3:::tradai-${id}-dev` }),
    ),
    tables: record(
      tableRows.map(({ id }) => id),
      (id) => ({
        name: `tradai-${id}-dev`,
        arn: table(id),
        streamArn: `${table(id)}/stream/2026-01-01T00:00`,
      }),
    ),
    repositories: {
      "tradai-mlflow-dev": `${account}.dkr.ecr.${region}.amazonaws.com/tradai-mlflow-dev`,
    },
    packages: { domain: "tradai-dev", repository: "tradai-python-dev" },
    userPool: {
      id: `${region}_AbCdEf123`,
      arn: `arn:aws:cognito-idp:${region}:${account}:userpool/${region}_AbCdEf123`,
      issuer: `https://cognito-idp.${region}.amazonaws.com/${region}_AbCdEf123`,
      hostedUi: `https://tradai-dev.auth.${region}.amazoncognito.com`,
      clientIds: { api: "1a", m2m: "2b", ci: "3c" },
    },
    secrets: record(
      secretRows.map(({ id }) => id),
      (id) => ({
        name: `tradai/dev/${id}`,
        arn: `arn:aws:secretsmanager:${region}:${account}:secret:tradai/dev/${id}-AbCdEf`,
      }),
    ),
    parameters: record(persistentParameterIds, (id) => `/tradai/dev/${id}`),
    trailLogGroup: {
      name: "/aws/cloudtrail/tradai-dev",
      arn: `arn:aws:logs:${region}:${account}:log-group:/aws/cloudtrail/tradai-dev`,
    },
    backup: {
      planId: "1b2c3d",
      roleArn: `arn:aws:iam::${account}:role/tradai-backup-role-dev`,
      restoreTestingPlanName: "tradai_restore_test_dev",
    },
    recovery: { rtoHours: 1, rpoHours: 24 },
  };
}
