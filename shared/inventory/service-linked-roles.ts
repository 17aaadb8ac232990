/** A role of AWS's own, one an account, without which a service does nothing here. */
export interface ServiceLinkedRoleRow {
  /** What `aws iam create-service-linked-role --aws-service-name` takes. */
  readonly service: string;
  readonly role: string;
  /** Pulumi types, any of which makes the service use the role. */
  readonly usedBy: readonly string[];
  /** Whether the service makes the role itself, at a first use that may fail because the role is not ready yet. */
  readonly madeAtFirstUse: boolean;
  /** AWS page that names both. */
  readonly source: string;
}

const docs = "https://docs.aws.amazon.com";

/**
 * The service-linked roles that this system's services use (decisions.md section 1). One that a service makes at its first
 * use takes some seconds until every service knows it, and needs `iam:CreateServiceLinkedRole` of whoever deploys.
 */
export const serviceLinkedRoles: readonly ServiceLinkedRoleRow[] = [
  {
    service: "access-analyzer.amazonaws.com",
    role: "AWSServiceRoleForAccessAnalyzer",
    usedBy: ["aws:accessanalyzer/analyzer:Analyzer"],
    madeAtFirstUse: true,
    source: `${docs}/IAM/latest/UserGuide/access-analyzer-using-service-linked-roles.html`,
  },
  {
    service: "autoscaling.amazonaws.com",
    role: "AWSServiceRoleForAutoScaling",
    usedBy: ["aws:autoscaling/group:Group"],
    madeAtFirstUse: true,
    source: `${docs}/autoscaling/ec2/userguide/autoscaling-service-linked-role.html`,
  },
  {
    service: "config.amazonaws.com",
    role: "AWSServiceRoleForConfig",
    usedBy: ["aws:cfg/recorder:Recorder"],
    madeAtFirstUse: false,
    source: `${docs}/config/latest/developerguide/using-service-linked-roles.html`,
  },
  {
    service: "ecs.amazonaws.com",
    role: "AWSServiceRoleForECS",
    usedBy: ["aws:ecs/cluster:Cluster", "aws:ecs/service:Service"],
    madeAtFirstUse: true,
    source: `${docs}/AmazonECS/latest/developerguide/using-service-linked-roles.html`,
  },
  {
    service: "ecs.application-autoscaling.amazonaws.com",
    role: "AWSServiceRoleForApplicationAutoScaling_ECSService",
    usedBy: ["aws:appautoscaling/target:Target"],
    madeAtFirstUse: true,
    source: `${docs}/autoscaling/application/userguide/application-auto-scaling-service-linked-roles.html`,
  },
  {
    service: "elasticloadbalancing.amazonaws.com",
    role: "AWSServiceRoleForElasticLoadBalancing",
    usedBy: ["aws:lb/loadBalancer:LoadBalancer", "aws:lb/targetGroup:TargetGroup"],
    madeAtFirstUse: true,
    source: `${docs}/elasticloadbalancing/latest/userguide/elb-service-linked-roles.html`,
  },
  {
    service: "guardduty.amazonaws.com",
    role: "AWSServiceRoleForAmazonGuardDuty",
    usedBy: ["aws:guardduty/detector:Detector"],
    madeAtFirstUse: true,
    source: `${docs}/guardduty/latest/ug/slr-permissions.html`,
  },
  {
    service: "inspector2.amazonaws.com",
    role: "AWSServiceRoleForAmazonInspector2",
    usedBy: ["aws:inspector2/enabler:Enabler"],
    madeAtFirstUse: true,
    source: `${docs}/inspector/latest/user/using-service-linked-roles.html`,
  },
  {
    service: "ops.apigateway.amazonaws.com",
    role: "AWSServiceRoleForAPIGateway",
    usedBy: ["aws:apigatewayv2/vpcLink:VpcLink", "aws:apigateway/domainName:DomainName"],
    madeAtFirstUse: true,
    source: `${docs}/apigateway/latest/developerguide/using-service-linked-roles.html`,
  },
  {
    service: "pullthroughcache.ecr.amazonaws.com",
    role: "AWSServiceRoleForECRPullThroughCache",
    usedBy: ["aws:ecr/pullThroughCacheRule:PullThroughCacheRule"],
    madeAtFirstUse: true,
    source: `${docs}/AmazonECR/latest/userguide/slr-pullthroughcache.html`,
  },
  {
    service: "rds.amazonaws.com",
    role: "AWSServiceRoleForRDS",
    usedBy: ["aws:rds/instance:Instance"],
    madeAtFirstUse: true,
    source: `${docs}/AmazonRDS/latest/UserGuide/UsingWithRDS.IAM.ServiceLinkedRoles.html`,
  },
  {
    service: "restore-testing.backup.amazonaws.com",
    role: "AWSServiceRoleForBackupRestoreTesting",
    usedBy: ["aws:backup/restoreTestingPlan:RestoreTestingPlan"],
    madeAtFirstUse: true,
    source: `${docs}/aws-backup/latest/devguide/using-service-linked-roles-AWSServiceRoleForBackupRestoreTesting.html`,
  },
  {
    service: "securityhub.amazonaws.com",
    role: "AWSServiceRoleForSecurityHub",
    usedBy: ["aws:securityhub/account:Account"],
    madeAtFirstUse: true,
    source: `${docs}/securityhub/latest/userguide/using-service-linked-roles.html`,
  },
  {
    service: "wafv2.amazonaws.com",
    role: "AWSServiceRoleForWAFV2Logging",
    usedBy: ["aws:wafv2/webAclLoggingConfiguration:WebAclLoggingConfiguration"],
    madeAtFirstUse: true,
    source: `${docs}/waf/latest/developerguide/using-service-linked-roles.html`,
  },
];
