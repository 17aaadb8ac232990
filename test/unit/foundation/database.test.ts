import assert from "node:assert/strict";
import { databaseFacts, databaseParameters, devDatabaseClass } from "../../facts/foundation";
import { only, valuesOf } from "../support/mocks";
import { logicalName } from "./aws";
import { statementsOf } from "./documents";
import { describeFoundationLayer } from "./layer";

const logGroupType = "aws:cloudwatch/logGroup:LogGroup";

describeFoundationLayer("database", ({ environment, facts, ofType, made, registered }) => {
  const identifier = `tradai-mlflow-${environment}`;

  it("is missing, has another name or a sister", () => {
    assert.deepEqual(valuesOf(registered(), "aws:rds/instance:Instance", "identifier"), [identifier]);
  });

  for (const [property, value] of Object.entries(databaseFacts)) {
    it(`has another ${property} than the documents`, () => {
      assert.deepEqual(made("database").inputs[property], value);
    });
  }

  it("loses its data: one zone, short backups, no protection or no last snapshot where they belong", () => {
    const { inputs, protect } = made("database");
    assert.equal(inputs.multiAz, facts.multiAz);
    assert.equal(inputs.deletionProtection, facts.protected);
    assert.equal(protect, facts.protected);
    assert.ok(Number(inputs.backupRetentionPeriod) >= facts.leastBackupDays);
    assert.equal(inputs.finalSnapshotIdentifier, `${identifier}-final-1`);
  });

  if (environment === "dev") {
    it("costs more than documented", () => {
      assert.equal(made("database").inputs.instanceClass, devDatabaseClass);
    });
  }

  it("has a password in the program, or a user that a grant could not name", () => {
    const { inputs } = made("database");
    assert.deepEqual(
      Object.keys(inputs).filter((key) => /^password/i.test(key)),
      [],
    );
    assert.equal(inputs.username, `mlflow_${environment}`);
  });

  it("is encrypted otherwise than the environment's switch says", () => {
    const { kmsKeyId, performanceInsightsKmsKeyId } = made("database").inputs;
    assert.equal(kmsKeyId !== undefined, facts.customerKeys);
    assert.equal(performanceInsightsKmsKeyId, kmsKeyId);
  });

  it("stands in another tier, or in a security group that somebody else is let into", () => {
    const { inputs } = made("database");
    assert.deepEqual((inputs.vpcSecurityGroupIds as string[]).map(logicalName), ["security-group-database"]);
    const group = only(registered(), "aws:rds/subnetGroup:SubnetGroup", "name", inputs.dbSubnetGroupName);
    assert.deepEqual((group.inputs.subnetIds as string[]).map(logicalName), [
      "subnet-database-a",
      "subnet-database-b",
    ]);
  });

  it("accepts connections without TLS, or logs other statements than documented", () => {
    const { parameterGroupName } = made("database").inputs;
    const group = only(registered(), "aws:rds/parameterGroup:ParameterGroup", "name", parameterGroupName);
    assert.equal(group.inputs.family, "postgres15");
    const parameters = group.inputs.parameters as { name: string; value: string; applyMethod?: string }[];
    assert.deepEqual(
      Object.fromEntries(parameters.map(({ name, value }) => [name, value])),
      databaseParameters,
    );
    // A static parameter that is to apply at once is refused.
    const pending = parameters.filter(({ applyMethod }) => applyMethod === "pending-reboot");
    assert.deepEqual(
      pending.map(({ name }) => name),
      ["rds.force_ssl", "max_connections"],
    );
  });

  it("makes its own log groups, which are kept for ever", () => {
    const exported = only(registered(), logGroupType, "name", `/aws/rds/instance/${identifier}/postgresql`);
    const monitoring = only(registered(), logGroupType, "name", "RDSOSMetrics");
    for (const { name, inputs } of [exported, monitoring]) {
      assert.equal(inputs.retentionInDays, facts.logDays, name);
      assert.equal(inputs.kmsKeyId !== undefined, facts.customerKeys, name);
      assert.ok(made("database").waitsFor.includes(name), name);
    }
  });

  it("is watched in a role that another database could use, or that may do more", () => {
    const name = `tradai-database-monitoring-role-${environment}`;
    const role = only(registered(), "aws:iam/role:Role", "name", name);
    const [trust, ...others] = statementsOf(role, "assumeRolePolicy");
    assert.deepEqual(others, []);
    assert.deepEqual(trust?.Principal, { Service: "monitoring.rds.amazonaws.com" });
    assert.deepEqual(trust.Condition, {
      ArnEquals: { "aws:SourceArn": `arn:aws:rds:eu-central-1:${facts.account}:db:${identifier}` },
      StringEquals: { "aws:SourceAccount": facts.account },
    });
    const attached = ofType("aws:iam/rolePolicyAttachment:RolePolicyAttachment");
    assert.deepEqual(
      attached.map(({ inputs }) => [inputs.role, inputs.policyArn]),
      [[name, "arn:aws:iam::aws:policy/service-role/AmazonRDSEnhancedMonitoringRole"]],
    );
    assert.equal(made("database").inputs.monitoringInterval, 60);
    assert.ok(made("database").waitsFor.includes("database-monitoring-policy"));
  });

  it("is left out of the daily backup or of the weekly restore", () => {
    const arn = `arn:aws:rds:eu-central-1:${facts.account}:db:${identifier}`;
    assert.deepEqual(made("backup-database").inputs.resources, [arn]);
    const restore = made("restore-test-database").inputs;
    assert.deepEqual(restore.protectedResourceArns, [arn]);
    assert.equal(restore.protectedResourceType, "RDS");
  });

  it("cannot be found by MLflow, or its secret is handed on by value", () => {
    const parameters = ofType("aws:ssm/parameter:Parameter").map(({ inputs }) => {
      assert.equal(inputs.value, undefined);
      assert.equal(inputs.type, "String");
      return [String(inputs.name).replace(`/tradai/${environment}/`, ""), inputs.insecureValue];
    });
    const values = Object.fromEntries(parameters) as Record<string, string>;
    const { "database/pool-size": poolSize, ...others } = values;
    assert.deepEqual(others, {
      "database/address": "address-of-the-database",
      "database/port": "5432",
      "database/secret-arn": "arn-of-the-master-secret",
      "mlflow/tracking-uri": `http://mlflow.tradai-${environment}.local:5000`,
    });
    // ORION-03 and ORION-43: ten to fifteen.
    assert.ok(Number(poolSize) >= 10 && Number(poolSize) <= 15, poolSize);
  });
});
