import { clusterType, databaseChecks, instanceChecks, instanceType } from "../checks/database-guard";
import { versionChecks } from "../checks/database-version";
import { ofType } from "../checks/of-type";
import {
  database,
  databaseParts,
  databaseSubnet,
  monitoringRole,
  parameterGroup,
} from "../examples/database";
import type { Fixture, Rule, ViolatingExample } from "../rule";

const complete = [database(), ...databaseParts];
const replaced = (...changed: readonly Fixture[]): readonly Fixture[] =>
  complete.map((each) => changed.find(({ name }) => name === each.name) ?? each);

/** The complete database with one setting changed, in dev where it must not depend on the environment. */
const wrong = (
  title: string,
  inputs: Readonly<Record<string, unknown>>,
  says: string,
  environment?: string,
): ViolatingExample => ({
  title,
  resources: replaced(database(inputs)),
  resource: "database",
  says,
  ...(environment !== undefined && { environment }),
});
const wrongParameters = (title: string, group: Fixture, says: string): ViolatingExample => ({
  title,
  environment: "dev",
  resources: replaced(group),
  resource: "parameters",
  says,
});

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
      { title: "The database of prod", resources: complete },
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
      wrong("The name that every master user has", { username: "postgres" }, "called postgres"),
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
      wrong("A password in the program", { password: "not-a-secret" }, "given in `password`", "dev"),
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
        resources: replaced(monitoringRole("rds.amazonaws.com")),
        resource: "database",
        says: "does not trust monitoring.rds.amazonaws.com",
      },
      wrong(
        "The parameters of the engine's default",
        { parameterGroupName: undefined },
        "no parameter group",
        "dev",
      ),
      wrongParameters("Parameters without TLS", parameterGroup([]), "rds.force_ssl to nothing"),
      wrongParameters(
        "Parameters that switch TLS off",
        parameterGroup([{ name: "rds.force_ssl", value: "0" }]),
        'rds.force_ssl to "0"',
      ),
      wrongParameters(
        "Parameters of another major version",
        parameterGroup([{ name: "rds.force_ssl", value: "1" }], "postgres15"),
        "is for postgres15",
      ),
      wrong("A port that no flow admits", { port: 5433 }, "listens on 5433", "dev"),
      {
        title: "A version whose standard support ended",
        environment: "dev",
        resources: replaced(
          database({ engineVersion: "13" }),
          parameterGroup([{ name: "rds.force_ssl", value: "1" }], "postgres13"),
        ),
        resource: "database",
        says: "ended on 2026-02-28",
      },
      wrong("A minor version that RDS makes no more", { engineVersion: "17.4" }, "version 17.4 any more"),
      wrong("A minor version that RDS upgrades", { engineVersion: "17.7" }, "plans a downgrade", "dev"),
      wrong("A version left to RDS", { engineVersion: undefined }, "left to RDS", "dev"),
      wrong("Minor upgrades switched off", { autoMinorVersionUpgrade: false }, "not upgraded", "dev"),
      wrong("Paid extended support", { engineLifecycleSupport: undefined }, "charged for", "dev"),
      {
        title: "Subnets that nobody declares",
        environment: "dev",
        resources: complete.filter(({ name }) => name !== "subnets"),
        resource: "database",
        says: "tradai-mlflow-subnets-prod, which nothing declares",
      },
      {
        title: "A monitoring role without permission",
        environment: "dev",
        resources: complete.filter(({ name }) => name !== "monitoring-policy"),
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
  },
};

export default rule;
