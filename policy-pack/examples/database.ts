import type { Fixture, ViolatingExample } from "../rule";
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

/** Lets services assume a role. */
export function trustOf(...services: readonly string[]): object {
  return { Effect: "Allow", Principal: { Service: services }, Action: "sts:AssumeRole" };
}

export function monitoringRole(...statements: readonly object[]): Fixture {
  return {
    type: "aws:iam/role:Role",
    name: "monitoring-role",
    inputs: {
      name: "tradai-database-monitoring-role-prod",
      assumeRolePolicy: policy(...statements),
    },
  };
}

/** A policy of the monitoring role's own in the place of AWS's. */
export function writesFigures(arn: string): Fixture {
  return {
    type: "aws:iam/rolePolicy:RolePolicy",
    name: "monitoring-policy",
    inputs: {
      role: "tradai-database-monitoring-role-prod",
      policy: policy({ Effect: "Allow", Action: "logs:PutLogEvents", Resource: arn }),
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
const databaseParts: readonly Fixture[] = [
  databaseSubnet(),
  {
    type: "aws:rds/subnetGroup:SubnetGroup",
    name: "subnets",
    inputs: { name: "tradai-mlflow-subnets-prod", subnetIds: Symbol("unknown") },
    references: { subnetIds: ["subnet"] },
  },
  parameterGroup([{ name: "rds.force_ssl", value: "1" }]),
  monitoringRole(trustOf("monitoring.rds.amazonaws.com")),
  monitoringPolicy,
  ...key(),
];

/** The complete database with some of its parts changed. */
export function replaced(...changed: readonly Fixture[]): readonly Fixture[] {
  return [database(), ...databaseParts].map((each) => changed.find(({ name }) => name === each.name) ?? each);
}

/** The complete database but for one part. */
export function without(part: string): readonly Fixture[] {
  return replaced().filter(({ name }) => name !== part);
}

/** The complete database with one setting changed, in dev where it must not depend on the environment. */
export function wrong(
  title: string,
  inputs: Readonly<Record<string, unknown>>,
  says: string,
  environment = "prod",
): ViolatingExample {
  return { title, environment, resources: replaced(database(inputs)), resource: "database", says };
}

/** The complete database with other parameters. */
export function wrongParameters(title: string, group: Fixture, says: string): ViolatingExample {
  return { title, environment: "dev", resources: replaced(group), resource: "parameters", says };
}
