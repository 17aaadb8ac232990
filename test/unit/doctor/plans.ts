import type { Declared } from "../../../tools/engine/declared";
import { planned } from "./world";

/** A plan with one of each type that a check looks at, so that every question is asked. */
export const onePlan: readonly Declared[] = [
  planned("aws:s3/bucket:Bucket", "bucket-configs", { bucket: "tradai-configs-dev" }),
  planned("aws:cognito/userPoolDomain:UserPoolDomain", "user-pool-domain", { domain: "tradai-dev" }),
  planned("aws:dynamodb/table:Table", "table-drift-state", { name: "tradai-drift-state-dev" }),
  planned("awsx:ecr:Repository", "repository-mlflow", { name: "tradai-mlflow-dev" }),
  planned("aws:secretsmanager/secret:Secret", "secret-ci", { name: "tradai/dev/ci-client" }),
  planned("aws:iam/role:Role", "backup-role", { name: "tradai-backup-role-dev" }),
  planned("aws:iam/role:Role", "canary-role", { name: "tradai-canary-dev" }, { parent: "edge" }),
  planned(
    "aws:iam/role:Role",
    "api-logs-role",
    { name: "tradai-api-logs-dev" },
    { parent: "edge", retainOnDelete: true },
  ),
  planned(
    "aws:rds/instance:Instance",
    "database",
    { identifier: "tradai-mlflow-dev", finalSnapshotIdentifier: "tradai-mlflow-dev-final-1" },
    { parent: "foundation" },
  ),
  planned(
    "aws:cloudwatch/logGroup:LogGroup",
    "database-monitoring-logs",
    { name: "RDSOSMetrics" },
    { parent: "foundation" },
  ),
  planned(
    "aws:lambda/function:Function",
    "function-health-check",
    { name: "tradai-health-check-dev", reservedConcurrentExecutions: 10 },
    { parent: "compute" },
  ),
  planned("aws:ec2/vpc:Vpc", "vpc", {}, { parent: "foundation" }),
  planned("aws:ec2/eip:Eip", "nat-address", {}, { parent: "foundation" }),
  planned("aws:ec2/launchTemplate:LaunchTemplate", "nat", { instanceType: "t4g.nano" }),
  planned("aws:autoscaling/group:Group", "nat", { maxSize: 1, launchTemplate: { id: "id-of-nat" } }),
  planned("aws:ec2/vpcEndpoint:VpcEndpoint", "endpoint-s3", { vpcEndpointType: "Gateway" }),
  planned("aws:ec2/vpcEndpoint:VpcEndpoint", "endpoint-logs", { vpcEndpointType: "Interface" }),
  planned("aws:ec2/vpcEndpoint:VpcEndpoint", "endpoint-sts", { vpcEndpointType: "Interface" }),
  ...["a", "b", "c"].map((name) =>
    planned("aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule", name, {
      securityGroupId: "id-of-alb",
    }),
  ),
  planned("aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule", "d", { securityGroupId: "id-of-alb" }),
  planned("aws:ec2/networkAclRule:NetworkAclRule", "e", { networkAclId: "id-of-acl", egress: true }),
  planned("aws:iam/rolePolicyAttachment:RolePolicyAttachment", "f", { role: "tradai-canary-dev" }),
  ...(
    [
      ["aws:guardduty/detector:Detector", "guardduty"],
      ["aws:securityhub/account:Account", "security-hub"],
      ["aws:accessanalyzer/analyzer:Analyzer", "access-analyzer"],
      ["aws:cfg/recorder:Recorder", "config-recorder"],
      ["aws:cfg/deliveryChannel:DeliveryChannel", "config-delivery"],
      ["aws:costexplorer/anomalyMonitor:AnomalyMonitor", "cost-anomalies"],
      ["aws:apigateway/account:Account", "api-account"],
    ] as const
  ).map(([type, name]) => planned(type, name, {}, { parent: "edge", retainOnDelete: true })),
];
