import assert from "node:assert/strict";
import type { Values } from "../../../tools/stand-in/values";
import { account, urnOf } from "./harness";
import { by, Ground, testRefusals } from "./refused";

const instance = "aws:rds/instance:Instance";
const parameters = "aws:rds/parameterGroup:ParameterGroup";
const subnets = "aws:rds/subnetGroup:SubnetGroup";
const logGroup = "aws:cloudwatch/logGroup:LogGroup";
const nothing = (): void => undefined;
const database: Values = { identifier: "d", instanceClass: "db.t4g.micro", engine: "postgres" };
const exporting = { ...database, enabledCloudwatchLogsExports: ["postgresql"] };

describe("stand-in rules of the database", () => {
  testRefusals([
    {
      title: "a subnet group in one zone",
      given: (ground) => ground.network(),
      type: subnets,
      inputs: (ground) => ({ name: "s", subnetIds: [ground.id("a"), ground.id("a2")] }),
      error: /^DBSubnetGroupDoesNotCoverEnoughAZs: .*Current AZ coverage: eu-central-1a\./,
      mended: (ground) => ({ subnetIds: [ground.id("a"), ground.id("b")] }),
    },
    {
      title: "a subnet group of a subnet that does not exist",
      given: (ground) => ground.network(),
      type: subnets,
      inputs: (ground) => ({ name: "s", subnetIds: [ground.id("a"), "subnet-1"] }),
      error: /^InvalidSubnet/,
      mended: (ground) => ({ subnetIds: [ground.id("a"), ground.id("b")] }),
    },
    {
      title: "a database in a subnet group that does not exist yet",
      given: (ground) => ground.network(),
      type: instance,
      inputs: () => ({ ...database, dbSubnetGroupName: "s" }),
      error: /^DBSubnetGroupNotFoundFault/,
      mended: by((ground) =>
        ground.make(subnets, "s", { name: "s", subnetIds: [ground.id("a"), ground.id("b")] }),
      ),
    },
    {
      title: "a database with a parameter group that does not exist",
      given: nothing,
      type: instance,
      inputs: () => ({ ...database, parameterGroupName: "p" }),
      error: /^DBParameterGroupNotFound/,
      mended: () => ({ parameterGroupName: "default.postgres16" }),
    },
    {
      title: "a parameter group of another major version",
      given: (ground) => ground.make(parameters, "p", { name: "p", family: "postgres15" }),
      type: instance,
      inputs: () => ({ ...database, engineVersion: "16.4", parameterGroupName: "p" }),
      error: /DBParameterGroupFamily postgres15 can't be used.* DBParameterGroupFamily postgres16/,
      mended: () => ({ engineVersion: "15.8" }),
    },
    {
      title: "a password beside the managed one",
      given: nothing,
      type: instance,
      inputs: () => ({ ...database, manageMasterUserPassword: true, password: "x" }),
      error: /^InvalidParameterCombination: You can't specify MasterUserPassword/,
      mended: () => ({ password: null }),
    },
    {
      title: "monitoring without a role",
      given: (ground) => {
        ground.role("m", "monitoring.rds.amazonaws.com");
        ground.allow("m", "logs:*");
      },
      type: instance,
      inputs: () => ({ ...database, monitoringInterval: 60 }),
      error: /^InvalidParameterCombination: A MonitoringRoleARN value is required/,
      mended: () => ({ monitoringRoleArn: `arn:aws:iam::${account}:role/m` }),
    },
    {
      title: "monitoring by a role that has no policy yet",
      given: (ground) => ground.role("m", "monitoring.rds.amazonaws.com"),
      type: instance,
      inputs: () => ({
        ...database,
        monitoringInterval: 60,
        monitoringRoleArn: `arn:aws:iam::${account}:role/m`,
      }),
      error: /required permissions for: ENHANCED_MONITORING\n.*no policy yet/,
      mended: by((ground) => ground.allow("m", "logs:*")),
    },
    {
      title: "monitoring by a role that trusts RDS in general",
      given: (ground) => {
        for (const [name, service] of [
          ["m", "rds.amazonaws.com"],
          ["right", "monitoring.rds.amazonaws.com"],
        ] as const) {
          ground.role(name, service);
          ground.allow(name, "logs:*");
        }
      },
      type: instance,
      inputs: () => ({
        ...database,
        monitoringInterval: 60,
        monitoringRoleArn: `arn:aws:iam::${account}:role/m`,
      }),
      error: /ENHANCED_MONITORING\n.*does not let monitoring\.rds/,
      mended: () => ({ monitoringRoleArn: `arn:aws:iam::${account}:role/right` }),
    },
    {
      title: "a security group of the database that does not exist",
      given: (ground) => ground.network(),
      type: instance,
      inputs: () => ({ ...database, vpcSecurityGroupIds: ["sg-1"] }),
      error: /^InvalidParameterValue: Invalid security group/,
      mended: (ground) => ({ vpcSecurityGroupIds: [ground.id("sg")] }),
    },
    {
      title: "a key of the master secret that does not exist",
      given: (ground) => ground.make("aws:kms/key:Key", "k", {}),
      type: instance,
      inputs: () => ({ ...database, manageMasterUserPassword: true, masterUserSecretKmsKeyId: "k" }),
      error: /^KMSKeyNotAccessibleFault/,
      mended: (ground) => ({ masterUserSecretKmsKeyId: ground.id("k") }),
    },
    {
      title: "the log group of an export after the database, which has made it itself by then",
      given: (ground: Ground) => ground.make(instance, "d", exporting),
      type: logGroup,
      inputs: () => ({ name: "/aws/rds/instance/d/postgresql" }),
      error: /^ResourceAlreadyExistsException: .*\n.*was made by RDS for d/,
      mended: () => ({ name: "/aws/rds/instance/other/postgresql" }),
    },
  ]);

  it("notes that the database rests on its log groups, so that a forgotten dependsOn is found", () => {
    const ground = new Ground();
    ground.make(logGroup, "logs", { name: "/aws/rds/instance/d/postgresql" });
    ground.make(instance, "d", exporting);
    const [held] = ground.harness.cloud.list(instance);
    assert.deepEqual(
      held?.restsOn?.map(({ urn }) => urn),
      [urnOf(logGroup, "logs")],
    );
    const changed = { name: "/aws/rds/instance/d/postgresql", retentionInDays: 7 };
    ground.harness.update(logGroup, "/aws/rds/instance/d/postgresql", {}, changed, false, "logs");
  });
});
