import { testFormValues, type FormValues } from "./form-values";

const mapping = "aws:lambda/eventSourceMapping:EventSourceMapping";
const lambda = "aws:lambda/function:Function";
const alias = "aws:lambda/alias:Alias";
const permission = "aws:lambda/permission:Permission";
const service = "aws:ecs/service:Service";
const machine = "aws:sfn/stateMachine:StateMachine";
const eventRule = "aws:cloudwatch/eventRule:EventRule";
const deploymentGroup = "aws:codedeploy/deploymentGroup:DeploymentGroup";
const target = "aws:appautoscaling/target:Target";
const policy = "aws:appautoscaling/policy:Policy";
const standard = { eventSourceArn: "arn:aws:sqs:eu-central-1:111122223333:q" };
const fifo = { eventSourceArn: "arn:aws:sqs:eu-central-1:111122223333:q.fifo" };
const image = { packageType: "Image", imageUri: "i" };
const bundle = { packageType: "Zip", handler: "index.handler", runtime: "nodejs24.x" };
const states = { A: { Type: "Pass", End: true } };
const behind = { loadBalancers: [{ containerName: "c", containerPort: 1 }] };

const values: readonly FormValues[] = [
  [mapping, "batchSize", { ...fifo, batchSize: 0 }, { ...fifo, batchSize: 1 }],
  [mapping, "batchSize", { ...fifo, batchSize: 11 }, { ...fifo, batchSize: 10 }],
  [
    mapping,
    "maximumBatchingWindowInSeconds",
    { maximumBatchingWindowInSeconds: 301 },
    { maximumBatchingWindowInSeconds: 300 },
  ],
  [mapping, "maximumBatchingWindowInSeconds", { ...fifo, maximumBatchingWindowInSeconds: 1 }, fifo],
  [
    mapping,
    "maximumBatchingWindowInSeconds",
    { ...standard, batchSize: 11 },
    { ...standard, batchSize: 11, maximumBatchingWindowInSeconds: 1 },
  ],
  [
    mapping,
    "scalingConfig.maximumConcurrency",
    { scalingConfig: { maximumConcurrency: 1 } },
    { scalingConfig: { maximumConcurrency: 2 } },
  ],
  [
    mapping,
    "functionResponseTypes[]",
    { functionResponseTypes: ["All"] },
    { functionResponseTypes: ["ReportBatchItemFailures"] },
  ],
  [
    lambda,
    "reservedConcurrentExecutions",
    { reservedConcurrentExecutions: -2 },
    { reservedConcurrentExecutions: -1 },
  ],
  [lambda, "ephemeralStorage.size", { ephemeralStorage: { size: 511 } }, { ephemeralStorage: { size: 512 } }],
  [lambda, "name", { name: "a".repeat(65) }, { name: "a".repeat(64) }],
  [lambda, "description", { description: "a".repeat(257) }, { description: "a".repeat(256) }],
  [lambda, "packageType", { packageType: "Jar" }, bundle],
  [lambda, "imageUri", { packageType: "Image" }, image],
  [lambda, "imageUri", { ...image, handler: "h" }, image],
  [lambda, "handler", { ...bundle, handler: null }, bundle],
  [lambda, "handler", { ...bundle, imageUri: "i" }, bundle],
  [
    lambda,
    "environment",
    { environment: { variables: { AWS_REGION: "x" } } },
    { environment: { variables: { AWS_ACCOUNT: "x" } } },
  ],
  [
    lambda,
    "environment",
    { environment: { variables: { X: "a".repeat(4096) } } },
    { environment: { variables: { X: "a".repeat(4000) } } },
  ],
  [alias, "name", { name: "12" }, { name: "live" }],
  [alias, "functionVersion", { functionVersion: "latest" }, { functionVersion: "$LATEST" }],
  [permission, "statementId", { statementId: "a b" }, { statementId: "a-b" }],
  [permission, "action", { action: "events:Put" }, { action: "lambda:InvokeFunction" }],
  ["aws:ecs/cluster:Cluster", "name", { name: "a.b" }, { name: "a-b" }],
  ["aws:ecs/taskDefinition:TaskDefinition", "family", { family: "a.b" }, { family: "a-b" }],
  ["aws:ecs/taskDefinition:TaskDefinition", "networkMode", { networkMode: "vpc" }, { networkMode: "awsvpc" }],
  [service, "name", { name: "a.b" }, { name: "a-b" }],
  [service, "launchType", { launchType: "fargate" }, { launchType: "FARGATE" }],
  [
    service,
    "launchType",
    { launchType: "FARGATE", capacityProviderStrategies: [{ capacityProvider: "FARGATE" }] },
    { launchType: "FARGATE" },
  ],
  [service, "schedulingStrategy", { schedulingStrategy: "ONE" }, { schedulingStrategy: "REPLICA" }],
  [service, "desiredCount", { desiredCount: -1 }, { desiredCount: 0 }],
  [
    service,
    "deploymentConfiguration.strategy",
    { deploymentConfiguration: { strategy: "BLUEGREEN" } },
    { deploymentConfiguration: { strategy: "BLUE_GREEN" } },
  ],
  [
    service,
    "deploymentController.type",
    { deploymentController: { type: "X" } },
    { deploymentController: { type: "ECS" } },
  ],
  [
    service,
    "serviceConnectConfiguration.services[].ingressPortOverride",
    { serviceConnectConfiguration: { enabled: true, services: [{ portName: "p", ingressPortOverride: 0 }] } },
    { serviceConnectConfiguration: { enabled: true } },
  ],
  [
    service,
    "healthCheckGracePeriodSeconds",
    { ...behind, healthCheckGracePeriodSeconds: -1 },
    { ...behind, healthCheckGracePeriodSeconds: 0 },
  ],
  [
    service,
    "healthCheckGracePeriodSeconds",
    { healthCheckGracePeriodSeconds: 9 },
    { healthCheckGracePeriodSeconds: 9, loadBalancers: [{ containerName: "c", containerPort: 1 }] },
  ],
  [
    service,
    "availabilityZoneRebalancing",
    { availabilityZoneRebalancing: "ON" },
    { availabilityZoneRebalancing: "DISABLED" },
  ],
  [
    service,
    "availabilityZoneRebalancing",
    { availabilityZoneRebalancing: "ENABLED", deploymentMaximumPercent: 100 },
    { availabilityZoneRebalancing: "ENABLED" },
  ],
  [
    service,
    "deploymentMaximumPercent",
    { deploymentMaximumPercent: 100, deploymentMinimumHealthyPercent: 100 },
    { deploymentMaximumPercent: 100, deploymentMinimumHealthyPercent: 0 },
  ],
  [
    service,
    "loadBalancers",
    {
      deploymentConfiguration: { strategy: "BLUE_GREEN" },
      loadBalancers: [{ containerName: "c", containerPort: 1 }],
    },
    {
      deploymentConfiguration: { strategy: "ROLLING" },
      loadBalancers: [{ containerName: "c", containerPort: 1 }],
    },
  ],
  [target, "minCapacity", { minCapacity: -1, maxCapacity: 1 }, { minCapacity: 0, maxCapacity: 1 }],
  [target, "maxCapacity", { minCapacity: 2, maxCapacity: 1 }, { minCapacity: 2, maxCapacity: 2 }],
  [
    policy,
    "policyType",
    { policyType: "TargetTrackingScaling" },
    { policyType: "TargetTrackingScaling", targetTrackingScalingPolicyConfiguration: { targetValue: 1 } },
  ],
  [
    policy,
    "policyType",
    { policyType: "StepScaling", targetTrackingScalingPolicyConfiguration: { targetValue: 1 } },
    { policyType: "StepScaling" },
  ],
  [machine, "name", { name: "a.b" }, { name: "a-b" }],
  [
    machine,
    "definition",
    { definition: "{" },
    { definition: JSON.stringify({ StartAt: "A", States: states }) },
  ],
  [
    machine,
    "definition",
    { definition: JSON.stringify({ StartAt: "B", States: states }) },
    { definition: JSON.stringify({ StartAt: "A", States: states }) },
  ],
  [
    machine,
    "loggingConfiguration.level",
    { loggingConfiguration: { level: "INFO" } },
    { loggingConfiguration: { level: "ALL" } },
  ],
  [
    machine,
    "loggingConfiguration.logDestination",
    { loggingConfiguration: { logDestination: "arn:x" } },
    { loggingConfiguration: { logDestination: "arn:x:*" } },
  ],
  [eventRule, "name", { name: "a/b" }, { name: "a.b" }],
  [eventRule, "scheduleExpression", {}, { scheduleExpression: "rate(5 minutes)" }],
  ...["rate(1 minutes)", "rate(5 minute)", "rate(0 hours)", "every(5 minutes)", "cron(0 12 * * *)"].map(
    (scheduleExpression): FormValues => [
      eventRule,
      "scheduleExpression",
      { scheduleExpression },
      { scheduleExpression: scheduleExpression.startsWith("cron") ? "cron(0 12 * * ? *)" : "rate(1 day)" },
    ],
  ),
  [
    eventRule,
    "eventPattern",
    { eventPattern: '{"source":"aws.ecs"}' },
    { eventPattern: '{"source":["aws.ecs"],"detail":{"a":[{"prefix":"x"}]}}' },
  ],
  [
    "aws:cloudwatch/eventTarget:EventTarget",
    "roleArn",
    { arn: "arn:aws:states:eu-central-1:111122223333:stateMachine:m" },
    { arn: "arn:aws:states:eu-central-1:111122223333:stateMachine:m", roleArn: "r" },
  ],
  ["aws:codedeploy/application:Application", "name", { name: "a b" }, { name: "a-b" }],
  [
    deploymentGroup,
    "deploymentGroupName",
    { deploymentGroupName: "a".repeat(101) },
    { deploymentGroupName: "a" },
  ],
  [
    deploymentGroup,
    "autoRollbackConfiguration.events[]",
    { autoRollbackConfiguration: { events: ["ALARM"] } },
    { autoRollbackConfiguration: { events: ["DEPLOYMENT_FAILURE"] } },
  ],
];

describe("stand-in forms of functions, services and workflows", () => testFormValues(values));
