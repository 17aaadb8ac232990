import * as aws from "@pulumi/aws";
import { alarmTopics, createAlarm, databaseAlarms } from "../shared/alarms";
import type { LayerContext } from "../shared/components";
import type { PersistentOutputs } from "../shared/contracts";
import { databaseName, databasePort } from "../shared/inventory";
import { createParameterGroup } from "./database-engine";
import { createDatabaseLogs, exportedLogs } from "./database-logs";
import { createMonitoringRole } from "./database-monitoring";
import { groupNamed } from "./security-groups";
import type { SecurityGroups } from "./security-groups";
import type { Subnets } from "./subnets";
import type { Topics } from "./topics";

export interface DatabaseParts {
  readonly persistent: PersistentOutputs;
  readonly subnets: Subnets;
  readonly groups: SecurityGroups;
  readonly topics: Topics;
}

function createSubnetGroup(context: LayerContext, { subnets }: DatabaseParts): aws.rds.SubnetGroup {
  const name = context.names.databasePart("subnets");
  return new aws.rds.SubnetGroup(
    "database-subnets",
    {
      name,
      description: "Database tier",
      subnetIds: subnets.of.database.map(({ subnet }) => subnet.id),
      tags: context.tags(name),
    },
    context.options(),
  );
}

/** What keeps the data: backups, a second instance, a last snapshot (TRADAI-S-38, EDGAR-42, ORION-31). */
function recovery({ settings, names }: LayerContext): Partial<aws.rds.InstanceArgs> {
  const { database, deletionProtection } = settings;
  return {
    multiAz: database.multiAz,
    backupRetentionPeriod: database.backupDays,
    // Universal time, well before the daily backup plan at three, which waits for neither.
    backupWindow: "22:00-22:30",
    maintenanceWindow: "sat:23:00-sat:23:30",
    copyTagsToSnapshot: true,
    skipFinalSnapshot: false,
    finalSnapshotIdentifier: names.databaseFinalSnapshot(database.finalSnapshot),
    deleteAutomatedBackups: !deletionProtection,
    deletionProtection,
  };
}

/** What is seen of it: logs, metrics of the operating system, waits of queries (architecture.md 1.2). */
function visibility(
  persistent: PersistentOutputs,
  monitoringRole: aws.iam.Role,
): Partial<aws.rds.InstanceArgs> {
  return {
    enabledCloudwatchLogsExports: [...exportedLogs],
    performanceInsightsEnabled: true,
    performanceInsightsRetentionPeriod: 7,
    performanceInsightsKmsKeyId: persistent.keys.data?.arn,
    databaseInsightsMode: "standard",
    monitoringInterval: 60,
    monitoringRoleArn: monitoringRole.arn,
  };
}

/**
 * MLflow's PostgreSQL database: private, encrypted, reached over TLS with a password that Secrets Manager keeps and rotates,
 * and recoverable (architecture.md 1.2, TRADAI-S-38).
 */
export function createDatabase(context: LayerContext, parts: DatabaseParts): aws.rds.Instance {
  const { names, settings } = context;
  const { persistent, groups, topics } = parts;
  const monitoring = createMonitoringRole(context);
  const logs = createDatabaseLogs(context, persistent);
  const instance = new aws.rds.Instance(
    "database",
    {
      identifier: names.database(),
      engine: "postgres",
      engineVersion: settings.database.engineVersion,
      // After its last day AWS upgrades the database; it charges for nothing (decisions.md section 5).
      engineLifecycleSupport: "open-source-rds-extended-support-disabled",
      autoMinorVersionUpgrade: true,
      allowMajorVersionUpgrade: settings.database.majorUpgrade,
      instanceClass: settings.database.instanceClass,
      allocatedStorage: settings.database.storageGb,
      maxAllocatedStorage: settings.database.maxStorageGb,
      storageType: "gp3",
      storageEncrypted: true,
      kmsKeyId: persistent.keys.data?.arn,
      dbName: databaseName,
      port: databasePort,
      username: names.databaseUser(),
      manageMasterUserPassword: true,
      masterUserSecretKmsKeyId: persistent.keys.data?.arn,
      iamDatabaseAuthenticationEnabled: true,
      caCertIdentifier: "rds-ca-rsa2048-g1",
      parameterGroupName: createParameterGroup(context).name,
      dbSubnetGroupName: createSubnetGroup(context, parts).name,
      vpcSecurityGroupIds: [groupNamed(groups, "database").id],
      publiclyAccessible: false,
      networkType: "IPV4",
      ...recovery(context),
      ...visibility(persistent, monitoring.role),
      applyImmediately: !settings.deletionProtection,
      tags: context.tags(names.database()),
    },
    context.holdsData({ dependsOn: [...logs, monitoring.policy] }),
  );
  for (const alarm of databaseAlarms) {
    createAlarm(context, alarmTopics(topics), alarm, {
      dimensions: { DBInstanceIdentifier: instance.identifier },
    });
  }
  return instance;
}
