import { clusterType, databaseChecks, instanceChecks, instanceType } from "../checks/database-guard";
import { versionChecks } from "../checks/database-version";
import { ofType } from "../checks/of-type";
import {
  database,
  databaseSubnet,
  monitoringRole,
  parameterGroup,
  replaced,
  trustOf,
  without,
  writesFigures,
  wrong,
  wrongParameters,
} from "../examples/database";
import { clusterParts, databaseCluster, mysql } from "../examples/database-kinds";
import { refusedVersions, supportedVersions } from "../examples/database-versions";
import { UNKNOWN } from "../graph/values";
import type { Rule } from "../rule";

const rule: Rule = {
  name: "rds-hardened",
  title: "Databases are private, encrypted and observed",
  description:
    "Every database is private and encrypted, forces TLS, has its password managed and its log exported, is monitored, and runs a version that AWS supports without payment.",
  rationale:
    "The database holds every experiment and model: one with a public address or a password in the state is anybody's, and one past its version's end is upgraded or charged for at AWS's choice.",
  remediation:
    "Set the property that the message names; encryption can only be set when the database is made.",
  severity: "high",
  kind: "stack",
  catalogue: {
    securityHub: ["RDS.2", "RDS.3", "RDS.6", "RDS.9", "RDS.10", "RDS.13", "RDS.25"],
    cis: ["2.2.1", "2.2.2", "2.2.3"],
    cdkNag: ["RDS2", "RDS6"],
    checkov: [
      ...["CKV_AWS_16", "CKV_AWS_17", "CKV_AWS_118", "CKV_AWS_129", "CKV_AWS_161", "CKV_AWS_211"],
      ...["CKV_AWS_226", "CKV_AWS_353", "CKV_AWS_354", "CKV2_AWS_30", "CKV2_AWS_69"],
    ],
  },
  relations: [55],
  findings: ["TRADAI-S-08", "EDGAR-40", "EDGAR-41", "USDCOP-34", "USDCOP-49", "ORION-03"],
  types: [instanceType, clusterType],
  checks: [
    ...databaseChecks,
    ...[...instanceChecks, ...versionChecks].map((check) => ofType([instanceType], check)),
  ],
  examples: {
    compliant: [
      { title: "The database of prod", resources: replaced() },
      {
        title: "The database of dev, without customer keys",
        environment: "dev",
        resources: replaced(
          database({
            kmsKeyId: undefined,
            masterUserSecretKmsKeyId: undefined,
            performanceInsightsKmsKeyId: undefined,
          }),
        ),
      },
      {
        title: "A replica, which takes its secret and subnets from its source",
        resources: replaced(
          database({
            replicateSourceDb: "tradai-mlflow-other-prod",
            manageMasterUserPassword: undefined,
            engineVersion: undefined,
            engineLifecycleSupport: undefined,
            dbSubnetGroupName: undefined,
          }),
        ),
      },
      { title: "A cluster, whose members are observed each for itself", resources: clusterParts() },
      ...supportedVersions,
      ...["TLSv1.2", "TLSv1.3"].map((version) => ({
        title: `Clients that speak ${version} at least`,
        resources: replaced(
          parameterGroup([
            { name: "log_statement", value: "ddl" },
            { name: "ssl_min_protocol_version", value: version },
            { name: "rds.force_ssl", value: "1" },
          ]),
        ),
      })),
      {
        title: "The port left to the engine",
        resources: replaced(database({ port: undefined })),
      },
      {
        title: "A monitoring role with a policy of its own, which others may assume too",
        resources: replaced(
          monitoringRole(
            trustOf("ec2.amazonaws.com"),
            trustOf("rds.amazonaws.com", "monitoring.rds.amazonaws.com"),
          ),
          writesFigures("arn:aws:logs:eu-central-1:600802701449:log-group:RDSOSMetrics:log-stream:*"),
        ),
      },
    ],
    violating: [
      wrong("Storage that is not encrypted", { storageEncrypted: false }, "is not encrypted", "dev"),
      wrong("Storage on the key that AWS manages", { kmsKeyId: undefined }, "storage has no customer key"),
      wrong(
        "The master user's secret on the key that AWS manages",
        { masterUserSecretKmsKeyId: undefined },
        "the master user's secret has no customer key",
      ),
      wrong(
        "Performance Insights on the key that AWS manages",
        { performanceInsightsKmsKeyId: "alias/aws/rds" },
        "Performance Insights has no customer key",
      ),
      ...["admin", "Administrator", "master", "postgres", "root"].map((username) =>
        wrong(
          `The master user's name ${username}, which everybody guesses`,
          { username },
          `called ${username}`,
        ),
      ),
      {
        title: "The name that a cluster's master user has everywhere",
        resources: clusterParts(databaseCluster({ masterUsername: "postgres" })),
        resource: "cluster",
        says: "called postgres",
      },
      {
        title: "A cluster with the parameters of the engine's default",
        resources: clusterParts(databaseCluster({ dbClusterParameterGroupName: undefined })),
        resource: "cluster",
        says: "`dbClusterParameterGroupName` is nothing",
      },
      wrong("A public address", { publiclyAccessible: true }, "public address", "dev"),
      wrong("The default VPC", { dbSubnetGroupName: undefined }, "default VPC", "dev"),
      {
        title: "A public subnet",
        environment: "dev",
        resources: replaced(databaseSubnet({ tags: { tier: "public" } })),
        resource: "database",
        says: "subnet, which is public",
      },
      {
        title: "A subnet that hands out public addresses",
        resources: replaced(databaseSubnet({ mapPublicIpOnLaunch: true })),
        resource: "database",
        says: "subnet, which is public",
      },
      ...["password", "passwordWo"].map((property) =>
        wrong(
          `A ${property} in the program`,
          { [property]: "not-a-secret", passwordWoVersion: 1 },
          `given in \`${property}\``,
          "dev",
        ),
      ),
      ...["masterPassword", "masterPasswordWo"].map((property) => ({
        title: `A ${property} of a cluster in the program`,
        resources: clusterParts(databaseCluster({ [property]: "not-a-secret" })),
        resource: "cluster",
        says: `given in \`${property}\``,
      })),
      wrong(
        "A password that nobody manages",
        { manageMasterUserPassword: undefined },
        "nobody manages",
        "dev",
      ),
      wrong("No sign-in by IAM", { iamDatabaseAuthenticationEnabled: false }, "by IAM", "dev"),
      wrong(
        "A log that stays in the instance",
        { enabledCloudwatchLogsExports: ["upgrade"] },
        "not exported",
      ),
      wrong("No Performance Insights", { performanceInsightsEnabled: false }, "Performance Insights is off"),
      wrong("No enhanced monitoring", { monitoringInterval: 0 }, "enhanced monitoring is off", "dev"),
      wrong("Enhanced monitoring without role", { monitoringRoleArn: undefined }, "has no role", "dev"),
      {
        title: "A monitoring role that RDS may not assume",
        resources: replaced(monitoringRole(trustOf("rds.amazonaws.com"))),
        resource: "database",
        says: "does not trust monitoring.rds.amazonaws.com",
      },
      {
        title: "A monitoring role that denies RDS what it asks for",
        resources: replaced(monitoringRole({ ...trustOf("monitoring.rds.amazonaws.com"), Effect: "Deny" })),
        resource: "database",
        says: "does not trust monitoring.rds.amazonaws.com",
      },
      wrong(
        "The parameters of the engine's default",
        { parameterGroupName: undefined },
        "`parameterGroupName` is nothing",
        "dev",
      ),
      {
        title: "The default parameters, whatever another layer declares",
        scope: "layer",
        environment: "dev",
        resources: replaced(database({ parameterGroupName: undefined })),
        resource: "database",
        says: "`parameterGroupName` is nothing",
      },
      {
        title: "Parameters that nobody declares",
        environment: "dev",
        resources: without("parameters"),
        resource: "database",
        says: '`parameterGroupName` is "tradai-mlflow-postgres17-prod"',
      },
      wrongParameters("Parameters without TLS", parameterGroup([]), "rds.force_ssl to nothing"),
      wrongParameters(
        "Parameters that switch TLS off",
        parameterGroup([{ name: "rds.force_ssl", value: "0" }]),
        'rds.force_ssl to "0"',
      ),
      wrongParameters(
        "Parameters of another major version",
        parameterGroup([{ name: "rds.force_ssl", value: "1" }], "postgres15"),
        'is for "postgres15"',
      ),
      wrong("A port that no flow admits", { port: 5433 }, "listens on 5433", "dev"),
      ...refusedVersions,
      wrong("Minor upgrades switched off", { autoMinorVersionUpgrade: false }, "not upgraded", "dev"),
      wrong("Paid extended support", { engineLifecycleSupport: undefined }, "charged for", "dev"),
      {
        title: "Subnets that nobody declares",
        environment: "dev",
        resources: without("subnets"),
        resource: "database",
        says: "tradai-mlflow-subnets-prod, which nothing declares",
      },
      {
        title: "A monitoring role without permission",
        environment: "dev",
        resources: without("monitoring-policy"),
        resource: "database",
        says: "may not write to RDSOSMetrics",
      },
      wrongParameters(
        "A TLS of the last century",
        parameterGroup([
          { name: "rds.force_ssl", value: "1" },
          { name: "ssl_min_protocol_version", value: "TLSv1" },
        ]),
        "a broken TLS",
      ),
    ],
    undecided: [
      { title: "A database of MySQL", resources: mysql, resource: "database", says: 'TLS of "mysql"' },
      {
        title: "A replica that does not say of what engine it is",
        resources: replaced(
          database({
            engine: undefined,
            replicateSourceDb: "tradai-mlflow-other-prod",
            engineVersion: undefined,
          }),
        ),
        resource: "database",
        says: "the log of nothing is not known here",
      },
      {
        title: "Parameters that another layer may declare",
        scope: "layer",
        resources: without("parameters"),
        resource: "database",
        says: "the parameter group may be declared in another layer",
      },
      {
        title: "Subnets that another layer may declare",
        scope: "layer",
        resources: without("subnets"),
        resource: "database",
        says: "the subnet group may be declared in another layer",
      },
      {
        title: "Parameters that are known after the update",
        resources: replaced(database({ parameterGroupName: UNKNOWN })),
        resource: "database",
        says: "`parameterGroupName` is known only after the update",
      },
    ],
  },
};

export default rule;
