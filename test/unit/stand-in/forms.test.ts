import assert from "node:assert/strict";
import { allPatterns, allRanges, allRelations } from "../../../tools/stand-in/rules/forms";
import { unknown, type Values } from "../../../tools/stand-in/values";
import { hasPath } from "./has-path";
import { Harness, schemas } from "./harness";

const queue = "aws:sqs/queue:Queue";
const rule = "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule";
const group = "aws:autoscaling/group:Group";
const database = "aws:rds/instance:Instance";
const flowLog = "aws:ec2/flowLog:FlowLog";
const endpoint = "aws:ec2/vpcEndpoint:VpcEndpoint";
const alarm = "aws:cloudwatch/metricAlarm:MetricAlarm";
const lambda = "aws:lambda/function:Function";
const invokeConfig = "aws:lambda/functionEventInvokeConfig:FunctionEventInvokeConfig";
const eventTarget = "aws:cloudwatch/eventTarget:EventTarget";
const aclRule = "aws:ec2/networkAclRule:NetworkAclRule";
const firewallOn = "aws:route53/resolverFirewallRuleGroupAssociation:ResolverFirewallRuleGroupAssociation";
const securityGroup = "aws:ec2/securityGroup:SecurityGroup";
const egressRule = "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule";
const subscription = "aws:sns/topicSubscription:TopicSubscription";

const target = { deadLetterTargetArn: "arn:aws:sqs:eu-central-1:111122223333:d" };
const goodRule: Values = { securityGroupId: "sg-1", ipProtocol: "tcp", cidrIpv4: "10.0.0.0/16" };
const goodAlarm: Values = { name: "a", comparisonOperator: "GreaterThanThreshold", evaluationPeriods: 1 };
const instances: Values = { name: "g", minSize: 1, maxSize: 1 };
const hook: Values = { name: "h", lifecycleTransition: "autoscaling:EC2_INSTANCE_LAUNCHING" };
const flow: Values = { vpcId: "vpc-1", trafficType: "ALL", logDestination: "arn:aws:s3:::b" };
const gateway: Values = { vpcId: "vpc-1", serviceName: "com.amazonaws.eu-central-1.s3" };
const firewallRule: Values = { name: "r", priority: 1, firewallRuleGroupId: "g", firewallDomainListId: "l" };

/** Inputs that are right but for `wrong`; `right` in its place is accepted. */
const forms: { title: string; type: string; base: Values; wrong: Values; right: Values; where: string }[] = [
  {
    title: "a visibility timeout over twelve hours",
    type: queue,
    base: { name: "q" },
    wrong: { visibilityTimeoutSeconds: 43_201 },
    right: { visibilityTimeoutSeconds: 43_200 },
    where: "visibilityTimeoutSeconds: expected 0 to 43200, found 43201",
  },
  {
    title: "a domain without the root's dot",
    type: "aws:route53/resolverFirewallDomainList:ResolverFirewallDomainList",
    base: { name: "l" },
    wrong: { domains: ["example.com"] },
    right: { domains: ["example.com."] },
    where: "domains[]: expected a name with the root's dot",
  },
  {
    title: "a parameter that RDS reports with another method",
    type: "aws:rds/parameterGroup:ParameterGroup",
    base: { name: "p", family: "postgres15" },
    wrong: { parameters: [{ name: "rds.force_ssl", value: "1" }] },
    right: { parameters: [{ name: "rds.force_ssl", value: "1", applyMethod: "pending-reboot" }] },
    where: "parameters: rds.force_ssl",
  },
  {
    title: "a FIFO queue without the ending",
    type: queue,
    base: { fifoQueue: true },
    wrong: { name: "q" },
    right: { name: "q.fifo" },
    where: "name: a FIFO queue's name",
  },
  {
    title: "the ending on a standard queue",
    type: queue,
    base: {},
    wrong: { name: "q.fifo" },
    right: { name: "q" },
    where: "name: a FIFO queue's name",
  },
  {
    title: "a queue's name with other characters",
    type: queue,
    base: {},
    wrong: { name: "q/x" },
    right: { name: "q_x-1" },
    where: "name: only letters",
  },
  {
    title: "deduplication by content on a standard queue",
    type: queue,
    base: { name: "q" },
    wrong: { contentBasedDeduplication: true },
    right: { contentBasedDeduplication: false },
    where: "contentBasedDeduplication: can only",
  },
  {
    title: "two kinds of encryption of a queue",
    type: queue,
    base: { name: "q", kmsMasterKeyId: "alias/aws/sqs" },
    wrong: { sqsManagedSseEnabled: false },
    right: {},
    where: "sqsManagedSseEnabled: conflicts",
  },
  {
    title: "a redrive policy that is no JSON",
    type: queue,
    base: { name: "q" },
    wrong: { redrivePolicy: "{" },
    right: { redrivePolicy: unknown },
    where: "redrivePolicy: 'redrivePolicy' contains an invalid JSON",
  },
  {
    title: "a redrive policy that never gives up",
    type: queue,
    base: { name: "q" },
    wrong: { redrivePolicy: JSON.stringify({ ...target, maxReceiveCount: 0 }) },
    right: { redrivePolicy: JSON.stringify({ ...target, maxReceiveCount: 3 }) },
    where: "redrivePolicy: is {deadLetterTargetArn, maxReceiveCount}",
  },
  {
    title: "a misspelt key of a redrive policy",
    type: queue,
    base: { name: "q" },
    wrong: { redrivePolicy: JSON.stringify({ ...target, maxRecieveCount: 3, maxReceiveCount: 3 }) },
    right: { redrivePolicy: JSON.stringify({ ...target, maxReceiveCount: 1000 }) },
    where: "redrivePolicy: is {deadLetterTargetArn, maxReceiveCount}",
  },
  {
    title: "sources by queue without any",
    type: queue,
    base: { name: "q" },
    wrong: { redriveAllowPolicy: JSON.stringify({ redrivePermission: "byQueue", sourceQueueArns: [] }) },
    right: { redriveAllowPolicy: JSON.stringify({ redrivePermission: "denyAll" }) },
    where: "redriveAllowPolicy: is {redrivePermission}",
  },
  {
    title: "an apostrophe in a security group rule's description",
    type: rule,
    base: goodRule,
    wrong: { description: "the tasks' traffic" },
    right: { description: "HTTPS from the tasks (443)" },
    where: "description: expected at most 255",
  },
  {
    title: "a security group rule without a peer",
    type: rule,
    base: { ...goodRule, cidrIpv4: null },
    wrong: {},
    right: { referencedSecurityGroupId: unknown },
    where: "referencedSecurityGroupId: exactly one",
  },
  {
    title: "a security group rule with two peers",
    type: rule,
    base: goodRule,
    wrong: { prefixListId: "pl-1" },
    right: {},
    where: "referencedSecurityGroupId: exactly one",
  },
  {
    title: "user data that is not Base64",
    type: "aws:ec2/launchTemplate:LaunchTemplate",
    base: { name: "template" },
    wrong: { userData: "#!/bin/bash\n" },
    right: { userData: "IyEvYmluL2Jhc2gK" },
    where: "userData: expected Base64",
  },
  {
    title: "a hook that ends in nothing that exists",
    type: group,
    base: instances,
    wrong: { initialLifecycleHooks: [{ ...hook, defaultResult: "RETRY" }] },
    right: { initialLifecycleHooks: [{ ...hook, defaultResult: "CONTINUE" }] },
    where: "initialLifecycleHooks[].defaultResult: expected CONTINUE",
  },
  {
    title: "a hook that waits longer than two hours",
    type: group,
    base: instances,
    wrong: { initialLifecycleHooks: [{ ...hook, heartbeatTimeout: 7201 }] },
    right: { initialLifecycleHooks: [{ ...hook, heartbeatTimeout: 300 }] },
    where: "initialLifecycleHooks[].heartbeatTimeout: expected 30 to 7200",
  },
  {
    title: "a final snapshot's name with an underscore",
    type: database,
    base: { identifier: "d", instanceClass: "c" },
    wrong: { finalSnapshotIdentifier: "d_final" },
    right: { finalSnapshotIdentifier: "d-final" },
    where: "finalSnapshotIdentifier: expected letters",
  },
  {
    title: "a database's name in capitals",
    type: database,
    base: { instanceClass: "c" },
    wrong: { identifier: "D" },
    right: { identifier: "d-1" },
    where: "identifier: expected lower-case",
  },
  {
    title: "a flow log to a bucket with a role",
    type: flowLog,
    base: { ...flow, logDestinationType: "s3" },
    wrong: { iamRoleArn: "arn:aws:iam::111122223333:role/r" },
    right: {},
    where: "iamRoleArn: DeliverLogsPermissionArn is not applicable",
  },
  {
    title: "a flow log to a log group without a role",
    type: flowLog,
    base: flow,
    wrong: {},
    right: { iamRoleArn: unknown },
    where: "iamRoleArn: delivery to CloudWatch Logs needs a role",
  },
  {
    title: "a gateway endpoint with security groups",
    type: endpoint,
    base: gateway,
    wrong: { securityGroupIds: ["sg-1"] },
    right: { routeTableIds: ["rtb-1"] },
    where: "vpcEndpointType: a gateway endpoint",
  },
  {
    title: "a firewall rule that blocks without saying how",
    type: "aws:route53/resolverFirewallRule:ResolverFirewallRule",
    base: firewallRule,
    wrong: { action: "BLOCK" },
    right: { action: "BLOCK", blockResponse: "NXDOMAIN" },
    where: "blockResponse: is given with the action BLOCK",
  },
  {
    title: "an e-mail subscription of something else",
    type: subscription,
    base: { topic: "t", protocol: "email" },
    wrong: { endpoint: "https://example.com" },
    right: { endpoint: "on-call@example.com" },
    where: "endpoint: does not fit",
  },
  {
    title: "an alarm on more data points than it looks at",
    type: alarm,
    base: goodAlarm,
    wrong: { datapointsToAlarm: 2 },
    right: { datapointsToAlarm: 1 },
    where: "datapointsToAlarm: is at most",
  },
  {
    title: "an alarm's period that CloudWatch does not have",
    type: alarm,
    base: goodAlarm,
    wrong: { period: 90 },
    right: { period: 120 },
    where: "period: is 10, 20, 30",
  },
  {
    title: "an alarm that looks back over more than a day",
    type: alarm,
    base: { ...goodAlarm, period: 300 },
    wrong: { evaluationPeriods: 289 },
    right: { evaluationPeriods: 288 },
    where: "evaluationPeriods: period times",
  },
];

/** Values just past a bound, or of another form; what else the type wants does not matter here. */
const plain: [type: string, inputs: Values, property: string][] = [
  [queue, { messageRetentionSeconds: 1_209_601 }, "messageRetentionSeconds"],
  [queue, { delaySeconds: 901 }, "delaySeconds"],
  [queue, { receiveWaitTimeSeconds: 21 }, "receiveWaitTimeSeconds"],
  [queue, { kmsDataKeyReusePeriodSeconds: 59 }, "kmsDataKeyReusePeriodSeconds"],
  [lambda, { timeout: 901 }, "timeout"],
  [lambda, { memorySize: 127 }, "memorySize"],
  [invokeConfig, { maximumRetryAttempts: 3 }, "maximumRetryAttempts"],
  [invokeConfig, { maximumEventAgeInSeconds: 59 }, "maximumEventAgeInSeconds"],
  [eventTarget, { retryPolicy: { maximumRetryAttempts: 186 } }, "retryPolicy.maximumRetryAttempts"],
  [eventTarget, { retryPolicy: { maximumEventAgeInSeconds: 59 } }, "retryPolicy.maximumEventAgeInSeconds"],
  [database, { backupRetentionPeriod: 36 }, "backupRetentionPeriod"],
  [aclRule, { ruleNumber: 32_767, cidrBlock: "10.0.0.0/16" }, "ruleNumber"],
  [aclRule, { ruleNumber: 1 }, "cidrBlock"],
  [firewallOn, { priority: 100 }, "priority"],
  [securityGroup, { description: "a > b" }, "description"],
  [securityGroup, { name: "sg-1" }, "name"],
  [egressRule, { description: "a > b", cidrIpv4: "10.0.0.0/16" }, "description"],
  [egressRule, {}, "referencedSecurityGroupId"],
  [
    group,
    { initialLifecycleHooks: [{ lifecycleTransition: "x" }] },
    "initialLifecycleHooks\\[\\]\\.lifecycleTransition",
  ],
  [subscription, { protocol: "mail" }, "protocol"],
];

describe("stand-in forms of inputs", () => {
  for (const { title, type, base, wrong, right, where } of forms) {
    it(`refuse ${title}`, () => {
      const { failures } = new Harness().check(type, { ...base, ...wrong });
      assert.equal(failures.length, 1, failures.join("\n"));
      assert.equal(failures[0]?.startsWith(where), true, failures[0]);
      assert.deepEqual(new Harness().check(type, { ...base, ...right }).failures, []);
    });
  }

  for (const [type, inputs, property] of plain) {
    it(`refuse ${JSON.stringify(inputs)} of ${type}`, () => {
      const { failures } = new Harness().check(type, inputs);
      const told = failures.some((failure) => new RegExp(`^${property}: (?:expected|exactly)`).test(failure));
      assert.equal(told, true, failures.join("\n"));
    });
  }

  it("name only types and properties that exist, or a form would never be checked", () => {
    const wrong = [...allRanges, ...allPatterns].filter(
      ({ type, property }) => !hasPath(schemas.resource(type), property),
    );
    const types = allRelations.filter(({ type }) => schemas.resource(type) === undefined);
    assert.deepEqual([...wrong, ...types], []);
  }).timeout(180_000);
});
