import { UNKNOWN } from "../graph/values";
import type { Example, Fixture, UndecidedExample, ViolatingExample } from "../rule";
import { alarm } from "./alarm";
import { resource } from "./orphans";

const suffix = (arnSuffix: string): Partial<Fixture> => ({ outputs: { arnSuffix } });
const thing = (short: string, inputs: Fixture["inputs"], more: Partial<Fixture> = {}): Fixture => ({
  ...resource(short, short, inputs),
  ...more,
});

const worker = thing("lambda/function", { name: "tradai-worker-prod" });
/** What a dimension names: its value, and who has it. */
const things: Readonly<Record<string, readonly [value: string, owner: Fixture]>> = {
  FunctionName: ["tradai-worker-prod", worker],
  AutoScalingGroupName: [
    "tradai-host-prod",
    thing("autoscaling/group", {
      name: "tradai-host-prod",
      metricsGranularity: "1Minute",
      enabledMetrics: ["GroupTotalInstances"],
    }),
  ],
  InstanceId: ["i-0a1b", thing("ec2/instance", {}, { outputs: { id: "i-0a1b" } })],
  ClusterName: [
    "tradai-prod",
    thing("ecs/cluster", {
      name: "tradai-prod",
      settings: [{ name: "containerInsights", value: "enhanced" }],
    }),
  ],
  ServiceName: ["tradai-api-prod", thing("ecs/service", { name: "tradai-api-prod" })],
  TaskDefinitionFamily: ["tradai-task-prod", thing("ecs/taskDefinition", { family: "tradai-task-prod" })],
  LoadBalancer: ["app/tradai-prod/0a", thing("lb/loadBalancer", {}, suffix("app/tradai-prod/0a"))],
  TargetGroup: ["targetgroup/api/0b", thing("lb/targetGroup", {}, suffix("targetgroup/api/0b"))],
  ApiName: ["tradai-prod", thing("apigateway/restApi", { name: "tradai-prod" })],
  ApiId: ["a1b2c3", thing("apigatewayv2/api", {}, { outputs: { id: "a1b2c3" } })],
  Stage: ["v1", thing("apigateway/stage", { stageName: "v1" })],
  CanaryName: ["tradai-prod", thing("synthetics/canary", { name: "tradai-prod" })],
  DBInstanceIdentifier: ["tradai-mlflow-prod", thing("rds/instance", { identifier: "tradai-mlflow-prod" })],
  QueueName: ["tradai-jobs-prod", thing("sqs/queue", { name: "tradai-jobs-prod" })],
  TopicName: ["tradai-alerts-prod", thing("sns/topic", { name: "tradai-alerts-prod" })],
  TableName: ["tradai-runs-prod", thing("dynamodb/table", { name: "tradai-runs-prod" })],
  NatGatewayId: ["nat-0a1b", thing("ec2/natGateway", {}, { outputs: { id: "nat-0a1b" } })],
  StateMachineArn: [
    "arn:aws:states:eu-central-1:600802701449:stateMachine:tradai-backtest-prod",
    thing("sfn/stateMachine", { name: "tradai-backtest-prod" }),
  ],
  LambdaFunctionArn: ["arn:aws:lambda:eu-central-1:600802701449:function:tradai-worker-prod", worker],
  RuleName: ["tradai-nightly-prod", thing("cloudwatch/eventRule", { name: "tradai-nightly-prod" })],
  WebACL: [
    "tradai-waf",
    thing("wafv2/webAcl", { name: "tradai-waf-prod", visibilityConfig: { metricName: "tradai-waf" } }),
  ],
  BucketName: ["tradai-results-prod", thing("s3/bucket", { bucket: "tradai-results-prod" })],
  LogGroupName: ["/tradai/prod/worker", thing("cloudwatch/logGroup", { name: "/tradai/prod/worker" })],
  BackupVaultName: ["tradai-backup-prod", thing("backup/vault", { name: "tradai-backup-prod" })],
  CertificateArn: [
    "arn:aws:acm:eu-central-1:600802701449:certificate/0a1b",
    thing(
      "acm/certificate",
      {},
      { outputs: { arn: "arn:aws:acm:eu-central-1:600802701449:certificate/0a1b" } },
    ),
  ],
};
const httpStage = thing("apigatewayv2/stage", { name: "live" });

/** A metric of each kind with dimensions that AWS publishes it with: namespace, metric, keys. */
const published: readonly string[] = [
  ...["AWS/Lambda Throttles", "AWS/Lambda Errors FunctionName Resource ExecutedVersion"],
  ...["AWS/Lambda ClaimedAccountConcurrency", "AWS/Lambda PolledEventCount EventSourceMappingUUID"],
  ...["CWAgent mem_used_percent AutoScalingGroupName", "CWAgent swap_free InstanceId"],
  ...["CWAgent disk_used_percent AutoScalingGroupName path fstype", "CWAgent disk_free host"],
  ...["AWS/EC2 CPUUtilization", "AWS/EC2 NetworkIn InstanceId", "AWS/EC2 StatusCheckFailed InstanceType"],
  ...["AWS/AutoScaling GroupTotalInstances AutoScalingGroupName", "AWS/ECS CPUReservation ClusterName"],
  ...["AWS/ECS MemoryUtilization ClusterName ServiceName", "AWS/ECS RequestCount DiscoveryName"],
  "AWS/ECS TargetResponseTime TargetDiscoveryName ServiceName ClusterName",
  ...["ECS/ContainerInsights RunningTaskCount ClusterName ServiceName"],
  "ECS/ContainerInsights RestartCount ClusterName TaskDefinitionFamily",
  ...["ECS/ContainerInsights TaskCount ClusterName", "ECS/ContainerInsights MemoryUtilized ClusterName"],
  ...["AWS/ApplicationELB RejectedConnectionCount LoadBalancer AvailabilityZone"],
  "AWS/ApplicationELB HTTPCode_Target_5XX_Count LoadBalancer TargetGroup",
  "AWS/ApplicationELB UnHealthyHostCount LoadBalancer TargetGroup AvailabilityZone",
  ...["AWS/ApplicationELB RequestCountPerTarget TargetGroup", "AWS/ApiGateway 5XXError ApiName Stage"],
  ...["AWS/ApiGateway 5xx ApiId Stage", "AWS/ApiGateway Latency ApiName Method Resource Stage"],
  ...["CloudWatchSynthetics Duration CanaryName StepName", "CloudWatchSynthetics 5xx Browser CanaryName"],
  ...["CloudWatchSynthetics 2xx", "CloudWatchSynthetics 4xx CanaryName"],
  ...["CloudWatchSynthetics Failed", "CloudWatchSynthetics Error", "CloudWatchSynthetics RetryCount"],
  "CloudWatchSynthetics DurationDryRun",
  "CloudWatchSynthetics VisualMonitoringTotalComparisons CanaryName",
  ...["AWS/RDS CPUUtilization DBInstanceIdentifier", "AWS/SQS ApproximateAgeOfOldestMessage QueueName"],
  ...["AWS/SNS NumberOfNotificationsFailed TopicName", "AWS/DynamoDB ConsumedReadCapacityUnits TableName"],
  ...["AWS/DynamoDB SuccessfulRequestLatency TableName Operation", "AWS/DynamoDB UserErrors"],
  "AWS/DynamoDB ConditionalCheckFailedRequests TableName",
  ...["AWS/DynamoDB ReplicationLatency TableName ReceivingRegion"],
  ...["AWS/NATGateway ErrorPortAllocation NatGatewayId", "AWS/States ExecutionsFailed StateMachineArn"],
  "AWS/States LambdaFunctionTime LambdaFunctionArn",
  ...["AWS/Events FailedInvocations RuleName", "AWS/WAFV2 BlockedRequests Region Rule WebACL"],
  ...["AWS/S3 BucketSizeBytes BucketName StorageType", "AWS/S3 4xxErrors BucketName FilterId"],
  ...["AWS/Logs IncomingBytes LogGroupName", "AWS/Backup NumberOfBackupJobsFailed BackupVaultName"],
  ...[
    "AWS/CertificateManager DaysToExpiry CertificateArn",
    "AWS/Usage CallCount Class Resource Service Type",
  ],
];

/** Keys whose values AWS gives. */
const given: Readonly<Record<string, string>> = {
  // A function's version is called by the function's name.
  Resource: "tradai-worker-prod",
  Region: "eu-central-1",
  Rule: "ALL",
};

/** An alarm on a metric; a key that names no resource of the program has any value. */
function on(text: string, changes: Readonly<Record<string, string>> = {}): Fixture {
  const [namespace, metricName, ...keys] = text.split(" ");
  const dimensions = keys.map((key) => [key, changes[key] ?? things[key]?.[0] ?? given[key] ?? "any"]);
  return {
    ...alarm({ namespace, metricName, dimensions: Object.fromEntries(dimensions) }),
    name: [text, ...Object.keys(changes)].join("-").replaceAll(" ", "-"),
  };
}

const owners: readonly Fixture[] = [...new Set(Object.values(things).map(([, owner]) => owner)), httpStage];

export const publishedMetrics: readonly Example[] = [
  {
    title: "A metric of each kind, with dimensions that AWS publishes it with",
    resources: [
      ...published.map((text) => on(text)),
      on("AWS/ApiGateway 4xx ApiId Stage", { Stage: "live" }),
      on("AWS/WAFV2 AllowedRequests Region Rule WebACL", { WebACL: "tradai-waf-prod" }),
      alarm({ namespace: "CloudWatchSynthetics", metricName: "Failed requests", dimensions: undefined }),
      ...owners,
    ],
  },
];

/** Each metric with each of the things that its dimensions name. */
const watched = published.flatMap((text) =>
  text
    .split(" ")
    .slice(2)
    .flatMap((key) => (things[key] ? [{ text, key, value: things[key][0], owner: things[key][1] }] : [])),
);

/** Dimensions with a value that nothing declared has. */
export const goneDimensions: readonly ViolatingExample[] = watched.map(({ text, key, value }) => {
  const subject = on(text, { [key]: `${value}-gone` });
  return {
    title: `${text}, where the ${key} is gone`,
    resources: [subject, ...owners],
    resource: subject.name,
    says: `${value}-gone`,
  };
});

/** Dimensions of something whose name only the update tells. */
export const openDimensions: readonly UndecidedExample[] = watched.map(({ text, key, owner }) => ({
  title: `${text}, where only the update tells the ${key}`,
  resources: [
    on(text),
    ...owners.map((each) => (each === owner ? { ...each, inputs: unknownInputs(each), outputs: {} } : each)),
  ],
  resource: on(text).name,
  says: key,
}));

function unknownInputs({ inputs }: Fixture): Fixture["inputs"] {
  return Object.fromEntries(Object.keys(inputs).map((property) => [property, UNKNOWN]));
}
