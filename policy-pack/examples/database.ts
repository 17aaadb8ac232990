import type { Fixture } from "../rule";
import { account, policy } from "./bucket";
import { key } from "./key";

/** The database of prod, complete but for what a caller changes. */
export function database(inputs: Readonly<Record<string, unknown>> = {}, protect = true): Fixture {
  return {
    type: "aws:rds/instance:Instance",
    name: "database",
    protect,
    inputs: {
      identifier: "tradai-mlflow-prod",
      engine: "postgres",
      engineVersion: "17",
      engineLifecycleSupport: "open-source-rds-extended-support-disabled",
      autoMinorVersionUpgrade: true,
      port: 5432,
      storageEncrypted: true,
      kmsKeyId: "alias/tradai-logs-prod",
      manageMasterUserPassword: true,
      masterUserSecretKmsKeyId: "alias/tradai-logs-prod",
      iamDatabaseAuthenticationEnabled: true,
      parameterGroupName: "tradai-mlflow-postgres17-prod",
      dbSubnetGroupName: "tradai-mlflow-subnets-prod",
      publiclyAccessible: false,
      enabledCloudwatchLogsExports: ["postgresql"],
      performanceInsightsEnabled: true,
      performanceInsightsKmsKeyId: "alias/tradai-logs-prod",
      monitoringInterval: 60,
      monitoringRoleArn: `arn:aws:iam::${account}:role/tradai-database-monitoring-role-prod`,
      multiAz: true,
      backupRetentionPeriod: 14,
      copyTagsToSnapshot: true,
      skipFinalSnapshot: false,
      finalSnapshotIdentifier: "tradai-mlflow-prod-final-1",
      deleteAutomatedBackups: false,
      deletionProtection: true,
      ...inputs,
    },
  };
}

export function parameterGroup(parameters: readonly object[], family = "postgres17"): Fixture {
  return {
    type: "aws:rds/parameterGroup:ParameterGroup",
    name: "parameters",
    inputs: { name: "tradai-mlflow-postgres17-prod", family, parameters },
  };
}

export function monitoringRole(service = "monitoring.rds.amazonaws.com"): Fixture {
  return {
    type: "aws:iam/role:Role",
    name: "monitoring-role",
    inputs: {
      name: "tradai-database-monitoring-role-prod",
      assumeRolePolicy: policy({
        Effect: "Allow",
        Principal: { Service: service },
        Action: "sts:AssumeRole",
      }),
    },
  };
}

const monitoringPolicy: Fixture = {
  type: "aws:iam/rolePolicyAttachment:RolePolicyAttachment",
  name: "monitoring-policy",
  inputs: {
    role: "tradai-database-monitoring-role-prod",
    policyArn: "arn:aws:iam::aws:policy/service-role/AmazonRDSEnhancedMonitoringRole",
  },
};

export function databaseSubnet(inputs: Readonly<Record<string, unknown>> = {}): Fixture {
  return {
    type: "aws:ec2/subnet:Subnet",
    name: "subnet",
    inputs: { cidrBlock: "10.0.21.0/24", tags: { tier: "database" }, ...inputs },
  };
}

/** What the database needs around it: subnets, parameters, role and key. */
export const databaseParts: readonly Fixture[] = [
  databaseSubnet(),
  {
    type: "aws:rds/subnetGroup:SubnetGroup",
    name: "subnets",
    inputs: { name: "tradai-mlflow-subnets-prod", subnetIds: Symbol("unknown") },
    references: { subnetIds: ["subnet"] },
  },
  parameterGroup([{ name: "rds.force_ssl", value: "1" }]),
  monitoringRole(),
  monitoringPolicy,
  ...key(),
];
