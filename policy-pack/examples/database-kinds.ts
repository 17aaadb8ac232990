import type { Fixture } from "../rule";
import { database, replaced } from "./database";

/** A cluster of prod, complete but for what a caller changes. */
export function databaseCluster(inputs: Readonly<Record<string, unknown>> = {}): Fixture {
  return {
    type: "aws:rds/cluster:Cluster",
    name: "cluster",
    protect: true,
    inputs: {
      clusterIdentifier: "tradai-mlflow-cluster-prod",
      engine: "aurora-postgresql",
      engineVersion: "17.5",
      masterUsername: "mlflow",
      storageEncrypted: true,
      kmsKeyId: "alias/tradai-logs-prod",
      manageMasterUserPassword: true,
      masterUserSecretKmsKeyId: "alias/tradai-logs-prod",
      iamDatabaseAuthenticationEnabled: true,
      dbClusterParameterGroupName: "tradai-mlflow-cluster-parameters-prod",
      dbSubnetGroupName: "tradai-mlflow-subnets-prod",
      enabledCloudwatchLogsExports: ["postgresql"],
      backupRetentionPeriod: 14,
      copyTagsToSnapshot: true,
      finalSnapshotIdentifier: "tradai-mlflow-cluster-prod-final-1",
      deleteAutomatedBackups: false,
      deletionProtection: true,
      ...inputs,
    },
  };
}

/** What the cluster needs around it. */
export function clusterParts(cluster = databaseCluster()): readonly Fixture[] {
  return [
    cluster,
    {
      type: "aws:rds/clusterParameterGroup:ClusterParameterGroup",
      name: "cluster-parameters",
      inputs: {
        name: "tradai-mlflow-cluster-parameters-prod",
        family: "aurora-postgresql17",
        parameters: [{ name: "rds.force_ssl", value: "1" }],
      },
    },
    ...replaced().filter(({ name }) => ["subnet", "subnets", "logs", "logs-alias"].includes(name)),
  ];
}

/** A database of another engine than the program's, on that engine's port. */
export const mysql = replaced(
  database({
    engine: "mysql",
    engineVersion: "8.4",
    port: 3306,
    enabledCloudwatchLogsExports: ["error"],
  }),
);
