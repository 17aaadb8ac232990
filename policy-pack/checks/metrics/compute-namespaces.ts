import type { Namespace } from "./metric-table";
import { names, sets } from "./metric-table";

const group = { types: ["aws:autoscaling/group:Group"], properties: ["name"] };
const cluster = { types: ["aws:ecs/cluster:Cluster"], properties: ["name"] };
const service = { types: ["aws:ecs/service:Service"], properties: ["name"] };
const balancer = { types: ["aws:lb/loadBalancer:LoadBalancer"], properties: ["arnSuffix"] };
const targetGroup = { types: ["aws:lb/targetGroup:TargetGroup"], properties: ["arnSuffix"] };
const restApi = { types: ["aws:apigateway/restApi:RestApi"], properties: ["name"] };
const httpApi = { types: ["aws:apigatewayv2/api:Api"], properties: ["id"] };
const stage = {
  types: ["aws:apigateway/stage:Stage", "aws:apigatewayv2/stage:Stage"],
  properties: ["stageName", "name"],
};

/** Namespaces of what runs code and of what stands in front of it. */
export const computeNamespaces: Readonly<Record<string, Namespace>> = {
  "AWS/Lambda": {
    page: "https://docs.aws.amazon.com/lambda/latest/dg/monitoring-metrics-types.html",
    groups: [
      {
        names: names(`Invocations Errors Throttles Duration ConcurrentExecutions DeadLetterErrors
          DestinationDeliveryFailures AsyncEventsReceived AsyncEventAge AsyncEventsDropped
          PostRuntimeExtensionsDuration IteratorAge OversizedRecordCount RecursiveInvocationsDropped
          ProvisionedConcurrentExecutions ProvisionedConcurrencyInvocations
          ProvisionedConcurrencySpilloverInvocations ProvisionedConcurrencyUtilization`),
        dimensions: sets("none, FunctionName, FunctionName Resource, FunctionName Resource ExecutedVersion"),
      },
      { names: names("UnreservedConcurrentExecutions ClaimedAccountConcurrency"), dimensions: sets("none") },
      {
        names: names(`PolledEventCount FilteredOutEventCount InvokedEventCount FailedInvokeEventCount
          DroppedEventCount OnFailureDestinationDeliveredEventCount DeletedEventCount`),
        dimensions: sets("EventSourceMappingUUID"),
      },
    ],
    targets: {
      FunctionName: { types: ["aws:lambda/function:Function"], properties: ["name"] },
      // The function itself, or one of its aliases as `function:alias`.
      Resource: {
        types: ["aws:lambda/function:Function", "aws:lambda/alias:Alias"],
        properties: ["name"],
        composed: { "aws:lambda/alias:Alias": ["functionName", "name"] },
      },
    },
  },
  CWAgent: {
    page: "https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/metrics-collected-by-CloudWatch-agent.html",
    groups: [
      {
        names: names(`mem_used_percent mem_available mem_available_percent mem_used mem_free mem_total
          swap_used_percent swap_used swap_free`),
        dimensions: sets("AutoScalingGroupName, InstanceId, AutoScalingGroupName InstanceId, host"),
      },
      {
        // The program says which of its own the agent adds.
        names: names("disk_used_percent disk_used disk_free disk_total disk_inodes_free disk_inodes_used"),
        dimensions: sets(
          "AutoScalingGroupName path fstype, AutoScalingGroupName path fstype device, AutoScalingGroupName path, AutoScalingGroupName, InstanceId path fstype, InstanceId path fstype device, InstanceId path, InstanceId, host path fstype, host path fstype device, host path, host",
        ),
      },
    ],
    targets: {
      AutoScalingGroupName: group,
      InstanceId: { types: ["aws:ec2/instance:Instance"], properties: ["id"] },
    },
  },
  "AWS/EC2": {
    page: "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/viewing_metrics_with_cloudwatch.html",
    groups: [
      {
        names: names(`CPUUtilization CPUCreditUsage CPUCreditBalance CPUSurplusCreditBalance
          CPUSurplusCreditsCharged DiskReadOps DiskWriteOps DiskReadBytes DiskWriteBytes NetworkIn NetworkOut
          NetworkPacketsIn NetworkPacketsOut MetadataNoToken MetadataNoTokenRejected EBSReadOps EBSWriteOps
          EBSReadBytes EBSWriteBytes EBSIOBalance% EBSByteBalance% StatusCheckFailed
          StatusCheckFailed_Instance StatusCheckFailed_System StatusCheckFailed_AttachedEBS`),
        dimensions: sets("none, InstanceId, AutoScalingGroupName, ImageId, InstanceType"),
      },
    ],
    targets: {
      InstanceId: { types: ["aws:ec2/instance:Instance"], properties: ["id"] },
      AutoScalingGroupName: group,
    },
  },
  "AWS/AutoScaling": {
    page: "https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-metrics.html",
    groups: [
      {
        names: names(`GroupMinSize GroupMaxSize GroupDesiredCapacity GroupInServiceInstances
          GroupPendingInstances GroupStandbyInstances GroupTerminatingInstances GroupTotalInstances
          GroupInServiceCapacity GroupPendingCapacity GroupStandbyCapacity GroupTerminatingCapacity
          GroupTotalCapacity WarmPoolDesiredCapacity WarmPoolWarmedCapacity WarmPoolTotalCapacity`),
        dimensions: sets("AutoScalingGroupName"),
      },
    ],
    targets: { AutoScalingGroupName: group },
  },
  "AWS/ECS": {
    page: "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/available-metrics.html",
    groups: [
      {
        names: names("CPUUtilization MemoryUtilization EBSFilesystemUtilization"),
        dimensions: sets("ClusterName, ClusterName ServiceName"),
      },
      { names: names("CPUReservation MemoryReservation GPUReservation"), dimensions: sets("ClusterName") },
      {
        names: names("ActiveConnectionCount NewConnectionCount ProcessedBytes RequestCount GrpcRequestCount"),
        dimensions: sets("DiscoveryName, DiscoveryName ServiceName ClusterName"),
      },
      {
        names: names(`HTTPCode_Target_2XX_Count HTTPCode_Target_3XX_Count HTTPCode_Target_4XX_Count
          HTTPCode_Target_5XX_Count RequestCountPerTarget TargetProcessedBytes TargetResponseTime
          ClientTLSNegotiationErrorCount TargetTLSNegotiationErrorCount`),
        dimensions: sets("TargetDiscoveryName, TargetDiscoveryName ServiceName ClusterName"),
      },
    ],
    targets: { ClusterName: cluster, ServiceName: service },
  },
  "ECS/ContainerInsights": {
    page: "https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Container-Insights-metrics-ECS.html",
    groups: [
      {
        names: names(`DesiredTaskCount RunningTaskCount PendingTaskCount DeploymentCount TaskSetCount
          RestartCount UnHealthyContainerHealthStatus`),
        dimensions: sets("ClusterName ServiceName, ClusterName TaskDefinitionFamily"),
      },
      { names: names("TaskCount ServiceCount ContainerInstanceCount"), dimensions: sets("ClusterName") },
      {
        names: names(`CpuUtilized CpuReserved MemoryUtilized MemoryReserved StorageReadBytes StorageWriteBytes
          NetworkRxBytes NetworkTxBytes EphemeralStorageReserved EphemeralStorageUtilized
          TaskCpuUtilization TaskMemoryUtilization ContainerCpuUtilization ContainerMemoryUtilization`),
        dimensions: sets(
          "ClusterName, ClusterName ServiceName, ClusterName TaskDefinitionFamily, ClusterName ServiceName ContainerName",
        ),
      },
    ],
    targets: {
      ClusterName: cluster,
      ServiceName: service,
      TaskDefinitionFamily: { types: ["aws:ecs/taskDefinition:TaskDefinition"], properties: ["family"] },
    },
  },
  "AWS/ApplicationELB": {
    page: "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-cloudwatch-metrics.html",
    groups: [
      {
        names: names(`ActiveConnectionCount ClientTLSNegotiationErrorCount ConsumedLCUs PeakLCUs
          DroppedInvalidHeaderRequestCount DesyncMitigationMode_NonCompliant_Request_Count ForwardedInvalidHeaderRequestCount
          HTTP_Fixed_Response_Count HTTP_Redirect_Count HTTPCode_ELB_3XX_Count HTTPCode_ELB_4XX_Count
          HTTPCode_ELB_5XX_Count HTTPCode_ELB_500_Count HTTPCode_ELB_502_Count HTTPCode_ELB_503_Count
          HTTPCode_ELB_504_Count NewConnectionCount ProcessedBytes RejectedConnectionCount`),
        dimensions: sets("LoadBalancer, LoadBalancer AvailabilityZone"),
      },
      {
        names: names(`HTTPCode_Target_2XX_Count HTTPCode_Target_3XX_Count HTTPCode_Target_4XX_Count
          HTTPCode_Target_5XX_Count RequestCount TargetConnectionErrorCount TargetResponseTime
          TargetTLSNegotiationErrorCount`),
        dimensions: sets(
          "LoadBalancer, LoadBalancer AvailabilityZone, LoadBalancer TargetGroup, LoadBalancer TargetGroup AvailabilityZone",
        ),
      },
      {
        names:
          names(`HealthyHostCount UnHealthyHostCount HealthyStateDNS HealthyStateRouting UnhealthyStateDNS
          UnhealthyStateRouting UnhealthyRoutingRequestCount MitigatedHostCount AnomalousHostCount`),
        dimensions: sets("LoadBalancer TargetGroup, LoadBalancer TargetGroup AvailabilityZone"),
      },
      { names: ["RequestCountPerTarget"], dimensions: sets("TargetGroup, LoadBalancer TargetGroup") },
    ],
    targets: { LoadBalancer: balancer, TargetGroup: targetGroup },
  },
  "AWS/ApiGateway": {
    page: "https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-metrics-and-dimensions.html",
    groups: [
      {
        names: names("4XXError 5XXError CacheHitCount CacheMissCount"),
        dimensions: sets("ApiName, ApiName Stage, ApiName Method Resource Stage"),
      },
      { names: names("4xx 5xx DataProcessed"), dimensions: sets("ApiId, ApiId Stage") },
      {
        names: names("Count Latency IntegrationLatency"),
        dimensions: sets("ApiName, ApiName Stage, ApiName Method Resource Stage, ApiId, ApiId Stage"),
      },
    ],
    targets: { ApiName: restApi, ApiId: httpApi, Stage: stage },
  },
  CloudWatchSynthetics: {
    page: "https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Synthetics_Canaries_metrics.html",
    groups: [
      {
        names: names("SuccessPercent Duration"),
        dimensions: sets("CanaryName, CanaryName StepName, Browser CanaryName, none"),
      },
      {
        names: ["2xx", "4xx", "5xx", "Failed", "Failed requests", "Error", "RetryCount", "DurationDryRun"],
        dimensions: sets("CanaryName, Browser CanaryName, none"),
      },
      {
        names: names("VisualMonitoringSuccessPercent VisualMonitoringTotalComparisons"),
        dimensions: sets("CanaryName, none"),
      },
    ],
    targets: { CanaryName: { types: ["aws:synthetics/canary:Canary"], properties: ["name"] } },
  },
};
