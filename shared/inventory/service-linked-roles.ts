/** A role of AWS's own, one an account, without which a service does nothing here. */
export interface ServiceLinkedRoleRow {
  /** What `aws iam create-service-linked-role --aws-service-name` takes. */
  readonly service: string;
  readonly role: string;
  /** What of this system uses it, for the role's description. */
  readonly why: string;
  /** Where threat detection is on; everywhere without it. */
  readonly detection?: true;
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
    why: "the access analyzer",
    detection: true,
    role: "AWSServiceRoleForAccessAnalyzer",
    usedBy: ["aws:accessanalyzer/analyzer:Analyzer"],
    madeAtFirstUse: true,
    source: `${docs}/IAM/latest/UserGuide/access-analyzer-using-service-linked-roles.html`,
  },
  {
    service: "agentless.inspector2.amazonaws.com",
    why: "the scan of instances without an agent",
    detection: true,
    role: "AWSServiceRoleForAmazonInspector2Agentless",
    usedBy: ["aws:inspector2/enabler:Enabler"],
    madeAtFirstUse: true,
    source: `${docs}/inspector/latest/user/using-service-linked-roles.html`,
  },
  {
    service: "autoscaling.amazonaws.com",
    why: "groups of instances: NAT and the consolidated host",
    role: "AWSServiceRoleForAutoScaling",
    usedBy: ["aws:autoscaling/group:Group"],
    madeAtFirstUse: true,
    source: `${docs}/autoscaling/ec2/userguide/autoscaling-service-linked-role.html`,
  },
  {
    service: "backup.amazonaws.com",
    why: "the backup plan",
    role: "AWSServiceRoleForBackup",
    usedBy: ["aws:backup/plan:Plan"],
    madeAtFirstUse: true,
    source: `${docs}/aws-backup/latest/devguide/using-service-linked-roles-AWSServiceRoleForBackup.html`,
  },
  {
    service: "config.amazonaws.com",
    why: "the configuration recorder, which is refused without it",
    detection: true,
    role: "AWSServiceRoleForConfig",
    usedBy: ["aws:cfg/recorder:Recorder"],
    madeAtFirstUse: false,
    source: `${docs}/config/latest/developerguide/using-service-linked-roles.html`,
  },
  {
    service: "ecr.amazonaws.com",
    why: "repositories of cached images",
    role: "AWSServiceRoleForECRTemplate",
    usedBy: ["aws:ecr/repositoryCreationTemplate:RepositoryCreationTemplate"],
    madeAtFirstUse: true,
    source: `${docs}/AmazonECR/latest/userguide/slr-rct.html`,
  },
  {
    service: "ecs.amazonaws.com",
    why: "clusters and services",
    role: "AWSServiceRoleForECS",
    usedBy: ["aws:ecs/cluster:Cluster", "aws:ecs/service:Service"],
    madeAtFirstUse: true,
    source: `${docs}/AmazonECS/latest/developerguide/using-service-linked-roles.html`,
  },
  {
    service: "ecs.application-autoscaling.amazonaws.com",
    why: "numbers of tasks",
    role: "AWSServiceRoleForApplicationAutoScaling_ECSService",
    usedBy: ["aws:appautoscaling/target:Target"],
    madeAtFirstUse: true,
    source: `${docs}/autoscaling/application/userguide/application-auto-scaling-service-linked-roles.html`,
  },
  {
    service: "elasticloadbalancing.amazonaws.com",
    why: "the load balancer",
    role: "AWSServiceRoleForElasticLoadBalancing",
    usedBy: ["aws:lb/loadBalancer:LoadBalancer", "aws:lb/targetGroup:TargetGroup"],
    madeAtFirstUse: true,
    source: `${docs}/elasticloadbalancing/latest/userguide/elb-service-linked-roles.html`,
  },
  {
    service: "guardduty.amazonaws.com",
    why: "the detector",
    detection: true,
    role: "AWSServiceRoleForAmazonGuardDuty",
    usedBy: ["aws:guardduty/detector:Detector"],
    madeAtFirstUse: true,
    source: `${docs}/guardduty/latest/ug/slr-permissions.html`,
  },
  {
    service: "inspector2.amazonaws.com",
    why: "the scan of images, functions and instances",
    detection: true,
    role: "AWSServiceRoleForAmazonInspector2",
    usedBy: ["aws:inspector2/enabler:Enabler"],
    madeAtFirstUse: true,
    source: `${docs}/inspector/latest/user/using-service-linked-roles.html`,
  },
  {
    service: "malware-protection.guardduty.amazonaws.com",
    why: "the detector's scan of volumes",
    detection: true,
    role: "AWSServiceRoleForAmazonGuardDutyMalwareProtection",
    usedBy: ["aws:guardduty/detectorFeature:DetectorFeature"],
    madeAtFirstUse: true,
    source: `${docs}/guardduty/latest/ug/slr-permissions-malware-protection.html`,
  },
  {
    service: "ops.apigateway.amazonaws.com",
    why: "the API's domain and its link to the VPC",
    role: "AWSServiceRoleForAPIGateway",
    usedBy: ["aws:apigatewayv2/vpcLink:VpcLink", "aws:apigateway/domainName:DomainName"],
    madeAtFirstUse: true,
    source: `${docs}/apigateway/latest/developerguide/using-service-linked-roles.html`,
  },
  {
    service: "pullthroughcache.ecr.amazonaws.com",
    why: "the cache of public images",
    role: "AWSServiceRoleForECRPullThroughCache",
    usedBy: ["aws:ecr/pullThroughCacheRule:PullThroughCacheRule"],
    madeAtFirstUse: true,
    source: `${docs}/AmazonECR/latest/userguide/slr-pullthroughcache.html`,
  },
  {
    service: "rds.amazonaws.com",
    why: "the database",
    role: "AWSServiceRoleForRDS",
    usedBy: ["aws:rds/instance:Instance"],
    madeAtFirstUse: true,
    source: `${docs}/AmazonRDS/latest/UserGuide/UsingWithRDS.IAM.ServiceLinkedRoles.html`,
  },
  {
    service: "restore-testing.backup.amazonaws.com",
    why: "the restore test",
    role: "AWSServiceRoleForBackupRestoreTesting",
    usedBy: ["aws:backup/restoreTestingPlan:RestoreTestingPlan"],
    madeAtFirstUse: true,
    source: `${docs}/aws-backup/latest/devguide/using-service-linked-roles-AWSServiceRoleForBackupRestoreTesting.html`,
  },
  {
    service: "securityhub.amazonaws.com",
    why: "findings in one place",
    detection: true,
    role: "AWSServiceRoleForSecurityHub",
    usedBy: ["aws:securityhub/account:Account"],
    madeAtFirstUse: true,
    source: `${docs}/securityhub/latest/userguide/using-service-linked-roles.html`,
  },
  {
    service: "wafv2.amazonaws.com",
    why: "the web ACLs' logs",
    role: "AWSServiceRoleForWAFV2Logging",
    usedBy: ["aws:wafv2/webAclLoggingConfiguration:WebAclLoggingConfiguration"],
    madeAtFirstUse: true,
    source: `${docs}/waf/latest/developerguide/using-service-linked-roles.html`,
  },
];
