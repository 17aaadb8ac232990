import assert from "node:assert/strict";
import { only } from "../support/mocks";
import { allowedActions, list, statementsOf } from "./documents";
import { logicalName } from "./aws";
import { describeFoundationLayer } from "./layer";

const flowLogType = "aws:ec2/flowLog:FlowLog";

describeFoundationLayer("flow logs", ({ environment, facts, ofType, made, registered }) => {
  const group = `/aws/vpc/tradai-${environment}/flow-logs`;
  const groupArn = `arn:aws:logs:eu-central-1:${facts.account}:log-group:${group}`;

  it("records a part of the traffic, or of another network, or delivers elsewhere", () => {
    for (const { name, inputs } of ofType(flowLogType)) {
      assert.equal(inputs.trafficType, "ALL", name);
      assert.equal(logicalName(inputs.vpcId), "vpc", name);
    }
    const destinations = ofType(flowLogType).map(({ inputs }) => [
      inputs.logDestinationType,
      inputs.logDestination,
    ]);
    assert.deepEqual(destinations.sort(), [
      ["cloud-watch-logs", groupArn],
      ...(facts.flowLogsInBucket ? [["s3", `arn:aws:s3:::tradai-logs-${environment}/flow-logs/`]] : []),
    ]);
  });

  it("keeps the records for longer or shorter than documented, or in plain text where keys are on", () => {
    const { inputs } = only(registered(), "aws:cloudwatch/logGroup:LogGroup", "name", group);
    assert.equal(inputs.retentionInDays, facts.flowLogDays);
    assert.equal(inputs.kmsKeyId !== undefined, facts.customerKeys);
  });

  it("lets the role be used by others, write to another group or make groups of its own", () => {
    const name = `tradai-flow-logs-role-${environment}`;
    const role = only(registered(), "aws:iam/role:Role", "name", name);
    const [trust, ...others] = statementsOf(role, "assumeRolePolicy");
    assert.deepEqual(others, []);
    assert.deepEqual(trust?.Principal, { Service: "vpc-flow-logs.amazonaws.com" });
    assert.deepEqual(trust.Condition, {
      ArnLike: { "aws:SourceArn": `arn:aws:ec2:eu-central-1:${facts.account}:vpc-flow-log/*` },
      StringEquals: { "aws:SourceAccount": facts.account },
    });
    const statements = statementsOf(only(registered(), "aws:iam/rolePolicy:RolePolicy", "role", name));
    for (const action of ["logs:CreateLogStream", "logs:DescribeLogStreams", "logs:PutLogEvents"]) {
      assert.ok(allowedActions(statements).includes(action), action);
    }
    assert.ok(!allowedActions(statements).includes("logs:CreateLogGroup"));
    const written = statements.filter(({ Action }) => list(Action).includes("logs:PutLogEvents"));
    assert.deepEqual(
      written.flatMap(({ Resource }) => list(Resource)),
      [`${groupArn}:*`],
    );
  });

  it("starts before its role may write, and loses the first records", () => {
    assert.equal(
      made("flow-log").inputs.iamRoleArn,
      `arn:aws:iam::${facts.account}:role/tradai-flow-logs-role-${environment}`,
    );
    assert.ok(made("flow-log").waitsFor.includes("flow-logs-role-policy"));
  });
});
